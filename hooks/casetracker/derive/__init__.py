"""What follows from the record and is never written in it: pure functions of records and a day.

`periods` resolves custody into spans, `days` counts them, `standing` tells who is held on a day, `timeline` merges
the groups of a case, `age` is the age when detained, `exchange` finds the sides of a swap, `related` what belongs together, and `counts` the totals.
"""

from casetracker.derive.age import Age, age_when_detained
from casetracker.derive.counts import Totals, group_by_state, group_by_status, longest_held, people, totals
from casetracker.derive.days import Days, DaysHeld, days_held
from casetracker.derive.exchange import Side, sides
from casetracker.derive.periods import Bounds, Period, periods
from casetracker.derive.related import related
from casetracker.derive.standing import STALE_DAYS, Standing, standing
from casetracker.derive.timeline import Entry, timeline

__all__ = [
    "STALE_DAYS", "Age", "Bounds", "Days", "DaysHeld", "Entry", "Period", "Side", "Standing", "Totals", "age_when_detained", "days_held", "group_by_state",
    "group_by_status", "longest_held", "people", "periods", "related", "sides", "standing", "timeline", "totals",
]  # fmt: skip
