"""The same tables as a workbook for spreadsheets: one a sheet, readable headings, no formula, and days as days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from casetracker.data.tables.table import Row, Table
from casetracker.edit.workbook.rows import Cell
from casetracker.edit.workbook.spreadsheet import Column, Sheet, day_or_text, workbook
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo

ABOUT = "About"
COLUMNS = "Columns"
_NAMES = {"id": "ID", "json": "JSON", "url": "URL"}


def workbook_bytes(tables: Sequence[Table], rows: Callable[[Table], Sequence[Row]], context: Context, build_info: BuildInfo) -> bytes:
    """Return the workbook. `rows` gives the rows of a table when their turn comes."""

    def sheets() -> Iterator[Sheet]:
        yield _about(tables, context, build_info)
        for table in tables:
            yield _sheet(table, rows(table))
        yield _columns(tables)

    return workbook(sheets(), build_info.title)


def heading(name: str) -> str:
    """Return the name of a column as a heading: `case_id` as 'Case ID'."""
    words = [_NAMES.get(word, word) for word in name.split("_")]
    return " ".join([words[0] if words[0] in _NAMES.values() else words[0].capitalize(), *words[1:]])


def _sheet(table: Table, rows: Sequence[Row]) -> Sheet:
    names = {column.name for column in table.columns}
    flags = [place for place, each in enumerate(table.columns) if each.type == "boolean"]
    dates = [place for place, each in enumerate(table.columns) if each.type == "date" or f"{each.name}_earliest" in names]

    columns = [Column(heading(each.name), has_days=place in dates) for place, each in enumerate(table.columns)]

    def cells(row: Row) -> list[Cell]:
        found: list[Cell] = list(row)
        for place in dates:
            if isinstance(value := row[place], str):
                found[place] = day_or_text(value)
        for place in flags:  # which LibreOffice would show as 0 and 1
            found[place] = None if row[place] is None else str(row[place]).lower()
        return found

    return Sheet(table.title, columns, [cells(row) for row in rows])


def _about(tables: Sequence[Table], context: Context, build_info: BuildInfo) -> Sheet:
    """What the workbook is, of which record, and how it may be used."""
    settings = context.settings
    rows = [
        ("What it is", settings.description or build_info.title),
        ("As of", str(context.day)),
        ("Version of the record", build_info.commit or "not known"),
        ("Made on", str(build_info.today or context.day)),
        ("Licence", f"{settings.licence_name}, {settings.licence_url}"),
        *([("From", build_info.base)] if build_info.base else []),
        (
            "Dates",
            "A date that is one day is a day of the spreadsheet; any other, such as 2024-03 or a span, is text as the record has it.",
        ),
        (
            "To correct it",
            "This is a copy: what is changed in it changes nothing in the record. The site's pages for contributors say how to.",
        ),
        *((table.title, table.row) for table in tables),
        (COLUMNS, "What each column of each sheet holds."),
    ]
    return Sheet(ABOUT, [Column(build_info.title, width=30), Column("", width=95)], rows, is_prose=True)


def _columns(tables: Sequence[Table]) -> Sheet:
    rows = [
        (table.title, heading(each.name), each.help, " ".join(each.options), f"{table.file}, {each.name}")
        for table in tables
        for each in table.columns
    ]
    widths = {"Sheet": 24, "Column": 24, "What it holds": 80, "Words": 40, "In the CSV files": 40}
    return Sheet(COLUMNS, [Column(name, width=width) for name, width in widths.items()], rows)
