"""The file of rows that the browser makes has the guard of the published tables: no cell begins like a formula."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from casetracker.data.status_index import content, more_of_rows
from casetracker.data.tables.csv_file import FORMULA_STARTS, csv_bytes
from casetracker.data.tables.table import Table, text
from casetracker.locale import words
from casetracker.pages.context import context_of
from golden_record import SETTINGS
from node import run_module
from small_cases import TODAY, a_case, a_tracker

TABLE = Table("people", "", "", (text("name", "", ""), text("end", "", "")), lambda context, build_info: ())


def cells(*texts: str) -> list[str]:
    made: list[str] = run_module("index/csv.js", "return given.map((text) => m.cell(text));", texts)
    return made


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(start: str) -> None:
    assert start in FORMULA_STARTS
    assert cells(f"{start}1")[0].lstrip('"').startswith(f"'{start}1")


def test_the_browser_writes_every_cell_as_the_published_tables_do() -> None:
    texts = [*(f"{char}1+1" for char in FORMULA_STARTS), "1-1", "a@b", 'said "so"', "a, b", "two\r\nlines", "Łukasz", "", "'=1", " =1"]
    published = csv_bytes(TABLE, [[text, "x"] for text in texts]).decode("utf-8-sig").removeprefix("name,end\r\n")
    assert "".join(f"{cell},x\r\n" for cell in cells(*texts)) == published


@pytest.mark.parametrize("name", ["-1+1", "@SUM", "＝1＋1"])
def test_a_cell_of_the_file_is_guarded(name: str) -> None:
    # A name that a record holds can't begin so; an occupation can.
    case = a_case("from: 2024-01-10, form: remand", report="2026-10-01")
    context = context_of(a_tracker(replace(case, person=replace(case.person, occupation=name))), words(), SETTINGS, TODAY)
    body = """
      const record = r.open(given[0]);
      const shown = s.select(record, q.asked("?status=held", { status: ["held"] }));
      return m.csv(t.table(record, w.sayings(record), shown, given[1], (one) => one.id, false));"""
    modules = {"r": "index/record.js", "s": "index/select.js", "q": "index/question.js", "t": "index/table.js", "w": "index/said.js"}
    given = [json.loads(content(context)), json.loads(more_of_rows(context))]
    head, row = csv.reader(io.StringIO(run_module("index/csv.js", body, given, **modules)))
    assert dict(zip(head, row, strict=True))["Occupation"] == f"'{name}"
