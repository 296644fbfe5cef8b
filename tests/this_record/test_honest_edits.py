"""After any honest edit of the record everything passes: a word changed, a party named and a case added, somebody set free, anybody withdrawn."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from casetracker.cli.places import scope_of
from casetracker.edit.style import styled
from casetracker.record.load import load
from casetracker.record.memory_cache import MemoryCache
from shared_sites import committed
from small_records import CASE, altered
from small_sites import ROOT, process_environment

WITHDRAWN = "withdrawn: {date: 2026-11-28, reason: request}\n"
READERS = ["tests/this_record", "tests/repo/test_this_record_apart.py", "tests/site/test_second_tracker.py"]
"""The tests that read the record."""


def in_style(text: str) -> bytes:
    return styled(text.encode(), "case")


def copied(to: Path) -> Path:
    """Copy what git would commit, as a repository of its own, and return its folder."""
    listed = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0"):
        if name and (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)
    return to


def test_everything_that_reads_the_record_passes_after_honest_edits(tmp_path: Path) -> None:
    copy = copied(tmp_path / "copy")
    committed(copy, "The record as it is")
    cases = copy / "cases"
    sound = load(cases, date.today(), scope=scope_of(cases)).tracker
    by_mentions = sorted(sound.listed, key=lambda case: -sum(case.id in path.read_text("utf-8") for path in cases.glob("*.yml")))
    largest = max(sound.freed.values(), key=len)
    gone = {largest[0].id, by_mentions[0].id, next(case.id for case in sound.listed if case.status not in ("exchanged", "released"))}
    worded = next(case for case in sound.listed if case.id not in gone)
    for name in gone:
        (cases / f"{name}.yml").write_bytes(in_style(WITHDRAWN))
        for translation in cases.glob(f"_translations/*/{name}.po"):  # which would say it all again
            translation.unlink()
    file = cases / f"{worded.id}.yml"
    file.write_text(re.sub(r"(?m)^(summary: \|-\n  )(\w)", r"\1In short, \2", file.read_text("utf-8"), count=1), "utf-8")
    config = copy / "mkdocs.yml"
    place = next(key for key in ("    parties:\n", "  casetracker:\n") if key in config.read_text("utf-8"))
    named = "    parties:\n      river-front: {name: the River Front}\n"
    config.write_text(config.read_text("utf-8").replace(place, place.replace("    parties:\n", "") + named, 1), "utf-8")
    added = altered(
        CASE,
        ("Vera Example", "Zdena Invented"),
        ("date: 2024-05-01", "date: 2026-11-01"),
        ("detained_by: US", "detained_by: river-front"),
        ("[RU]", "[stateless]"),
    )
    (cases / "zdena-invented.yml").write_bytes(in_style(added))
    committed(copy, "Honest edits")

    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *READERS, "--ignore", "tests/this_record/test_honest_edits.py"]  # fmt: skip
    environment = process_environment() | {"PYTHONPATH": os.pathsep.join([str(copy / "hooks"), str(copy / "tests")])}
    for name in ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_CURRENT_TEST"):
        environment.pop(name, None)
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:]
    assert " passed" in done.stdout


def test_anybody_can_be_withdrawn(tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    shutil.copytree(ROOT / "cases", folder)
    scope, cache = scope_of(ROOT / "cases"), MemoryCache(time.time_ns)
    for name in load(folder, date.today(), cache=cache, scope=scope).tracker.cases:
        file = folder / f"{name}.yml"
        before = file.read_bytes()
        file.write_bytes(in_style(WITHDRAWN))
        assert [str(each) for each in load(folder, date.today(), cache=cache, scope=scope).errors] == [], name
        file.write_bytes(before)
