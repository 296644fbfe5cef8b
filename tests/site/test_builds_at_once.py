"""Builds beside each other, of other records or days, in one folder: each makes exactly the site that it makes alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from casetracker.site.fingerprint import lines
from small_records import CASE, SWAP, altered, exchanged
from small_sites import EPOCH, process_environment, write_tracker

BUILDS = {
    "all": {},
    "few": {},
    "then": {"CASETRACKER_AS_OF": "2024-05-20"},
}
"""Configuration → the environment of its build."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One folder with three configurations: one of a record, one of a smaller one that says something else, one of an earlier day."""
    people = {f"person-{number}.yml": altered(CASE, ("Vera Example", f"Person {'abcdefgh'[number]}")) for number in range(8)}
    exchange = {"one.yml": exchanged("Una Example"), "two.yml": exchanged("Dva Example", "RU", "US")}
    files = {**people, **exchange, "swaps/2024-06-01-exampleton.yml": SWAP}
    for name in BUILDS:
        record = "few" if name == "few" else "cases"
        written = write_tracker(tmp_path, files if name == "all" else {}, settings={"record": record})
        written.rename(tmp_path / f"{name}.yml")
    (tmp_path / "few").mkdir()
    for name in ("person-1.yml", "person-2.yml"):
        (tmp_path / "few" / name).write_text(files[name].replace("Person", "Another"))
    return tmp_path


def begun(folder: Path, name: str, site: str) -> subprocess.Popen[bytes]:
    command = [Path(sys.executable).with_name("mkdocs"), "build", "--strict", "-f", f"{name}.yml", "-d", site]
    return subprocess.Popen(
        command, cwd=folder, env=process_environment() | EPOCH | BUILDS[name], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def test_builds_at_once_give_each_its_own_site(folder: Path) -> None:
    for name in BUILDS:
        with begun(folder, name, f"alone-{name}") as build:
            assert build.wait(200) == 0
    at_once = [begun(folder, name, f"beside-{name}") for name in BUILDS]
    assert [build.wait(200) for build in at_once] == [0] * len(BUILDS)
    alone = {name: [*lines(folder / f"alone-{name}")] for name in BUILDS}
    assert alone == {name: [*lines(folder / f"beside-{name}")] for name in BUILDS}
    assert len({tuple(each) for each in alone.values()}) == len(BUILDS)
