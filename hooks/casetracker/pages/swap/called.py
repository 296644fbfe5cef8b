"""What an exchange is called where there is little room, as on the mark of a picture."""

from __future__ import annotations

from casetracker.pages.context import Context
from casetracker.record.model import Swap

SHORT = 26
"""Letters of a name that stands on a picture."""


def called(swap: Swap, context: Context) -> str:
    """Return where it took place, by its town if that is known, or who agreed on it where that is shorter: `Vienna`, `France and Russia`."""
    place = context.tracker.places.get(swap.at or "")
    names = [place.town or place.name] if place else [swap.place.partition(",")[0].partition(" (")[0]] if swap.place else []
    names.append(context.words.opening(context.words.join([context.words.state(state) for state in swap.parties])))
    return next((name for name in names if len(name) <= SHORT), min(names, key=len))


def exchange_name(swap: Swap, numbers: tuple[int, int], context: Context) -> str:
    """Return `Vienna: 4 for 10`, the people whom the first side freed and those whom the other did."""
    return context.words._("%(name)s: %(numbers)s") % {"name": called(swap, context), "numbers": for_each_other(numbers, context)}


def for_each_other(numbers: tuple[int, int], context: Context) -> str:
    """Return `4 for 10`; `1 person of this record` where those who were freed in return, or all, have no record here."""
    if not all(numbers):
        return context.words.plural("%(number)s person of this record", "%(number)s people of this record", sum(numbers))
    first, second = map(context.words.number, numbers)
    return context.words._("%(first)s for %(second)s") % {"first": first, "second": second}
