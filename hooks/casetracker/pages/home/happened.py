"""What happened last in the world, as far as the record tells: dated events of cases and of swaps, each with who reports it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from heapq import nlargest
from typing import NamedTuple, TypeGuard

from casetracker.pages.context import Context
from casetracker.pages.sources import publishers
from casetracker.pages.timeline import iso, worded_timeline
from casetracker.record.dates import LONG_AGO, PartialDate
from casetracker.record.model import Case, Swap

OF_ONE = 2
"""No more than so many things of one case stand there, so that one trial does not fill the list."""
LEAST_EXACT = 31
"""A date that spans more days than these tells too little of when a thing happened to stand among the last."""


class Happened(NamedTuple):
    """A thing that happened: the day, whose page tells of it, what it was, and the publishers whose sources bear it out."""

    date: str
    iso: str
    title: str
    target: str
    what: str
    details: str
    publishers: str


def happened_last(context: Context, most: int) -> tuple[Happened, ...]:
    """Return the last things that happened by the day shown, the newest first. A swap stands once, and not with each person whom it freed."""
    swaps = [(swap.last_day.latest, swap.id, swap) for swap in context.tracker.swaps.values() if _tells(swap.last_day, context.day)]
    cases = [(day, case.id, case) for case in context.tracker.listed if (day := _last_day(case, context))]
    found = [(day, id, _of_swap(swap, context)) for day, id, swap in nlargest(most, swaps, key=lambda each: each[:2])]
    for _, id, case in nlargest(most, cases, key=lambda each: each[:2]):
        found += nlargest(OF_ONE, [(day, id, each) for day, each in _of_case(case, context)], key=lambda each: each[0])
    return tuple(each for _, _, each in nlargest(most, found, key=lambda each: each[:2]))


def happened_since(context: Context, first: date) -> Iterator[tuple[date, Happened, tuple[str, ...]]]:
    """Yield all that happened from a day on up to the day shown, each with the last day that it can have been and the ids of the cases in it."""
    for swap in context.tracker.swaps.values():
        if _tells(swap.last_day, context.day) and swap.last_day.latest >= first:
            freed = tuple(case.id for case in context.tracker.listed_in(swap.id))
            yield swap.last_day.latest, _of_swap(swap, context), freed
    for case in context.tracker.listed:
        if (last := _last_day(case, context)) and last >= first:
            yield from ((day, each, (case.id,)) for day, each in _of_case(case, context) if day >= first)


def days_of_all(context: Context) -> Iterator[date]:
    """Yield the days on which something happened, without a word of what."""
    yield from (swap.last_day.latest for swap in context.tracker.swaps.values() if _tells(swap.last_day, context.day))
    for case in context.tracker.listed:
        yield from _days(case, context)


def _tells(when: PartialDate | None, day: date) -> TypeGuard[PartialDate]:
    return when is not None and when.earliest != LONG_AGO and when.latest <= day and (when.latest - when.earliest).days <= LEAST_EXACT


def _last_day(case: Case, context: Context) -> date | None:
    """Return the day of the last thing that a case itself tells; None where it tells of none well enough."""
    return max(_days(case, context), default=None)


def _days(case: Case, context: Context) -> Iterator[date]:
    groups = (case.charges, case.designations, case.hearings, case.events, case.rulings)
    dates = [each.date for group in groups for each in group] + [each.start for each in case.custody]
    dates += [end.date for end in (None if context.tracker.swap_of(case) else case.release, case.death) if end]
    yield from (when.latest for when in dates if _tells(when, context.day))


def _of_swap(swap: Swap, context: Context) -> Happened:
    words = context.words
    parties = words.join([words.country(state) for state in swap.parties])
    by = publishers(swap.sources, swap.sources_for.sources)
    when = words.days(swap.date, swap.until)
    return Happened(when, iso(swap.date) if not swap.until else "", swap.title, f"swaps/{swap.id}/", parties, "", by)


def _of_case(case: Case, context: Context) -> Iterator[tuple[date, Happened]]:
    for entry, what, details in worded_timeline(case, context):
        in_swap = entry.kind == "release" and context.tracker.swap_of(case)
        if _tells(entry.date, context.day) and not in_swap:
            by = publishers(case.sources, entry.item.sources)
            target = f"cases/{case.id}/#{entry.id}"
            yield (
                entry.date.latest,
                Happened(context.words.date(entry.date), iso(entry.date), case.name, target, what, details, by),
            )
