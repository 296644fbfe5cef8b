"""When a page last changed: by the history of the records that it shows, and where that is not known by their last check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from casetracker.pages.changes.view import all_entries
from casetracker.pages.context import Context
from casetracker.pages.place.view import at_place
from casetracker.pages.state.view import states
from casetracker.record.model import Record

_OF_ALL = ("", "statistics/", "contribute/needed/", "cases/", "swaps/", "places/", "states/", "charges/")
"""Pages that show the whole record, beside lists that have several."""


def changed(address: str, context: Context) -> date | None:
    """Return the day on which what the page at `address` shows last changed; None for pages that show no record."""
    folder, _, rest = address.partition("/")
    name = rest.removesuffix("/")
    tracker = context.tracker
    if folder == "cases" and name in tracker.cases:
        return _last(tracker.cases[name], context)
    if folder == "swaps" and name in tracker.swaps:
        freed = (_last(case, context) for case in tracker.listed_in(name))
        return max([_last(tracker.swaps[name], context), *freed])
    if folder == "places" and name in tracker.places:
        found = at_place(tracker.places[name], context)
        return _newest([tracker.places[name], *(stay.case for stay in found.stays), *found.swaps], context)
    if folder in ("states", "charges") and name:
        return _newest(_gathered(folder, name.partition("/")[0], context), context)
    if folder == "changes":
        return max((each.time.date() for each in all_entries(context) if f"{each.time:%Y-%m}".startswith(name)), default=None)
    return newest(context) if address in _OF_ALL or address.startswith(("cases/status/", "releases/")) else None


def _gathered(folder: str, name: str, context: Context) -> Iterable[Record]:
    """Return the records that the page of a state or of a kind of charge shows."""
    if folder == "charges":
        return context.by_offence.get(name, ())
    of_state = next((its for code, its in states(context).items() if code.lower() == name), None)
    return (*of_state.holder, *of_state.before, *of_state.citizens, *of_state.party, *of_state.mediator) if of_state else ()


def newest(context: Context) -> date | None:
    """Return the day on which the record as a whole last changed."""
    return context.once("newest", lambda: max(_days(context), default=None))


def _days(context: Context) -> Iterator[date]:
    yield from (_last(record, context) for records in (context.tracker.swaps, context.tracker.places) for record in records.values())
    yield from (_last(case, context) for case in context.tracker.listed)


def _newest(records: Iterable[Record], context: Context) -> date | None:
    return max((_last(record, context) for record in records), default=None)


def _last(record: Record, context: Context) -> date:
    past = context.history.of(record.kind, record.id)
    return past[0].time.date() if past else record.reviewed.latest
