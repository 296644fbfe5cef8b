"""Custody as spans with two ends, each end between an earliest and a latest day.

A date such as `2026-11` or `2024-06/..` has no last day that helps: what the record tells had happened by the day on
which it was written down. So no span reaches beyond `recorded_on`.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casetracker.facts.memo import per_case
from casetracker.record.dates import FAR, LONG_AGO, PartialDate
from casetracker.record.model import Case, Custody
from casetracker.record.model.statuses import AT_LIBERTY


class Bounds(NamedTuple):
    """The first and the last day on which something can have been. LONG_AGO where nothing bounds the first."""

    earliest: date
    latest: date

    def until(self, day: date) -> Bounds:
        """Return these bounds as they can be told on `day`: nothing after it."""
        return Bounds(min(self.earliest, day), min(self.latest, day))


class Period(NamedTuple):
    """One period of custody, resolved. `end` is None while the case has not ended and the period is its last."""

    number: int
    """Its place in the case, from 0."""
    custody: Custody
    state: str
    start: Bounds
    end: Bounds | None
    ended: PartialDate | None
    """The end as the record writes it: of the period itself, or the beginning of the next one, or the release or death."""
    held: bool
    """False under an order that leaves the person at liberty."""
    joined: bool
    """Whether the next period, or the release, begins where this one ends."""


@per_case
def recorded_on(case: Case) -> date:
    """Return the first day by which everything in the record had happened, but for hearings.

    That is the day of the last check, or a later one that the file names: a line may be changed without a new check of the whole.
    """
    # Asked several times of every case, so these are plain loops. No known date is before `unknown`, which says nothing.
    last = case.reviewed.latest
    for period in case.custody:
        last = max(last, period.start.earliest, period.end.earliest if period.end else last)
    for items in (case.charges, case.rulings, case.designations, case.events):
        for item in items:
            if item.date and item.date.earliest > last:
                last = item.date.earliest
    for group in (case.last_report, case.release, case.death):
        if group and group.date.earliest > last:
            last = group.date.earliest
    for source in case.sources.values():  # nobody writes from a source before it is published
        if source.date and source.date.earliest > last:
            last = source.date.earliest
        if source.accessed and source.accessed.earliest > last:
            last = source.accessed.earliest
    return last


def bounds(value: PartialDate, recorded: date) -> Bounds:
    """Return the bounds of a date of a record that was written on the day `recorded`."""
    return Bounds(value.earliest, min(value.latest, recorded))


@per_case
def periods(case: Case) -> list[Period]:
    """Return the periods of a case. An unknown beginning or end lies somewhere between its neighbours."""
    known = recorded_on(case)
    ended = case.release or case.death
    final = bounds(ended.date, known) if ended else None
    starts = _starts(case, final or Bounds(FAR, known))
    if final:
        final = Bounds(max(final.earliest, starts[-1].earliest), final.latest)
    resolved = []
    for index, custody in enumerate(case.custody):
        is_last = index + 1 == len(starts)
        following = final if is_last else starts[index + 1]
        end = following
        if custody.end is not None:
            floor = starts[index].earliest
            if is_last and case.last_report:
                floor = max(floor, case.last_report.date.earliest)
            end = _within(custody.end, floor, following.latest if following else known)
        following_start = ended.date if is_last and ended else None if is_last else case.custody[index + 1].start
        resolved.append(
            Period(
                number=index,
                custody=custody,
                state=custody.by or case.detained_by,
                start=starts[index],
                end=end,
                ended=custody.end or following_start,
                held=custody.form not in AT_LIBERTY,
                joined=custody.end is None,
            )
        )
    return resolved


def _starts(case: Case, final: Bounds) -> list[Bounds]:
    """The beginnings, each no earlier than the one before it and no later than the one after it."""
    ceilings = []
    latest = final.latest
    for period in reversed(case.custody):
        for value in (period.end, period.start):
            if value is not None and value.is_known:
                latest = min(latest, value.latest)
        ceilings.append(latest)
    ceilings.reverse()
    if case.last_report:  # who was reported held had been arrested
        ceilings[0] = min(ceilings[0], case.last_report.date.latest)
    starts: list[Bounds] = []
    floor = LONG_AGO
    for period, ceiling in zip(case.custody, ceilings, strict=True):
        start = _within(period.start, floor, ceiling)
        starts.append(start)
        floor = start.earliest
        if period.end is not None and period.end.is_known:
            floor = max(floor, period.end.earliest)
    return starts


def _within(value: PartialDate, floor: date, ceiling: date) -> Bounds:
    earliest, latest = max(value.earliest, floor), min(value.latest, ceiling)
    return Bounds(min(earliest, latest), latest)
