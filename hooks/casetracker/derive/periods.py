"""Custody as spans with two ends, each end between an earliest and a latest day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casetracker.dates import FAR, LONG_AGO, PartialDate
from casetracker.model import Case, Custody
from casetracker.model.choices import AT_LIBERTY


class Bounds(NamedTuple):
    """The first and the last day on which something can have been. LONG_AGO and FAR where nothing bounds it."""

    earliest: date
    latest: date

    def until(self, day: date) -> Bounds:
        """Return these bounds as they can be told on `day`: nothing after it."""
        return Bounds(min(self.earliest, day), min(self.latest, day))


class Period(NamedTuple):
    """One period of custody, resolved. `end` is None while the case has not ended and the period is its last."""

    custody: Custody
    state: str
    start: Bounds
    end: Bounds | None
    held: bool
    """False under an order that leaves the person at liberty."""
    joined: bool
    """Whether the next period, or the release, begins where this one ends."""


def periods(case: Case) -> list[Period]:
    """Return the periods of a case. An unknown beginning or end lies somewhere between its neighbours."""
    ended = case.release or case.death
    final = _bounds(ended.date) if ended else None
    starts = _starts(case.custody, final)
    resolved = []
    for index, custody in enumerate(case.custody):
        following = starts[index + 1] if index + 1 < len(starts) else final
        end = following
        if custody.end is not None:
            end = _within(custody.end, starts[index].earliest, (following or Bounds(FAR, FAR)).latest)
        resolved.append(
            Period(
                custody=custody,
                state=custody.by or case.detained_by,
                start=starts[index],
                end=end,
                held=custody.form not in AT_LIBERTY,
                joined=custody.end is None,
            )
        )
    return resolved


def _starts(custody: tuple[Custody, ...], final: Bounds | None) -> list[Bounds]:
    """The beginnings, each no earlier than the one before it and no later than the one after it."""
    latest = (final or Bounds(FAR, FAR)).latest
    ceilings = []
    for period in reversed(custody):
        ceilings.append(latest)
        if period.start.is_known:
            latest = min(latest, period.start.latest)
    starts: list[Bounds] = []
    floor = LONG_AGO
    for period, ceiling in zip(custody, reversed(ceilings), strict=True):
        start = _within(period.start, floor, ceiling)
        starts.append(start)
        floor = start.earliest
        if period.end is not None and period.end.is_known:
            floor = max(floor, period.end.earliest)
    return starts


def _within(value: PartialDate, floor: date, ceiling: date) -> Bounds:
    earliest, latest = max(value.earliest, floor), min(value.latest, ceiling)
    return Bounds(min(earliest, latest), latest)


def _bounds(value: PartialDate) -> Bounds:
    return Bounds(value.earliest, value.latest)
