"""A day that a command or a build is asked for, and what is wrong with a text that is none."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from casetracker.record.guesses.dates import dates_meant, meant_in_words

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)


def day(text: str) -> date:
    """Return the day that a text such as `2024-07-31` writes. Raises ValueError, which says what is wrong and what to write."""
    if not (parts := _DAY.fullmatch(text.strip())):
        raise ValueError(f"'{text}' is not a day{meant_in_words(dates_meant(text, 'full')) or ': write it as 2024-07-31'}")
    year, month, number = (int(part) for part in parts.groups())
    if not year:
        raise ValueError(f"'{text}' is not a day: there is no year 0000")
    if not 1 <= month <= 12:
        raise ValueError(f"'{text}' is not a day: there is no month {parts[2]}")
    if not 1 <= number <= (last := monthrange(year, month)[1]):
        raise ValueError(f"'{text}' is not a day: {parts[1]}-{parts[2]} has {last} days")
    return date(year, month, number)
