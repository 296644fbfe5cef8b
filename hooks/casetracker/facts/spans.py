"""Where a case stood on every day up to the day shown, as the few days on which that changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from casetracker.facts.counts import roots
from casetracker.facts.memo import per_case
from casetracker.facts.periods import periods, told
from casetracker.facts.standing import STALE_DAYS, standing_on
from casetracker.record.model import Case
from casetracker.record.model.statuses import HELD


class Change(NamedTuple):
    """From this day on, and until the next change, the case stands so."""

    day: date
    status: str | None
    stale: bool
    state: str
    """The state that holds the person, or held them last: it need not be the one that holds them today."""


@per_case
def changes(case: Case, until: date, stale_days: int = STALE_DAYS) -> list[Change]:
    """Return the changes of a case up to the day `until`, in order; before the first of them it has no status.

    The days asked are all those on which `standing` can change its answer, so the two never differ.
    """
    found: list[Change] = []
    resolved = periods(case)
    for day in sorted(set(_turns(case, stale_days))):
        if day > until:
            break
        stands = standing_on(case, day, stale_days)
        holder = next((period.state for period in reversed(resolved) if period.start.latest <= day), case.detained_by)
        change = Change(day, stands.status, stands.stale, holder)
        if change[1:] != (found[-1][1:] if found else (None, False, case.detained_by)):
            found.append(change)
    return found


def _turns(case: Case, stale_days: int) -> Iterator[date]:
    """Every day from which on `standing` may say something else than on the day before."""
    yield told(case)
    for period in periods(case):
        yield period.start.latest
        if period.end:
            yield period.end.latest
    for ended in (case.release, case.death):
        if ended:
            yield ended.date.latest
    for ruling in case.rulings:
        if ruling.date:
            yield ruling.date.latest
    if case.last_report:
        reported = min(case.last_report.date.latest, told(case))
        yield reported + timedelta(1)
        yield reported + timedelta(stale_days + 1)


def held_over(cases: Iterable[Case], first: date, until: date, stale_days: int = STALE_DAYS) -> list[int]:
    """Return how many people of `cases` were held on each day from `first` to `until`. Several cases of one person count once."""
    given = list(cases)
    change = [0] * ((until - first).days + 2)
    spells: dict[str, list[tuple[int, int]]] = defaultdict(list)
    one_person = roots(given)
    for case in given:
        found = changes(case, until, stale_days)
        ends = [each.day for each in found[1:]] + [until + timedelta(1)]
        for each, day in zip(found, ends, strict=True):
            if each.status in HELD:
                spells[one_person[case.id]].append((max(0, (each.day - first).days), (day - first).days))
    for mine in spells.values():
        reached = 0
        for start, end in sorted(mine):
            if end > max(start, reached):
                change[max(start, reached)] += 1
                change[end] -= 1
                reached = end
    return list(accumulate(change[:-1]))
