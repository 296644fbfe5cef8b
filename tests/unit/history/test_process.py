"""Git runs where the record's own repository is, runs nothing of that repository's, and is not waited for without end."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from casetracker.history import git, process
from casetracker.history.ids import ids
from casetracker.history.story import history
from casetracker.record.read import record_files
from casetracker.record.references import tracker
from small_history import Repository, repository
from small_records import CASE, altered

NAME = "vera-example.yml"


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    made = repository(tmp_path / "repository")
    made.commit({NAME: CASE, "../mkdocs.yml": "site_name: x\n", "../docs/index.md": "# Home\n"})
    return made


def told(repo: Repository) -> tuple[object, ...]:
    """Return what git is asked of a record, from its commit to what its files have become."""
    folder = repo.folder / "cases"
    commit = git.head(folder)
    return commit, git.line(folder), git.tree(folder), history(folder, tracker([]), record_files(folder), None), ids(folder, None)


@pytest.mark.parametrize("what", ["a repository", "a file", "a bare repository", "a bare repository above the record"])
def test_a_repository_in_the_folder_of_records_never_stands_for_that_of_the_record(repo: Repository, tmp_path: Path, what: str) -> None:
    repo.commit({"../data/cases/vera-example.yml": CASE})
    if what == "a bare repository above the record":
        folder, place = repo.folder / "data" / "cases", repo.folder / "data"
    else:
        folder = place = repo.folder / "cases"
    commit, prefix = git.head(folder)[:2]
    other = repository(tmp_path / "other")
    other.commit({"anna-sample.yml": CASE})
    if what == "a repository":
        other.git("clone", "-q", str(other.folder), str(place / "cloned"))
        (place / "cloned" / ".git").rename(place / ".git")
    elif what == "a file":
        (place / ".git").write_text(f"gitdir: {other.folder}/.git\n")
    else:
        other.git("clone", "-q", "--bare", str(other.folder), str(tmp_path / "bare"))
        for each in (tmp_path / "bare").iterdir():
            each.rename(place / each.name)
    assert git.head(folder)[:2] == (commit, prefix)
    assert list(git.tree(folder)) == [NAME]
    assert history(folder, tracker([]), [], None).commit == commit


@pytest.mark.parametrize("driver", ["evil", "a=b.c", "with space", "Ä"])
def test_no_program_of_the_repository_runs(repo: Repository, driver: str) -> None:
    ran = repo.folder.parent / "ran"
    program = f"touch {ran}; cat"
    for key in (
        f"filter.{driver}.clean",
        f"filter.{driver}.smudge",
        f"filter.{driver}.process",
        f"diff.{driver}.textconv",
        f"diff.{driver}.command",
    ):
        repo.git("config", key, program)
    for key in ("core.fsmonitor", "core.pager", "diff.external", "core.sshCommand"):
        repo.git("config", key, program)
    repo.git("config", f"filter.{driver}.required", "true")
    hooks = repo.folder / "hooks"
    hooks.mkdir()
    for hook in ("post-index-change", "reference-transaction"):
        (hooks / hook).write_text(f"#!/bin/sh\ntouch {ran}\n")
        (hooks / hook).chmod(0o755)
    repo.git("config", "core.hooksPath", str(hooks))
    (repo.folder / ".git" / "info" / "attributes").write_text(f'* "filter={driver}" "diff={driver}"\n* filter={driver} diff={driver}\n')
    (repo.folder / ".gitattributes").write_text(f"* filter={driver} diff={driver}\n")
    (repo.folder / "cases" / NAME).write_text(altered(CASE, ("Vera", "Vero")))
    (repo.folder / "docs" / "index.md").write_text("# Heme\n")  # as long as before, so that git has to read it
    told(repo)
    assert git.differs(repo.folder, [repo.folder / "docs"])
    assert [raw.path for raw in git.differing(repo.folder / "cases", "HEAD")] == ["cases/vera-example.yml"]
    assert not ran.exists()


@pytest.mark.parametrize("how", ["exec sleep 60", "sleep 60 & wait", "sleep 60 & sleep 60"])
def test_a_git_that_hangs_is_ended_with_all_that_it_began(repo: Repository, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    programs = repo.folder.parent / "programs"
    programs.mkdir()
    (programs / "git").write_text(f"#!/bin/sh\nps -o pgid= $$ > {programs}/group\n{how}\n")
    (programs / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(git, "SOON", 0.5)
    began = time.monotonic()
    why = "git gave no answer within 0.5 seconds"
    assert history(repo.folder / "cases", tracker([]), [], None).unknown == why
    assert ids(repo.folder / "cases", None).unknown == why
    assert time.monotonic() - began < 20
    group = int((programs / "group").read_text())
    deadline = time.monotonic() + 10
    while any(group_of(each) == group for each in Path("/proc").glob("[0-9]*")):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def group_of(process_folder: Path) -> int:
    try:
        state, _, group = (process_folder / "stat").read_text().rpartition(")")[2].split()[:3]
    except OSError:
        return 0
    return int(group) if state != "Z" else 0


def test_git_runs_beside_the_configuration_and_never_in_the_record(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "data" / "cases"
    folder.mkdir(parents=True)
    assert (process.root(folder), process.inner(folder)) == (tmp_path / "a" / "data", "cases")
    (tmp_path / "a" / "mkdocs.yml").touch()
    (folder / "mkdocs.yml").touch()
    assert (process.root(folder), process.inner(folder)) == (tmp_path / "a", "data/cases")
