"""`2024`, `2024-01`, `2024-01-27`, spans of those, open spans, `~` for approximate, and `unknown`.

`parse("2024-01")` is the span of 1 to 31 January 2024: the thing happened on some day within it.
A plain date with `~` is widened by one of its last unit on both sides, and by three where that is a day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

LONG_AGO = date.min
"""The first day of an open span `../2025-06-06`."""
FAR = date.max
"""The last day of an open span `2024-06/..`."""

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(~)?", re.ASCII)


class DateError(ValueError):
    """A text that is no date; `rule` names the rule it breaks."""

    def __init__(self, rule: str, value: str) -> None:
        super().__init__(value)
        self.rule = rule


@dataclass(frozen=True, slots=True)
class PartialDate:
    """What was written, and the first and last day that it can mean."""

    text: str
    earliest: date
    latest: date

    @property
    def is_exact(self) -> bool:
        return self.earliest == self.latest

    @property
    def is_known(self) -> bool:
        """False for `unknown` alone."""
        return self.text != "unknown"

    @property
    def sort_day(self) -> date:
        """The day by which a date stands in the order of time: its first, or its last where only that is known. '~' moves neither."""
        if "~" not in self.text:
            return self.latest if self.earliest == LONG_AGO else self.earliest
        first, _, last = self.text.partition("/")
        return _plain(last.removesuffix("~"), last)[1] if first == ".." else _plain(first.removesuffix("~"), first)[0]

    def certainly_before(self, other: PartialDate) -> bool:
        """Return whether no reading of the two dates puts this one on or after the other."""
        return self.latest < other.earliest

    def __str__(self) -> str:
        return self.text

    def __getstate__(self) -> tuple[str]:
        return (self.text,)

    def __setstate__(self, state: tuple[str]) -> None:
        """Take the days from the text again: records share most of their dates, and each is read once."""
        known = parse(*state)
        for name in self.__slots__:
            object.__setattr__(self, name, getattr(known, name))


UNKNOWN = PartialDate("unknown", LONG_AGO, FAR)


@lru_cache(maxsize=50_000)
def parse(text: str) -> PartialDate:
    """Return the date that `text` writes.

    Raises DateError with the rule `date-form`, `date-none` (30 February) or `date-reversed`.
    """
    if text == "unknown":
        return UNKNOWN
    if "/" in text:
        first, _, last = text.partition("/")
        if first == last == "..":
            raise DateError("date-form", text)
        earliest = LONG_AGO if first == ".." else _plain(first, text)[0]
        latest = FAR if last == ".." else _plain(last, text)[1]
        if latest < earliest:
            raise DateError("date-reversed", text)
        return PartialDate(text, earliest, latest)
    return PartialDate(text, *_plain(text, text))


def day(value: date) -> PartialDate:
    """Return an exact date for one day."""
    return PartialDate(value.isoformat(), value, value)


def _plain(part: str, whole: str) -> tuple[date, date]:
    found = _PLAIN.fullmatch(part)
    if not found or found[1] == "0000":
        raise DateError("date-form", whole)
    year, month, of_month, about = int(found[1]), found[2], found[3], found[4]
    try:
        if of_month:
            exact = date(year, int(month), int(of_month))
            return (_shift(exact, -3), _shift(exact, 3)) if about else (exact, exact)
        if month:
            start, end = date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1])
            return (_month_before(start), _month_after(end)) if about else (start, end)
    except ValueError:
        raise DateError("date-none", whole) from None
    spread = 1 if about else 0
    return date(max(1, year - spread), 1, 1), date(min(9999, year + spread), 12, 31)


def _shift(value: date, days: int) -> date:
    try:
        return value + timedelta(days)
    except OverflowError:
        return value


def _month_before(start: date) -> date:
    return _shift(start, -1).replace(day=1)


def _month_after(end: date) -> date:
    following = _shift(end, 1)
    return following.replace(day=monthrange(following.year, following.month)[1])
