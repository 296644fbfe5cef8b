"""What of the past may be shown: only values of things that the record still holds.

Walking back from the record as it is, each item of a list is followed to where it stood before. What has no place in
the record any longer is told as changed, without a value.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from casetracker.history import git
from casetracker.history.chains import Commit, record_name
from casetracker.history.compare import Pairs, compare
from casetracker.history.plain import Change, Revision, moment
from casetracker.history.versions import version
from casetracker.record.model import Record, kind_of
from casetracker.record.model.kinds import Alias, Group, Many, fields
from casetracker.record.read import RecordFile

Step = tuple[Literal["added", "changed", "reviewed", "same", "unreadable", "withdrawn"], tuple[Change, ...], Mapping[str, Pairs]]
"""What is between two versions: kind, changes, pairs."""


def changed_since(folder: Path, files: Sequence[RecordFile]) -> dict[str, dict[str, Pairs]]:
    """Return, for every record that differs from the last commit, where the items of its changed lists stand now."""
    committed = {name: blob for path, blob in git.tree(folder).items() if (name := record_name(path))}
    differing: dict[str, bytes] = {}
    for file in files:
        name = f"{file.kind}/{file.id}"
        try:
            content = file.content()
        except OSError:
            continue
        blob = committed.get(name)
        if blob != blob_id(content) and (b"\r\n" not in content or blob != blob_id(content.replace(b"\r\n", b"\n"))):
            differing[name] = content
    for name in committed.keys() - {f"{file.kind}/{file.id}" for file in files}:
        differing[name] = b""
    before = git.contents(folder, [committed[name] for name in differing if name in committed])
    found = {}
    for name, content in differing.items():
        old, _ = version(before.get(committed.get(name, ""), b""), {})
        new, _ = version(content, {})
        found[name] = compare(old or {}, new or {}, kind_of(name).record).pairs
    return found


def blob_id(content: bytes) -> str:
    """Return the id that git gives to a file of that content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def revisions(record: Record, steps: Sequence[tuple[Commit, str, Step]], since: Mapping[str, Pairs]) -> tuple[Revision, ...]:
    """Return the revisions of a record, newest first. `steps` are in the order of time; `since` is what changed after the last."""
    where: dict[str, dict[int, int]] = {}
    _step_back(where, since)
    found = []
    for commit, name, (kind, changes, pairs) in reversed(steps):
        if kind in ("added", "changed", "reviewed"):
            shown = tuple(_shown(record, each, where) for each in changes)
            found.append(Revision(commit.id, moment(commit.time), commit.pull, kind, shown, name))
        _step_back(where, pairs)
    return tuple(found)


def _step_back(where: dict[str, dict[int, int]], pairs: Mapping[str, Any]) -> None:
    """Turn the places of one version into those of the version before: position there → position in the record as it is."""
    for group, same in pairs.items():
        later = where.get(group)
        where[group] = {old: new if later is None else later[new] for old, new in same if later is None or new in later}


def _shown(record: Record, change: Change, where: Mapping[str, Mapping[int, int]]) -> Change:
    """Return the change without anything that the record no longer holds."""
    of: Any = record.__class__
    held = getattr(record, _attributes(of)[change.group], None)
    index = (
        -1
        if change.what == "removed" or change.item < 0
        else where[change.group].get(change.item, -1)
        if change.group in where
        else change.item
    )
    item: Any = held
    if change.item >= 0:
        if not isinstance(held, tuple) or not 0 <= index < len(held):
            return Change(change.group, change.what, change.field)
        item = held[index]
    if not item and item is not False:
        return Change(change.group, change.what, change.field)
    if change.field and change.field in _inner(of, change.group):
        item = getattr(item, _inner(of, change.group)[change.field])
    if item is None or item == () or (isinstance(item, tuple) and change.new and change.new not in item):
        return Change(change.group, change.what, change.field, index)
    values = change.values
    if values:
        inner = _inner(of, change.group)
        values = tuple((key, text) for key, text in values if getattr(item, inner[key], None) is not None)
    return Change(change.group, change.what, change.field, index, change.old, change.new, values)


@lru_cache(maxsize=10)
def _attributes(record: Any) -> dict[str, str]:
    return {spec.key: spec.attribute for spec in fields(record)}


@lru_cache(maxsize=100)
def _inner(record: Any, group: str) -> dict[str, str]:
    """Return the keys of a group's fields → their attributes."""
    kind = next(spec.kind for spec in fields(record) if spec.key == group)
    if isinstance(kind, Many):
        kind = kind.item
    return _attributes(kind.of) if isinstance(kind, Group | Alias) else {}
