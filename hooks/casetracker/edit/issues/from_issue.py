"""The text of an issue that was made by one of our forms → the file of a record, new or corrected."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casetracker.edit.comments import Comments, comments_of
from casetracker.edit.issues.blocks import blocks
from casetracker.edit.issues.forms import AGREED, RECORD, REST, TAKE_OUT, group_of, sections
from casetracker.edit.issues.texts import clean, parts
from casetracker.edit.issues.values import Reading
from casetracker.edit.skeleton import id_from, id_of
from casetracker.edit.style import StyleError, styled
from casetracker.edit.writing import node_of, record_text
from casetracker.record.model import KINDS, kinds
from casetracker.record.model.kinds import FieldSpec
from casetracker.record.model.swap import SWAP
from casetracker.record.problems import RULES
from casetracker.record.problems.problem import shorten
from casetracker.record.read import LIMITS, Entry, Node, ReadError, id_fault, is_id, read_yaml
from casetracker.record.scope import ANY, Scope

_AT = {kind.address[:-1]: kind for kind in KINDS.values()}
_ADDRESS = re.compile(rf"(?:^|/)({'|'.join(_AT)})/([a-z0-9-]+)(?:\.yml|/)?(?:[#?]\S*)?$|^([a-z0-9-]+)(?:\.yml)?$")
_LABELS = frozenset({RECORD, TAKE_OUT, REST, AGREED, *(each.label for kind in KINDS for each in sections(kind))})


class IssueError(ValueError):
    """No file can be made of the issue; the message says what is missing."""


@dataclass(frozen=True)
class Made:
    """The file that an issue gives, and what a maintainer has to know of it. It says of no review: nobody has compared it with anything."""

    name: str
    """From the folder of records: `vera-example.yml`, `swaps/2026-10-20-muster-bridge.yml`."""
    content: bytes
    is_new: bool
    notes: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    """What the issue says and the file does not, each in its author's words with why."""


def from_issue(text: str, folder: Path, scope: Scope = ANY) -> Made:
    """Return the file that the `text` of an issue describes; `scope` says what the settings add. Raises IssueError where it describes none."""
    plain = clean(text)
    values, outside = parts(plain, _LABELS)
    reading = Reading(scope=scope)
    if hidden := len(text.replace("\r\n", "\n")) - len(plain):
        reading.notes.append(f"signs that nobody sees, or that no file may hold, were taken out: {hidden}")
    for where, body in outside:
        reading.leave(where, body, "stands in no part of the form")
    return _corrected(values, folder, reading) if RECORD in values else _new(values, folder, reading)


def _new(values: Mapping[str, str], folder: Path, reading: Reading) -> Made:
    kind = max(KINDS.values(), key=lambda kind: sum(each.label in values for each in sections(kind.id) if each.spec.must))
    if kind.heading.capitalize() not in values:
        raise IssueError("this is not the text of an issue that one of the forms made")
    read = _values(kind.id, values, reading, frozenset())
    name = id_from(kind, read)
    if not name:
        raise IssueError(f"the issue gives no {'date and place' if kind is SWAP else f'{kind.heading} in letters'}")
    if unfit := id_fault(name):
        rule, words = unfit
        raise IssueError(RULES[rule].message.format(**words))
    file = kind.file(name)
    if os.path.lexists(folder / file):
        raise IssueError(f"{file} is there already: if it is about the same person or exchange, this has to be a correction of it")
    return _made(file, _content(node_of(read), kind.id), True, reading, values)


def _content(root: Node, kind: str, comments: Comments | None = None) -> bytes:
    content = record_text(root, kind, comments).encode()
    if len(content) > LIMITS.size:
        raise IssueError(f"the file would have {len(content) // 1024} kB, and {LIMITS.size // 1024} kB is the most that one may have")
    try:
        return styled(content, kind)
    except StyleError as fault:
        raise IssueError(str(fault)) from None


def _made(file: str, content: bytes, is_new: bool, reading: Reading, values: Mapping[str, str]) -> Made:
    more = ["the issue says something under 'Anything else' that is for a person to read"] if values.get(REST) else []
    return Made(file, content, is_new, tuple(dict.fromkeys([*reading.notes, *more])), tuple(dict.fromkeys(reading.left)))


def _corrected(values: Mapping[str, str], folder: Path, reading: Reading) -> Made:
    kind, file = _record(values[RECORD], folder, reading)
    before = (folder / file).read_bytes()
    try:
        root = read_yaml(before)
    except ReadError:
        raise IssueError(f"{file} can't be read as it is: mend it first") from None
    entries: Any = root.value
    comments = comments_of(before.decode().removeprefix("\ufeff").replace("\r\n", "\n"), root)
    taken = set(entries["sources"].node.value) if "sources" in entries and isinstance(entries["sources"].node.value, dict) else set()
    for key, value in _values(kind, values, reading, frozenset(taken)).items():
        _merge(entries, key, node_of(value))
    _take_out(kind, entries, values.get(TAKE_OUT, ""), reading)
    after = _content(root, kind, comments)
    if after == before:
        said = "".join(f"\n{each}" for each in reading.left[:20])
        raise IssueError(f"the issue changes nothing: no part of the form that this file has is filled in{said}")
    return _made(file, after, False, reading, values)


def _take_out(kind: str, entries: dict[str, Entry], text: str, reading: Reading) -> None:
    """Take out the keys that stand each by itself; a sentence is for a person."""
    keys = {spec.key: spec.key for _, spec in sections(kind)} | {label.casefold(): spec.key for label, spec in sections(kind)}
    for line in (each for each in re.split("[\n,;]", text) if each.strip()):
        key = keys.get(line.strip(" -*•.`'\"").casefold())
        if key is None:
            reading.leave(TAKE_OUT, line, "is no part of a record")
        elif entries.pop(key, None) is None:
            reading.notes.append(f"'{key}' was to be taken out, but is not there")


def _record(text: str, folder: Path, reading: Reading) -> tuple[str, str]:
    """Return the kind and the file of the record that somebody named by its address, its id or its name."""
    words = text[:1000].split()
    named = [each for each in (_ADDRESS.search(word.strip("<>()[]\"',;")) for word in words) if each and (each[1] or len(words) == 1)]
    name = (named[0][2] or named[0][3]) if named else id_of(text[:200])
    meant = _AT.get(named[0][1]) if named else None
    for kind in sorted(KINDS.values(), key=lambda kind: kind is not meant):
        file = kind.file(name)
        if is_id(name) and (folder / file).is_file() and not (folder / file).is_symlink():
            if named and len(words) > 1:
                reading.leave(RECORD, text, f"was taken for {file}")
            return kind.id, file
    raise IssueError(f"there is no record '{name}'" if named else f"'{shorten(text)}' names no record: give the address of its page")


def _values(kind: str, values: Mapping[str, str], reading: Reading, taken: frozenset[str]) -> dict[str, Any]:
    """Return every value that the parts of a form hold, by key; the sources come first, since all the rest cites them."""
    found: dict[str, Any] = {}
    for label, spec in sections(kind):
        text = values.get(label, "")
        value = _value(spec, text, reading) if text else None
        if value and spec.key == "sources":
            value = reading.sources = _with_ids(value, taken)
        if value:
            found[spec.key] = value
    return found


def _value(spec: FieldSpec, text: str, reading: Reading) -> Any:
    group = group_of(spec.kind)
    if group is None:
        return reading.plain(spec, text)
    if isinstance(spec.kind, kinds.Many | kinds.Keyed):
        return blocks(reading, spec.key, group, text, spec.kind.most)
    return next(iter(blocks(reading, spec.key, group, text, 1)), None)


def _with_ids(sources: list[dict[str, Any]], taken: frozenset[str]) -> dict[str, Any]:
    """Return the sources by ids that are made from their publishers."""
    found: dict[str, Any] = {}
    used: dict[str, int] = {}
    for number, source in enumerate(sources, 1):
        name = wanted = id_of(str(source.get("publisher", ""))[:200])[:40].strip("-") or f"source-{number}"
        while name in found or name in taken:
            used[wanted] = used.get(wanted, 1) + 1
            name = f"{wanted}-{used[wanted]}"
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
