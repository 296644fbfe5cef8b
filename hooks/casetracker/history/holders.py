"""Who had the ids that were given up: what the main line says of records that were removed, withdrawn or renamed.

Of names, the outcome and the cache hold hashes alone: some were taken out because they are not to be said.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from casetracker.history import git
from casetracker.history.chains import Touched, record_name
from casetracker.history.plain import moment
from casetracker.history.versions import version
from casetracker.record import cache_file
from casetracker.record.model import kind_of
from casetracker.text import fold

_FORMAT = "casetracker-ids 2"
_BATCH = 400
"""How many commits are looked into at once."""
_ALIKE = 0.8
"""From which likeness on a name that changes is the same one, spelt otherwise."""


class Holder(NamedTuple):
    """Who had an id first, until `day`."""

    names: tuple[str, ...]
    """Hashes of all names that they had; none where nothing says whose it was."""
    day: str
    moved: str
    """The record that this one became: `<kind>/<id>`, or nothing."""


Holders = dict[str, Holder]
"""`<kind>/<id>` → who had it."""


class _AnewError(Exception):
    """What is asked lies before the commits that are looked at."""


class HolderIndex(NamedTuple):
    """Who had which id, by a commit."""

    commit: str
    parent: str
    """Its first parent; nothing for the first of all."""
    prefix: str
    """The record's folder, from the root of the repository."""
    holders: Holders


def holder_index(folder: Path, commit: str, prefix: str, cache: Path | None) -> HolderIndex:
    """Return the holders by `commit`, from the cache and from what came after it."""
    before = _read(cache)
    if before and (before.commit, before.prefix) == (commit, prefix):
        return before
    line = git.line(folder, commit)
    since = next((number for number, (each, _) in enumerate(line) if before and (each, prefix) == (before.commit, before.prefix)), None)
    try:
        if before is None or since is None:
            raise _AnewError
        found = dict(before.holders)
        _walk(folder, prefix, line[:since], found, whole=False)
    except _AnewError:
        found = {}
        _walk(folder, prefix, line, found, whole=True)
    known = HolderIndex(commit, line[0][1], prefix, found)
    if cache:
        cache_file.write(cache, _FORMAT, known)
    return known


def names_of(values: Mapping[str, Any]) -> frozenset[str]:
    """Return the names of a person, or title and date of an exchange, folded, from a version that git holds, whatever the model was then."""
    aliases, names = values.get("aliases"), values.get("names")
    found = [values.get("name"), values.get("title"), values.get("date")]
    found += names.values() if isinstance(names, dict) else ()
    found += [each.get("name") if isinstance(each, dict) else each for each in aliases] if isinstance(aliases, list) else ()
    return frozenset(fold(each) for each in found if isinstance(each, str) and each)


def hashed(names: Iterable[str]) -> set[str]:
    """Return what is kept of names."""
    return {hashlib.blake2b(each.encode(), digest_size=12).hexdigest() for each in names}


def another(before: frozenset[str], now: frozenset[str]) -> bool:
    """Whether no name of before is there now, nor one that is nearly the same."""
    alike = difflib.SequenceMatcher(autojunk=False)
    for old in before - now:
        alike.set_seq2(old[:200])
        for new in now:
            alike.set_seq1(new[:200])
            if alike.ratio() >= _ALIKE:
                return False
    return bool(before) and not before & now


def _walk(folder: Path, prefix: str, line: Sequence[tuple[str, str]], found: Holders, whole: bool) -> None:
    """Add what these commits (newest first) ended. Raises _AnewError where that asks for older ones; `whole` says that there are none."""
    waiting = list(reversed(line))
    versions: dict[str, list[str]] = {}
    for start in range(0, len(waiting), _BATCH):
        logged = list(git.logged(folder, waiting[start : start + _BATCH]))
        touched = [
            [Touched(name, raw.old, raw.new) for raw in commit.files if (name := record_name(raw.path.removeprefix(prefix)))]
            for commit in logged
        ]
        held = git.contents(folder, {blob for files in touched for each in files for blob in (each.old, each.new) if blob})
        for commit, files in zip(logged, touched, strict=True):
            day = str(moment(commit.time).date())
            for each in files:
                if each.new and not _withdrawn(held[each.new]):
                    if not each.old:
                        versions[each.record] = []
                    if each.record in versions:
                        versions[each.record].append(each.new)
                elif each.old and not _withdrawn(held[each.old]):
                    names = _names(held[each.old])
                    if not names and each.record not in versions and not whole:
                        raise _AnewError
                    names = names or _last_names(folder, versions.get(each.record, ()))
                    if names or each.new:
                        _end(found, each.record, names, day, "" if each.new else _moved(files, each, names, held))
                elif each.new and not each.old:
                    _end(found, each.record, frozenset(), day, "")


def _end(found: Holders, record: str, names: frozenset[str], day: str, moved: str) -> None:
    before = found.get(record)
    hashes = hashed(names)
    if before and not hashes & set(before.names):
        return  # it was somebody else's first, and stays theirs
    found[record] = Holder(tuple(sorted(hashes | set(before.names if before else ()))), day, moved)


def _last_names(folder: Path, blobs: Sequence[str]) -> frozenset[str]:
    """Return the names in the last of these versions that can be read."""
    held = git.contents(folder, blobs)
    return next((names for blob in reversed(blobs) if (names := _names(held[blob]))), frozenset())


def _moved(files: Sequence[Touched], gone: Touched, names: frozenset[str], held: Mapping[str, bytes]) -> str:
    """Return the record that came in the same commit with the same content, with one of the same names, or with a like one and the id."""
    come = [each for each in files if each.new and not each.old and kind_of(each.record) is kind_of(gone.record)]
    same = [each.record for each in come if each.new == gone.old] or [each.record for each in come if names & _names(held[each.new])]
    return next(iter(same or [each.record for each in come if _says_so(held[each.new], gone.record, names)]), "")


def _says_so(content: bytes, before: str, names: frozenset[str]) -> bool:
    """Whether a file names an earlier record under `formerly`, and its names are nearly those."""
    values = version(content, {})[0] or {}
    former = values.get("formerly")
    return isinstance(former, list) and before.partition("/")[2] in former and not another(names, names_of(values))


def _names(content: bytes) -> frozenset[str]:
    return names_of(version(content, {})[0] or {})


def _withdrawn(content: bytes) -> bool:
    return b"withdrawn" in content and "withdrawn" in (version(content, {})[0] or {})


def _read(cache: Path | None) -> HolderIndex | None:
    """Return what the cache holds; None where that is nothing of ours."""
    found: Any = cache_file.read(cache, _FORMAT) if cache else None
    try:
        commit, parent, prefix, holders = found
        return HolderIndex(
            commit, parent, prefix, {record: Holder(tuple(names), day, moved) for record, (names, day, moved) in holders.items()}
        )
    except (ValueError, TypeError, AttributeError):
        return None
