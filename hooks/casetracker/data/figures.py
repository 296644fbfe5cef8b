"""`/data/figures/<name>.csv`: the numbers behind each figure of the statistics page, codes instead of words.

Every cell is a number, a date, a code or an id: nothing that a spreadsheet could take for a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from casetracker.data.tables.csv_file import csv_file
from casetracker.facts import statistics
from casetracker.facts.statistics import ENDINGS
from casetracker.facts.ways import ways
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, File
from casetracker.pages.statistics.figure import followed, worked_out

Rows = Iterable[Sequence[object]]


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    for name, (head, rows) in FIGURES.items():
        yield File(f"data/figures/{name}.csv", partial(_content, head, rows, context), group="figures")


def _content(head: Sequence[str], rows: Callable[[Context], Rows], context: Context) -> bytes:
    return csv_file(head, rows(context))


def _held(context: Context) -> Rows:
    for row in worked_out(statistics.held_over_time, context):
        for state, number in sorted(row.reported.items()):
            yield row.day, state, number
        if row.since_report or not row.reported:
            yield row.day, "", row.since_report


def _outcomes(context: Context) -> Rows:
    return worked_out(statistics.outcomes, context)


def _lengths(context: Context) -> Rows:
    for row in statistics.lengths(context.tracker, context.day, context.settings.stale_days):
        below = row.below if row.below is not None else ""
        yield row.least, below, *(row.number.get(key, 0) for key in (*ENDINGS, "open")), row.may_be_longer


def _endings(context: Context) -> Rows:
    """The shares of those whose detention had ended; none, and the head alone, where people were chosen by it."""
    for group in followed(context):
        for bound, steps in (("fewest", group.fewest), ("most", group.most)):
            for step in steps:
                shares = (*(step.incidence[ending] for ending in ENDINGS), step.inside)
                yield group.state, bound, step.days, step.at_risk, *(f"{share:.4f}" for share in shares)


def _offences(context: Context) -> Rows:
    for row in statistics.offences(context.tracker):
        for state, number in sorted(row.people.items()):
            yield row.category, state, number


def _exchanges(context: Context) -> Rows:
    known = ways(context.tracker)
    states = [" ".join(each) for each in known.states]
    for row in statistics.exchange_years(context.tracker, known):
        yield row.year, row.swaps, row.first, row.second, *states


def _waits(context: Context) -> Rows:
    for state, found in worked_out(statistics.waits, context).items():
        for wait in found:
            most = wait.days.most if wait.days.most is not None else ""
            yield wait.case.id, state, wait.case.release and wait.case.release.swap, wait.days.fewest, most


FIGURES: dict[str, tuple[tuple[str, ...], Callable[[Context], Rows]]] = {
    "held": (("day", "held_by", "people"), _held),
    "outcomes": (("status", "manner", "people"), _outcomes),
    "lengths": (("days_from", "days_below", *ENDINGS, "no_end_reported", "may_be_longer"), _lengths),
    "endings": (("detained_by", "bound", "days", "followed", *ENDINGS, "not_ended"), _endings),
    "offences": (("category", "detained_by", "people"), _offences),
    "exchanges": (("year", "exchanges", "freed_by_first", "freed_by_second", "first", "second"), _exchanges),
    "waits": (("case", "detained_by", "swap", "days_fewest", "days_most"), _waits),
}
"""Figure → the head of its file, and what gives its rows."""
