"""What a record of an earlier day may cite: no source that was published later, since its very title may tell what came later.

A source without a date is a later one where it bears out something that happened later. What only later sources bear
out stays, without a source: it had happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from casetracker.facts.hindsight import was_there
from casetracker.record.dates import PartialDate
from casetracker.record.model import Case, Source, Swap, fields
from casetracker.record.model.citing import cited
from casetracker.record.model.groups import Sourced
from casetracker.text import citations

Whole = TypeVar("Whole", Case, Swap)


def of_its_time(then: Whole, now: Whole, day: date) -> Whole:
    """Return `then`, what had happened of `now` by `day`, without later sources and without texts that tell of more than it holds.

    Texts that speak of the whole record go where anything of it lies after the day. Where nothing does and only a source is
    younger, a summary and a disputed point that do without it stay.
    """
    later = _later(now, day)
    changes: dict[str, Any] = {}
    whole = then == now and not later
    if not whole:
        changes |= {"unknowns": (), "links": (), "formerly": ()}
    if then != now:
        changes |= {"summary": {"en": ""}, "disputed": ()}
        if isinstance(then, Case):
            changes["custody"] = (*then.custody[:-1], replace(then.custody[-1], note=None))
    elif any(name in later for text in now.summary.values() for name in citations(text)):
        changes["summary"] = {"en": ""}
    then = replace(then, **changes)
    disputed = tuple(each for each in then.disputed if not any(later.intersection(account.sources) for account in each.accounts))
    then = replace(then, disputed=disputed, **_cites(then, later))
    used = {source for _, source in cited(then)}
    sources = {name: _read_by(source, day) for name, source in now.sources.items() if whole or name in used}
    then = replace(then, sources=sources)
    return now if then == now else then


def _read_by(source: Source, day: date) -> Source:
    """The source without a day on which it was read later."""
    return replace(source, accessed=None) if source.accessed and source.accessed.latest > day else source


def _later(record: Case | Swap, day: date) -> set[str]:
    """The ids of the sources of which nobody can tell that they were there on that day."""
    there = {name for name, source in record.sources.items() if was_there(source, day)}
    found = {name for name, source in record.sources.items() if source.date and source.date.is_known} - there
    for when, sources in _told(record):
        if when.is_known and when.latest > day:
            found |= {name for name in sources if name not in there}
    return found


def _told(record: Case | Swap) -> Iterator[tuple[PartialDate, tuple[str, ...]]]:
    """Yield when each thing happened, and the sources that bear it out. A hearing is told of before it takes place."""
    if isinstance(record, Swap):
        groups: list[Any] = [*record.statements, *record.events]
        yield record.date, record.sources_for.sources
    else:
        groups = [*record.charges, *record.rulings, *record.designations, *record.events]
        groups += [each for each in (record.last_report, record.release, record.death) if each]
        yield from ((when, each.sources) for each in record.custody for when in (each.start, each.end) if when)
    yield from ((each.date, each.sources) for each in groups if each.date)


def _cites(record: Case | Swap, later: set[str]) -> dict[str, Any]:
    """The groups of a record that cite later sources, without these."""
    found: dict[str, Any] = {}
    for spec in fields(type(record)):
        value = getattr(record, spec.attribute)
        if isinstance(value, Sourced):
            found[spec.attribute] = _without(value, later)
        elif isinstance(value, tuple) and value and isinstance(value[0], Sourced):
            found[spec.attribute] = tuple(_without(each, later) for each in value)
    return found


def _without(group: Sourced, later: set[str]) -> Sourced:
    return replace(group, sources=tuple(each for each in group.sources if each not in later))
