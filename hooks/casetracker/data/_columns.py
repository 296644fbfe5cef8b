"""Columns of the tables: what each holds, in words and in types; those of a group's fields are made from the model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from casetracker.record.dates import FAR, LONG_AGO, PartialDate
from casetracker.record.model import fields, kinds
from casetracker.record.model.kinds import FieldSpec
from casetracker.text.marking import N_

Value = str | int | bool | None
Row = Sequence[Value]


class Column(NamedTuple):
    """A column: its name, its type as Frictionless calls it, and what it holds."""

    name: str
    help: str
    type: str = "string"
    needed: bool = False
    options: tuple[str, ...] = ()
    """The words it is chosen from, where it is."""
    closed: bool = False
    """Whether its texts are keys, codes, dates or addresses, and no words of somebody's choosing."""


class Foreign(NamedTuple):
    """That a column holds the key of another table."""

    column: str
    table: str
    key: str


class Table(NamedTuple):
    """A table: what one row is, the columns, the key, and how its rows are found."""

    name: str
    title: str
    row: str
    """What a row is, in a sentence."""
    columns: tuple[Column, ...]
    key: str
    foreign: tuple[Foreign, ...] = ()
    indexed: tuple[str, ...] = ()


EARLIEST = N_("The first day that this date can mean; empty where nothing bounds it.")
LATEST = N_("The last day that this date can mean; empty where nothing bounds it.")
SOURCES = N_(
    "The ids of the sources that bear this out, apart by spaces: `source_id` in the table of sources. Empty in a record of an earlier day where only later sources do."
)


def dated(name: str, help: str, needed: bool = False) -> tuple[Column, ...]:
    """Return the three columns of a partial date: as it was written, and the first and last day that it can mean."""
    return (
        Column(name, help, needed=needed, closed=True),
        Column(f"{name}_earliest", EARLIEST, "date"),
        Column(f"{name}_latest", LATEST, "date"),
    )


def date_cells(value: PartialDate | None) -> tuple[str | None, str | None, str | None]:
    """Return the three cells of a partial date."""
    if value is None:
        return None, None, None
    return _date_cells(value.text, value.earliest, value.latest)


@lru_cache(maxsize=50_000)
def _date_cells(text: str, earliest: date, latest: date) -> tuple[str, str | None, str | None]:
    """One for each date: records share most of theirs."""
    return text, bound(earliest), bound(latest)


def bound(value: date | None) -> str | None:
    """Return a day as text, and nothing for the end of an open span."""
    return None if value is None or value in (LONG_AGO, FAR) else value.isoformat()


def columns_of(group: type) -> tuple[Column, ...]:
    """Return the columns for the fields of a group. Its sources are one column of ids, the last."""
    return tuple(column for spec in _told(group) for column in _columns(spec))


def cells_of(group: type) -> Callable[[Any], list[Value]]:
    """Return what makes the cells of one such group, in the order of its columns."""
    specs = _told(group)
    read = attrgetter(*(spec.attribute for spec in specs))
    # From the last to the first, so that what was spread out moves nothing that is still to come.
    dates = [index for index, spec in reversed(list(enumerate(specs))) if isinstance(spec.kind, kinds.Date)]
    lists = [index for index, spec in enumerate(specs) if isinstance(spec.kind, kinds.Many)]

    def cells(item: Any) -> list[Value]:
        found = list(read(item))
        for index in lists:
            found[index] = " ".join(found[index])
        for index in dates:
            found[index : index + 1] = date_cells(found[index])
        return found

    return cells


def _told(group: type) -> list[FieldSpec]:
    """The fields that have columns: an id stands in the entry's name already."""
    return [spec for spec in fields(group) if not spec.given_by_fmt]


def _columns(spec: FieldSpec) -> tuple[Column, ...]:
    match spec.kind:
        case kinds.Date():
            return dated(spec.attribute, spec.help, spec.must)
        case kinds.Number():
            return (Column(spec.attribute, spec.help, "integer", spec.must),)
        case kinds.Flag():
            return (Column(spec.attribute, spec.help, "boolean", spec.must),)
        case kinds.Choice(options=options):
            return (Column(spec.attribute, spec.help, needed=spec.must, options=tuple(options), closed=True),)
        case kinds.Many():
            return (Column(spec.attribute, SOURCES, closed=True),)
        case kinds.Country() | kinds.Language() | kinds.Address() | kinds.Id() | kinds.Time() | kinds.Zone():
            return (Column(spec.attribute, spec.help, needed=spec.must, closed=True),)
        case _:
            return (Column(spec.attribute, spec.help, needed=spec.must),)
