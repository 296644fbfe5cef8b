"""`casetracker build-data`: the day for which it writes, and what of an earlier run stays in the folder."""

from __future__ import annotations

import json
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
Capture = pytest.CaptureFixture[str]


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


def test_it_is_made_for_the_day_of_source_date_epoch_as_a_site_is(build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795521600")
    build()
    meta = json.loads((tmp_path / "out" / "api" / "v1" / "index.json").read_bytes())["meta"]
    assert (meta["generated"], meta["as_of"]) == ("2026-11-24", "2026-11-24")


@pytest.mark.parametrize("epoch", ["abc", "-5", "1.5", "99999999999999"])
def test_a_time_that_is_none_is_told_and_nothing_written(
    tmp_path: Path, epoch: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    config = write_tracker(tmp_path, {"vera-example.yml": CASE})
    assert main(["build-data", str(tmp_path / "out"), "--config", str(config)]) == 2
    assert f"SOURCE_DATE_EPOCH: '{epoch}' is no time; write whole seconds since 1 January 1970" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
