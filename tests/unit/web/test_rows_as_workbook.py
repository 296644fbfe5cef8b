"""The workbook of rows that the browser makes is one that other programs read: texts stay texts, one day is a date."""

from __future__ import annotations

import base64
import io
import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from node import run_module

PIECES = 'return Buffer.concat(m.xlsx(given[0], given[1]).map((piece) => Buffer.from(piece))).toString("base64");'


def workbook(rows: list[list[str | int]], name: str = "Cases") -> bytes:
    return base64.b64decode(run_module("index/xlsx.js", PIECES, [rows, name]))


def read(rows: list[list[str | int]], name: str = "Cases") -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(rows, name)))
    assert book.sheet_names == [name]
    return book.get_sheet_by_index(0).to_python()


def test_a_table_is_read_back_as_it_was_written() -> None:
    rows: list[list[str | int]] = [
        ["Name", "Detained", "Days"],
        ["Łukasz “O’Neil” <b>&amp;", "2024-05-01", 937],
        ["=1+1", "2024-05", 0],
        ["two\nlines \U0001f600", "2024-02-29/2024-03-02", ""],
    ]
    assert read(rows, "A & <B>") == [
        ["Name", "Detained", "Days"],
        ["Łukasz “O’Neil” <b>&amp;", date(2024, 5, 1), 937],
        ["=1+1", "2024-05", 0],
        ["two\nlines \U0001f600", "2024-02-29/2024-03-02", ""],
    ]


@pytest.mark.parametrize("day", ["1900-03-01", "1962-02-10", "2000-02-29", "2024-12-31"])
def test_a_day_is_the_same_day_for_another_program(day: str) -> None:
    assert read([["Day"], [day]])[1] == [date.fromisoformat(day)]


def test_the_archive_is_sound_and_its_parts_are_xml_without_formulas() -> None:
    rows: list[list[str | int]] = [[f"Heading {column}" for column in range(60)], [f"=A{column}\x07" for column in range(60)]]
    with zipfile.ZipFile(io.BytesIO(workbook(rows))) as archive:
        assert archive.testzip() is None
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert parts.keys() >= {"[Content_Types].xml", "_rels/.rels", "workbook.xml", "sheet.xml", "styles.xml"}
    for text in parts.values():
        ElementTree.fromstring(text)  # noqa: S314  (our own text)
    assert "<f>" not in parts["sheet.xml"]
    assert 'r="BH2"' in parts["sheet.xml"]  # the sixtieth column
    assert '<autoFilter ref="A1:BH2"/>' in parts["sheet.xml"]
