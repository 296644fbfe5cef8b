"""What a table is: what one row says, and its columns, each with the value that it takes from a row.

Whatever shows a table (CSV, SQLite, the data package, the dictionary, the data page) follows from its declaration.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from casetracker.data.shown import Value, day_or_none, taking
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo
from casetracker.record.dates import PartialDate
from casetracker.record.model import fields, kinds
from casetracker.record.model.choices import OFFENCE
from casetracker.record.model.kinds import Choice, FieldSpec
from casetracker.text.marking import N_

Cell = str | int | float | bool | None
Row = Sequence[Cell]


class Column(NamedTuple):
    """A column: its name, what it holds in words, the value of a row in it, and its type as Frictionless calls it."""

    name: str
    help: str
    value: Value
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
    """A table of the record."""

    name: str
    title: str
    row: str
    """What a row is, in a sentence."""
    columns: tuple[Column, ...]
    items: Callable[[Context, BuildInfo], Iterable[Any]]
    """Returns what the rows are made of, in any order."""
    key: str = "key"
    foreign: tuple[Foreign, ...] = ()
    indexed: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The name of the table's file: `held-at-year-end.csv`."""
        return f"{self.name.replace('_', '-')}.csv"

    def rows(self, context: Context, build_info: BuildInfo) -> list[Row]:
        """Return the rows in the order of their keys."""
        values = [column.value for column in self.columns]
        place = [column.name for column in self.columns].index(self.key)
        return sorted(([value(item) for value in values] for item in self.items(context, build_info)), key=lambda row: str(row[place]))


def with_own(table: Table, offences: Choice) -> Table:
    """Return a table whose columns of categories of offence name the tracker's own too."""
    columns = tuple(each._replace(options=tuple(offences.options)) if each.options == _OFFENCES else each for each in table.columns)
    return table._replace(columns=columns) if offences.own else table


_OFFENCES = tuple(OFFENCE.options)
EARLIEST = N_("The first day that this date can mean; empty where nothing bounds it.")
LATEST = N_("The last day that this date can mean; empty where nothing bounds it.")
SOURCES = N_(
    "The ids of the sources that bear this out, apart by spaces: `source_id` in the table of sources. Empty in a record of an earlier day where only later sources do."
)


def text(name: str, help: str, value: str | Value, *, needed: bool = False) -> Column:
    """Return a column of texts of somebody's choosing."""
    return Column(name, help, taking(value), needed=needed)


def code(name: str, help: str, value: str | Value, options: Iterable[str] = (), *, needed: bool = True) -> Column:
    """Return a column of keys, codes or addresses, or of the words of a choice."""
    return Column(name, help, taking(value), needed=needed, options=tuple(options), closed=True)


def codes(name: str, help: str, value: str | Value, *, needed: bool = False) -> Column:
    """Return a column of several codes or ids, apart by spaces."""
    take = taking(value)
    return code(name, help, lambda item: " ".join(take(item)), needed=needed)


def number(name: str, help: str, value: str | Value, *, needed: bool = True) -> Column:
    """Return a column of whole numbers."""
    return Column(name, help, taking(value), "integer", needed)


def flag(name: str, help: str, value: str | Value, *, needed: bool = True) -> Column:
    """Return a column of true and false."""
    return Column(name, help, taking(value), "boolean", needed)


def dated(name: str, help: str, value: str | Value, *, needed: bool = False) -> tuple[Column, ...]:
    """Return the three columns of a partial date: as it was written, and the first and last day that it can mean."""
    take = taking(value)

    def part(of: Callable[[PartialDate], str | None]) -> Value:
        return lambda item: None if (when := take(item)) is None else of(when)

    return (
        code(name, help, part(attrgetter("text")), needed=needed),
        Column(f"{name}_earliest", EARLIEST, part(lambda when: day_or_none(when.earliest)), "date"),
        Column(f"{name}_latest", LATEST, part(lambda when: day_or_none(when.latest)), "date"),
    )


def columns_of(group: type, item: str) -> tuple[Column, ...]:
    """Return the columns for the fields of a group, which a row has as `item`. An id stands in the entry's name already."""
    return tuple(column for spec in fields(group) if not spec.given_by_fmt for column in _columns(spec, f"{item}.{spec.attribute}"))


def _columns(spec: FieldSpec, value: str) -> tuple[Column, ...]:
    name, help, needed = spec.attribute, spec.help, spec.must
    match spec.kind:
        case kinds.Date():
            return dated(name, help, value, needed=needed)
        case kinds.Number():
            return (number(name, help, value, needed=needed),)
        case kinds.Flag():
            return (flag(name, help, value, needed=needed),)
        case kinds.Choice(options=options):
            return (code(name, help, value, options, needed=needed),)
        case kinds.Many():
            return (codes(name, SOURCES, value),)
        case kinds.Country() | kinds.Language() | kinds.Address() | kinds.Id() | kinds.Time() | kinds.Zone():
            return (code(name, help, value, needed=needed),)
        case _:
            return (text(name, help, value, needed=needed),)
