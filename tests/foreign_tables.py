"""Tables that somebody keeps of detained people, as small workbooks, and what comes of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter

from casetracker.edit.workbook.carrying import Carrying
from casetracker.edit.workbook.export import Record
from casetracker.edit.workbook.foreign import Foreign
from casetracker.edit.workbook.mapping import read_mapping
from casetracker.edit.workbook.reading import read_book
from small_records import TODAY

Fill = Callable[[Any, Any], object]
"""Fills a workbook of XlsxWriter and its first sheet."""
FIXED = """
    fixed:
      detained_by: RU
      status: detained
      person.citizenships: US
      custody.form: unknown
      last_report.date: 2024-10-01
      summary: Arrested.
      sources.title: Report
      sources.kind: official
      reviewed: 2026-11-01
"""
COLUMNS = {"Name": "name", "Since": "custody.from", "Link": "sources.url", "By": "sources.publisher"}
LINK = ["https://example.org/1", "The Paper"]
HEAD = ["Name", "Since", "Link", "By"]
PERSON = ["Ann Sample", "2024-01-27", *LINK]


def made(fill: Fill, **options: object) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_urls": False, **options})
    fill(book, book.add_worksheet("People"))
    book.close()
    return out.getvalue()


def grid(*rows: Sequence[object]) -> bytes:
    """Return a workbook with these rows, texts as texts."""

    def fill(book: Any, sheet: Any) -> None:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, place, value)
                elif isinstance(value, date):
                    sheet.write_datetime(number, place, value, day)
                else:
                    sheet.write_number(number, place, value)

    return made(fill)


def mapping(columns: Mapping[str, str], more: str = "") -> bytes:
    lines = [f"      {heading}: {to}" for heading, to in {**COLUMNS, **columns}.items()]
    return "\n".join(["sheets:", "  - rows: cases", "    cite: row", "    columns:", *lines]).encode() + (more or FIXED).encode()


def came(
    content: bytes, said: bytes, name: str = "people.xlsx", there: Mapping[str, Record] | None = None
) -> tuple[dict[str, str], list[str]]:
    """Return the files that a table becomes, and what is told of it without its hints."""
    book = read_book(content, name)
    there = there or {}
    foreign = Foreign(book, there)
    for sheet in read_mapping(said, "mapping.yml", book):
        foreign.sheet(sheet)
    carrying = Carrying(there, TODAY, as_valid=True)
    written = {each.file: each.content.decode() for each in carrying.carry_out(foreign.changes.values())}
    return written, [str(each).split("\n")[0] for each in sorted([*foreign.found, *carrying.found])]
