"""Exports of a record, made without MkDocs, for tests to read with other people's tools."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from casetracker.data import exports
from casetracker.history import UNKNOWN, History
from casetracker.locale import words
from casetracker.pages.context import Context, context_of
from casetracker.pages.output import BuildInfo
from casetracker.record.load import load
from casetracker.record.parties import Parties
from casetracker.record.references import Tracker
from casetracker.record.scope import ANY, Scope
from casetracker.settings import settings

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 24)
BUILD_INFO = BuildInfo(
    title="Case tracker", base="https://example.org/tracker/", commit="0123456789abcdef0123456789abcdef01234567", today=TODAY
)
CONTACT = {"contact": {"private": "private@example.org", "corrections": "corrections@example.org"}}


def tracker_of(folder: Path, today: date = TODAY, scope: Scope = ANY) -> Tracker:
    """Return the tracker of a folder of records, which must have no errors."""
    loaded = load(folder, today, scope=scope)
    assert not loaded.errors, loaded.errors
    return loaded.tracker


def at(tracker: Tracker, day: date = TODAY, history: History = UNKNOWN, parties: Parties = ()) -> Context:
    return context_of(tracker, words("en", parties=parties), replace(settings(CONTACT), parties=parties), day, history)


def files_of(tracker: Tracker, day: date = TODAY, build_info: BuildInfo = BUILD_INFO, parties: Parties = ()) -> dict[str, bytes]:
    """Return every export by its address."""
    found: dict[str, bytes] = {}
    for file in exports(at(tracker, day, parties=parties), build_info):
        assert file.address not in found, file.address
        found[file.address] = file.content()
    return found
