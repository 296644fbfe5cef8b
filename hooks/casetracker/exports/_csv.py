"""A table as CSV: RFC 4180, UTF-8, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from casetracker.exports._columns import Row, Table, Value

_RUNS = frozenset("=+-@\t\r\n＝＋－＠")
"""What a cell must not begin with: spreadsheets take it for a formula (OWASP, CSV injection). Full-width forms are taken so too."""


def csv_bytes(table: Table, rows: Sequence[Row]) -> bytes:
    """Return the table with a line of names first, and lines that end in CR LF."""
    return csv_head(table) + csv_lines(table, rows)


def csv_head(table: Table) -> bytes:
    """Return the line of names."""
    return csv_lines(table, [[column.name for column in table.columns]], names=True)


def csv_lines(table: Table, rows: Sequence[Row], *, names: bool = False) -> bytes:
    """Return lines of a table: of rows, or the one of its names."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows if names else _safe(table, rows))
    return out.getvalue().encode()


def _safe(table: Table, rows: Sequence[Row]) -> Iterator[Row]:
    """The rows with an apostrophe before each text that begins like a formula, and flags as `true` and `false`."""
    free = [index for index, column in enumerate(table.columns) if column.type == "string" and not column.closed]
    flags = [index for index, column in enumerate(table.columns) if column.type == "boolean"]
    for row in rows:
        changed: list[Value] | None = None
        for index in free:
            value = row[index]
            if isinstance(value, str) and value[:1] in _RUNS:
                changed = changed or list(row)
                changed[index] = f"'{value}"
        for index in flags:
            if row[index] is not None:
                changed = changed or list(row)
                changed[index] = "true" if row[index] else "false"
        yield changed or row
