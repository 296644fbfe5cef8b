"""The home page: the numbers first, then the longest held, the last exchanges, and how to help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from casetracker.derive import longest_held, totals
from casetracker.views.changes import Entry, latest
from casetracker.views.context import Context, Row
from casetracker.views.index import Part, counted, held_words, most_first
from casetracker.views.review import unopened
from casetracker.views.swap import SwapView, swap_view

LONGEST, LAST_SWAPS, LAST_CHANGES = 8, 3, 6


class Figure(NamedTuple):
    """A number with what it counts."""

    number: str
    what: str
    target: str


@dataclass(frozen=True)
class HomeView:
    """What the home page shows."""

    description: str
    held: str
    figures: tuple[Figure, ...]
    held_by: tuple[Part, ...]
    longest: tuple[Row, ...]
    swaps: tuple[SwapView, ...]
    changes: tuple[Entry, ...]
    counted: str
    unopened: str
    """For how many records the sources were not opened; empty where all were compared with them."""
    private: str
    corrections: str


def home_view(at: Context) -> HomeView:
    """Return the view of the home page."""
    words, sums = at.words, totals(at.tracker, at.day, at.settings.stale_days)
    figures = [
        Figure(words.number(sums.held), words.plural("person reported held", "people reported held", sums.held), "cases/"),
        Figure(
            words.number(sums.exchanged),
            words.plural("person exchanged", "people exchanged", sums.exchanged),
            "cases/status/exchanged/",
        ),
        Figure(
            words.number(sums.released),
            words.plural("person released otherwise", "people released otherwise", sums.released),
            "cases/status/released/",
        ),
        Figure(
            words.number(sums.died),
            words.plural("person died in custody", "people died in custody", sums.died),
            "cases/status/died/",
        ),
        Figure(words.number(sums.swaps), words.plural("exchange", "exchanges", sums.swaps), "swaps/"),
    ]
    parts = {case.detained_by for case in at.tracker.listed}
    known = [figure for figure in figures if figure.number != "0"]
    swaps = sorted(at.tracker.swaps.values(), key=lambda swap: (swap.date.earliest, swap.id), reverse=True)[:LAST_SWAPS]
    return HomeView(
        description=at.settings.description,
        held=held_words((sums.held, sums.stale), at),
        figures=tuple(known),
        held_by=tuple(
            Part(words.country(state), f"cases/by/{state.lower()}/" if state in parts else "cases/", words.number(number))
            for state, number in most_first({state: number for state, number, _ in sums.held_by}, at)
        ),
        longest=tuple(at.row(case) for case, _ in longest_held(at.tracker, at.day, LONGEST, at.settings.stale_days)),
        swaps=tuple(swap_view(swap, at, listed=True) for swap in swaps),
        changes=latest(at, LAST_CHANGES),
        counted=counted(at.tracker.listed, at),
        unopened=unopened([*at.tracker.listed, *at.tracker.swaps.values()], at),
        private=at.settings.contact.private,
        corrections=at.settings.contact.corrections,
    )
