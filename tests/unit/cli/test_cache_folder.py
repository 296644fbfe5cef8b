"""Where commands keep what they work out: in the user's own cache folder, each record apart, and never in the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from casetracker.cli.places import cache_folder
from small_records import CASE
from small_sites import process_environment, run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("casetracker.cli.places.user_cache_path", lambda name, **how: tmp_path / "home" / ".cache" / name)
    return tmp_path / "home"


def record(folder: Path) -> Path:
    (folder / "cases").mkdir(parents=True)
    (folder / "cases" / "vera-example.yml").write_text(CASE)
    return folder / "cases"


def test_each_record_has_a_folder_of_its_own_by_its_whole_path(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = record(tmp_path / "one"), record(tmp_path / "other")
    found = cache_folder(one)
    assert found
    assert found.parent == home / ".cache" / "casetracker"
    assert cache_folder(other) not in (None, found)
    monkeypatch.chdir(one.parent)
    assert cache_folder(Path("cases")) == found
    (tmp_path / "link").symlink_to(one.parent)
    assert cache_folder(tmp_path / "link" / "cases") == found


def test_a_cache_folder_in_the_repository_is_none(home: Path) -> None:
    """As where a runner's home is the checkout: a pull request could bring what is taken for checked."""
    cases = record(home / "tracker" / "deep")
    (home / ".git").mkdir()
    assert cache_folder(cases) is None
    (home / ".git").rmdir()
    assert cache_folder(cases)
    (home / "tracker" / ".git").write_text("gitdir: elsewhere\n")  # as in a work tree of its own
    assert cache_folder(cases)


@pytest.mark.parametrize("folder", ["", ".cache", "~/.cache"])
def test_without_a_home_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    monkeypatch.setattr("casetracker.cli.places.user_cache_path", lambda name, **how: Path(folder) / name)
    assert cache_folder(record(tmp_path)) is None


@pytest.mark.parametrize("kind", ["read-only", "a file", "not there", "no name of a home"])
def test_a_check_says_the_same_whatever_the_home_is(tmp_path: Path, kind: str) -> None:
    folder = record(tmp_path / "tracker").parent
    home = tmp_path / "home"
    if kind == "read-only":
        home.mkdir(mode=0o555)
    elif kind == "a file":
        home.write_text("")
    environment = process_environment() | {"HOME": str(home), "XDG_CACHE_HOME": ""}
    if kind == "no name of a home":
        environment["HOME"] = ""
    for _ in range(2):
        done = run("casetracker", "check", "--today", "2026-11-24", at=folder, environment=environment)
        assert (done.returncode, done.stdout) == (0, "1 case, 0 swaps and 0 places: no problems.\n")
    assert sorted(os.listdir(folder)) == ["cases"]


def test_what_a_pull_request_brings_in_a_cache_is_not_taken_for_checked(tmp_path: Path) -> None:
    folder = record(tmp_path / "tracker").parent
    (folder / ".git").mkdir()
    environment = process_environment() | {"HOME": str(folder), "XDG_CACHE_HOME": ""}
    done = run("casetracker", "check", "--today", "2026-11-24", at=folder, environment=environment)
    assert done.returncode == 0
    assert sorted(os.listdir(folder)) == [".git", "cases"], "nothing was kept there, so nothing is used"
