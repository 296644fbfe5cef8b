"""Whole files one below the other, as the form on the site makes of one contribution → files of the record.

They come in an issue or as a file. Each stands below its name, in a fence longer than any within it; that of a correction says of which
version it is one, so that nobody undoes unseen what came between.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from casetracker.edit.issues.forms import AGREED, FILES, REST
from casetracker.edit.issues.from_issue import IssueError, Made, from_issue
from casetracker.record.model import KINDS, RecordKind
from casetracker.record.problems import RULES
from casetracker.record.problems.problem import shorten
from casetracker.record.read import LIMITS, ReadError, id_fault, read_yaml
from casetracker.record.scope import ANY, Scope

NAME, WAS = "### File: ", "Was: "
_FENCE = re.compile("^(~{3,})[a-z]*$")
_MOST = 60
"""Files: more people were in no exchange."""


class _File(NamedTuple):
    name: str
    was: str
    """The version that it corrects; empty where it is new."""
    content: bytes


def submitted_files(text: str, folder: Path, scope: Scope = ANY) -> tuple[Made, ...]:
    """Return the files that the `text` of an issue gives: those that stand in it whole, or the one that it describes."""
    lines = text.replace("\r\n", "\n").split("\n")
    if not any(line.startswith(NAME) for line in lines):
        return (from_issue(text, folder, scope),)
    files, outside = _taken_apart(lines)
    if len(files) > _MOST:
        raise IssueError(f"there are {len(files)} files, and {_MOST} is the most that one contribution may have")
    made = tuple(_made(each, folder) for each in files)
    if len({each.name for each in made}) < len(made):
        raise IssueError("a file stands there twice")
    left = [f"'{shorten(line)}' stands in no file" for line in outside]
    return (*made[:-1], replace(made[-1], left=(*made[-1].left, *left)))


def version(content: bytes) -> str:
    """Return a short name for what a file holds (FNV-1a), as the form makes it too."""
    number = 0x811C9DC5
    for byte in content:
        number = (number ^ byte) * 0x01000193 & 0xFFFFFFFF
    return f"{number:08x}"


def _taken_apart(lines: list[str]) -> tuple[list[_File], list[str]]:
    """Return the files, and the lines that stand in none."""
    files, outside = [], []
    rest = iter(lines)
    for line in rest:
        if line.startswith(NAME):
            files.append(_file(line.removeprefix(NAME).strip(" `"), rest))
        elif line.strip() and not line.startswith(("- [ ] ", "- [x] ", "- [X] ", *(f"### {label}" for label in (FILES, AGREED, REST)))):
            outside.append(line.strip())
    return files, [line for line in outside if line != "_No response_"]


def _file(name: str, rest: Iterator[str]) -> _File:
    was = ""
    for line in rest:
        if fence := _FENCE.match(line):
            break
        if line.startswith(WAS):
            was = line.removeprefix(WAS).strip(" `")
    else:
        raise IssueError(f"'{shorten(name)}' has no content: a fence of '~~~' has to stand below it")
    content: list[str] = []
    for line in rest:
        if line == fence[1]:
            return _File(name, was, "".join(f"{each}\n" for each in content).encode("utf-8", "replace"))
        content.append(line)
    raise IssueError(f"'{shorten(name)}' does not end: the line '{fence[1]}' is missing")


def _made(file: _File, folder: Path) -> Made:
    kind, id_ = _record(file.name)
    if unfit := id_fault(id_):
        rule, words = unfit
        raise IssueError(RULES[rule].message.format(**words))
    path = folder / kind.file(id_)
    if len(file.content) > LIMITS.size:
        raise IssueError(f"{file.name} has {len(file.content) // 1024} kB, and {LIMITS.size // 1024} kB is the most that a file may have")
    try:
        read_yaml(file.content)
    except ReadError:
        raise IssueError(f"{file.name} holds no YAML that can be read") from None
    if not file.was:
        if os.path.lexists(path):
            raise IssueError(f"{file.name} is there already: if it is about the same person or exchange, this has to be a correction of it")
        return Made(file.name, file.content, True)
    if not path.is_file() or path.is_symlink():
        raise IssueError(f"there is no {file.name} that this could be a correction of")
    if version(path.read_bytes()) == file.was:
        return Made(file.name, file.content, False)
    return Made(file.name, file.content, False, ("it was changed since this correction was begun: what came between is undone here",))


def _record(name: str) -> tuple[RecordKind, str]:
    """Return the kind and the id of a record's file."""
    for kind in sorted(KINDS.values(), key=lambda each: -len(each.folder)):
        if name.startswith(kind.folder) and name.endswith(".yml"):
            return kind, name.removeprefix(kind.folder).removesuffix(".yml")
    raise IssueError(f"'{shorten(name)}' is no file of the record")
