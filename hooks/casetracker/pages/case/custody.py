"""The periods of custody of a case: each in words with its days, and drawn as a bar below them on one axis of time."""

from __future__ import annotations

from typing import NamedTuple

from casetracker.facts import Days, periods
from casetracker.facts.disputed import is_disputed
from casetracker.facts.periods import Period
from casetracker.pages.context import Context
from casetracker.pages.place.mention import Mention, facility
from casetracker.pages.sources import Mark, Numbered
from casetracker.pages.statistics.plots import Tick, percent, time_ticks
from casetracker.pages.timeline import custody_details
from casetracker.record.dates import LONG_AGO, PartialDate
from casetracker.record.model import Case

UNSURE = 15
"""Of a period of fewer days, up to twice as many may be said; of others, up to twice the fewest."""


class Bar(NamedTuple):
    """A period in percent of the width; `maybe` is how much of its beginning is not certain."""

    start: float
    width: float
    maybe: float


class CustodyView(NamedTuple):
    """A period of custody."""

    span: str
    """From when to when, as a sentence goes on with it."""
    days: str
    """How long it was; empty where no end is reported, and where the dates leave it open."""
    form: str
    form_key: str
    facility: Mention
    details: str
    """What else needs saying."""
    marks: tuple[Mark, ...]
    disputed: bool
    bar: Bar | None


class Custody(NamedTuple):
    """All of them. Without bars where there is but one period, or where nothing bounds the first one."""

    periods: tuple[CustodyView, ...]
    ticks: tuple[Tick, ...]


def custody_view(case: Case, context: Context, sources: Numbered) -> Custody:
    every = periods(case)
    drawn = [period for period in every if period.start.latest <= context.day]
    ticks: tuple[Tick, ...] = ()
    bars: dict[int, Bar] = {}
    if len(drawn) > 1 and (first := drawn[0].start.earliest) != LONG_AGO:
        # Who is held is drawn to the last report and not a day beyond it.
        open_end = min(context.day, case.last_report.date.latest) if case.last_report else context.day
        last = max(drawn[-1].end.latest if drawn[-1].end else open_end, *(period.start.latest for period in drawn))
        ends = (first.toordinal(), min(last, context.day).toordinal())
        ticks = time_ticks(first, min(last, context.day), 5)
        bars = {period.number: _bar(period, ends) for period in drawn}
    return Custody(tuple(_view(period, bars.get(period.number), case, context, sources) for period in every), ticks)


def _bar(period: Period, ends: tuple[int, int]) -> Bar:
    start, sure = period.start.earliest.toordinal(), period.start.latest.toordinal()
    end = min(ends[1], period.end.latest.toordinal() if period.end else ends[1])
    place = percent(start, *ends)
    return Bar(place, round(percent(max(end, start), *ends) - place, 2), round(percent(min(sure, end), *ends) - place, 2))


def _view(period: Period, bar: Bar | None, case: Case, context: Context, sources: Numbered) -> CustodyView:
    custody, end = period.custody, period.ended
    place = facility(custody, context)
    return CustodyView(
        span=span_of(custody.start, end, context),
        days=_days(period, context),
        form=context.form(custody.form),
        form_key=custody.form,
        facility=place,
        details=", ".join(each for each in custody_details(custody, case, context) if each not in place.text),
        marks=sources.marks(custody.sources),
        disputed=is_disputed(custody.start, case.disputed) or is_disputed(end, case.disputed),
        bar=bar,
    )


def span_of(start: PartialDate, end: PartialDate | None, context: Context) -> str:
    """Return from when to when a period was, as a sentence goes on with it."""
    if end:
        return context.words.span(start, end)
    return context.words._("%(from_start)s; no end reported") % {"from_start": context.words.date(start, "from")}


def _days(period: Period, context: Context) -> str:
    """Return `189 days` or `10–11 days`."""
    if period.end is None or period.start.earliest == LONG_AGO:
        return ""
    days = Days(max(0, (period.end.earliest - period.start.latest).days), (period.end.latest - period.start.earliest).days)
    if days.most and days.most > 2 * max(days.fewest, UNSURE):
        return ""
    return context.words.plural("%(days)s day", "%(days)s days", days.most or days.fewest, days=context.range(days))
