"""The tables under `/data/`, read with other people's tools."""

from __future__ import annotations

import codecs
import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from casetracker.data.tables import TABLES
from casetracker.data.tables.csv_file import csv_bytes
from casetracker.data.tables.of_records import CASES
from casetracker.data.tables.table import Table
from casetracker.facts import totals
from exported import BUILD_INFO, TODAY, at, files_of, tracker_of
from sample_record import sample_files, sample_tracker
from small_records import CASE, SWAP, altered, exchanged, with_keys
from written_records import Written

RULINGS = """\
rulings:
  - {kind: remand, date: 2024-05-02, court: The First, sources: [a]}
  - {kind: remand, date: 2024-05-02, court: The Second, sources: [a]}
charges:
  - {offence: Swearing in public, category: public-order, sources: [a]}
  - {offence: Treason, category: treason, date: 2024-05-03, sources: [a]}
"""


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def keys(files: dict[str, bytes], table: str) -> list[str]:
    return [row["key"] for row in read(files[f"data/{table}.csv"])]


def written_to(folder: Path, files: dict[str, bytes]) -> Path:
    for address, content in files.items():
        if address.startswith("data/"):
            path = folder / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return folder / "data"


def frictionless(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).parent / "frictionless"
    return subprocess.run([program, "validate", "datapackage.json"], cwd=folder, capture_output=True, text=True, check=False)


def test_the_tables_of_a_record_are_a_sound_data_package(tmp_path: Path) -> None:
    done = frictionless(written_to(tmp_path, sample_files()))
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("VALID") == len(TABLES)


def test_the_data_package_holds_keys_and_sizes_to_account(tmp_path: Path) -> None:
    folder = written_to(tmp_path, sample_files())
    file = folder / "custody.csv"
    file.write_bytes(file.read_bytes().replace(b"vera-example/", b"nobody/", 1).replace(b",vera-example,", b",nobody,", 1))
    done = frictionless(folder)
    assert done.returncode == 1
    assert "INVALID" in done.stdout


def test_every_table_has_a_file_and_every_row_a_key_of_its_own() -> None:
    files = sample_files()
    for table in TABLES:
        found = [row[table.key] for row in read(files[f"data/{table.file}"])]
        assert len(set(found)) == len(found) > 0, table.name
        assert found == sorted(found), table.name


def test_tables_are_csv_by_the_standard() -> None:
    for table in TABLES:
        content = sample_files()[f"data/{table.file}"]
        assert content.startswith(codecs.BOM_UTF8 + table.columns[0].name.encode() + b",")
        assert content.endswith(b"\r\n")
        assert b"\n" not in content.replace(b"\r\n", b"")
        lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
        assert {len(line) for line in lines} == {len(table.columns)}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝"])
def test_no_cell_can_be_taken_for_a_formula(written: Written, start: str) -> None:
    hostile = altered(
        with_keys(
            CASE,
            f'charges: [{{offence: "{start}1+1", category: other, sources: [a]}}]\nevents: [{{date: 2024-05-01, event: "{start}cmd", sources: [a]}}]',
        ),
        ("name: Vera Example", f'name: "{start}Vera"'),
        ("title: Report", f'title: "{start}HYPERLINK(1)"'),
        ("summary: She", f'summary: "{start}She'),
        ("[^a]", '[^a]"'),
    )
    files = files_of(tracker_of(written({"vera-example.yml": hostile})))
    cells = [cell for table in TABLES for row in read(files[f"data/{table.file}"]) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(start)]
    assert sum(cell.startswith(f"'{start}") for cell in cells) == 5
    assert json.loads(files["api/v1/cases/vera-example.json"])["case"]["name"] == f"{start}Vera"


def test_a_column_that_is_looked_over_is_no_key_and_no_code() -> None:
    """A text of somebody's choosing must never be marked as closed; these columns alone may be."""
    closed = {column.name for table in TABLES for column in table.columns if column.closed and not column.options}
    assert not closed & {
        "name",
        "other_names",
        "title",
        "publisher",
        "via",
        "offence",
        "what",
        "details",
        "place",
        "summary",
        "mediators",
        "by",
    } - {"by"}
    free = {column.name for column in CASES.columns if column.type == "string" and not column.closed}
    assert free == {"name", "other_names", "occupation", "residence", "release_place", "summary"}


def test_a_key_survives_edits_elsewhere(written: Written) -> None:
    before = files_of(tracker_of(written({"vera-example.yml": with_keys(CASE, RULINGS)})))
    edited = altered(
        with_keys(CASE, RULINGS),
        ("charges:\n", "charges:\n  - {offence: Spying, category: espionage, date: 2024-05-09, sources: [a]}\n"),
        ("offence: Treason", "offence: High treason"),
        ("offence: Swearing in public", "offence: Swearing"),
        ("rulings:\n", "rulings:\n  - {kind: remand, date: 2024-05-01, court: A Third, sources: [a]}\n"),
    )
    after = files_of(tracker_of(written({"vera-example.yml": edited})))
    for table in ("custody", "charges", "rulings", "timeline", "sources"):
        assert set(keys(before, table)) < set(keys(after, table)) or keys(before, table) == keys(after, table), table


def test_two_rulings_of_a_kind_and_day_keep_their_keys_when_they_change_places(written: Written) -> None:
    one = keys(files_of(tracker_of(written({"vera-example.yml": with_keys(CASE, RULINGS)}))), "rulings")
    first, second = (line for line in RULINGS.splitlines() if "court" in line)
    swapped = RULINGS.replace(first, "").replace(second, f"{second}\n{first}").replace("rulings:\n\n", "rulings:\n")
    other = keys(files_of(tracker_of(written({"vera-example.yml": with_keys(CASE, swapped)}))), "rulings")
    assert sorted(one) == sorted(other)
    assert len(set(one)) == 2
    courts = {
        row["key"]: row["court"]
        for row in read(files_of(tracker_of(written({"vera-example.yml": with_keys(CASE, swapped)})))["data/rulings.csv"])
    }
    assert [courts[key].endswith("First") for key in one].count(True) == 1


def test_hidden_and_withdrawn_cases_are_in_no_table(written: Written) -> None:
    folder = written(
        {
            "hidden-one.yml": with_keys(exchanged("Hidden One"), "listed: false"),
            "gone-one.yml": "withdrawn: {date: 2026-01-02, reason: safety}\nrelease: {swap: 2024-06-01-exampleton}\n",
            "ivan-sample.yml": exchanged("Ivan Sample", by="RU", to="US"),
            "swaps/2024-06-01-exampleton.yml": SWAP,
        }
    )
    files = files_of(tracker_of(folder))
    for address, content in files.items():
        if address.startswith("data/") and not address.endswith((".zip", ".sqlite")):
            assert b"hidden" not in content.lower(), address
            assert b"gone-one" not in content, address
    assert [(row["people"], row["withdrawn"]) for row in read(files["data/swaps.csv"])] == [("3", "1")]


def test_the_dictionary_tells_every_column() -> None:
    told = {(row["table"], row["column"]): row["meaning"] for row in read(sample_files()["data/dictionary.csv"])}
    assert list(told) == [(table.name, column.name) for table in TABLES for column in table.columns]
    assert all(told.values())


def test_what_is_held_at_the_end_of_a_year_agrees_with_the_totals_of_that_day() -> None:
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for row in read(sample_files()["data/held-at-year-end.csv"]):
        found.setdefault(row["day"], {})[row["state"]] = (int(row["held"]), int(row["stale"]))
    assert len(found) >= 10
    for day, states in found.items():
        sums = totals(sample_tracker(), date.fromisoformat(day))
        assert {state: held for state, (held, _) in states.items()} == {state: held for state, held, _ in sums.held_by}, day


def test_without_an_address_of_its_own_the_site_makes_a_sound_package_too(tmp_path: Path) -> None:
    files = files_of(sample_tracker(), TODAY, replace(BUILD_INFO, base="", commit=""))
    assert frictionless(written_to(tmp_path, files)).returncode == 0


def test_flags_are_written_as_frictionless_reads_them() -> None:
    lines = csv_bytes(CASES, CASES.rows(at(sample_tracker(), TODAY), BUILD_INFO)).decode().split("\r\n")
    assert isinstance(CASES, Table)
    assert all(",true," in line or ",false," in line for line in lines[1:-1])
