"""Records with what follows from them on the day shown: what the rows of tables and the records of the API are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any, Generic, TypeVar

from casetracker.facts import Age, DaysHeld, Side, Standing, age_when_detained, people, sides
from casetracker.facts.places import AtPlace
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo
from casetracker.pages.place.view import at_place
from casetracker.record.dates import FAR, LONG_AGO
from casetracker.record.model import KINDS, Case, Death, Place, Release, Swap
from casetracker.record.references import is_listed
from casetracker.text import plain

API = "api/v1/"
Of = TypeVar("Of", Case, Swap, Place)
Value = Callable[[Any], Any]
"""Takes what a column or field holds from what a row or object is made of."""


def taking(value: str | Value) -> Value:
    """Return what takes a value: that at a path of attributes such as `release?.date`, which is None where there is no release."""
    if not isinstance(value, str):
        return value
    first, optional, rest = value.partition("?.")
    take = attrgetter(first)
    if not optional:
        return take
    then = taking(rest)
    return lambda item: None if (found := take(item)) is None else then(found)


@lru_cache(maxsize=50_000)
def day_or_none(value: date | None) -> str | None:
    """Return a day as text, one for each day, since records share most of theirs; None for no day and for the end of an open span."""
    return None if value is None or value in (LONG_AGO, FAR) else value.isoformat()


class Shown(Generic[Of]):
    """A record as the site shows it."""

    def __init__(self, record: Of, context: Context, build_info: BuildInfo) -> None:
        self.record: Of = record
        self.context, self.build_info = context, build_info

    @property
    def page(self) -> str:
        """The address of its page: from the site's root, where the site's own is not known."""
        return f"{self.build_info.base}{KINDS[self.record.kind].page(self.record.id)}"

    @property
    def json(self) -> str:
        """The address of its file in the API."""
        return f"{self.build_info.root}{API}{KINDS[self.record.kind].address}{self.record.id}.json"

    @property
    def summary(self) -> str:
        """The summary as plain text, in the reader's language if there is one."""
        summary = getattr(self.record, "summary", {"en": ""})
        return plain(summary.get(self.context.words.language) or summary["en"])

    def listed(self, cases: Iterable[Case]) -> list[ShownCase]:
        """Return those of several cases that are listed, shown as this record is."""
        return [ShownCase(case, self.context, self.build_info) for case in cases if is_listed(case)]


class ShownCase(Shown[Case]):
    """A case with where it stands, the days held and the age."""

    @cached_property
    def standing(self) -> Standing:
        return self.context.standing(self.record)

    @cached_property
    def days(self) -> DaysHeld:
        return self.context.days(self.record)

    @cached_property
    def age(self) -> Age | None:
        return age_when_detained(self.record)

    @property
    def ended(self) -> Release | Death | None:
        return self.record.release or self.record.death

    @property
    def categories(self) -> Iterable[str]:
        return dict.fromkeys(charge.category for charge in self.record.charges)


class ShownSwap(Shown[Swap]):
    """A swap with its sides."""

    @cached_property
    def sides(self) -> list[Side]:
        return sides(self.record, self.context.tracker)


class ShownPlace(Shown[Place]):
    """A place with what happened there."""

    @cached_property
    def found(self) -> AtPlace:
        return at_place(self.record, self.context)

    @property
    def people(self) -> int:
        return people(stay.case for stay in self.found.stays)


OF_KIND: dict[str, type[Shown[Any]]] = {"case": ShownCase, "swap": ShownSwap, "place": ShownPlace}


def shown(record: Any, context: Context, build_info: BuildInfo) -> Shown[Any]:
    """Return a record with what follows from it."""
    return OF_KIND[record.kind](record, context, build_info)
