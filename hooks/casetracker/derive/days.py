"""Days held: the fewest and the most that the dates allow, in all and by each state.

From one day to another counts the days between them: 27 January to 28 January is one. Time at liberty, or under an
order that leaves a person at liberty, is not in it. A person still held is counted to the day shown, but only while
the last report is fresh; after that the count stands at the last report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from casetracker.dates import LONG_AGO
from casetracker.derive.periods import Bounds, Period, periods
from casetracker.derive.standing import STALE_DAYS
from casetracker.model import Case


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
    running: bool
    """Whether the count goes on: the person is reported held, and the report is fresh."""
    reported: bool
    """Whether the count stands at the last report instead of at an end or at the day shown."""


def days_held(case: Case, day: date, stale_days: int = STALE_DAYS) -> DaysHeld:
    """Return how long the person was held up to `day`."""
    open_end, running = _open_end(case, day, stale_days)
    resolved = [period for period in periods(case) if period.start.earliest <= day]
    counted = [(period, (period.end or open_end).until(day)) for period in resolved if period.held]
    by_state: dict[str, Days] = defaultdict(lambda: Days(0, 0))
    total = Days(0, 0)
    for run in _runs(counted, across_states=True):
        total += _length(run)
    for run in _runs(counted, across_states=False):
        by_state[run[0][0].state] += _length(run)
    ended = bool(case.release or case.death)
    last_open = bool(counted) and counted[-1][0].end is None
    return DaysHeld(
        total=total,
        by_state=dict(by_state),
        start=counted[0][0].start.until(day) if counted else Bounds(day, day),
        end=counted[-1][1] if counted else Bounds(day, day),
        running=running and last_open and not ended,
        reported=last_open and not running,
    )


def _open_end(case: Case, day: date, stale_days: int) -> tuple[Bounds, bool]:
    """Up to when a period without an end counts, and whether it goes on."""
    if case.last_report is None:
        return Bounds(day, day), False
    report = case.last_report.date
    fresh = day - report.latest <= timedelta(stale_days)
    if day <= report.latest or (fresh and case.status != "unknown"):
        return Bounds(day, day), True
    return Bounds(report.earliest, report.latest), False


Counted = list[tuple[Period, Bounds]]


def _runs(counted: Counted, *, across_states: bool) -> list[Counted]:
    """Group periods that follow each other without a gap, so that an uncertain day between them is not counted as uncertain."""
    runs: list[Counted] = []
    for period, end in counted:
        before = runs[-1][-1][0] if runs else None
        follows = before is not None and before.joined and before.end == period.start
        if follows and before is not None and (across_states or before.state == period.state):
            runs[-1].append((period, end))
        else:
            runs.append([(period, end)])
    return runs


def _length(run: Counted) -> Days:
    start, end = run[0][0].start, run[-1][1]
    fewest = max(0, (end.earliest - start.latest).days)
    if start.earliest == LONG_AGO:
        return Days(fewest, None)
    return Days(fewest, max(0, (end.latest - start.earliest).days))
