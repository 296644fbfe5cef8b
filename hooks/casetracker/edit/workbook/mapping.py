"""`mapping.yml`: what the columns of somebody's own table hold, said by whoever knows it.

A sheet's rows are those of one of the sheets of our own workbook: `cases`, or a list of it such as `cases.events`. A column goes where a
column of ours is: `person.born`; of a list of the record that the row is about to its first item, `custody.from`, or a further one,
`custody 2.from`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from casetracker.edit.workbook.cells import text_of
from casetracker.edit.workbook.layout import Field, Layout, every_layout
from casetracker.edit.workbook.reading import Book, Table
from casetracker.edit.workbook.rows import column_of, letters
from casetracker.record.model import kinds
from casetracker.record.problems import nearest
from casetracker.record.problems.rules import RULES
from casetracker.record.read import ReadError, read_data

ORDERS = ("day-month-year", "month-day-year")
_TO = re.compile(r"([a-z_]+)(?: ([1-9][0-9]?))?\.(.+)")
_COLUMN = re.compile(r"column ([A-Z]{1,3})")


class MappingError(ValueError):
    """The file says something that can't be followed; the message says what."""


class Target(NamedTuple):
    """Where a column goes: a field of a row of one of our sheets; of a list in the record of the row, of which item, from 1."""

    layout: Layout
    number: int
    field: Field


@dataclass(frozen=True)
class ColumnMap:
    """A column: where it goes, in which order its dates stand, and what its words mean, by the word in small letters."""

    target: Target
    dates: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SheetMap:
    """A sheet: the row of its headings, what its rows are, and its columns by their places."""

    table: Table
    headings: int
    layout: Layout
    columns: Mapping[int, ColumnMap]
    fixed: tuple[tuple[Target, str], ...] = ()
    """What every row holds, though no column says it."""
    key: int | None = None
    """The column by which the rows of other sheets name a record."""
    of: int | None = None
    """The column that names the record of a row of a list."""
    cites: bool = False
    """Whether all that a row says is borne out by the sources of that row."""


def read_mapping(content: bytes, name: str, book: Book) -> list[SheetMap]:
    """Return what a mapping says of a file of tables, the sheets of records first. Raises MappingError."""
    try:
        data: Any = read_data(content)
    except ReadError as fault:
        line = f":{fault.line + 1}" if fault.line >= 0 else ""
        raise MappingError(f"{name}{line}: {RULES[fault.rule].message.format(**{'reason': '', **fault.values})}") from None
    sheets = data.get("sheets")
    if not isinstance(sheets, list) or not sheets:
        raise MappingError(f"{name}: 'sheets' is to be a list, with an item for each sheet of the table")
    try:
        found = [_sheet(each, book) for each in sheets]
    except MappingError as fault:
        raise MappingError(f"{name}: {fault}") from None
    return sorted(found, key=lambda each: bool(each.layout.path))


_KEYS = ("sheet", "headings", "rows", "key", "of", "cite", "columns", "fixed")


def _sheet(data: Any, book: Book) -> SheetMap:
    if not isinstance(data, dict):
        raise MappingError("each item of 'sheets' is to be a group of keys")
    for key in data:
        if key not in _KEYS:
            raise MappingError(f"'{key}' is no key of a sheet{nearest(key, _KEYS)}; the keys are: {', '.join(_KEYS)}")
    tables = {each.name: each for each in book.tables}
    name = data.get("sheet")
    table = tables.get(str(name)) if name else book.tables[0]
    if table is None:
        raise MappingError(f"there is no sheet '{name}'{nearest(str(name), tables)}; the sheets are: {', '.join(tables)}")
    row = str(data.get("headings") or "1")
    if not row.isdecimal() or not 0 < int(row) <= len(table.rows):
        raise MappingError(f"sheet '{table.name}': 'headings' is to be the number of the row with the headings, not '{row}'")
    head = [" ".join(text_of(each).split()) for each in table.rows[int(row) - 1]]
    layouts = every_layout()
    layout = layouts.get(str(data.get("rows") or "cases"))
    if layout is None:
        raise MappingError(
            f"sheet '{table.name}': '{data.get('rows')}' is not what a row can be{nearest(str(data.get('rows')), layouts)}; it is one of: {', '.join(layouts)}"
        )
    if layout.path and not data.get("of"):
        raise MappingError(f"sheet '{table.name}': 'of' is missing: the column that names the {layout.kind.noun} of a row")
    columns = {}
    for heading, said in _group(data.get("columns"), f"sheet '{table.name}': 'columns'").items():
        if said:
            columns[place_of(heading, head, table.name)] = _column(said, layout, f"sheet '{table.name}', column '{heading}'")
    fixed = _group(data.get("fixed"), f"sheet '{table.name}': 'fixed'")
    return SheetMap(
        table,
        int(row) - 1,
        layout,
        columns,
        tuple((target(to, layout, f"sheet '{table.name}': 'fixed'"), str(value)) for to, value in fixed.items() if value),
        place_of(data["key"], head, table.name) if data.get("key") else None,
        place_of(data["of"], head, table.name) if data.get("of") else None,
        data.get("cite") == "row",
    )


def _group(data: Any, where: str) -> dict[str, Any]:
    if data is not None and not isinstance(data, dict):
        raise MappingError(f"{where} is to be a group of keys")
    return data or {}


def place_of(heading: Any, head: list[str], sheet: str) -> int:
    """Return the place of a column by its heading, or by its letter: `column C`."""
    name = " ".join(str(heading).split())
    if (found := _COLUMN.fullmatch(name)) and name not in head:
        return column_of(found[1])
    if name not in head:
        known = [each for each in head if each]
        raise MappingError(f"sheet '{sheet}': there is no column '{name}'{nearest(name, known)}; the columns are: {', '.join(known)}")
    if head.count(name) > 1:
        both = " or ".join(f"'column {letters(place)}'" for place, each in enumerate(head) if each == name)
        raise MappingError(f"sheet '{sheet}': several columns are called '{name}'; write {both}")
    return head.index(name)


def _column(said: Any, layout: Layout, where: str) -> ColumnMap:
    if isinstance(said, str):
        return ColumnMap(target(said, layout, where))
    if not isinstance(said, dict) or not said.get("to"):
        raise MappingError(f"{where}: write where it goes, such as 'name', or a group with 'to'")
    for key in said:
        if key not in ("to", "dates", "words"):
            raise MappingError(
                f"{where}: '{key}' is no key of a column{nearest(key, ('to', 'dates', 'words'))}; the keys are: to, dates, words"
            )
    if said.get("dates") and said["dates"] not in ORDERS:
        raise MappingError(f"{where}: 'dates' is one of: {', '.join(ORDERS)}")
    words = _group(said.get("words"), f"{where}: 'words'")
    return ColumnMap(
        target(said["to"], layout, where), said.get("dates") or "", {word_key(word): str(means or "") for word, means in words.items()}
    )


def word_key(word: str) -> str:
    """Return a word as columns are searched for it."""
    return " ".join(word.split()).casefold()


def target(to: Any, layout: Layout, where: str) -> Target:
    """Return where `person.born` or `custody 2.from` goes, from a row of a sheet."""
    if found := layout.field(str(to)):
        return Target(layout, 0, found)
    lists = {each.name: each for each in every_layout().values() if each.kind is layout.kind and len(each.path) == 1}
    if parts := _TO.fullmatch(str(to)):
        inner = lists.get(f"{layout.kind.id}s.{parts[1]}")
        # A row of a list adds nothing to other lists but the sources that it cites.
        if inner and (not layout.path or inner.path == ("sources",)) and (found := inner.field(parts[3])):
            return Target(inner, int(parts[2] or 1), found)
    raise MappingError(f"{where}: nothing is called '{to}'{nearest(str(to), targets(layout))}")


def targets(layout: Layout) -> list[str]:
    """Return all that a column can go to; an entry's own id is for 'casetracker fmt' to give."""
    lists = [each for each in every_layout().values() if each.kind is layout.kind and len(each.path) == 1]
    own = [(each, each.heading) for each in layout.fields]
    own += [
        (held, f"{each.path[0]}.{held.heading}") for each in lists if not layout.path or each.path == ("sources",) for held in each.fields
    ]
    return [to for field, to in own if field.kind != kinds.Id("entry")]
