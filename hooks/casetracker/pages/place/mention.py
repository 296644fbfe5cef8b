"""A place where another page names it: what it is called there, and the address of its own page."""

from __future__ import annotations

from typing import NamedTuple

from casetracker.pages.context import Context
from casetracker.record.model import KINDS, Custody, Place, Swap


class Mention(NamedTuple):
    """A place in words; `target` is empty where it has no page."""

    text: str = ""
    target: str = ""


def mention(place: Place) -> Mention:
    return Mention(place.name, KINDS["place"].page(place.id))


def facility(custody: Custody, context: Context) -> Mention:
    """Return the prison in which somebody was held, with its town where the period names none. Of one whose record was withdrawn, nothing."""
    written = custody.facility or ""
    if place := context.tracker.places.get(written):
        return mention(place)
    return Mention() if ("place", written) in context.tracker.gone else Mention(written)


def where(custody: Custody, context: Context) -> str:
    """Return the town of a period of custody: as the period has it, or else that of the prison."""
    place = context.tracker.places.get(custody.facility or "")
    return custody.place or (place.town if place and place.town else "")


def of_exchange(swap: Swap, context: Context) -> Mention:
    """Return where an exchange took place: in its own words, or by the name of the place."""
    place = context.tracker.places.get(swap.at or "")
    return mention(place)._replace(text=swap.place or place.name) if place else Mention(swap.place or "")
