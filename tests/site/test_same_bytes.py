"""One commit and one day give the same site to the byte, wherever, whenever and by whichever machine it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from casetracker.site.fingerprint import lines
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


def opened(event, given):
    if event.startswith(("open", "os.")) and given and any(".cache" in str(each).split(os.sep) for each in given):
        os.write(2, f"{event} {given}".encode())
        os._exit(9)


sys.addaudithook(opened)
from casetracker.record import load
from casetracker.site import writer
load.FEW = writer.FEW = 1
from mkdocs.__main__ import cli
cli()
"""
"""Builds with that many processes, although the record is small, and ends at once where anything in a folder `.cache` is looked at."""


@pytest.fixture(scope="module")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a record that has something of everything, and a history."""
    repository = Repository(tmp_path_factory.mktemp("first"))
    write_tracker(repository.folder, {}, repo_url="https://code.example/a/tracker", edit_uri="edit/main/docs/")
    (repository.folder / ".gitignore").write_text("/built/\n")
    repository.git("init", "-q")
    names = ["Ada Anders", "Anna Lind", "Zoë Žukova", "Emil Example", "Bela Sample", "Óscar Specimen"]
    repository.commit({f"person-{number}.yml": altered(CASE, ("Vera Example", name)) for number, name in enumerate(names)}, "First (#1)")
    repository.commit(dict(hostile_record()[0]), "Hostile")
    freed: dict[str, str | None] = {
        "one.yml": exchanged("Una Example"),
        "two.yml": exchanged("Dva Example", "RU", "US"),
        "swaps/2024-06-01-exampleton.yml": SWAP,
        "person-0.yml": with_keys(
            altered(CASE, ("Vera Example", "Ada Anders")),
            "aliases: [Ada B, Ada C]\nformerly: [ada]\nhearings: [{date: 2026-12-05, purpose: Appeal, sources: [a]}]",
        ),
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
        if path.relative_to(tracker).parts[0] == "built" or (path.is_dir() and not path.is_symlink()):
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


def test_a_build_reads_and_writes_no_cache(tracker: Path, built: dict[str, str], tmp_path: Path) -> None:
    """Not one that a pull request brings, and not the user's own: it is made from the files and their history alone."""
    folder = elsewhere(tracker, tmp_path / "tracker")
    names = ("made/1.pack", "records/outlines", "records/records", "history.json", "ids.json", "cards/a.card", "links/addresses.json")
    forged = {folder / ".cache" / name: b"forged" for name in names}
    for path, content in forged.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    user = tmp_path / "user" / ".cache"
    assert differing(built, build(folder, SECOND | {"XDG_CACHE_HOME": str(user)}, 2)) == []
    assert {path: path.read_bytes() for path in (folder / ".cache").rglob("*") if path.is_file()} == forged
    assert not user.exists()


def test_other_pythons(tracker: Path, built: dict[str, str], tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    """Those for which `make soak` has made environments; the summary of the tests says which these are."""
    record_property("tried", f"One site to the byte from Python {', '.join(['{}.{}'.format(*sys.version_info), *ready()])}.")
    for version, python in ready().items():
        folder = elsewhere(tracker, tmp_path / version)
        assert differing(built, build(folder, SECOND, 2, str(python))) == [], version
