"""The whole way from a folder to the history of its record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from casetracker.history import git
from casetracker.history.cache import Cache
from casetracker.history.chains import Chain, Commit, chains, commits
from casetracker.history.compare import compare, shown
from casetracker.history.holders import another, names_of
from casetracker.history.plain import Change, History
from casetracker.history.present import Step, changed_since, revisions
from casetracker.history.versions import Parts, Version, version
from casetracker.record.model import Case, kind_of
from casetracker.record.model.statuses import STATUS
from casetracker.record.parallel import undisturbed
from casetracker.record.read import RecordFile
from casetracker.record.references import Tracker
from casetracker.record.scope import ANY, Scope

BATCH = 800
"""How many versions are held in memory at once."""
_PASSED_OVER = frozenset({"unreadable", "withdrawn"})
"""Versions that nobody can read, or that are withdrawn: the next one is compared with the one before them."""


def history(folder: Path, tracker: Tracker, files: Sequence[RecordFile], cache: Cache | None = None, scope: Scope = ANY) -> History:
    """Return the history of the record in `folder`. `files` are its files as they are now.

    `cache` holds what was read from git before; it is used, and brought up to date. Outside git, in a shallow clone, or where git lacks an object, the history is not known.
    """
    commit = ""
    try:
        commit, prefix, shallow = git.head(folder)
        since = changed_since(folder, files)
        if shallow:
            return History(commit=commit, edited=bool(since), unknown="this is a shallow clone")
        with undisturbed():
            known = cache or Cache()
            if known.scope != scope:
                known.scope, known.steps = scope, {}
            found = chains(commits(folder, prefix, known), _formerly(tracker), partial(_names, folder), partial(_agree, folder))
        records = {f"{each.kind}/{each.id}": each for each in tracker.every()}
        known.steps = _steps(folder, {name: found.get(name, []) for name in records}, known)
    except git.GitError as fault:
        return History(commit=commit, unknown=git.unknown(fault))
    with undisturbed():
        changes = {
            name: revisions(record, _path(found.get(name, []), known.steps), since.get(name, {})) for name, record in records.items()
        }
    return History(True, commit, bool(since), {name: each for name, each in changes.items() if each})


def _formerly(tracker: Tracker) -> dict[str, str]:
    """Return each earlier name of a record → its present one."""
    return {f"{kind}/{old}": f"{kind}/{name}" for (kind, old), name in tracker.formerly.items()}


def _path(chain: Chain, steps: Mapping[str, Step]) -> list[tuple[Commit, str, Step]]:
    """Return the steps of a chain in the order of time."""
    found, old = [], ""
    for commit, new, name in chain:
        step = steps[f"{old}:{new}"]
        found.append((commit, name, step))
        old = old if step[0] in _PASSED_OVER else new
    return found


def _steps(folder: Path, wanted: Mapping[str, Chain], cache: Cache) -> dict[str, Step]:
    """Return every step that the chains need, those that are not known by reading the versions on both sides."""
    found: dict[str, Step] = {}
    known = cache.steps
    waiting: list[tuple[str, Chain]] = []
    number = 0
    for name, chain in wanted.items():
        old = ""
        for _, new, _name in chain:
            key = f"{old}:{new}"
            if key not in known:
                waiting.append((name, chain))
                number += len(chain)
                break
            found[key] = known[key]
            old = old if known[key][0] in _PASSED_OVER else new
        if number >= BATCH:
            _read(folder, waiting, found, cache.scope)
            waiting, number = [], 0
    _read(folder, waiting, found, cache.scope)
    return found


def _read(folder: Path, waiting: Sequence[tuple[str, Chain]], found: dict[str, Step], scope: Scope) -> None:
    """Add the steps of these chains, from what their versions hold."""
    held = git.contents(folder, (blob for _, chain in waiting for _, blob, _ in chain))
    for name, chain in waiting:
        record = kind_of(name).record
        parts: Parts = {}
        before: Version | None = None
        old = ""
        for _, new, _name in chain:
            now, parts = version(held[new], parts)
            step = _step(before, now, record, scope)
            found[f"{old}:{new}"] = step
            if step[0] not in _PASSED_OVER:
                before, old = now, new


def _step(before: Version | None, now: Version | None, record: Any, scope: Scope) -> Step:
    if now is None:
        return "unreadable", (), {}
    if "withdrawn" in now:
        return "withdrawn", (), {}
    if before is None:
        status = shown(STATUS)(now.get("status"))
        return "added", (Change("status", "added", new=status),) if status and record is Case else (), {}
    found = compare(before, now, record, scope)
    changes = tuple(found.changes)
    return "changed" if changes else "reviewed" if found.reviewed else "same", changes, found.pairs


def _names(folder: Path, blobs: Sequence[str]) -> dict[str, str]:
    """Return the name or title that each of these versions holds, where it can be read."""
    held = git.contents(folder, blobs)
    versions = {blob: version(content, {})[0] or {} for blob, content in held.items()}
    return {blob: text for blob, each in versions.items() if isinstance(text := each.get("name") or each.get("title"), str)}


def _agree(folder: Path, old: str, new: str) -> bool:
    """Whether a version may be what became of another: that was not withdrawn, and they share a name, or nearly."""
    held = git.contents(folder, [old, new])
    before, now = (version(held[blob], {})[0] or {} for blob in (old, new))
    return "withdrawn" not in before and not another(names_of(before), names_of(now))
