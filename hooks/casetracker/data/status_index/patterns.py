"""Dates below a heading such as 'Since', as patterns: most of a record's dates are worded in one of a few ways, so a number and a pattern say them.

A pattern has in braces what depends on its day: `{i}` and `{j}` that day and the next in the reader's words, `{m}` its
month and year, `{d}` its day of the month; in what was written `{i}` and `{j}` in ISO 8601, `{m}` year and month, `{y}`
the year. What the day does not tell stays as it is, so that any date has a pattern.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from casetracker.locale import Words
from casetracker.record.dates import PartialDate, parse


class Pattern(NamedTuple):
    """How a date was written and how it is worded; `later` is how many days after its first day the day of the pattern is."""

    later: int
    written: str
    worded: str


@lru_cache(maxsize=50_000)
def pattern(value: PartialDate, words: Words) -> Pattern:
    """Return the pattern of a date, whose day is reckoned from `first_day`."""
    if not value.is_known:
        return Pattern(0, value.text, words.date(value, "heading"))
    first = first_day(value)
    # The day of `about 4 May` is in the middle of the days that it can mean.
    later = (value.latest - value.earliest).days // 2 if value.text == f"{_middle(value)}~" else 0
    day = first + timedelta(later)
    following = day + timedelta(1) if day < date.max else day
    iso = day.isoformat()
    written = _filled(value.text, {following.isoformat(): "{j}", iso: "{i}", iso[:7]: "{m}", iso[:4]: "{y}"})
    parts = {words.day(following): "{j}", words.day(day): "{i}", words.date(parse(iso[:7])): "{m}"}
    worded = _filled(words.date(value, "heading"), parts)
    if worded.startswith(f"{day.day} "):
        worded = "{d}" + worded.removeprefix(f"{day.day}")
    return Pattern(later, written, worded)


def first_day(value: PartialDate) -> date:
    """Return the first day that a date can mean, or the last where it has no first."""
    return value.latest if value.earliest.year == 1 else value.earliest


def _middle(value: PartialDate) -> date:
    return value.earliest + (value.latest - value.earliest) // 2


def _filled(text: str, parts: dict[str, str]) -> str:
    for part, mark in parts.items():
        text = text.replace(part, mark)
    return text
