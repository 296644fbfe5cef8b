"""What follows from the record and is never written in it: pure functions of records and a day.

`periods` resolves custody into spans, `days` counts them, `standing` tells who is held on a day and when that changes, `sentence`
which sentence a conviction bears, `timeline` merges the groups of a case, `people` tells who is one person, how old and charged with
what, `exchange` finds the sides of a swap and of all together, `related` what belongs together, `counts` the totals, `states` what each state has to do with them, `statistics`
the figures, `survival` how detention ends where some of it has not ended, and `as_of` the record as it stood on an earlier day.
"""

from casetracker.facts.as_of import HeldThen, as_of, charged_from, held_at_year_end
from casetracker.facts.counts import Totals, group_by_offence, group_by_state, group_by_status, totals
from casetracker.facts.days import Days, DaysHeld, Run, days_held, runs_held
from casetracker.facts.exchange import Side, number_freed, sides
from casetracker.facts.people import Age, age_when_detained, charges, people, roots
from casetracker.facts.periods import Bounds, Period, periods
from casetracker.facts.related import related
from casetracker.facts.sentence import Sentence, Term, fates, sentences
from casetracker.facts.standing import STALE_DAYS, Change, Standing, changes, held_over, standing
from casetracker.facts.timeline import Entry, timeline

__all__ = [
    "STALE_DAYS", "Age", "Bounds", "Change", "Days", "DaysHeld", "Entry", "HeldThen", "Period", "Run", "Sentence", "Side", "Standing", "Term", "Totals",
    "age_when_detained", "as_of", "charged_from", "charges", "changes", "days_held", "fates", "group_by_offence", "group_by_state", "group_by_status", "held_at_year_end", "held_over",
    "number_freed", "people", "periods", "related", "roots", "runs_held", "sentences", "sides", "standing", "timeline", "totals",
]  # fmt: skip
