"""Which versions a record went through: the main line of commits, followed through renames.

The main line is that of first parents: a pull request that was merged is one change, on the day on which it came in,
and what its branch went through before that was never published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from casetracker.history import git
from casetracker.history.cache import Cache
from casetracker.record.model import KINDS, kind_of

_RECORD = re.compile(r"(.*/)?([a-z0-9]+(?:-[a-z0-9]+)*)\.yml", re.ASCII)
_KIND_AT = {kind.folder: kind.id for kind in KINDS.values()}
_PULL = re.compile(
    r"\AMerge pull request #(\d{1,9})\b|\A[^\n]*\((?:#|!)(\d{1,9})\)[ \t]*(?:\n|\Z)|^See merge request \S*!(\d{1,9})\b", re.MULTILINE
)


class Touched(NamedTuple):
    """A record in one commit: `<kind>/<id>`, and its file before and after."""

    record: str
    old: str
    new: str


class Commit(NamedTuple):
    """A commit, and the records that it touched."""

    id: str
    time: int
    pull: int
    touched: tuple[Touched, ...]


Chain = list[tuple[Commit, str, str]]
"""The versions of one record, oldest first: the commit, the file's object id, and the record's name at that time."""


def commits(folder: Path, prefix: str, cache: Cache) -> list[Commit]:
    """Return the main line, oldest first. What the cache does not know is asked of git at once, and kept."""
    line = [(f"{prefix}:{commit}:{parent}", commit, parent) for commit, parent in git.line(folder)]
    unknown = {commit: key for key, commit, _ in line if key not in cache.commits}
    wanted = [(commit, parent) for _, commit, parent in line if commit in unknown]
    for each in git.logged(folder, wanted):
        files = (Touched(name, raw.old, raw.new) for raw in each.files if (name := record_name(raw.path.removeprefix(prefix))))
        cache.commits[unknown[each.id]] = Commit(each.id, each.time, pull_request(each.message), tuple(files))
    cache.commits = {key: cache.commits[key] for key, _, _ in line}
    return list(reversed(cache.commits.values()))


def record_name(path: str) -> str:
    """Return `<kind>/<id>` for a file of the record, by its path from the record's folder; nothing for any other."""
    found = _RECORD.fullmatch(path)
    kind = _KIND_AT.get(found[1] or "") if found else None
    return f"{kind}/{found[2]}" if found and kind else ""


def pull_request(message: str) -> int:
    """Return the number of the pull or merge request that a message names, as code hosts write it; else 0."""
    found = _PULL.search(message)
    return int(found[1] or found[2] or found[3]) if found else 0


def chains(
    line: Iterable[Commit], formerly: Mapping[str, str], names: Callable[[list[str]], dict[str, str]], agree: Callable[[str, str], bool]
) -> dict[str, Chain]:
    """Return the chain of every record that is there at the end of the line.

    A file that goes and one that comes are the same record where the newer says so (`formerly`: earlier name → the
    present one) and the two versions `agree` on whose it is, where the content is the same, or where both come in one commit and hold the same name. `names` gives
    the name that each of some versions holds. Anything else that comes begins anew: likeness alone might join two people.
    """
    now: dict[str, Chain] = {}
    gone: dict[str, Chain] = {}
    for commit in line:
        added = [each for each in commit.touched if each.new and not each.old]
        removed = [each for each in commit.touched if each.old and not each.new]
        for each in removed:
            if each.record in now:
                gone[each.record] = now.pop(each.record)
        taken = _renamed(added, removed, formerly, names, agree) if added and removed else {}
        for each in added:
            before = taken.get(each.record, "")
            present = formerly.get(each.record, each.record)
            if not before:
                was = (old for old in gone if formerly.get(old, "") == present and agree(_last(gone[old]), each.new))
                before = next(was, each.record if each.record in gone and _last(gone[each.record]) == each.new else "")
            chain = gone.pop(before, None) if before else None
            now[each.record] = [*(chain or ()), (commit, each.new, each.record)]
        for each in commit.touched:
            if each.old and each.new:
                now.setdefault(each.record, []).append((commit, each.new, each.record))
    return now


def _last(chain: Chain) -> str:
    return chain[-1][1]


def _renamed(
    added: list[Touched],
    removed: list[Touched],
    formerly: Mapping[str, str],
    names: Callable[[list[str]], dict[str, str]],
    agree: Callable[[str, str], bool],
) -> dict[str, str]:
    """Return the new name → the old one, for what one commit renamed."""
    found: dict[str, str] = {}
    left = list(removed)

    def match(same: Callable[[Touched, Touched], bool]) -> None:
        for new in added:
            if new.record in found:
                continue
            fit = [old for old in left if kind_of(old.record) is kind_of(new.record) and same(old, new)]
            if len(fit) == 1:
                found[new.record] = fit[0].record
                left.remove(fit[0])

    match(lambda old, new: formerly.get(old.record, "") == formerly.get(new.record, new.record) and agree(old.old, new.new))
    match(lambda old, new: old.old == new.new)
    if left and len(found) < len(added):
        known = names([old.old for old in left] + [new.new for new in added if new.record not in found])
        match(lambda old, new: bool(known.get(old.old)) and known[old.old] == known.get(new.new))
    return found
