"""What LibreOffice opened and saved is read as what was written: our workbooks, changed or not, and tables with Excel's traps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casetracker.edit.workbook.annotated import annotated
from casetracker.edit.workbook.cells import text_of
from casetracker.edit.workbook.export import exported
from casetracker.edit.workbook.merging import Merge
from casetracker.edit.workbook.reading import read_book
from edited_workbooks import Sheets, records
from foreign_tables import FIXED, HEAD, LINK, PERSON, came, grid, mapping
from golden_record import RECORD
from office import OFFICE, saved_by_office
from sample_record import sample_files

pytestmark = pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
TEXTS = {path.relative_to(RECORD).as_posix(): path.read_text("utf-8") for path in sorted(RECORD.rglob("*.yml"))}
TRAPS = {
    "days": grid(HEAD, ["Ann Sample", date(2024, 1, 27), *LINK]),
    "breaks": grid(HEAD, ["Ann\nSample ", "2024", *LINK]),
    "zeros": grid([*HEAD, "Law"], [*PERSON, "0275"]),
}


def _changed(content: bytes) -> bytes:
    book = read_book(content, "record.xlsx")
    Sheets(book).set("cases", 1, "person.occupation", "Baker")
    return annotated(book, (), "A record")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every workbook as .ods, saved in one go: it takes seconds to start."""
    folder = tmp_path_factory.mktemp("office")
    record = exported(records(TEXTS).values(), "A record")
    files = {**TRAPS, "record": record, "changed": _changed(record), "tracker": sample_files()["data/tracker.xlsx"]}
    paths = [folder / f"{name}.xlsx" for name in files]
    for path in paths:
        path.write_bytes(files[path.stem])
    saved_by_office(paths, "ods", folder)
    return {path.stem: Path(path).with_suffix(".ods").read_bytes() for path in paths}


def _merged(content: bytes) -> Merge:
    merge = Merge(records(TEXTS))
    merge.book(read_book(content, "record.ods"))
    return merge


def test_our_workbook_comes_back_whole(saved: dict[str, bytes]) -> None:
    merge = _merged(saved["record"])
    assert (merge.changes, merge.found) == ({}, [])


def test_a_changed_cell_is_the_one_change(saved: dict[str, bytes]) -> None:
    (change,) = _merged(saved["changed"]).changes.values()
    ((place, _, value),) = change.values
    assert (change.name, place, value.field.heading, value.text, change.items) == ("case/anna-stale", (), "person.occupation", "Baker", [])


def test_the_workbook_of_a_build_has_every_cell(saved: dict[str, bytes]) -> None:
    def cells(content: bytes) -> dict[str, list[list[str]]]:
        return {table.name: [[text_of(each) for each in row] for row in table.rows] for table in read_book(content, "tracker").tables}

    assert cells(saved["tracker"]) == cells(sample_files()["data/tracker.xlsx"])


@pytest.mark.parametrize("name", TRAPS)
def test_a_table_of_one_s_own_becomes_the_same_records(name: str, saved: dict[str, bytes]) -> None:
    law = {"Law": "charges.statute"} if name == "zeros" else {}
    told = mapping(law, f"{FIXED}      charges.offence: Theft\n      charges.category: other\n")
    assert came(saved[name], told, f"{name}.ods") == came(TRAPS[name], told)
