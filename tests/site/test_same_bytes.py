"""One commit and one day give the same site to the byte, wherever, whenever and by whichever machine it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from casetracker.tools.fingerprint import lines
from hostile_records import hostile_record
from other_pythons import ready
from small_history import Repository
from small_records import CASE, SWAP, altered, exchanged, with_keys
from small_sites import EPOCH, process_environment, write_tracker

FIRST = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "1", "HOME": "/nonexistent"}
SECOND = {"TZ": "America/Adak", "LC_ALL": "C.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "1"}
BUILD = """
import os, sys
processes = int(sys.argv.pop(1))
os.cpu_count = lambda: processes
from casetracker import load
from casetracker.site import writer
load.FEW = writer.FEW = 1
from mkdocs.__main__ import cli
cli()
"""
"""Builds with that many processes, although the record is small."""


@pytest.fixture(scope="module")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a record that has something of everything, and a history."""
    repository = Repository(tmp_path_factory.mktemp("first"))
    write_tracker(repository.folder, {}, repo_url="https://code.example/a/tracker", edit_uri="edit/main/docs/")
    (repository.folder / ".gitignore").write_text(".cache/\n/built/\n")
    repository.git("init", "-q")
    names = ["Ada Anders", "Anna Lind", "Zoë Žukova", "Емил Example", "Bela Sample", "Óscar Specimen"]
    repository.commit({f"person-{number}.yml": altered(CASE, ("Vera Example", name)) for number, name in enumerate(names)}, "First (#1)")
    repository.commit(dict(hostile_record()[0]), "Hostile")
    freed: dict[str, str | None] = {
        "one.yml": exchanged("Una Example"),
        "two.yml": exchanged("Dva Example", "RU", "US"),
        "swaps/2024-06-01-exampleton.yml": SWAP,
        "person-0.yml": with_keys(altered(CASE, ("Vera Example", "Ada Anders")), "aliases: [Ada B, Ada C]\nformerly: [ada]"),
    }
    repository.commit(freed, "A swap (#2)")
    return repository.folder


def build(folder: Path, environment: dict[str, str], processes: int, python: str = sys.executable) -> dict[str, str]:
    """Build a tracker in a process of its own. Return each file's address with its hash."""
    shutil.rmtree(folder / "built", ignore_errors=True)
    command = [python, "-c", BUILD, str(processes), "build", "--strict", "--site-dir", "built"]
    done = subprocess.run(
        command,
        cwd=folder,
        env=process_environment() | EPOCH | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {address: hash_ for hash_, address in (line.split("  ", 1) for line in lines(folder / "built"))}


@pytest.fixture(scope="module")
def built(tracker: Path) -> dict[str, str]:
    return build(tracker, FIRST, 2)


def elsewhere(tracker: Path, folder: Path) -> Path:
    """Return a copy of a repository, its files made in the other order and with other times."""
    for path in sorted(tracker.rglob("*"), reverse=True):
        target = folder / path.relative_to(tracker)
        if path.relative_to(tracker).parts[0] in ("built", ".cache") or (path.is_dir() and not path.is_symlink()):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target, follow_symlinks=False)
        os.utime(target, (10**9, 10**9), follow_symlinks=False)
    return folder


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(address for address in one.keys() | other.keys() if one.get(address) != other.get(address))


def test_the_site_is_of_a_commit_and_holds_what_could_differ(tracker: Path, built: dict[str, str]) -> None:
    page = (tracker / "built" / "cases" / "one" / "index.html").read_text("utf-8")
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=tracker, capture_output=True, text=True, check=True).stdout.strip()
    assert commit in page
    kinds = {Path(address).suffix for address in built}
    assert {".html", ".json", ".csv", ".svg", ".png", ".xml", ".ics", ".css", ".js"} <= kinds


def test_another_folder_time_zone_locale_hash_seed_file_order_and_number_of_processes(
    tracker: Path, built: dict[str, str], tmp_path: Path
) -> None:
    other = build(elsewhere(tracker, tmp_path / "a much longer name, with spaces"), SECOND, 1)
    assert differing(built, other) == []


def test_with_a_cache_or_without(tracker: Path, built: dict[str, str]) -> None:
    assert (tracker / ".cache" / "records" / "outlines").is_file()
    assert differing(built, build(tracker, SECOND, 2)) == []


def test_with_the_cache_of_the_commit_before(tracker: Path, built: dict[str, str], tmp_path: Path) -> None:
    """One of an exchange has another name, somebody is gone, and then comes a commit that changes no record."""
    repository = Repository(elsewhere(tracker, tmp_path), days=9)
    shutil.copytree(tracker / ".cache", tmp_path / ".cache")
    changes: tuple[dict[str, str | None], ...] = ({"two.yml": exchanged("Iki Example", "RU", "US"), "person-3.yml": None}, {})
    seen = built
    for number, change in enumerate(changes):
        commit = repository.commit(change, f"Later {number}")
        warm = build(tmp_path, FIRST, 2)
        assert commit in (tmp_path / "built" / "cases" / "one" / "index.html").read_text("utf-8")
        assert differing(seen, warm)
        seen = warm
    shutil.rmtree(tmp_path / ".cache")
    assert differing(seen, build(tmp_path, FIRST, 2)) == []


def test_with_a_cache_that_is_spoiled(tracker: Path, built: dict[str, str]) -> None:
    """Cut short, changed by one bit, or somebody else's: each file in turn is one of these."""
    files = sorted(path for path in (tracker / ".cache").rglob("*") if path.is_file())
    assert len(files) > 5
    for number, path in enumerate(files):
        held = path.read_bytes()
        changed = held[: len(held) // 2] + bytes([held[len(held) // 2] ^ 1]) + held[len(held) // 2 + 1 :]
        path.write_bytes((held[: len(held) // 2], changed, b"cos\nsystem\n(S'exit 1'\ntR.")[number % 3])
    assert differing(built, build(tracker, SECOND, 2)) == []


def test_other_pythons(tracker: Path, built: dict[str, str], tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    """Those for which `make soak` has made environments; the summary of the tests says which these are."""
    record_property("tried", f"One site to the byte from Python {', '.join(['{}.{}'.format(*sys.version_info), *ready()])}.")
    for version, python in ready().items():
        folder = elsewhere(tracker, tmp_path / version)
        assert differing(built, build(folder, SECOND, 2, str(python))) == [], version
