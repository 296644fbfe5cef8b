"""What became of the record since a commit: which files are others, and which records are gone without a word."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from casetracker.history import git
from casetracker.history.difference import State, at_commit, changed, on_disk
from casetracker.history.holders import another, names_of
from casetracker.history.versions import Version, version
from casetracker.record.model import file_of, kind_of
from casetracker.record.problems import Place, Problem, problem
from casetracker.record.read import RecordFile, shown_name
from casetracker.record.references import Outline

_WITHDRAWN = "withdrawn:\n  date: …\n  reason: …"


class Since(NamedTuple):
    """What a check of a change looks at beside the files themselves."""

    touched: set[str]
    """Names, as messages show them, of the files that differ, of those that can't be read, and of those that are gone."""
    problems: list[Problem]


def changes_since(folder: Path, commit: str, files: Sequence[RecordFile], outlines: Sequence[Outline]) -> Since:
    """Return what differs from `commit`, by the names of `files`, and what is gone. Raises GitError where there is no such commit.

    What is gone is told against the commit at which this line of work began: what others added meanwhile is not.
    """
    before, now = at_commit(folder, commit), on_disk(folder)
    records = set(changed(before, now))
    touched = {each.name for each in files if f"{each.kind}/{each.id}" in records or each.fault}
    begun = git.base(folder, git.commit(folder, commit))
    named = {f"{each.kind}/{former}" for each in outlines for former in each.formerly}
    gone = list(_gone(at_commit(folder, begun), now, named, shown_name(folder)))
    return Since(touched | {each.place.file for each in gone}, gone)


def _gone(before: State, now: State, named: Collection[str], folder: str) -> Iterator[Problem]:
    """Yield a problem for each record that is there no longer, and that no other has `named` as what it was."""
    left = sorted(before.ids.keys() - now.ids.keys() - {*named})
    come = sorted(now.ids.keys() - before.ids.keys()) if left else []
    was, became = _read(before, left), _read(now, come)
    for record in left:
        names = names_of(was[record])
        same = [
            each
            for each in come
            if kind_of(each) is kind_of(record) and (now.ids[each] == before.ids[record] or not _differ(names, became[each]))
        ]
        if same:
            found = problem("record-renamed", Place(f"{folder}/{file_of(same[0])}", 1, 1), "formerly", before=f"{folder}/{file_of(record)}")
            yield replace(found, paste=f"formerly: [{', '.join([*_formerly(became[same[0]]), record.partition('/')[2]])}]")
        else:
            yield replace(problem("record-deleted", Place(f"{folder}/{file_of(record)}")), paste=_WITHDRAWN)


def _differ(names: frozenset[str], values: Version) -> bool:
    return not names or another(names, names_of(values))


def _read(state: State, names: list[str]) -> dict[str, Version]:
    return {name: version(content, {})[0] or {} for name, content in zip(names, state.contents(names), strict=True)}


def _formerly(values: Version) -> list[str]:
    former = values.get("formerly")
    return [each for each in former if isinstance(each, str)] if isinstance(former, list) else []
