"""Where a case stands on a given day: the status then, and whether the last report of it is too old to go by."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from casetracker.facts.memo import per_case
from casetracker.facts.periods import periods, told
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
    the day on which it was told: who was released 'in November' does not stand as held until that month is over.
    """
    known = told(case)
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
