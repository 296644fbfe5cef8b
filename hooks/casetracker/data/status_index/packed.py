"""Columns of numbers and texts, written so that they are small once they are compressed and cheap to open in a browser.

A column of numbers is `[width, least, digits]`: each number, less the least, in `width` digits of base 90, one after the
other. Digits are the printable ASCII characters from `#` on but for the backslash, which JSON would double.
`hooks/casetracker/web/assets/index/packed.js` opens what is packed here; a test takes both ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

DIGITS = [chr(code) for code in range(35, 126) if chr(code) != "\\"]

EPOCH = date(1970, 1, 1).toordinal()

Numbers = tuple[int, int, str]


def day_number(day: date) -> int:
    """Return a day as the script counts them: from 1 January 1970."""
    return day.toordinal() - EPOCH


def numbers(values: Sequence[int]) -> Numbers:
    """Return a column of whole numbers."""
    least = min(values, default=0)
    width, room = 0, 1
    while max(values, default=0) - least >= room:
        width, room = width + 1, room * len(DIGITS)
    return width, least, "".join(_digits(value - least, width) for value in values)


def lists(values: Sequence[Sequence[int]]) -> tuple[Numbers, Numbers]:
    """Return a column of lists of numbers: how long each is, and the numbers of all."""
    return numbers([len(each) for each in values]), numbers([value for each in values for value in each])


def texts(values: Iterable[str]) -> str:
    """Return a column of texts, none of which has a line break; each ends with one, so that none at all is not an empty one."""
    return "".join(f"{value}\n" for value in values)


def chosen(values: Sequence[str]) -> tuple[str, Numbers]:
    """Return a column of texts of which many are the same: each text once, and which one stands where."""
    places = {text: place for place, text in enumerate(dict.fromkeys(values))}
    return texts(places), numbers([places[value] for value in values])


@lru_cache(maxsize=20_000)
def _digits(value: int, width: int) -> str:
    found = ""
    for _ in range(width):
        value, digit = divmod(value, len(DIGITS))
        found = DIGITS[digit] + found
    return found
