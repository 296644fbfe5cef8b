"""The tables of what lists in a case hold, of its timeline, of sources, and of the ends of years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from casetracker.data.shown import Value
from casetracker.data.tables.table import SOURCES, Column, Foreign, Table, code, codes, columns_of, dated, number, text
from casetracker.facts import held_at_year_end
from casetracker.facts.memo import per_case
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo
from casetracker.pages.timeline import worded_timeline
from casetracker.record.model import KINDS, Case, Charge, Custody, Designation, Place, Record, Ruling, Source
from casetracker.record.model.entries import entries
from casetracker.record.references import is_listed
from casetracker.text.marking import N_


class Entry(NamedTuple):
    """A row of one of the lists in a case: a group of the record, or an entry of the timeline."""

    case: str
    id: str
    item: Any
    place: Place | None = None
    """The prison that a period of custody names, where it has a record."""


_OF_CASE = (Foreign("case_id", "cases", "id"),)
_ENTRY_ID = N_("The id of the entry within its case, from its date and kind; the anchor on the case's page where it is dated.")
_ENTRY = (
    code("key", N_("The key of the row: `case_id`, a slash, `entry_id`. It survives edits elsewhere."), lambda row: f"{row.case}/{row.id}"),
    code("case_id", N_("The case: `id` in the table of cases."), "case"),
    text("entry_id", _ENTRY_ID, "id", needed=True),
)


_PLACE = (
    code("place_id", N_("The prison, where it has a record: `id` in the table of places."), "place?.id", needed=False),
    text("place_name", N_("The name of that prison."), "place?.name"),
)


@per_case
def _names(case: Case) -> dict[int, str]:
    """Return the names of the entries of a case by the identity of these."""
    return {id(each.item): each.name for each in entries(case)}


def _list(name: str, title: str, row: str, group: type, *indexed: str) -> Table:
    """Return the table of one of the lists in a case, with the fields of its group."""

    def items(context: Context, build_info: BuildInfo) -> Iterator[Entry]:
        for case in context.tracker.listed:
            if own := getattr(case, name):
                names = _names(case)
                places = context.tracker.places
                yield from (Entry(case.id, names[id(item)], item, places.get(getattr(item, "facility", None) or "")) for item in own)

    more, foreign = (_PLACE, (Foreign("place_id", "places", "id"),)) if group is Custody else ((), ())
    columns = (*_ENTRY, *columns_of(group, "item"), *more)
    return Table(name, title, row, columns, items, "key", (*_OF_CASE, *foreign), ("case_id", *indexed))


LISTS = (
    _list("custody", N_("Custody"), N_("One period of custody of a case."), Custody),
    _list("charges", N_("Charges"), N_("One charge of a case, with its outcome."), Charge, "category"),
    _list("rulings", N_("Rulings"), N_("One decision of a court or act of clemency in a case."), Ruling),
    _list("designations", N_("Designations"), N_("What one state or body calls the detention in a case."), Designation),
)
TIMELINE = Table(
    "timeline",
    N_("Timeline"),
    N_("One dated thing of a case: custody, charge, ruling, designation, hearing, event, release or death."),
    (
        *_ENTRY,
        code("kind", N_("What kind of entry it is."), "item.entry.kind"),
        *dated("date", N_("When it happened."), "item.entry.date", needed=True),
        text("what", N_("What happened, in the site's language."), "item.what", needed=True),
        text("details", N_("Where, by whom, with what sentence."), lambda row: row.item.details or None),
        codes("sources", SOURCES, "item.entry.item.sources"),
    ),
    lambda context, build_info: (
        Entry(case.id, each.entry.id, each) for case in context.tracker.listed for each in worded_timeline(case, context)
    ),
    "key",
    _OF_CASE,
    ("case_id", "date_earliest"),
)


class Cited(NamedTuple):
    """A source of a record, whose id is that of a case, a swap or a place."""

    record: Record
    id: str
    source: Source


def _cited(context: Context, build_info: BuildInfo) -> Iterator[Cited]:
    for record in context.tracker.every():
        if is_listed(record):
            yield from (Cited(record, name, source) for name, source in record.sources.items())


def _citing(kind: str) -> Value:
    return lambda row: row.record.id if row.record.kind == kind else None


_SOURCE_KEY = N_("The key of the row: `cases`, `swaps` or `places`, the record's id and the source's, apart by slashes.")
SOURCE = Table(
    "sources",
    N_("Sources"),
    N_("One source as one record cites it."),
    (
        code("key", _SOURCE_KEY, lambda row: f"{KINDS[row.record.kind].address}{row.record.id}/{row.id}"),
        code("case_id", N_("The case that cites it, where it is a case's."), _citing("case"), needed=False),
        code("swap_id", N_("The swap that cites it, where it is a swap's."), _citing("swap"), needed=False),
        code("source_id", N_("The id by which the record cites it."), "id"),
        *columns_of(Source, "source"),
        code("place_id", N_("The place that cites it, where it is a place's."), _citing("place"), needed=False),
    ),
    _cited,
    "key",
    (*_OF_CASE, Foreign("swap_id", "swaps", "id"), Foreign("place_id", "places", "id")),
    ("case_id", "swap_id", "publisher"),
)
_DAY = N_("The day for which is counted: the last of the year, or the day shown in a year that has not ended.")
HELD_AT_YEAR_END = Table(
    "held_at_year_end",
    N_("Held at the end of the year"),
    N_("How many people one state or party held when a year ended, by what the record knows now."),
    (
        code(
            "key", N_("The key of the row: the year, a hyphen, the code or id of who held them."), lambda row: f"{row.day.year}-{row.state}"
        ),
        Column("day", _DAY, lambda row: row.day.isoformat(), "date", needed=True),
        code("state", N_("The state or party that held the people, by its code or id."), "state"),
        number("held", N_("People held by it on that day. A person with several cases counts once."), "held"),
        number("stale", N_("How many of them had then not been reported on for long."), "stale"),
    ),
    lambda context, build_info: held_at_year_end(context.tracker, context.day, context.settings.stale_days),
)
