"""The page of each kind of record: its template and view, the line about it, what search finds it by, and its card."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from casetracker.pages.card.view import Card, case_card, swap_card
from casetracker.pages.case.view import case_view
from casetracker.pages.context import Context
from casetracker.pages.found import Found, case_found, place_found, swap_found
from casetracker.pages.place.view import place_description, place_view
from casetracker.pages.swap.view import swap_view
from casetracker.record.model import Case, Swap


class RecordPage(NamedTuple):
    """What makes the page of a record of one kind."""

    template: str
    view: Callable[[Any, Context], object]
    description: Callable[[Any, Context], str]
    found_by: Callable[[Any, Context], Found]
    card: Callable[[Any, str, Context], Card] | None = None


def case_description(case: Case, context: Context) -> str:
    """Return one line about a case: by whom, since when, on what charge."""
    row = context.row(case)
    return ". ".join(part for part in (f"{row.state}, {row.days.span}", row.offence) if part) + "."


def _swap_description(swap: Swap, context: Context) -> str:
    freed = [case.name for case in context.tracker.listed_in(swap.id)]
    return f"{context.words.opening(context.words.days(swap.date, swap.until))}. {', '.join(freed)}"[:300]


PAGES = {
    "case": RecordPage(
        "case.html",
        case_view,
        lambda case, context: f"{context.status(case).label}. {case_description(case, context)}",
        case_found,
        case_card,
    ),
    "swap": RecordPage("swap.html", swap_view, _swap_description, swap_found, swap_card),
    "place": RecordPage("place.html", place_view, place_description, place_found),
}
"""Every kind of record by its id."""
