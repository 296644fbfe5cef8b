"""The periods of custody of a case as a small plot: a row for each state that held the person, a stretch for each period."""

from __future__ import annotations

from typing import NamedTuple

from casetracker.facts import periods
from casetracker.pages.context import Context
from casetracker.pages.statistics.plots import Tick, percent, time_ticks
from casetracker.record.dates import LONG_AGO
from casetracker.record.model import Case


class Stretch(NamedTuple):
    """A period, in percent of the width; `maybe` is how much of its beginning is not certain."""

    form: str
    row: int
    start: float
    width: float
    maybe: float


class CustodyPlot(NamedTuple):
    states: tuple[str, ...]
    """The states by row; empty where there is only one."""
    rows: int
    stretches: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]
    says: str


def custody_plot(case: Case, context: Context) -> CustodyPlot | None:
    """Return the plot, or None where there is but one period, or where nothing bounds the first one."""
    found = [period for period in periods(case) if period.start.latest <= context.day]
    first = found[0].start.earliest if found else LONG_AGO
    if len(found) < 2 or first == LONG_AGO:
        return None
    # Who is held is drawn to the last report and not a day beyond it.
    last = min(context.day, case.last_report.date.latest) if case.last_report else context.day
    last = max([last if found[-1].end is None else found[-1].end.latest, *(period.start.latest for period in found)])
    last = min(last, context.day)
    ends = (first.toordinal(), last.toordinal())
    states = list(dict.fromkeys(period.state for period in found))
    stretches = []
    for period in found:
        start, sure = period.start.earliest.toordinal(), period.start.latest.toordinal()
        end = min(last, period.end.latest if period.end else last).toordinal()
        place = percent(start, *ends)
        stretches.append(
            Stretch(
                form=period.custody.form,
                row=states.index(period.state),
                start=place,
                width=round(percent(max(end, start), *ends) - place, 2),
                maybe=round(percent(min(sure, end), *ends) - place, 2),
            )
        )
    return CustodyPlot(
        states=tuple(context.words.country(state) for state in states) if len(states) > 1 else (),
        rows=len(states),
        stretches=tuple(stretches),
        ticks=time_ticks(first, last, 5),
        says=context.words._("Periods of custody %(from_start)s to %(last)s, as listed below")
        % {"from_start": context.words.date(case.custody[0].start, "from"), "last": context.words.day(last)},
    )
