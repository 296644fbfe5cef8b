"""The commit that files of the record name is the one that holds this very record, or none."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from casetracker.site.version import commit_of
from conftest import Written
from small_records import CASE

WHO = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **WHO}, capture_output=True, check=True)
    return done.stdout.decode().strip()


@pytest.fixture
def record(written: Written) -> Path:
    folder = written({"vera-example.yml": CASE})
    git(folder.parent, "init", "-q")
    git(folder.parent, "add", "-A")
    git(folder.parent, "commit", "-q", "-m", "First")
    return folder


def test_a_committed_record_is_of_its_commit(record: Path) -> None:
    (record.parent / "notes.txt").write_text("Beside the record.")
    assert commit_of(record) == git(record, "rev-parse", "HEAD")


@pytest.mark.parametrize("name", ["vera-example.yml", "new-one.yml"])
def test_a_record_that_is_not_as_committed_is_of_none(record: Path, name: str) -> None:
    (record / name).write_text(CASE + "# changed\n")
    assert commit_of(record) == ""


def test_a_record_outside_git_is_of_none(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written({"vera-example.yml": CASE})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent.parent))
    assert commit_of(folder) == ""
    monkeypatch.setenv("PATH", "")
    assert commit_of(folder) == ""
