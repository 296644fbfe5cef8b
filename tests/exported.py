"""Exports of a record, made without MkDocs, for tests to read with other people's tools."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from casetracker.exports import exports
from casetracker.history import UNKNOWN, History
from casetracker.link import Tracker
from casetracker.load import load
from casetracker.output import Edition
from casetracker.settings import settings
from casetracker.views import Context, context
from casetracker.words import words

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 24)
EDITION = Edition(title="Case tracker", base="https://example.org/tracker/", commit="0123456789abcdef0123456789abcdef01234567", today=TODAY)
CONTACT = {"contact": {"private": "private@example.org", "corrections": "corrections@example.org"}}


def tracker_of(folder: Path, today: date = TODAY) -> Tracker:
    """Return the tracker of a folder of records, which must have no errors."""
    loaded = load(folder, today)
    assert not loaded.errors, loaded.errors
    return loaded.tracker


def at(tracker: Tracker, day: date = TODAY, history: History = UNKNOWN) -> Context:
    return context(tracker, words("en"), settings(CONTACT), day, history)


def files_of(tracker: Tracker, day: date = TODAY, edition: Edition = EDITION) -> dict[str, bytes]:
    """Return every export by its address."""
    found: dict[str, bytes] = {}
    for file in exports(at(tracker, day), edition):
        assert file.address not in found, file.address
        found[file.address] = file.content()
    return found
