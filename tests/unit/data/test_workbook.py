"""`tracker.xlsx`, read by another library: every table as the CSV files have it, days as days, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, datetime
from functools import lru_cache
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from casetracker.data import exports
from casetracker.data.tables import TABLES
from casetracker.data.tables.workbook import heading
from casetracker.edit.workbook.spreadsheet import Column, Sheet, day_or_text, workbook
from exported import BUILD_INFO, at
from sample_record import sample_files, sample_tracker


@lru_cache(maxsize=1)
def read() -> dict[str, list[list[object]]]:
    opened = CalamineWorkbook.from_filelike(io.BytesIO(sample_files()["data/tracker.xlsx"]))
    return {name: list(opened.get_sheet_by_name(name).to_python()) for name in opened.sheet_names}


def test_every_table_is_a_sheet_with_the_cells_of_its_csv_file() -> None:
    assert list(read()) == ["About", *(table.title for table in TABLES), "Columns"]
    for table in TABLES:
        told = list(csv.reader(io.StringIO(sample_files()[f"data/{table.file}"].decode("utf-8-sig"), newline="")))
        head, *rows = read()[table.title]
        assert head == [heading(name) for name in told[0]]
        assert [[_as_csv(cell) for cell in row] for row in rows] == told[1:]


def _as_csv(cell: object) -> str:
    return f"{cell:.12g}" if isinstance(cell, float) else str(cell)


def test_a_date_is_a_day_where_it_is_one_and_else_as_the_record_has_it() -> None:
    head, *rows = read()["Cases"]
    place = head.index("Last report")
    found = [row[place] for row in rows if row[place] != ""]
    assert date(2026, 10, 1) in found
    assert "2025-03" in found
    assert not [each for each in found if not isinstance(each, str | date) or isinstance(each, datetime)]
    assert [day_or_text(each) for each in ("1900-03-01", "1900-02-28", "2024-02-30", "2024-01-27~")] == [
        date(1900, 3, 1), "1900-02-28", "2024-02-30", "2024-01-27~",
    ]  # fmt: skip


def test_what_every_sheet_and_column_holds_is_explained() -> None:
    assert [row[0] for row in read()["About"]][-len(TABLES) - 1 :] == [*(table.title for table in TABLES), "Columns"]
    assert [row[:2] for row in read()["Columns"][1:]] == [[table.title, heading(each.name)] for table in TABLES for each in table.columns]
    assert heading("case_id") == "Case ID"


def test_no_text_becomes_a_formula_a_link_or_a_number() -> None:
    texts = ["=1+1", "https://example.org/", "0012", "+7 495", "@sum", "{=A1}", "_x0041_", "a\nb"]
    made = workbook([Sheet("One", [Column("Text")], [(text,) for text in texts])])
    with ZipFile(io.BytesIO(made)) as parts:
        whole = "".join(parts.read(name).decode() for name in parts.namelist())
        assert {each.date_time for each in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not re.search("<f>|<hyperlink|<v>12</v>", whole)
    assert [row[0] for row in CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_index(0).to_python()] == ["Text", *texts]


def test_the_headings_stay_in_sight_and_filter() -> None:
    with ZipFile(io.BytesIO(sample_files()["data/tracker.xlsx"])) as parts:
        sheet = parts.read("xl/worksheets/sheet2.xml").decode()
    assert re.search('<pane xSplit="1" ySplit="1" .*state="frozen"', sheet)
    assert '<autoFilter ref="A1:' in sheet


def test_the_same_record_gives_the_same_bytes() -> None:
    again = next(file for file in exports(at(sample_tracker()), BUILD_INFO) if file.address == "data/tracker.xlsx")
    assert again.content() == sample_files()["data/tracker.xlsx"]
