"""When a page last changed: by the history of the records that it shows, and where that is not known by their last check."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from casetracker.pages.changes.view import all_entries
from casetracker.pages.context import Context
from casetracker.record.model import Record

_OF_ALL = ("", "statistics/", "contribute/needed/")
"""Pages that show the whole record, beside the index and its parts."""


def changed(address: str, at: Context) -> date | None:
    """Return the day on which what the page at `address` shows last changed; None for pages that show no record."""
    folder, _, rest = address.partition("/")
    name = rest.removesuffix("/")
    tracker = at.tracker
    if folder == "cases" and name in tracker.cases:
        return _last("case", tracker.cases[name], at)
    if folder == "swaps" and name in tracker.swaps:
        freed = (_last("case", case, at) for case in tracker.exchanged.get(name, ()) if case.listed is not False)
        return max([_last("swap", tracker.swaps[name], at), *freed])
    if address.startswith("cases/by/"):
        return _newest((case for case in tracker.listed if case.detained_by.lower() == name.removeprefix("by/")), at)
    if folder == "changes":
        return max((each.time.date() for each in all_entries(at) if f"{each.time:%Y-%m}".startswith(name)), default=None)
    return newest(at) if address in (*_OF_ALL, "cases/", "swaps/") or address.startswith("cases/status/") else None


def newest(at: Context) -> date | None:
    """Return the day on which the record as a whole last changed."""
    found: date | None = at.kept.get("newest")
    if found is None:
        swaps = (_last("swap", swap, at) for swap in at.tracker.swaps.values())
        found = at.kept["newest"] = max([*swaps, *(_last("case", case, at) for case in at.tracker.listed)], default=None)
    return found


def _newest(records: Iterable[Record], at: Context) -> date | None:
    return max((_last("case", record, at) for record in records), default=None)


def _last(kind: str, record: Record, at: Context) -> date:
    past = at.history.of(kind, record.id)
    return past[0].time.date() if past else record.reviewed.latest
