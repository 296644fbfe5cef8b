"""What is new, day by day: what happened, and what changed in the record. Shown to who comes back, and told week by week by a feed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from typing import Literal, NamedTuple

from casetracker.pages.changes.view import Entry, all_entries
from casetracker.pages.context import Context
from casetracker.pages.home.happened import days_of_all, happened_since
from casetracker.record.references import is_listed
from casetracker.text import collated
from casetracker.text.marking import ngettext_noop

MOST_LINES = 6
"""So many changes of one record on one day are told in words."""
REWORDED = ngettext_noop("Only wording or sources changed in %(number)s record", "Only wording or sources changed in %(number)s records")
Kind = Literal["happened", "added", "changed", "reworded"]


class News(NamedTuple):
    """A thing that happened, or what changed in one record on one day."""

    day: date
    """On which it happened, at the latest, or on which the record changed."""
    kind: Kind
    when: str
    title: str
    target: str
    text: str
    publishers: str = ""
    cases: tuple[str, ...] = ()
    """The ids of the cases that it is about."""


def first_day(context: Context) -> date:
    """Return the day with which the news begin: the first of the month a year before the day shown."""
    return date(max(1, context.day.year - 1), context.day.month, 1)


def news(context: Context) -> list[News]:
    """Return all news, the newest first."""
    return context.once("news", lambda: sorted(_all(context), key=lambda each: (-each.day.toordinal(), collated(each.title), each.target)))


def weeks(context: Context) -> dict[date, list[News]]:
    """Return the news of each week that had ended by the day shown, by its Monday, the newest first."""
    found: dict[date, list[News]] = {}
    for each in news(context):
        monday = each.day - timedelta(each.day.weekday())
        if monday + timedelta(7) <= context.day:
            found.setdefault(monday, []).append(each)
    return found


def any_week(context: Context) -> bool:
    """Return whether there are news of a week that had ended. Every page's head asks, so that nothing is worded for it."""
    first, monday = first_day(context), context.day - timedelta(context.day.weekday())
    return context.once("any week", lambda: any(first <= day < monday for day in chain(_changes(context), days_of_all(context))))


def _changes(context: Context) -> Iterator[date]:
    """Yield the days on which listed records changed."""
    for record in filter(is_listed, context.tracker.every()):
        yield from (each.time.date() for each in context.history.of(record.kind, record.id) if each.kind != "reviewed")


def _all(context: Context) -> Iterator[News]:
    first = first_day(context)
    for day, each, cases in happened_since(context, first):
        text = f"{each.what}; {each.details}" if each.details else each.what
        yield News(day, "happened", each.date, each.title, each.target, text, each.publishers, cases)
    of_day: dict[tuple[date, str], list[Entry]] = {}
    for entry in all_entries(context):
        if entry.time.date() >= first:
            of_day.setdefault((entry.time.date(), entry.address), []).append(entry)
    yield from (_changed(day, entries, context) for (day, _), entries in of_day.items())


def _changed(day: date, entries: list[Entry], context: Context) -> News:
    """Return what became of one record on one day."""
    newest = entries[0]
    of_facts = [each for each in entries if not each.wording]
    kind: Kind = "added" if any(each.kind == "added" for each in of_facts) else "changed" if of_facts else "reworded"
    lines = list(dict.fromkeys(line for each in of_facts for line in each.lines)) if kind == "changed" else []
    more = len(lines) - MOST_LINES
    if more > 0:
        lines[MOST_LINES:] = [context.words.plural("and %(number)s more change", "and %(number)s more changes", more)]
    cases = (newest.id,) if newest.record == "case" else ()
    return News(day, kind, newest.day, newest.title, newest.address, "; ".join(lines), cases=cases)
