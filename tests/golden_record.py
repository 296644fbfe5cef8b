"""The small record of `tests/golden/record/`: invented people who between them use every field of the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from casetracker.history import Change, History, Revision
from casetracker.locale import Words, words
from casetracker.pages.context import Context, context_of
from casetracker.pages.output import BuildInfo, Page
from casetracker.record.load import load
from casetracker.record.references import Tracker
from casetracker.settings import settings
from casetracker.site.content import pages

RECORD = Path(__file__).parent / "golden" / "record"
DAY = date(2026, 11, 24)
BUILD_INFO = BuildInfo(
    title="Golden tracker",
    base="https://golden.example.org/",
    edit="https://code.example.org/edit/main/",
    repository="https://code.example.org/record",
    written=("about/method/",),
)
SETTINGS = settings(
    {
        "description": "People who were invented.",
        "states": ["RU", "US"],
        "contact": {"private": "private@example.org", "corrections": "corrections@example.org"},
    }
)


def _revision(day: int, kind: Any, *changes: Change, pull: int = 0) -> Revision:
    return Revision(f"{day:02}" * 20, datetime(2026, 11, day, 9, tzinfo=UTC), pull, kind, changes)


HISTORY = History(
    known=True,
    commit="24" * 20,
    records={
        "case/vera-example": (
            _revision(20, "reviewed"),
            _revision(
                12, "changed", Change("status", "changed", old="imprisoned", new="exchanged"), Change("summary", "changed", "en"), pull=12
            ),
            _revision(10, "changed", Change("person", "changed", "born", old="1990", new="1991"), Change("sources", "added"), pull=10),
            _revision(9, "changed", Change("charges", "changed", "allegation", item=0), Change("charges", "changed", "sources", item=0)),
            _revision(8, "changed", Change("designations", "removed")),
            _revision(7, "added", Change("status", "added", new="imprisoned"), pull=7),
        ),
        "case/petr-sample": (_revision(7, "added", Change("status", "added", new="detained"), pull=7),),
        "swap/2024-08-01-exampleton": (_revision(12, "added", pull=12),),
    },
)
HISTORY = replace(HISTORY, records={name: tuple(each._replace(named=name) for each in past) for name, past in HISTORY.records.items()})
"""An invented past of some of its records."""


@lru_cache(maxsize=1)
def golden_tracker() -> Tracker:
    """Return the tracker of the golden record, which has no problems."""
    loaded = load(RECORD, DAY)
    assert not loaded.problems, [str(each) for each in loaded.problems]
    return loaded.tracker


def golden_context(spoken: Words | None = None) -> Context:
    """Return what views of the golden record are made from, in English or in other words."""
    return context_of(golden_tracker(), spoken or words("en"), SETTINGS, DAY, HISTORY)


@lru_cache(maxsize=4)
def golden_pages(spoken: Words | None = None) -> dict[str, Page]:
    """Return every page of the golden record by its address."""
    return {page.address: page for page in pages(golden_context(spoken), BUILD_INFO)}


def golden_records() -> list[Any]:
    """Return everything that the golden record holds, with what was withdrawn."""
    tracker = golden_tracker()
    return [*tracker.every(), *tracker.withdrawn]


def texts(value: Any) -> Iterator[str]:
    """Yield every text within a record, a group or a list of them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from texts(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for name in (each.name for each in fields(value)):
            yield from texts(getattr(value, name))
