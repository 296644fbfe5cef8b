"""All dated things of a case in the order of time, each with the name by which links find it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from casetracker.facts.periods import Period, periods
from casetracker.record.dates import LONG_AGO, PartialDate
from casetracker.record.model import Case, Custody, Ruling
from casetracker.record.model.choices import CONVICTS
from casetracker.record.model.entries import entries, joined, liberty_word, words_of


class Entry(NamedTuple):
    """One thing that happened. `kind` names the group, `item` is what the record says of it."""

    id: str
    """From its date and kind, such as `2024-08-15-conviction`; links to it survive edits elsewhere."""
    date: PartialDate
    kind: str
    item: Any


ORDER = ("arrest", "charge", "hearing", "ruling", "custody", "clemency", "designation", "liberty", "release", "death", "event")
"""What comes first on one day, as the law has it: who is convicted serves a sentence, who is pardoned is released.

`arrest` is the beginning of custody or of custody anew, `custody` a period that a ruling can have brought: any sentence, and whatever
form follows another without liberty between them. What else happened on a day, `event`, stands at its end. The form's preview has
this order from here.
"""
_RANK = {name: rank for rank, name in enumerate(ORDER)}
ENTRY_KINDS = ("custody", "liberty", "event", "charge", "hearing", "ruling", "designation", "release", "death")

Place = tuple[date, date, int]
"""Where an entry stands: the day by which its date stands, the last on which it can have been, and its rank among those of the same days."""


def timeline(case: Case) -> list[Entry]:
    """Return the merged timeline. A charge, ruling or designation without a date is not in it."""
    ids = {id(each.item): each.id for each in entries(case)}
    dated = sorted(_dated(case), key=lambda each: each[0])
    return [Entry(_name(value, kind, item, ids.get(id(item), "")), value, kind, item) for _, value, kind, item in dated]


def _name(value: PartialDate, kind: str, item: Any, id: str) -> str:
    if kind == "liberty":
        return joined(liberty_word(value), id)
    return joined(words_of(item)[0], id)


def _dated(case: Case) -> Iterator[tuple[Place, PartialDate, str, Any]]:
    yield from _periods(case)
    groups: tuple[tuple[str, tuple[Any, ...]], ...] = (
        ("charge", case.charges),
        ("designation", case.designations),
        ("hearing", case.hearings),
        ("event", case.events),
        ("release", (case.release,)),
        ("death", (case.death,)),
    )
    for ruling in case.rulings:
        if ruling.date:
            yield _ruling_place(ruling, case), ruling.date, "ruling", ruling
    for kind, items in groups:
        for item in items:
            if item and item.date:
                yield _place(item.date, kind), item.date, kind, item


def _place(value: PartialDate, rank: str) -> Place:
    """Where a date stands; what can have been later stands behind what can't."""
    return value.sort_day, value.latest, _RANK[rank]


def _periods(case: Case) -> Iterator[tuple[Place, PartialDate, str, Custody]]:
    """The periods of custody and the liberty between them, none before the one that it follows."""
    last, joined = (date.min, date.min, 0), False
    for period in periods(case):
        custody = period.custody
        own = _sentence_place(period, case) if custody.form == "sentence" else _custody_place(period, "custody" if joined else "arrest")
        last = max(last, own)
        yield last, custody.start, "custody", custody
        joined = period.joined and period.held
        if custody.end is not None and period.end:
            end = _place(custody.end, "liberty") if custody.end.is_known else (*period.end, _RANK["liberty"])
            last = max(last, end)
            yield last, custody.end, "liberty", custody


def _custody_place(period: Period, rank: str) -> Place:
    """Where a period stands: where it can first have begun. An arrest comes before all that can have been on that day."""
    start, written = period.start, period.custody.start
    if written.is_known:
        first = max(start.earliest, min(written.sort_day, start.latest))
    else:
        first = start.latest if start.earliest == LONG_AGO else start.earliest
    return first, first if rank == "arrest" else written.latest if written.is_known else start.latest, _RANK[rank]


def _sentence_place(period: Period, case: Case) -> Place:
    """A sentence stands after the first conviction that can have brought it, as far as the two dates leave that open."""
    own, start = _custody_place(period, "custody"), period.start
    given = [_place(ruling.date, "custody") for ruling in case.rulings if ruling.date and ruling.kind in CONVICTS]
    after = [place for place in given if start.earliest <= place[0] <= start.latest]
    if not after:
        return own
    return max(own, min(after)) if period.custody.start.is_known else min(after)


def _ruling_place(ruling: Ruling, case: Case) -> Place:
    """Clemency stands before the release that it can have brought."""
    assert ruling.date
    if ruling.kind != "clemency":
        return _place(ruling.date, "ruling")
    own = _place(ruling.date, "clemency")
    if case.release and own[0] <= case.release.date.latest:
        return min(own, _place(case.release.date, "clemency"))
    return own
