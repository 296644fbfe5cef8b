"""Rows → the XML of a sheet's cells, put into a workbook that holds everything else already.

XlsxWriter lays a workbook out and keeps each cell as an object until it closes, which takes five times as long as this for the
hundred thousands of cells of a large record. Texts stand in their cells, as the format allows (ECMA-376, 18.18.11 `inlineStr`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache, reduce
from html import escape
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Cell = str | int | float | bool | date | None
LONGEST = 32_767
"""Characters that a cell can hold."""
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What a spreadsheet would read as the number of a character."""
BEFORE_ALL = date(1899, 12, 30)
"""The day before all others by a spreadsheet's calendar."""
_LEVEL = 1
"""Of compression: as in the archive."""


class Part(NamedTuple):
    """The rows of a sheet."""

    rows: Sequence[Sequence[Cell]]
    styles: Sequence[int]
    """The number of the style of each column's cells, 0 for none."""
    day: int
    """That of days."""
    wrapped: Sequence[int] = ()
    """Of a sheet whose texts are wrapped the widths of its columns, by which its rows are high enough."""


def with_rows(content: bytes, sheets: Mapping[str, Part]) -> bytes:
    """Return a workbook with rows below the headings of its sheets, each by the name of its part of the file."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as laid_out, ZipFile(out, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as whole:
        for member in laid_out.infolist():
            part = laid_out.read(member)
            if member.filename in sheets:
                part = _filled(part, sheets[member.filename])
            made = ZipInfo(member.filename, member.date_time)
            made.compress_type, made.external_attr = ZIP_DEFLATED, 0o600 << 16
            whole.writestr(made, part, compresslevel=_LEVEL)
    return out.getvalue()


def _filled(part: bytes, of: Part) -> bytes:
    head, end, tail = part.rpartition(b"</sheetData>")
    size = f'<dimension ref="A1:{letters(max(len(of.styles) - 1, 0))}{len(of.rows) + 1}"/>'.encode()
    return b"".join((re.sub(rb'<dimension ref="[A-Z0-9:]+"/>', size, head, count=1), *_lines(*of), end, tail))


def _lines(rows: Sequence[Sequence[Cell]], styles: Sequence[int], day: int, wrapped: Sequence[int]) -> Iterator[bytes]:
    places = [(letters(place), f' s="{style}"' if style else "") for place, style in enumerate(styles)]
    for number, row in enumerate(rows, 2):
        cells = []
        for (letter, style), value in zip(places, row, strict=True):
            if value.__class__ is str:
                if value:
                    cells.append(f'<c r="{letter}{number}"{style} t="inlineStr"><is><t xml:space="preserve">{_text(value)}</t></is></c>')
            elif isinstance(value, bool):
                cells.append(f'<c r="{letter}{number}"{style} t="b"><v>{value:d}</v></c>')
            elif isinstance(value, date):
                cells.append(f'<c r="{letter}{number}" s="{day}"><v>{_serial(value)}</v></c>')
            elif value is not None:
                cells.append(f'<c r="{letter}{number}"{style}><v>{value}</v></c>')
        lines = max((len(str(value)) // width + 1 for value, width in zip(row, wrapped, strict=True)), default=1) if wrapped else 1
        high = f' ht="{15 * lines}" customHeight="1"' if lines > 1 else ""
        yield f'<row r="{number}"{high}>{"".join(cells)}</row>'.encode()


def _text(value: object) -> str:
    text = str(value)[:LONGEST]
    if not text.isprintable():
        text = _NOT_XML.sub("\ufffd", text)
    if "_x" in text:
        text = _ESCAPE.sub("_x005F_", text)
    return escape(text, quote=False)


@lru_cache(maxsize=100_000)
def _serial(day: date) -> int:
    return (day - BEFORE_ALL).days


@lru_cache(maxsize=1000)
def letters(place: int) -> str:
    """Return what a spreadsheet calls a column: A for 0, AA for 26."""
    return (letters(place // 26 - 1) if place > 25 else "") + chr(65 + place % 26)


def column_of(letters: str) -> int:
    """Return the place of the column that a spreadsheet calls so: 0 for A, 26 for AA."""
    return reduce(lambda place, letter: place * 26 + ord(letter) - 64, letters, 0) - 1
