"""Partial dates in words, by the preposition that a sentence has before them.

`between 1 and 3 May` says it all by itself, and nothing behind 'since': there it is `since a day between 1 and 3 May`. So
a sentence takes the preposition and the date as one phrase, and each phrase is translated whole.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Literal, NamedTuple

from casetracker.locale.inflection import Case
from casetracker.record.dates import PartialDate
from casetracker.text.marking import N_

Before = Literal["", "heading", "on", "from", "since", "to", "until", "of"]
"""What stands before a date: nothing, as in a list of what happened; a heading that is a preposition, such as 'Since'; or a preposition.

`on` is `in` before a month or year.
"""


class _Phrases(NamedTuple):
    """What stands behind one preposition, by what is known of the day."""

    plain: str
    either: str
    """One of two neighbours."""
    between: str
    before: str
    after: str
    about: str
    unknown: str


_PHRASES: dict[str, _Phrases] = {
    "": _Phrases(
        "%(date)s",
        N_("%(first)s or %(last)s"),
        N_("between %(first)s and %(last)s"),
        N_("%(date)s or before"),
        N_("%(date)s or later"),
        N_("about %(date)s"),
        N_("on an unknown day"),
    ),
    "heading": _Phrases(
        "%(date)s",
        N_("%(first)s or %(last)s"),
        N_("a day between %(first)s and %(last)s"),
        N_("%(date)s or before"),
        N_("%(date)s or later"),
        N_("about %(date)s"),
        N_("an unknown day"),
    ),
    "on": _Phrases(
        N_("on %(date)s"),
        N_("on %(first)s or %(last)s"),
        N_("between %(first)s and %(last)s"),
        N_("on or before %(date)s"),
        N_("on or after %(date)s"),
        N_("about %(date)s"),
        N_("on an unknown day"),
    ),
    "in": _Phrases(
        N_("in %(date)s"),
        N_("in %(first)s or %(last)s"),
        N_("between %(first)s and %(last)s"),
        N_("in or before %(date)s"),
        N_("in or after %(date)s"),
        N_("about %(date)s"),
        N_("on an unknown day"),
    ),
    "from": _Phrases(
        N_("from %(date)s"),
        N_("from %(first)s or %(last)s"),
        N_("from a day between %(first)s and %(last)s"),
        N_("from %(date)s or before"),
        N_("from %(date)s or later"),
        N_("from about %(date)s"),
        N_("from an unknown day"),
    ),
    "since": _Phrases(
        N_("since %(date)s"),
        N_("since %(first)s or %(last)s"),
        N_("since a day between %(first)s and %(last)s"),
        N_("since %(date)s or before"),
        N_("since %(date)s or later"),
        N_("since about %(date)s"),
        N_("since an unknown day"),
    ),
    "to": _Phrases(
        N_("to %(date)s"),
        N_("to %(first)s or %(last)s"),
        N_("to a day between %(first)s and %(last)s"),
        N_("to %(date)s or before"),
        N_("to %(date)s or later"),
        N_("to about %(date)s"),
        N_("to an unknown day"),
    ),
    "until": _Phrases(
        N_("until %(date)s"),
        N_("until %(first)s or %(last)s"),
        N_("until a day between %(first)s and %(last)s"),
        N_("until %(date)s or before"),
        N_("until %(date)s or later"),
        N_("until about %(date)s"),
        N_("until an unknown day"),
    ),
    "of": _Phrases(
        N_("of %(date)s"),
        N_("of %(first)s or %(last)s"),
        N_("of a day between %(first)s and %(last)s"),
        N_("of %(date)s or before"),
        N_("of %(date)s or later"),
        N_("of about %(date)s"),
        N_("of an unknown day"),
    ),
}


_CASES: dict[str, Case] = {"": "nominative", "heading": "nominative", "in": "locative", "to": "accusative"}
"""In languages that have cases that of a month or year where it stands alone behind a preposition. Behind all others, and
in any other phrase, it is the genitive, but between two of them the instrumental."""


class Calendar(NamedTuple):
    """How a language writes what a date is made of."""

    translated: Callable[[str], str]
    day: Callable[[datetime.date], str]
    month: Callable[[datetime.date, Case], str]
    year: Callable[[datetime.date, Case], str]
    beside: Callable[[str, str, str], str]
    """The first of two dates as it stands before the other, from its words and the texts of both."""


def phrase(value: PartialDate, before: Before, calendar: Calendar) -> str:
    """Return a date as it stands behind `before`, with it."""
    first, _, last = value.text.partition("/")
    known = first if last == ".." else last or first
    of_day = len(known.rstrip("~")) == 10
    place = "in" if before == "on" and not of_day else before
    phrases, of_plain = _PHRASES[place], _CASES.get(place, "genitive")
    if not value.is_known:
        return calendar.translated(phrases.unknown)
    if not last:
        if first.endswith("~"):
            return _filled(phrases.about, calendar, date=_bare(first, calendar, "genitive"))
        return _filled(phrases.plain, calendar, date=_bare(first, calendar, of_plain))
    if ".." in (first, last):
        return _filled(phrases.before if first == ".." else phrases.after, calendar, date=_part(known, calendar, "genitive"))
    form, case = (phrases.either, of_plain) if _neighbours(first, last) else (phrases.between, "instrumental")
    return _filled(form, calendar, first=calendar.beside(_part(first, calendar, case), first, last), last=_part(last, calendar, case))


def stands_alone(value: PartialDate) -> bool:
    """Whether a date by itself names a day, month or year, so that ` to …` can follow it."""
    return value.is_known and ("/" not in value.text or _neighbours(*value.text.split("/")))


def _filled(form: str, calendar: Calendar, **parts: str) -> str:
    return calendar.translated(form) % parts


def _part(text: str, calendar: Calendar, case: Case) -> str:
    """One end of a span, which can be approximate by itself."""
    if text.endswith("~"):
        return _filled(_PHRASES[""].about, calendar, date=_bare(text, calendar, "genitive"))
    return _bare(text, calendar, case)


def _bare(text: str, calendar: Calendar, case: Case) -> str:
    """What was written: the bounds of an approximate date are wider than that."""
    text = text.rstrip("~")
    first = datetime.date.fromisoformat((text + "-01-01")[:10])
    if len(text) == 10:
        return calendar.day(first)
    return (calendar.year if len(text) == 4 else calendar.month)(first, case)


def day_beside(worded: str, first: str, last: str) -> str:
    """Return `13` for the first of `13 or 14 February 2025`, where the words for a date begin with its day."""
    if len(first) == len(last) == 10 and first[:7] == last[:7] and worded.startswith(f"{int(first[8:])} "):
        return str(int(first[8:]))
    return worded


def _neighbours(first: str, last: str) -> bool:
    """Whether two plain dates of the same kind follow each other, so that `or` says it best."""
    if len(first) != len(last) or ".." in (first, last) or "~" in first + last:
        return False
    if len(first) == 4:
        return int(last) - int(first) == 1
    if len(first) == 7:
        return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:]) == 1
    return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days == 1
