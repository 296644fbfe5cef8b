"""`tracker.sqlite`, opened as it is: by SQLite, read-only, and by Datasette."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from casetracker.data.tables import TABLES
from exported import BUILD_INFO, TODAY, files_of
from sample_record import sample_files, sample_tracker


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "tracker.sqlite"
    path.write_bytes(sample_files()["data/tracker.sqlite"])
    return path


@pytest.fixture
def database(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)) as opened:
        yield opened


def test_the_file_is_whole_and_its_keys_lead_somewhere(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA page_size").fetchone() == (4096,)
    for table in TABLES:
        told = database.execute(f"PRAGMA foreign_key_list({table.name})").fetchall()
        assert {(row[3], row[2], row[4]) for row in told} == set(table.foreign)


def test_cases_join_with_swaps_and_claims_with_sources(database: sqlite3.Connection) -> None:
    freed = dict(database.execute("SELECT swap_id, count(*) FROM cases JOIN swaps ON swaps.id = cases.swap_id GROUP BY swap_id"))
    assert freed == {name: len(cases) for name, cases in sample_tracker().freed.items()}
    unsourced = "SELECT key FROM timeline WHERE key NOT IN (SELECT entry_key FROM timeline_sources)"
    assert database.execute(unsourced).fetchall() == []


def test_search_finds_words_in_either_script_without_accents(database: sqlite3.Connection) -> None:
    find = "SELECT cases.id FROM cases_search JOIN cases ON cases.rowid = cases_search.rowid WHERE cases_search MATCH ?"
    assert ("vera-example",) in database.execute(find, ["примерова"]).fetchall()
    assert ("vera-example",) in database.execute(find, ["ПРИМЕРОВА"]).fetchall()


def test_an_index_serves_the_questions_that_are_asked(database: sqlite3.Connection) -> None:
    plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM timeline WHERE case_id = 'x'").fetchall()
    assert "USING INDEX timeline_case_id" in plan[0][3]


def test_datasette_shows_it_as_it_is(file: Path) -> None:
    from datasette.app import Datasette

    async def ask() -> None:
        served = Datasette(immutables=[str(file)])
        await served.invoke_startup()
        cases = (await served.client.get("/tracker/cases.json?_shape=array&_size=max")).json()
        assert len(cases) == len(sample_tracker().listed)
        found = (await served.client.get("/tracker/cases.json?_search=primerova&_shape=array")).json()
        assert "vera-example" in [each["id"] for each in found]
        page = await served.client.get("/tracker/custody")
        assert page.status_code == 200
        assert '/tracker/cases/vera-example"' in page.text or "/tracker/cases/" in page.text

    # In a thread of its own: the browser of other tests may keep a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, ask()).result()


def test_nothing_in_it_depends_on_when_it_was_made() -> None:

    again = files_of(sample_tracker(), TODAY, BUILD_INFO)
    assert again["data/tracker.sqlite"] == sample_files()["data/tracker.sqlite"]
    assert again["data/tracker.zip"] == sample_files()["data/tracker.zip"]
