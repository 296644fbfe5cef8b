"""The bytes of an .xlsx, .ods, .xls or .csv file → its sheets, cell by cell, as they were saved: of formulas the values that they had."""

from __future__ import annotations

import codecs
import csv
import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import PurePath
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from casetracker.edit.workbook.rows import column_of, letters
from casetracker.record.read.yaml import is_utf_16

MOST_CELLS = 20_000_000
"""Between the first and the last cell of a sheet; it holds more than the record of any state."""
LARGEST = 500_000_000
"""Bytes of a workbook, unpacked."""
_ROW = re.compile(rb"<row\b[^>]*>")
_NUMBER = re.compile(rb'\br="(\d+)"')
_FAULTY = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*\bt="e"')
_LAST = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"')
_SEPARATORS = ";\t,|"


class WorkbookError(ValueError):
    """The file can't be read as a table; the message says why."""


class At(NamedTuple):
    """A cell, or with a column of -1 a row, of a sheet; both count from 0."""

    sheet: str
    row: int
    column: int = -1

    def __str__(self) -> str:
        return f"{self.sheet}!{letters(max(self.column, 0))}{self.row + 1}"


@dataclass
class Table:
    """A sheet, from its cell A1 on. A cell that holds nothing is an empty text."""

    name: str
    rows: list[list[object]]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    faulty: frozenset[tuple[int, int]] = frozenset()
    """Cells whose formula gave an error, such as #N/A, and no value."""

    def cell(self, row: int, column: int) -> object:
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else ""


@dataclass
class Book:
    """A file of tables. `since_1904` is its calendar; None where nothing says which."""

    tables: list[Table]
    since_1904: bool | None = None
    notes: list[str] = field(default_factory=list)
    """How the file was read, where that had to be found out."""


def read_book(content: bytes, name: str) -> Book:
    """Return the tables of a file by that name. Raises WorkbookError where it is none."""
    if content[:4] == b"PK\x03\x04" or content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return _spreadsheet(content, name)
    return _csv(content, PurePath(name).stem)


def _spreadsheet(content: bytes, name: str) -> Book:
    try:
        parts = _Parts(content)
        opened = CalamineWorkbook.from_filelike(io.BytesIO(content))
        tables = []
        for number, each in enumerate(opened.sheets_metadata):
            part = parts.of_sheet(each.name)
            _fits(part, each.name)
            sheet = opened.get_sheet_by_index(number)
            if sheet.total_height * sheet.total_width > MOST_CELLS:
                raise WorkbookError(f"the sheet '{each.name}' reaches over {sheet.total_height * sheet.total_width:,} cells; {_FAR}")
            rows: list[list[object]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
            merged = tuple(sheet.merged_cell_ranges or ())
            hidden = each.visible != SheetVisibleEnum.Visible
            tables.append(Table(each.name, rows, hidden, frozenset(_hidden(part)), merged, frozenset(_faulty(part))))
        return Book(tables, parts.since_1904)
    except PasswordError:
        raise WorkbookError(f"'{name}' is locked by a password; save a copy without one") from None
    except (CalamineError, BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError, KeyError) as fault:
        if isinstance(fault, WorkbookError):
            raise
        raise WorkbookError(f"'{name}' can't be read as a workbook ({fault}); save it again as .xlsx, .ods or .csv") from None


class _Parts:
    """The parts of an .xlsx file, which say what the library does not."""

    def __init__(self, content: bytes) -> None:
        self.whole = ZipFile(io.BytesIO(content)) if content[:2] == b"PK" else None
        if self.whole and sum(each.file_size for each in self.whole.infolist()) > LARGEST:
            raise WorkbookError(f"the workbook is larger than {LARGEST // 1_000_000} MB once it is unpacked")
        book = self._part("xl/workbook.xml").decode("utf-8", "replace")
        links = self._part("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
        targets = {found["Id"]: found["Target"] for found in map(_attributes, re.findall(r"<Relationship\b[^>]*>", links))}
        self.sheets = {
            found["name"]: targets.get(found.get("r:id", ""), "") for found in map(_attributes, re.findall(r"<sheet\b[^>]*>", book))
        }
        self.since_1904 = bool(re.search(r'date1904="(1|true)"', book)) if book else None

    def of_sheet(self, name: str) -> bytes:
        target = self.sheets.get(name, "")
        return self._part(target.lstrip("/") if target.startswith("/") else f"xl/{target}") if target else b""

    def _part(self, name: str) -> bytes:
        return self.whole.read(name) if self.whole and name in self.whole.namelist() else b""


def _attributes(tag: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in re.findall(r'([\w:]+)="([^"]*)"', tag)}


_FAR = "delete what stands far from the table"


def _fits(part: bytes, name: str) -> None:
    """Refuse a sheet with a cell so far out that all the empty ones before it would fill the memory."""
    width = height = 0
    for found in _LAST.finditer(part):
        width, height = max(width, column_of(found[1].decode()) + 1), max(height, int(found[2]))
    if width * height > MOST_CELLS:
        raise WorkbookError(f"the sheet '{name}' reaches over {width * height:,} cells; {_FAR}")


def _hidden(part: bytes) -> Iterator[int]:
    for row in _ROW.findall(part):
        if b'hidden="1"' in row or b'hidden="true"' in row:
            yield from (int(found[1]) - 1 for found in _NUMBER.finditer(row))


def _faulty(part: bytes) -> Iterator[tuple[int, int]]:
    yield from ((int(found[2]) - 1, column_of(found[1].decode())) for found in _FAULTY.finditer(part))


def _csv(content: bytes, name: str) -> Book:
    notes: list[str] = []
    text = _decoded(content, notes)
    first, _, rest = text.partition("\n")
    if said := re.fullmatch(r"\"?sep=(.)\"?", first.strip("\r\ufeff")):  # how Excel is told
        text, separator = rest, said[1]
    else:
        separator = _separator(text)
        if separator != ",":
            notes.append(f"values stand apart by {'tabs' if separator == _SEPARATORS[1] else f'{separator!r}'}")
    if "\0" in text:
        raise WorkbookError(f"'{name}' is no text and no workbook")
    csv.field_size_limit(1_000_000)
    try:
        rows: list[list[object]] = [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
    except csv.Error as fault:
        raise WorkbookError(f"'{name}' can't be read as a table ({fault})") from None
    return Book([Table(name, rows)], notes=notes)


def _decoded(content: bytes, notes: list[str]) -> str:
    """Return a text in the encoding that its mark or its bytes tell: UTF-8, UTF-16, or that of Windows for Cyrillic or Western letters."""
    if is_utf_16(content):
        named = content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        return content.decode("utf-16" if named else "utf-16-be" if content[:1] == b"\0" else "utf-16-le", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    # Cyrillic words are all such bytes; accents stand one by one among letters of ASCII.
    high = re.findall(rb"[\x80-\xff]+", content)
    code = "cp1251" if sum(len(run) > 1 for run in high) * 2 > len(high) else "cp1252"
    notes.append(f"it is not UTF-8, and was read as Windows' {'Cyrillic' if code == 'cp1251' else 'Western'} encoding ({code})")
    return content.decode(code, "replace")


def _separator(text: str) -> str:
    """Return what stands between the values: what gives the most rows of one and the same width."""

    def fit(separator: str) -> tuple[int, int]:
        try:
            rows = [
                len(row)
                for _, row in zip(range(50), csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=separator), strict=False)
            ]
        except csv.Error:
            return 0, 0
        width, times = max(Counter(each for each in rows if each > 1).items(), key=lambda each: each[1], default=(0, 0))
        return times, width

    return max(_SEPARATORS[::-1], key=fit) if any(fit(each)[0] for each in _SEPARATORS) else ","
