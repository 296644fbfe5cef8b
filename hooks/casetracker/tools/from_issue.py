"""The text of an issue that was made by one of our forms → a case or swap file, new or corrected."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from casetracker.model.kinds import FieldSpec
from casetracker.problems import RULES
from casetracker.problems.problem import shorten
from casetracker.read import ID, Entry, Node, ReadError, id_fault, read_yaml
from casetracker.tools.comments import comments_of
from casetracker.tools.issue_forms import RECORD, REST, TAKE_OUT, sections
from casetracker.tools.issue_values import Reading, clean
from casetracker.tools.skeleton import id_of
from casetracker.tools.style import styled
from casetracker.tools.writing import node_of, record_text

_EMPTY = frozenset({"", "_No response_", "None"})
_HEADING = re.compile(r"^### (.+?)\s*$", re.MULTILINE)
_ADDRESS = re.compile(r"(?:^|/)(cases|swaps)/([a-z0-9-]+)(?:\.yml|/)?(?:[#?].*)?$|^([a-z0-9-]+)(?:\.yml)?$")


class IssueError(ValueError):
    """No file can be made of the issue; the message says what is missing."""


@dataclass(frozen=True)
class Made:
    """The file that an issue gives, and what a maintainer has to know of it."""

    name: str
    """From the folder of records: `vera-example.yml`, `swaps/2026-10-20-muster-bridge.yml`."""
    content: bytes
    is_new: bool
    notes: tuple[str, ...]


def from_issue(text: str, folder: Path, today: date) -> Made:
    """Return the file that the `text` of an issue describes. `today` is the day on which a new file counts as reviewed.

    Raises IssueError where it describes none.
    """
    parts = _parts(clean(text))
    return _corrected(parts, folder) if RECORD in parts else _new(parts, folder, today)


def _parts(text: str) -> dict[str, str]:
    """Return the text below each heading that a form has; any other heading is part of what somebody wrote."""
    known = {RECORD, TAKE_OUT, REST, "Before you send it", *(each.label for kind in ("case", "swap") for each in sections(kind))}
    found: dict[str, str] = {}
    marks = [each for each in _HEADING.finditer(text) if each[1] in known]
    ends = [*(each.start() for each in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=False):
        body = text[mark.end() : end].strip("\n ")
        if mark[1] not in found:
            found[mark[1]] = "" if body in _EMPTY else body
    return found


def _new(parts: Mapping[str, str], folder: Path, today: date) -> Made:
    if "Name" not in parts and "Title" not in parts:
        raise IssueError("this is not the text of an issue that one of the forms made")
    kind: Literal["case", "swap"] = "case" if "Name" in parts else "swap"
    reading = Reading()
    values = _values(kind, parts, reading, frozenset())
    if kind == "case":
        name = id_of(values.get("name", ""))
    else:
        name = id_of(f"{values.get('date', '')} {values.get('place') or ' '.join(values.get('parties', []))}")
    if not name:
        raise IssueError("the issue gives no name in letters" if kind == "case" else "the issue gives no date and place")
    if unfit := id_fault(name):
        rule, words = unfit
        raise IssueError(RULES[rule].message.format(**words))
    file = f"{'swaps/' if kind == 'swap' else ''}{name}.yml"
    if (folder / file).exists():
        raise IssueError(f"{file} is there already: if it is about the same person or exchange, this has to be a correction of it")
    text = record_text(node_of({**values, "reviewed": today.isoformat()}), kind)
    return Made(file, styled(text.encode(), kind), True, _notes(reading, parts))


def _corrected(parts: Mapping[str, str], folder: Path) -> Made:
    kind, file = _record(parts[RECORD], folder)
    before = (folder / file).read_bytes()
    try:
        root = read_yaml(before)
    except ReadError:
        raise IssueError(f"{file} can't be read as it is: mend it first") from None
    entries: Any = root.value
    comments = comments_of(before.decode().removeprefix("\ufeff").replace("\r\n", "\n"), root)
    taken = set(entries["sources"].node.value) if "sources" in entries and isinstance(entries["sources"].node.value, dict) else set()
    reading = Reading()
    for key, value in _values(kind, parts, reading, frozenset(taken)).items():
        _merge(entries, key, node_of(value))
    for key in re.findall(r"[a-z_]+", parts.get(TAKE_OUT, "").lower()):
        if entries.pop(key, None) is None:
            reading.notes.append(f"'{shorten(key)}' was to be taken out, but is not there")
    after = styled(record_text(root, kind, comments).encode(), kind)
    if after == before:
        raise IssueError("the issue changes nothing: no part of the form that this file has is filled in")
    return Made(file, after, False, _notes(reading, parts))


def _record(text: str, folder: Path) -> tuple[Literal["case", "swap"], str]:
    """Return the kind and the file of the record that somebody named by its address or id."""
    found = _ADDRESS.search(text.strip())
    name = (found[2] or found[3]) if found else ""
    if not ID.fullmatch(name or ""):
        raise IssueError(f"'{shorten(text)}' names no record: give the address of its page")
    kinds: list[tuple[Literal["case", "swap"], str]] = [("case", f"{name}.yml"), ("swap", f"swaps/{name}.yml")]
    if found and found[1] == "swaps":
        kinds.reverse()
    for kind, file in kinds:
        if (folder / file).is_file() and not (folder / file).is_symlink():
            return kind, file
    raise IssueError(f"there is no record '{name}'")


def _values(kind: str, parts: Mapping[str, str], reading: Reading, taken: frozenset[str]) -> dict[str, Any]:
    """Return every value that the parts of a form hold, by key; the sources come first, since all the rest cites them."""
    values: dict[str, Any] = {}
    for label, spec in sections(kind):
        text = parts.get(label, "")
        if spec.key == "sources":
            found = _sources(spec, text, reading, taken)
            reading.ids = list(found)
            value: Any = found
        else:
            value = reading.value(spec, text) if text else None
        if value:
            values[spec.key] = value
    return values


def _sources(spec: FieldSpec, text: str, reading: Reading, taken: frozenset[str]) -> dict[str, Any]:
    """Return the sources by ids that are made from their publishers."""
    kind: Any = spec.kind
    found: dict[str, Any] = {}
    for number, source in enumerate(reading.blocks(spec.key, kind.value.of, text), 1):
        name = wanted = id_of(str(source.get("publisher", "")))[:40].strip("-") or f"source-{number}"
        again = 2
        while name in found or name in taken:
            name, again = f"{wanted}-{again}", again + 1
        found[name] = source
    return found


def _merge(entries: dict[str, Entry], key: str, new: Node) -> None:
    """Put a value in its place: keys of a group and sources beside those that are there, items after them, anything else instead."""
    old: Any = entries[key].node.value if key in entries else None
    added: Any = new.value
    if isinstance(old, dict) and isinstance(added, dict):
        for inner, entry in added.items():
            old[inner] = entry
    elif isinstance(old, list) and isinstance(added, list):
        plain = {each.value for each in old if isinstance(each.value, str)}
        old.extend(each for each in added if not isinstance(each.value, str) or each.value not in plain)
    else:
        entries[key] = Entry(0, 0, new)


def _notes(reading: Reading, parts: Mapping[str, str]) -> tuple[str, ...]:
    more = ["the issue says something under 'Anything else' that is for a person to read"] if parts.get(REST) else []
    return tuple(dict.fromkeys([*reading.notes, *more]))
