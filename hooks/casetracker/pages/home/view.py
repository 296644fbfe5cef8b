"""The home page: the last exchange and what else happened last, who is held by which report, the exchanges as a picture, and how to help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from casetracker.facts import group_by_state, people, totals
from casetracker.pages.context import Context, Row
from casetracker.pages.counted import counted, detained_first, held_among, held_words, most_first
from casetracker.pages.home.happened import Happened, happened_last
from casetracker.pages.index.line import Line, line
from casetracker.pages.index.view import Part
from casetracker.pages.review import unopened
from casetracker.pages.sources import publishers
from casetracker.pages.statistics.exchanged import EXCHANGES
from casetracker.pages.statistics.figure import Figure as Picture
from casetracker.pages.swap.view import SwapView, swap_view
from casetracker.record.model import Case, Swap
from casetracker.text.marking import N_

MOST_HELD, LAST_EVENTS, MOST_NAMED = 12, 6, 8


class Reported(NamedTuple):
    """Somebody who is held, with the last report of it."""

    row: Row
    report: str
    publishers: str


class Figure(NamedTuple):
    """A number with what it counts."""

    number: str
    what: str
    target: str


class Last(NamedTuple):
    """The last exchange."""

    swap: SwapView
    when: str
    """`The last exchange, 8 January 2026`."""
    named: bool
    """Whether the people on both sides are few enough to be named."""
    publishers: str


@dataclass(frozen=True)
class HomeView:
    """What the home page shows."""

    description: str
    held: str
    figures: tuple[Figure, ...]
    held_by: tuple[Part, ...]
    """The holders of those who are held, each with the number that its link gives."""
    held_title: str
    held_rows: tuple[Reported, ...]
    """Those who are held, in the order in which they were detained."""
    left_off: str
    """How many of them are not shown here, if any."""
    last: Last | None
    picture: Picture | None
    """The exchanges, as the statistics draw them."""
    line: Line | None
    """How many were held over time, to choose a day in; None where nobody is in the record."""
    releases: bool
    """Whether the log holds releases of several people too."""
    happened: tuple[Happened, ...]
    """What else happened last, the newest first."""
    counted: str
    unopened: str
    """For how many records the sources were not opened; empty where all were compared with them."""
    private: str
    corrections: str


def home_view(context: Context) -> HomeView:
    """Return the view of the home page."""
    words, sums = context.words, totals(context.tracker, context.day, context.settings.stale_days)
    in_custody = sorted(
        (case for case in context.tracker.listed if context.standing(case).held), key=lambda case: detained_first(case, context)
    )
    held = held_among(in_custody, context)
    holders = {state: people(cases) for state, cases in group_by_state(in_custody).items()}
    figures = [
        Figure(
            words.number(held.number),
            words.plural("person last reported held", "people last reported held", held.number)
            if held.none_fresh
            else words.plural("person reported held", "people reported held", held.number),
            "cases/?status=held",
        ),
        Figure(
            words.number(sums.by_status["exchanged"]),
            words.plural("person exchanged", "people exchanged", sums.by_status["exchanged"]),
            "cases/status/exchanged/",
        ),
        Figure(
            words.number(sums.by_status["released"]),
            words.plural("person released otherwise", "people released otherwise", sums.by_status["released"]),
            "cases/status/released/",
        ),
        Figure(
            words.number(sums.by_status["died"]),
            words.plural("person died in custody", "people died in custody", sums.by_status["died"]),
            "cases/status/died/",
        ),
        Figure(words.number(sums.swaps), words.plural("exchange", "exchanges", sums.swaps), "swaps/"),
    ]
    known = [figure for figure in figures if figure.number != "0"]
    last = next((swap for swap in context.tracker.newest_swaps if not swap.is_release), None)
    others = [each for each in happened_last(context, LAST_EVENTS + 1) if not last or each.target != f"swaps/{last.id}/"]
    return HomeView(
        description=context.settings.description,
        held=held_words(held, context),
        figures=tuple(known),
        held_by=tuple(
            Part(words.country(state), f"cases/?status=held&by={state}", words.number(number))
            for state, number in most_first(holders, context)
        ),
        held_title=words._("Last reported held" if held.none_fresh else N_("Reported held")),
        held_rows=tuple(_reported(case, context) for case in in_custody[:MOST_HELD]),
        left_off=words._("The first %(shown)s of %(held)s, in the order in which they were detained.")
        % {"shown": MOST_HELD, "held": words.plural("%(number)s person", "%(number)s people", held.number)}
        if len(in_custody) > MOST_HELD
        else "",
        last=_last(last, context) if last else None,
        picture=EXCHANGES.figure(context),
        line=line(context) if context.tracker.listed else None,
        releases=sums.releases > 0,
        happened=tuple(others[:LAST_EVENTS]),
        counted=counted(context.tracker.listed, context),
        unopened=unopened([*context.tracker.listed, *context.tracker.swaps.values()], context),
        private=context.settings.contact.private,
        corrections=context.settings.contact.corrections,
    )


def _last(swap: Swap, context: Context) -> Last:
    view = swap_view(swap, context)
    when = context.words._("The last exchange, %(day)s") % {"day": context.words.days(swap.date, swap.until)}
    return Last(view, when, view.people <= MOST_NAMED, publishers(swap.sources, swap.sources_for.sources))


def _reported(case: Case, context: Context) -> Reported:
    report = context.last_report(case)
    if report is None:
        return Reported(context.row(case), "", "")
    return Reported(context.row(case), context.words.date(report.date, "heading"), publishers(case.sources, report.sources))
