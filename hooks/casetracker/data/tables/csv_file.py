"""A table as CSV: RFC 4180, UTF-8 with a mark that says so, and no cell that a spreadsheet would run."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from casetracker.data.tables.table import Cell, Row, Table

FORMULA_STARTS = "=+-@\t\r\n＝＋－＠"
"""What a cell must not begin with: spreadsheets take it for a formula (OWASP, CSV injection). Full-width forms are taken so too.
What scripts hand out begins no cell with them either (`web/assets/index/csv.js`)."""


def csv_bytes(table: Table, rows: Sequence[Row]) -> bytes:
    """Return the table: a line of names first, then its rows, with no cell that a spreadsheet would run."""
    return csv_file([column.name for column in table.columns], _safe(table, rows))


def csv_file(names: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a line of names and the rows as a file, with lines that end in CR LF.

    It begins with the byte-order mark: Excel reads a file without one in the machine's own code page, and garbles 'Łukasz'.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows(rows)
    return codecs.BOM_UTF8 + out.getvalue().encode()


def _safe(table: Table, rows: Sequence[Row]) -> Iterator[Row]:
    """The rows with an apostrophe before each text that begins like a formula, and flags as `true` and `false`."""
    free = [index for index, column in enumerate(table.columns) if column.type == "string" and not column.closed]
    flags = [index for index, column in enumerate(table.columns) if column.type == "boolean"]
    for row in rows:
        changed: list[Cell] | None = None
        for index in free:
            value = row[index]
            if isinstance(value, str) and value.startswith(tuple(FORMULA_STARTS)):
                changed = changed or list(row)
                changed[index] = f"'{value}"
        for index in flags:
            if row[index] is not None:
                changed = changed or list(row)
                changed[index] = "true" if row[index] else "false"
        yield changed or row
