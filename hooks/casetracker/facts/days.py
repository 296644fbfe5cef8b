"""Days held: the fewest and the most that the dates allow, in all and by each state.

From one day to another counts the days between them: 27 January to 28 January is one. Time at liberty, or under an
order that leaves a person at liberty, is not in it. A person still held is counted to the day shown, but only while
the last report is fresh; after that the count stands at the last report.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from casetracker.facts.memo import per_case
from casetracker.facts.periods import Bounds, Period, bounds, periods, recorded_on
from casetracker.facts.standing import STALE_DAYS
from casetracker.record.dates import FAR, LONG_AGO, PartialDate
from casetracker.record.model import Case


class Days(NamedTuple):
    """The fewest and the most days; `most` is None where nothing bounds it."""

    fewest: int
    most: int | None

    def __add__(self, other: object) -> Days:
        assert isinstance(other, Days)
        most = None if self.most is None or other.most is None else self.most + other.most
        return Days(self.fewest + other.fewest, most)

    @property
    def exact(self) -> bool:
        return self.fewest == self.most


class DaysHeld(NamedTuple):
    """The days of a case up to the day shown."""

    total: Days
    by_state: Mapping[str, Days]
    start: Bounds
    """When the first period held began."""
    end: Bounds
    """When the last one ended, or up to which day it is counted."""
    ended: PartialDate | None
    """When the last one ended, as the record writes it; None where it had not on the day shown, or nobody knows when."""
    running: bool
    """Whether the count goes on: the person is reported held, and the report is fresh."""
    reported: bool
    """Whether the count stands at the last report instead of at an end or at the day shown."""
    stops: date | None
    """For a count that goes on: the last day on which it does, if no newer report comes."""


@per_case
def days_held(case: Case, day: date, stale_days: int = STALE_DAYS) -> DaysHeld:
    """Return how long the person was held up to `day`."""
    open_end, stops = _open_end(case, day, stale_days)
    counted = [
        (period, (period.end or _no_earlier(open_end, period.start)).until(day))
        for period in periods(case)
        if period.held and period.start.earliest <= day
    ]
    runs = _runs(counted, across_states=False)
    last = counted[-1][0] if counted else None
    last_open = last is not None and last.end is None
    has_ended = last is not None and last.end is not None and last.end.latest <= day
    return DaysHeld(
        total=_sum(_runs(counted, across_states=True)),
        by_state={
            state: _sum([run for run in runs if run[0][0].state == state]) for state in dict.fromkeys(run[0][0].state for run in runs)
        },
        start=counted[0][0].start.until(day) if counted else Bounds(day, day),
        end=counted[-1][1] if counted else Bounds(day, day),
        ended=last.ended if last and has_ended and last.ended and last.ended.is_known else None,
        running=last_open and stops is not None,
        reported=last_open and stops is None,
        stops=stops if last_open else None,
    )


class Run(NamedTuple):
    """A time held without a gap, in whatever states."""

    start: Bounds
    end: Bounds
    """When it ended; of a run that has not, the last report of it."""
    stops: date | None
    """For a run that has not ended: the last day up to which it is counted, if no newer report comes."""


@per_case
def runs_held(case: Case, stale_days: int = STALE_DAYS) -> tuple[Run, ...]:
    """Return the runs from which the days held up to any day follow: the script of the index counts them as `days_held` does."""
    held = [period for period in periods(case) if period.held]
    if not held:
        return ()
    report, stops = _report(case, stale_days)
    counted = [(period, period.end or _no_earlier(report, period.start)) for period in held]
    runs = _runs(counted, across_states=True)
    return tuple(Run(run[0][0].start, run[-1][1], stops if run[-1][0].end is None else None) for run in runs)


def _open_end(case: Case, day: date, stale_days: int) -> tuple[Bounds, date | None]:
    """Up to when a period without an end counts, and for a count that goes on, until when it does."""
    report, stops = _report(case, stale_days)
    return (Bounds(day, day), stops) if stops and day <= stops else (report.until(day), None)


def _report(case: Case, stale_days: int) -> tuple[Bounds, date | None]:
    """The last report, and the last day up to which a period without an end is counted by it."""
    if case.last_report is None:
        return Bounds(FAR, FAR), None
    report = bounds(case.last_report.date, recorded_on(case))
    return report, report.latest if case.status == "unknown" else report.latest + timedelta(stale_days)


def _no_earlier(end: Bounds, start: Bounds) -> Bounds:
    """That a period began is itself a report: it does not end before."""
    return Bounds(max(end.earliest, start.earliest), max(end.latest, start.latest))


Counted = list[tuple[Period, Bounds]]


def _runs(counted: Counted, *, across_states: bool) -> list[Counted]:
    """Group periods that follow each other without a gap, so that an uncertain day between them is not counted as uncertain."""
    runs: list[Counted] = []
    for period, end in counted:
        before = runs[-1][-1][0] if runs else None
        follows = before is not None and before.joined and before.number + 1 == period.number
        if follows and before is not None and (across_states or before.state == period.state):
            runs[-1].append((period, end))
        else:
            runs.append([(period, end)])
    return runs


def _sum(runs: list[Counted]) -> Days:
    """The days of runs with gaps between them. Where a gap can have been no day at all, its days are not counted on both sides."""
    total, before = Days(0, 0), LONG_AGO
    for run in runs:
        start, end = run[0][0].start, run[-1][1]
        fewest = max(0, (end.earliest - start.latest).days)
        first = max(start.earliest, before)
        total += Days(fewest, None if first == LONG_AGO else max(0, (end.latest - first).days))
        before = max(before, end.latest)
    return total
