"""Where a case stands on a day, and on which days that changes: the status, and whether the last report of it is too old to go by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from casetracker.facts.memo import per_case
from casetracker.facts.people import roots
from casetracker.facts.periods import periods, recorded_on
from casetracker.record.dates import FAR
from casetracker.record.model import Case
from casetracker.record.model.standing import convicted
from casetracker.record.model.statuses import HELD, status_in

STALE_DAYS = 180
"""After so many days without a report the record no longer says that a person is held, only that they were (configurable)."""


class Standing(NamedTuple):
    """The status on a day: None before the first custody and at liberty between two periods."""

    status: str | None
    since: date | None = None
    """The first day on which that status is certain."""
    stale: bool = False
    """Whether the last report lies more than `STALE_DAYS` back, so that nothing is known of the day itself."""
    by: str | None = None
    """The state in whose custody, or under whose order, the person is on that day."""

    @property
    def held(self) -> bool:
        return self.status in HELD

    @property
    def word(self) -> str:
        """The status as the record words it: who is between two periods of custody had been let go."""
        return self.status or "released"


@per_case
def standing(case: Case, day: date, stale_days: int = STALE_DAYS) -> Standing:
    """Return where `case` stands on `day`, remembered: pages, figures and files ask it of the day shown."""
    return standing_on(case, day, stale_days)


def standing_on(case: Case, day: date, stale_days: int = STALE_DAYS) -> Standing:
    """Return where `case` stands on `day`, for whoever asks of many days.

    A change of uncertain date counts from the last day on which it can have been, and all that the record tells from
    the day on which it was written down: who was released 'in November' does not stand as held until that month is over.
    """
    known = recorded_on(case)
    for ended, status in ((case.release, None), (case.death, "died")):
        if ended and min(ended.date.latest, known) <= day:
            word = status or ("exchanged" if case.release and case.release.manner == "exchange" else "released")
            return Standing(word, min(ended.date.latest, known))
    begun = [period for period in periods(case) if period.start.latest <= day]
    if not begun:
        return Standing(None)
    last = begun[-1]
    reported = min(case.last_report.date.latest, known) if case.last_report else None
    stale = reported is not None and day - reported > timedelta(stale_days)
    if case.status == "unknown" and reported is not None and day > reported:
        return Standing("unknown", reported, stale)
    if not last.joined and last.end and last.end.latest <= day:
        return Standing(None, last.end.latest)
    is_convicted = convicted(case.rulings, last.state, case.detained_by, FAR if day >= known else day)
    return Standing(status_in(last.custody.form, is_convicted), last.start.latest, stale, last.state)


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
    yield recorded_on(case)
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
        reported = min(case.last_report.date.latest, recorded_on(case))
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
