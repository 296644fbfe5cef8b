"""Small sound records to start from, and short ways to check them. Everybody in them is invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from casetracker.record.model import Case, Swap
from casetracker.record.validate import Checked, validate

TODAY = date(2026, 11, 24)
DATA = Path(__file__).parent / "data"

CASE = """\
name: Vera Example
person: {citizenships: [RU], sources: [a]}
detained_by: US
status: detained
last_report: {date: 2024-05-01, sources: [a]}
custody:
  - {from: 2024-05-01, form: remand, sources: [a]}
summary: She was arrested in May 2024.[^a]
sources:
  a: {title: Report, publisher: The Paper, url: https://example.org/1, kind: official}
reviewed: 2026-11-01
"""
"""Somebody who is held, on one source."""

FREED = """\
name: Vera Example
person: {citizenships: [RU], sources: [a]}
detained_by: US
status: released
custody:
  - {from: 2024-05-01, form: remand, sources: [a]}
release: {date: 2024-06-01, manner: court-order, sources: [a]}
summary: She was arrested in May 2024.[^a]
sources:
  a: {title: Report, publisher: The Paper, url: https://example.org/1}
reviewed: 2026-11-01
"""

SWAP = """\
title: Exchange in Exampleton
date: 2024-06-01
parties: [RU, US]
sources_for: {sources: [a]}
summary: Two people were exchanged.[^a]
sources:
  a: {title: Report, publisher: The Paper, url: https://example.org/1}
reviewed: 2026-11-01
"""


PLACE = """\
name: Muster prison
aliases: [Muster jail]
kind: prison
town: Muster
country: US
sources:
  a: {title: Prisons, publisher: The Paper, url: https://example.org/prisons}
reviewed: 2026-11-01
"""


def altered(text: str, *pairs: tuple[str, str]) -> str:
    """Return `text` with the first of each `old` as `new`; each `old` must be there."""
    for old, new in pairs:
        assert old in text, f"{old!r} is not in the record"
        text = text.replace(old, new, 1)
    return text


def with_keys(text: str, keys: str) -> str:
    """Return a record with more keys, above its summary."""
    return altered(text, ("summary:", f"{keys.strip()}\nsummary:"))


def exchanged(name: str, by: str = "US", to: str = "RU", swap: str = "2024-06-01-exampleton", day: str = "2024-06-01") -> str:
    """Return the case of somebody whom `by` freed in `swap`."""
    return altered(
        FREED,
        ("Vera Example", name),
        ("detained_by: US", f"detained_by: {by}"),
        ("status: released", "status: exchanged"),
        ("{date: 2024-06-01, manner: court-order,", f"{{date: {day}, manner: exchange, swap: {swap}, to: {to},"),
    )


def check(text: str, kind: Literal["case", "swap", "place"] = "case", id: str = "vera-example") -> Checked:
    """Return what comes of one file."""
    return validate(text.encode(), f"cases/{id}.yml", id, kind, TODAY)


def messages(text: str, kind: Literal["case", "swap"] = "case") -> list[str]:
    """Return the field and message of each problem of one file, without its place."""
    return [f"{each.field}: {each.message}" for each in check(text, kind).problems]


def rules(text: str, kind: Literal["case", "swap"] = "case") -> list[str]:
    """Return the names of the rules that one file breaks."""
    return [each.rule for each in check(text, kind).problems]


def case(text: str) -> Case:
    """Return the case that a sound file holds."""
    record = check(text).record
    assert isinstance(record, Case)
    return record


def swap(text: str) -> Swap:
    """Return the swap that a sound file holds."""
    record = check(text, "swap", "2024-06-01-exampleton").record
    assert isinstance(record, Swap)
    return record
