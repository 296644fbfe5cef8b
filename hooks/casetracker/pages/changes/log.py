"""The pages of changes: all of them where they are few; else the newest, and a page for each year, or month of a busy year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from casetracker.pages.changes.view import Day, Entry, all_entries, days
from casetracker.pages.context import Context
from casetracker.record.dates import parse

ON_ONE_PAGE = 400
"""Up to so many changes stand on one page."""
NEWEST = 100
"""Where there are more, so many stand on the first page, and the rest of the last one's day."""


class Part(NamedTuple):
    """A link to the changes of a year or month."""

    label: str
    target: str
    number: str


@dataclass(frozen=True)
class ChangesView:
    """A page of changes."""

    address: str
    title: str
    label: str
    """The year or month; empty for the first page."""
    count: str
    description: str
    known: bool
    whole: bool
    """Whether this is the first page."""
    more: bool
    """Whether there are changes that it does not show."""
    days: tuple[Day, ...]
    parts: tuple[Part, ...]


def changes_views(context: Context) -> list[ChangesView]:
    """Return the first page, then the pages of years and months where one page can't hold all."""
    entries = all_entries(context)
    several = len(entries) > ON_ONE_PAGE
    spans = _spans(entries, context) if several else []
    parts = tuple(Part(label, address, context.words.number(len(held))) for label, address, held in spans)
    shown = entries
    if several:
        last = entries[NEWEST - 1].time.date()
        shown = [each for index, each in enumerate(entries) if index < NEWEST or each.time.date() == last][:ON_ONE_PAGE]
    _ = context.words._
    title = _("Changes of the record")

    def view(address: str, title: str, label: str, held: list[Entry], total: int) -> ChangesView:
        count = context.words.plural("%(number)s change", "%(number)s changes", total)
        return ChangesView(
            address=address,
            title=title,
            label=label,
            count=count,
            description=_("What changed in this record, day by day."),
            known=context.history.known,
            whole=not label,
            more=len(held) < total,
            days=days(held),
            parts=parts,
        )

    first = view("changes/", title, "", shown, len(entries))
    return [
        first,
        *(view(address, _("Changes in %(span)s") % {"span": label}, label, held, len(held)) for label, address, held in spans),
    ]


def _spans(entries: list[Entry], context: Context) -> list[tuple[str, str, list[Entry]]]:
    """Return the years, newest first, and in the place of a year that is too long for a page its months."""
    years: dict[str, list[Entry]] = {}
    for each in entries:
        years.setdefault(f"{each.time:%Y}", []).append(each)
    found = []
    for year, of_year in years.items():
        if len(of_year) <= ON_ONE_PAGE:
            found.append((year, f"changes/{year}/", of_year))
            continue
        months: dict[str, list[Entry]] = {}
        for each in of_year:
            months.setdefault(f"{each.time:%Y-%m}", []).append(each)
        found += [(context.words.date(parse(month)), f"changes/{month}/", held) for month, held in months.items()]
    return found
