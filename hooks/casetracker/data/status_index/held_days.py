"""Columns from which the index's script counts the days held up to any day, as `facts.days_held` does.

`runs` is how many times without a gap each case was held. The columns after it have one entry a run: when it began and when it
ended, as the last day on which that can have been, and by how much the first such day lies before it (-1 where nothing bounds
it). Days are written as what they differ by from those that the standings of the case tell: mostly by nothing.
`stops` is for a case whose last run has not ended: up to when it is counted, from that run's last report on.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from casetracker.data.status_index.packed import lists, numbers
from casetracker.facts import Bounds, Change, changes, runs_held
from casetracker.pages.context import Context
from casetracker.record.dates import LONG_AGO
from casetracker.record.model import Case
from casetracker.record.model.statuses import HELD


def held_days(context: Context, cases: Sequence[Case]) -> dict[str, Any]:
    """Return the columns."""
    stale_days = context.settings.stale_days
    runs = [runs_held(case, stale_days) for case in cases]
    begun, ended = [], []
    for case, its in zip(cases, runs, strict=True):
        first = date.fromisoformat(context.row(case).since_key)
        known = stretches(changes(case, context.day, stale_days), context.day, stale_days)
        for run, (start, end) in zip(its, [*known, *((first, first) for _ in its[len(known) :])], strict=False):
            begun.append(((run.start.latest - start).days, _room(run.start)))
            ended.append(((run.end.latest - end).days, _room(run.end)))
    stops = [[(its[-1].stops - its[-1].end.latest).days] if its and its[-1].stops else [] for its in runs]
    return {
        "runs": numbers([len(its) for its in runs]),
        "begun": numbers([days for days, _ in begun]),
        "begunIn": numbers([room for _, room in begun]),
        "ended": numbers([days for days, _ in ended]),
        "endedIn": numbers([room for _, room in ended]),
        "stops": lists(stops),
    }


def stretches(found: Sequence[Change], today: date, stale_days: int) -> list[tuple[date, date]]:
    """Return from when to when the standings of a case tell that it was held; up to the last report where that is old."""
    held: list[tuple[date, date]] = []
    before: Change | None = None
    for change, after in zip(found, [*(each.day for each in found[1:]), today], strict=True):
        if change.status in HELD:
            until = change.day - timedelta(stale_days + 1) if change.stale else after
            if before is None or before.status not in HELD:
                held.append((change.day, until))
            elif not before.stale:
                held[-1] = (held[-1][0], until)
        before = change
    return held


def _room(value: Bounds) -> int:
    return -1 if value.earliest == LONG_AGO else (value.latest - value.earliest).days
