"""A table as it was read, with what is amiss in each row in a column of its own: a workbook for whoever has to mend it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from casetracker.edit.workbook.cells import EXACT, text_of
from casetracker.edit.workbook.changes import PROBLEMS, Finding
from casetracker.edit.workbook.export import ROW
from casetracker.edit.workbook.merging import is_own
from casetracker.edit.workbook.reading import Book, Table
from casetracker.edit.workbook.rows import Cell
from casetracker.edit.workbook.spreadsheet import WORDS, Column, Sheet, workbook

LONGEST_NAME = 31
"""Characters of a sheet's name, as Excel has it."""
_NO_NAME = re.compile(r"^'|'$|[\[\]:*?/\\]|^$")
"""What the name of a sheet can't be or hold."""


def annotated(book: Book, findings: Iterable[Finding], title: str) -> bytes:
    """Return a workbook with the sheets of a table, each with a last column of what was found in its rows."""
    by_row: dict[tuple[str, int], list[Finding]] = defaultdict(list)
    for each in findings:
        by_row[each.at.sheet, each.at.row].append(each)
    own = is_own(book)
    tables = [(number, table) for number, table in enumerate(book.tables, 1) if not (own and table.name == WORDS)]
    return workbook((_sheet(table, _name(table, number), by_row, as_text=own) for number, table in tables), title)


def _name(table: Table, number: int) -> str:
    """Return the name of a sheet: its number where it has one that no workbook allows, such as a long name of a CSV file."""
    return f"Sheet {number}" if len(table.name) > LONGEST_NAME or _NO_NAME.search(table.name) else table.name


def _sheet(table: Table, name: str, by_row: dict[tuple[str, int], list[Finding]], *, as_text: bool) -> Sheet:
    width = max(map(len, table.rows), default=0)
    grid = [[_cell(value) for value in (*row, *[""] * (width - len(row)))] for row in table.rows] or [[]]
    told = ["\n".join(_lines(by_row.get((table.name, number), ()))) for number in range(len(grid))]
    if not any(told):
        return Sheet(name, _columns(grid, as_text), grid[1:], hidden=table.is_hidden)
    heading = f"{PROBLEMS}: {told[0]}" if told[0] else PROBLEMS
    columns = [*_columns(grid, as_text), Column(heading, width=60)]
    return Sheet(name, columns, [[*row, said] for row, said in zip(grid[1:], told[1:], strict=True)], hidden=table.is_hidden)


def _columns(grid: list[list[Cell]], as_text: bool) -> list[Column]:
    return [
        Column(text_of(head), as_text=as_text, hidden=head == ROW, has_days=any(isinstance(row[place], date) for row in grid[1:]))
        for place, head in enumerate(grid[0])
    ]


def _lines(findings: Iterable[Finding]) -> Iterator[str]:
    for each in sorted(findings):
        yield f"{str(each.at).rpartition('!')[2]}: {each.message}{f' {each.hint}' if each.hint else ''}"


def _cell(value: object) -> Cell:
    match value:
        case datetime() | time() | timedelta():
            return text_of(value)
        case float():
            return int(value) if value.is_integer() and abs(value) < EXACT else str(value)
        case str() | bool() | int() | date() | None:
            return value
        case _:
            return str(value)
