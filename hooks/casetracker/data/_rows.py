"""The rows of the tables, in the order of their keys; only of listed cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter, itemgetter
from typing import Any

from casetracker.data._columns import Row, Table, Value, cells_of, date_cells
from casetracker.data._json import API, url
from casetracker.data._tables import CASES, CHARGES, CUSTODY, DESIGNATIONS, HELD_AT_YEAR_END, RULINGS, SOURCE, SWAPS, TIMELINE
from casetracker.facts import age_when_detained, held_at_year_end, number_freed, sides
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo
from casetracker.pages.timeline import WordedEntry, worded_timeline
from casetracker.record.model import Case, Charge, Custody, Designation, Ruling, Source, Swap
from casetracker.record.model.entries import entries
from casetracker.text import plain

Rows = dict[str, list[Row]]
_GROUPS = [
    (table.name, attrgetter(table.name), cells_of(group))
    for table, group in ((CUSTODY, Custody), (CHARGES, Charge), (RULINGS, Ruling), (DESIGNATIONS, Designation))
]


def rows(context: Context, build_info: BuildInfo) -> Rows:
    """Return every row of every table, by the table's name."""
    found: Rows = {table.name: [] for table in (SWAPS, CASES, CUSTODY, CHARGES, RULINGS, DESIGNATIONS, TIMELINE, SOURCE)}
    for case in ordered(context, TIMELINE):
        for table, own in case_rows(case, context, build_info).items():
            found[table] += own
    found["cases"].sort(key=itemgetter(0))
    for name in sorted(context.tracker.swaps):
        found["swaps"].append(_swap(context.tracker.swaps[name], context, build_info))
    found["sources"] += swap_sources(context)
    found[HELD_AT_YEAR_END.name] = [
        [f"{each.day.year}-{each.state}", each.day.isoformat(), each.state, each.held, each.stale]
        for each in held_at_year_end(context.tracker, context.day, context.settings.stale_days)
    ]
    return found


def ordered(context: Context, table: Table) -> list[Case]:
    """Return the listed cases in the order in which their rows stand in a table.

    A key begins with the case's id and a slash, so the rows of a case stand together; among the cases the key is the id.
    """
    return sorted(context.tracker.listed, key=lambda case: case.id if table is CASES else f"{case.id}/")


def case_rows(case: Case, context: Context, build_info: BuildInfo) -> Rows:
    """Return the rows of one case in the order of their keys, by the name of their table."""
    names = {id(each.item): each.name for each in entries(case)}
    found: dict[str, Iterable[Row]] = {"timeline": _timeline(case, worded_timeline(case, context)), "sources": _sources("cases", case)}
    for table, items, cells in _GROUPS:
        found[table] = _group(case, items(case), names, cells)
    return {"cases": [_case(case, context, build_info)]} | {table: sorted(own, key=itemgetter(0)) for table, own in found.items()}


def swap_sources(context: Context) -> list[Row]:
    """Return the sources of all swaps, in the order of their keys."""
    return sorted((row for swap in context.tracker.swaps.values() for row in _sources("swaps", swap)), key=itemgetter(0))


def _swap(swap: Swap, context: Context, build_info: BuildInfo) -> Row:
    found = sides(swap, context.tracker)
    withdrawn = sum(side.withdrawn for side in found)
    return [
        swap.id,
        swap.title,
        *date_cells(swap.date),
        swap.place,
        " ".join(swap.parties),
        *_mediators(swap),
        number_freed(found),
        withdrawn,
        _summary(swap, context),
        swap.reviewed.text,
        swap.review,
        url(build_info, f"swaps/{swap.id}/"),
        url(build_info, f"{API}swaps/{swap.id}.json"),
        " ".join(swap.sources_for.sources),
    ]


def _mediators(swap: Swap) -> tuple[str, str | None, str | None]:
    """Whether there was any mediation, and who helped, those of whom that is disputed apart."""
    named = ["; ".join(each.by for each in swap.mediators if (each.claim == "disputed") is disputed) for disputed in (False, True)]
    said = "reported" if named[0] else "disputed" if named[1] else "none-reported"
    return said, named[0] or None, named[1] or None


def _case(case: Case, context: Context, build_info: BuildInfo) -> Row:
    stands, held, age = context.standing(case), context.days(case), age_when_detained(case)
    ended, release = case.release or case.death, case.release
    return [
        case.id,
        case.name,
        "; ".join(dict.fromkeys([*case.names.values(), *(alias.name for alias in case.aliases)])),
        stands.word,
        stands.held,
        stands.stale,
        case.detained_by,
        " ".join(case.person.citizenships),
        *date_cells(case.person.born),
        case.person.occupation,
        case.person.residence,
        *date_cells(case.custody[0].start),
        *date_cells(case.last_report.date if case.last_report else None),
        *date_cells(ended.date if ended else None),
        release.manner if release else None,
        release.basis if release else None,
        release.to if release else None,
        release.place if release else None,
        release.swap if release and release.swap in context.tracker.swaps else None,
        held.total.fewest,
        held.total.most,
        age.least if age else None,
        age.most if age else None,
        " ".join(dict.fromkeys(charge.category for charge in case.charges)),
        _summary(case, context),
        case.reviewed.text,
        case.review,
        url(build_info, f"cases/{case.id}/"),
        url(build_info, f"{API}cases/{case.id}.json"),
        " ".join(case.person.sources),
    ]


def _summary(record: Case | Swap, context: Context) -> str:
    return plain(record.summary.get(context.words.language) or record.summary["en"])


def _timeline(case: Case, dated: Sequence[WordedEntry]) -> Iterator[Row]:
    for entry, what, details in dated:
        sources = " ".join(entry.item.sources)
        yield [f"{case.id}/{entry.id}", case.id, entry.id, entry.kind, *date_cells(entry.date), what, details or None, sources]


def _group(case: Case, items: Sequence[Any], names: dict[int, str], cells: Callable[[Any], list[Value]]) -> Iterator[Row]:
    for item in items:
        name = names[id(item)]
        yield [f"{case.id}/{name}", case.id, name, *cells(item)]


_SOURCE = cells_of(Source)


def _sources(folder: str, record: Case | Swap) -> Iterator[Row]:
    of_case, of_swap = (record.id, None) if folder == "cases" else (None, record.id)
    for name, source in record.sources.items():
        yield [f"{folder}/{record.id}/{name}", of_case, of_swap, name, *_SOURCE(source)]
