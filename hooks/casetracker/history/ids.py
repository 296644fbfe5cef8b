"""Whether an id passes to somebody else, against what git knows of those who had it.

An id is used again by the same person where the file shares a name with what stood under it before: a name, a name in
another script, or an alias (for an exchange its title or its date). Anything else counts as somebody else. No message
says the names of before: some were taken out because they are not to be said.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from casetracker.history import git
from casetracker.history.chains import record_name
from casetracker.history.holders import Holder, Known, hashed, known_by, names_of
from casetracker.history.versions import version
from casetracker.link import GoneJoint, Joint

_ALIKE = 0.8
"""From which likeness on a name that changes within a file is the same one, spelt otherwise."""


@dataclass(frozen=True)
class Ids:
    """What is known of those who had ids before. `unknown` says why nothing is."""

    unknown: str = ""
    ended: Mapping[str, Holder] = field(default_factory=dict)
    """`case/<id>` or `swap/<id>` → who had it until it was removed, withdrawn or renamed."""
    replaced: tuple[tuple[str, frozenset[str]], ...] = ()
    """Records that the last commit of the main branch, or a branch, or an edit since, changed, each with the names that it had before."""


def ids(folder: Path, cache: Path | None) -> Ids:
    """Return what git knows of the ids in the record `folder`. `cache` is the file to keep it in.

    A branch that is not merged is one change of the main branch, as its merge will be: ids that came and went within it were
    nobody's.
    """
    try:
        commit, prefix, shallow = git.head(folder)
        if shallow:
            return Ids("this is a shallow clone")
        known = known_by(folder, git.left(folder, commit), prefix, cache)
        return Ids("", known.holders, tuple(_replaced(folder, known, branch=known.commit != commit)))
    except git.GitError as fault:
        said = str(fault).partition("\n")[0]
        if "single revision" in said:
            return Ids()  # nothing was ever committed here, so no id was given up
        return Ids("this is no git repository" if "not a git repository" in said else said)


def used_again(known: Ids, joints: Iterable[Joint]) -> Iterator[tuple[str, str]]:
    """Yield each record whose id was somebody else's, as `case/<id>` or `swap/<id>`, with what tells it."""
    if not known.ended and not known.replaced:
        return
    names: dict[str, frozenset[str]] = {}
    there: set[str] = set()
    for each in joints:
        record = f"{each.record}/{each.id}"
        there.add(record)
        if not isinstance(each, GoneJoint):
            names[record] = frozenset(each.names)
    for record in sorted(names.keys() & known.ended.keys()):
        holder = known.ended[record]
        moved = _moved(record, known.ended, there)
        if moved:
            kind, _, name = moved.partition("/")
            yield record, f"since {holder.day} its record is cases/{'swaps/' if kind == 'swap' else ''}{name}.yml"
        elif not holder.names:
            yield record, f"a record was withdrawn there by {holder.day}, and nothing says whose"
        elif not hashed(names[record]) & set(holder.names):
            yield record, f"until {holder.day} it was another's"
    replaced = {record for record, before in known.replaced if record in names and _another(before, names[record])}
    for record in sorted(replaced - known.ended.keys()):
        yield record, "before this change it was another's"


def _moved(record: str, ended: Mapping[str, Holder], there: Collection[str]) -> str:
    """Return the record that this one became, if that is still there."""
    seen = {record}
    while record in ended and ended[record].moved not in ("", *seen):
        record = ended[record].moved
        seen.add(record)
        if record in there:
            return record
    return ""


def _another(before: frozenset[str], now: frozenset[str]) -> bool:
    """Whether no name of before is there now, nor one that is nearly the same."""
    alike = difflib.SequenceMatcher(autojunk=False)
    for old in before - now:
        alike.set_seq2(old[:200])
        for new in now:
            alike.set_seq1(new[:200])
            if alike.ratio() >= _ALIKE:
                return False
    return bool(before) and not before & now


def _replaced(folder: Path, known: Known, branch: bool) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the records that the last commit, or this `branch`, or an edit since changed, each with the names that it had before."""
    before = [(record_name(path.removeprefix(known.prefix)), blob) for path, blob in git.differing(folder, known.commit)]
    for commit in git.logged(folder, [(known.commit, known.parent)] if known.parent and not branch else []):
        before += [(record_name(raw.path.removeprefix(known.prefix)), raw.old) for raw in commit.files if raw.old and raw.new]
    held = git.contents(folder, [blob for record, blob in before if record])
    for record, blob in before:
        values = (version(held[blob], {})[0] or {}) if record else {}
        if values and "withdrawn" not in values:
            yield record, names_of(values)
