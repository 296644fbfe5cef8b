"""The small record of `tests/golden/record/`: invented people who between them use every field of the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from casetracker.link import Tracker
from casetracker.load import load
from casetracker.output import Edition, Page
from casetracker.pages import pages
from casetracker.settings import settings
from casetracker.views import Context, context
from casetracker.words import Words, words

RECORD = Path(__file__).parent / "golden" / "record"
DAY = date(2026, 11, 24)
EDITION = Edition(title="Golden tracker", base="https://golden.example.org/", edit="https://code.example.org/edit/main/")
SETTINGS = settings(
    {
        "description": "People who were invented.",
        "contact": {"private": "private@example.org", "corrections": "corrections@example.org"},
    }
)


@lru_cache(maxsize=1)
def golden_tracker() -> Tracker:
    """Return the tracker of the golden record, which has no problems."""
    loaded = load(RECORD, DAY)
    assert not loaded.problems, [str(each) for each in loaded.problems]
    return loaded.tracker


def golden_context(spoken: Words | None = None) -> Context:
    """Return what views of the golden record are made from, in English or in other words."""
    return context(golden_tracker(), spoken or words("en"), SETTINGS, DAY)


@lru_cache(maxsize=4)
def golden_pages(spoken: Words | None = None) -> dict[str, Page]:
    """Return every page of the golden record by its address."""
    return {page.address: page for page in pages(golden_context(spoken), EDITION)}


def golden_records() -> list[Any]:
    """Return everything that the golden record holds: cases, swaps and what was withdrawn."""
    tracker = golden_tracker()
    return [*tracker.cases.values(), *tracker.swaps.values(), *tracker.withdrawn]


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
        for name in value.__dataclass_fields__:
            yield from texts(getattr(value, name))
