"""`casetracker build-data`: what of an earlier run stays in the folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casetracker.cli import main
from shared_sites import committed
from small_records import CASE, altered, with_keys
from small_sites import write_tracker

OTHER = with_keys(
    altered(CASE, ("Vera Example", "Wanda Exemplar"), ("detained_by: US", "detained_by: BY")),
    "hearings: [{date: 2026-12-05, purpose: Appeal, sources: [a]}]",
)
Build = Callable[[], set[str]]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Return what builds the data of a tracker with two cases into `out`, and says which files are there."""
    config = write_tracker(tmp_path, {"vera-example.yml": CASE, "w.yml": OTHER})
    committed(tmp_path)

    def run() -> set[str]:
        assert main(["build-data", str(tmp_path / "out"), "--config", str(config)]) == 0
        return {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()}

    return run


def test_the_files_of_a_withdrawn_record_go_and_those_of_others_stay(build: Build, tmp_path: Path) -> None:
    before = build()
    gone = {"api/v1/cases/w.json", "feeds/cases/w.json", "feeds/cases/w.xml", "feeds/by/by.json", "feeds/by/by.xml"}
    gone |= {"calendar/by.ics", "calendar.ics", "feeds/hearings.json", "feeds/hearings.xml"}
    assert gone <= before
    for name in ("notes.json", "feeds/index.html"):
        (tmp_path / "out" / name).write_text("mine")
    (tmp_path / "cases" / "w.yml").write_text("withdrawn: {date: 2026-11-20, reason: request}\n")
    after = build()
    assert after == before - gone | {"notes.json", "feeds/index.html"}
    assert not any(b"Wanda Exemplar" in (tmp_path / "out" / each).read_bytes() for each in after)
