"""A record of invented people that is large enough for every page: the golden record and sixty cases in the shape of real ones.

Tests that need a whole site or a whole record, and not one that speaks of real people, read this one: an edit of the
repository's own record then breaks none of them.
"""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from benchmarks.many_records import records
from casetracker.edit.style import styled
from casetracker.record.model import KINDS
from casetracker.record.references import Tracker
from exported import files_of, tracker_of
from golden_record import RECORD
from small_records import CASE as CASE_TEXT
from small_records import altered, with_keys

CASE = "cases/vera-example/"
"""The page of a case that has everything."""
SWAP = "swaps/2024-08-01-exampleton/"
"""The page of the exchange that freed her."""
NUMBER = 60


@lru_cache(maxsize=1)
def golden_texts() -> dict[str, str]:
    """Return the golden record, with a hearing to come: file name inside `cases/` → text."""
    ahead = date.today() + timedelta(30)
    hearing = f"hearings:\n  - {{date: {ahead}, purpose: Appeal, sources: [a]}}"
    golden = {path.relative_to(RECORD).as_posix(): path.read_text("utf-8") for path in sorted(RECORD.rglob("*.yml"))}
    return {**golden, "hedda-heard.yml": with_keys(altered(CASE_TEXT, ("Vera Example", "Hedda Heard")), hearing)}


def sample_texts() -> dict[str, str]:
    """Return the sample record: file name inside `cases/` → text."""
    return {**golden_texts(), **{name.removeprefix("cases/"): text for name, text in records(NUMBER).items()}}


def large_swap() -> str:
    """Return the address of the exchange of the sample record that freed the most people."""
    texts = sample_texts()
    freed = {name: sum(f"swap: {name}\n" in text for text in texts.values()) for name in map(_swap_id, texts) if name}
    return f"swaps/{max(freed, key=lambda name: (freed[name], name))}/"


def _swap_id(file: str) -> str:
    return file.removeprefix("swaps/").removesuffix(".yml") if file.startswith("swaps/") else ""


class SampleFile(NamedTuple):
    """A file of the sample record, in the template's order and style."""

    kind: str
    id: str
    text: str


@lru_cache(maxsize=1)
def sample_in_style() -> tuple[SampleFile, ...]:
    """Return the sample record's files as `casetracker fmt` writes them, without those that were withdrawn."""
    found = []
    for name, text in sample_texts().items():
        kind = next(kind.id for kind in KINDS.values() if kind.file(Path(name).stem) == name)
        if "\nwithdrawn:" not in f"\n{text}":
            found.append(SampleFile(kind, Path(name).stem, styled(text.encode(), kind).decode()))
    return tuple(found)


@lru_cache(maxsize=1)
def sample_tracker() -> Tracker:
    """Return the tracker of the sample record, which has no errors."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in sample_texts().items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        return tracker_of(Path(folder))


@lru_cache(maxsize=1)
def sample_files() -> dict[str, bytes]:
    """Return every export of the sample record by its address."""
    return files_of(sample_tracker())
