"""The page of each kind of record: its template and view, the line about it, what search finds it by, and its card."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from casetracker.pages.card.view import Card, case_card, swap_card
from casetracker.pages.case.view import case_view
from casetracker.pages.context import Context
from casetracker.pages.place.mention import of_exchange
from casetracker.pages.place.view import place_description, place_line, place_view
from casetracker.pages.swap.view import swap_view
from casetracker.record.model import Case, Place, Swap
from casetracker.record.references import is_listed
from casetracker.text import fold, latin


class Found(NamedTuple):
    """What search finds a record by."""

    names: Iterable[str]
    words: Iterable[str] = ()


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


def _case_found_by(case: Case, context: Context) -> Found:
    names = [case.name, *case.names.values(), *(alias.name for alias in case.aliases)]
    return Found(names, [context.status(case).label, context.words.country(case.detained_by)])


def _swap_description(swap: Swap, context: Context) -> str:
    freed = [case.name for case in context.tracker.freed.get(swap.id, ()) if is_listed(case)]
    return f"{context.words.opening(context.words.days(swap.date, swap.until))}. {', '.join(freed)}"[:300]


def _swap_found_by(swap: Swap, context: Context) -> Found:
    return Found(
        [swap.title], [context.words.days(swap.date, swap.until), of_exchange(swap, context).text, *(each.gives for each in swap.terms)]
    )


def _place_found_by(place: Place, context: Context) -> Found:
    return Found(place.spellings, [place_line(place, context)])


def searchable(found: Found) -> str:
    """Return the text of a search entry: every name as it stands, folded and in Latin letters, and a few words more."""
    spelled = [form for name in found.names for form in (name, fold(name), latin(name))]
    return " · ".join(dict.fromkeys([*spelled[1:], *(word for word in found.words if word)]))


PAGES = {
    "case": RecordPage(
        "case.html",
        case_view,
        lambda case, context: f"{context.status(case).label}. {case_description(case, context)}",
        _case_found_by,
        case_card,
    ),
    "swap": RecordPage("swap.html", swap_view, _swap_description, _swap_found_by, swap_card),
    "place": RecordPage("place.html", place_view, place_description, _place_found_by),
}
"""Every kind of record by its id."""
