"""The statistics page: every chart in its order."""

from __future__ import annotations

from dataclasses import dataclass

from casetracker.facts import people
from casetracker.pages.context import Context
from casetracker.pages.statistics.chart import LEFT_OUT
from casetracker.pages.statistics.endings import ENDINGS
from casetracker.pages.statistics.exchanged import EXCHANGES, WAITS
from casetracker.pages.statistics.figure import Figure
from casetracker.pages.statistics.over_time import HELD
from casetracker.pages.statistics.people import LENGTHS, OFFENCES, OUTCOMES

CHARTS = (HELD, OUTCOMES, LENGTHS, ENDINGS, OFFENCES, EXCHANGES, WAITS)
"""Every chart, in the order in which the page has them. One that stands here has its section, its table and its file."""


@dataclass(frozen=True)
class StatisticsView:
    """The statistics page."""

    figures: tuple[Figure, ...]
    number: str
    chosen: str
    left_out: str
    """Why shares, curves and medians are left out; empty where they are not."""
    day: str


def statistics_view(context: Context) -> StatisticsView:
    """Return every figure for which there is something to show; worked out once for all pages that ask."""
    return context.once("statistics", lambda: _statistics(context))


def _statistics(context: Context) -> StatisticsView:
    number = context.words.plural("%(number)s person in this record", "%(number)s people in this record", people(context.tracker.listed))
    return StatisticsView(
        figures=tuple(figure for chart in CHARTS if (figure := chart.figure(context))),
        number=number,
        chosen=context.settings.chosen,
        left_out=context.words._(LEFT_OUT) if context.settings.chosen_by_outcome else "",
        day=context.words.day(context.day),
    )
