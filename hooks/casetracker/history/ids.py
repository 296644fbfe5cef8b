"""Whether an id passes to somebody else, against what git knows of those who had it.

An id is used again by the same person where the file shares a name with what stood under it before: a name, a name in
another script, or an alias (for an exchange its title or its date). Anything else counts as somebody else. No message
says the names of before: some were taken out because they are not to be said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from casetracker.history import git
from casetracker.history.chains import record_name
from casetracker.history.holders import Holder, HolderIndex, another, hashed, holder_index, names_of
from casetracker.history.versions import Version, version
from casetracker.record.model import file_of, kind_of
from casetracker.record.references import Outline


@dataclass(frozen=True)
class Ids:
    """What is known of those who had ids before. `unknown` says why nothing is."""

    unknown: str = ""
    ended: Mapping[str, Holder] = field(default_factory=dict)
    """`<kind>/<id>` → who had it until it was removed, withdrawn or renamed."""
    replaced: tuple[tuple[str, frozenset[str]], ...] = ()
    """Records that the last commit of the main branch, or a branch, or an edit since, changed, each with the names that it had before."""
    removed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Records that a branch or an edit removed, each with its names."""


class Used(NamedTuple):
    """An id that was somebody else's."""

    record: str
    """`<kind>/<id>` that has it now, or names it under `formerly`."""
    whose: str
    former: str = ""
    """The id where it stands under `formerly`."""


def ids(folder: Path, cache: Path | None) -> Ids:
    """Return what git knows of the ids in the record `folder`. `cache` is the file to keep it in.

    A branch that is not merged is one change of the main branch, as its merge will be: ids that came and went within it were
    nobody's.
    """
    try:
        commit, prefix, shallow = git.head(folder)
        if shallow:
            return Ids("this is a shallow clone")
        known = holder_index(folder, git.left(folder, commit), prefix, cache)
        before = list(_before(folder, known, branch=known.commit != commit))
        replaced = tuple((record, names_of(values)) for record, values, is_there in before if is_there)
        removed = {record: names_of(values) for record, values, is_there in before if not is_there}
        return Ids("", known.holders, replaced, removed)
    except git.GitError as fault:
        said = str(fault).partition("\n")[0]
        if "single revision" in said:
            return Ids()  # nothing was ever committed here, so no id was given up
        return Ids("this is no git repository" if "not a git repository" in said else said)


def used_again(known: Ids, outlines: Iterable[Outline]) -> Iterator[Used]:
    """Yield each record whose id was somebody else's, and each former id that was, with what tells it."""
    if not known.ended and not known.replaced and not known.removed:
        return
    each_record = {each.record: each for each in outlines}
    names = {record: frozenset(each.names) for record, each in each_record.items() if not each.is_withdrawn}
    for record in sorted(names.keys() & known.ended.keys()):
        whose = _whose(record, record, names[record], known.ended, each_record)
        if whose:
            yield Used(record, whose)
    replaced = {record for record, before in known.replaced if record in names and another(before, names[record])}
    for record in sorted(replaced - known.ended.keys()):
        yield Used(record, "before this change it was another's")
    for record in sorted(names):
        for former in each_record[record].formerly:
            before = f"{kind_of(record).id}/{former}"
            if before in each_record or before == record:
                continue  # that a record is there already is told of by what joins the records
            if then := known.removed.get(before):
                whose = "it was another's" if another(then, names[record]) else ""
            elif before in known.ended:
                whose = _whose(before, record, names[record], known.ended, each_record)
            else:
                continue
            if whose:
                yield Used(record, whose, former)


def _whose(id: str, record: str, names: frozenset[str], ended: Mapping[str, Holder], there: Collection[str]) -> str:
    """Return whose an id was that ended, where that is not the `record` with these names; else an empty text."""
    holder = ended[id]
    moved = _moved(id, ended, there)
    if moved and moved != record:
        return f"since {holder.day} its record is cases/{file_of(moved)}"
    if moved or hashed(names) & set(holder.names):
        return ""
    return (
        f"until {holder.day} it was another's" if holder.names else f"a record was withdrawn there by {holder.day}, and nothing says whose"
    )


def _moved(record: str, ended: Mapping[str, Holder], there: Collection[str]) -> str:
    """Return the record that this one became, if that is still there."""
    seen = {record}
    while record in ended and ended[record].moved not in ("", *seen):
        record = ended[record].moved
        seen.add(record)
        if record in there:
            return record
    return ""


def _before(folder: Path, known: HolderIndex, branch: bool) -> Iterator[tuple[str, Version, bool]]:
    """Yield the records that the last commit, or this `branch`, or an edit since changed or removed: as they were, and whether they are there."""
    changed = git.differing(folder, known.commit)
    for commit in git.logged(folder, [(known.commit, known.parent)] if known.parent and not branch else []):
        changed += [raw for raw in commit.files if raw.old and raw.new]
    before = [(record, raw.old, bool(raw.new)) for raw in changed if (record := record_name(raw.path.removeprefix(known.prefix)))]
    held = git.contents(folder, [blob for _, blob, _ in before])
    for record, blob, is_there in before:
        values = version(held[blob], {})[0]
        if values and "withdrawn" not in values:  # else what is known of the id has ended
            yield record, values, is_there
