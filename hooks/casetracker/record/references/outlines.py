"""The outline of a record: what it says that has to fit the others. The rules between files read nothing else, so a check need keep no more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from casetracker.record.dates import PartialDate
from casetracker.record.model import Case, Place, Record, Swap, Withdrawn
from casetracker.record.model.statuses import ENDED
from casetracker.text import fold, host, name_keys


class Stay(NamedTuple):
    """A period of custody that names a prison, or another facility."""

    number: int
    """Its place in the list, from 0."""
    facility: str
    place: str
    state: str | None
    """Who held the person."""
    has_note: bool


class Outline(NamedTuple):
    """What one record says of others. Of a file with errors it holds what could be read."""

    kind: str
    id: str
    names: tuple[str, ...] = ()
    """Its names in every script and its aliases, or its title and its date, folded; the one that it is called by first."""
    formerly: tuple[str, ...] = ()
    archives: tuple[str, ...] = ()
    """Each host of an archived copy, with the first source that has one there: `web.archive.org reuters`."""
    is_sound: bool = True
    is_withdrawn: bool = False

    name: str = ""
    """Of a case or place, as it is written."""
    name_keys: tuple[str, ...] = ()
    """What its names are compared by with others (`text.names`)."""
    detained_by: str | None = None
    swap: str | None = None
    """The swap that its release names, with the day of that release."""
    released: PartialDate | None = None
    manner: str | None = None
    """How that person came free; of a swap, which kind of one it is."""
    same: tuple[str, ...] = ()
    different: tuple[str, ...] = ()
    may_name: bool = False
    """Whether it may name a swap, or a state that released the person, which could not be read."""
    stays: tuple[Stay, ...] = ()

    date: PartialDate | None = None
    """The first day of a swap."""
    last_day: PartialDate | None = None
    parties: tuple[str, ...] = ()
    has_more: bool = False
    """Whether it tells of people that have no case here, or of what else was given for people."""
    place: str = ""
    """Where it took place, as it is written."""
    at: str = ""
    """The id of the place record of that."""

    country: str | None = None
    """Of a place."""
    town: str = ""
    """The same, folded."""

    @property
    def record(self) -> str:
        """The name of the record: `case/vera-example`."""
        return f"{self.kind}/{self.id}"


def outline(record: Record | Withdrawn, *, is_sound: bool = True) -> Outline:
    """Return the outline of a record. Of one that is not sound, what could not be read is None."""
    if isinstance(record, Withdrawn):
        return Outline(record.kind, record.id, formerly=record.formerly, is_withdrawn=True, swap=record.swap)
    archives: dict[str, str] = {}
    for name, source in (record.sources or {}).items():
        if source.archive:
            archives.setdefault(host(source.archive), name)
    common = Outline(
        record.kind, record.id, (), record.formerly or (), tuple(f"{place} {name}" for place, name in archives.items()), is_sound
    )
    return common._replace(**_OF_KIND[record.kind](record)) if record.kind in _OF_KIND else common


def _of_case(case: Case) -> dict[str, Any]:
    names = [each for each in (case.name, *(case.names or {}).values(), *(alias.name for alias in case.aliases or ())) if each]
    swap, released = (case.release.swap, case.release.date) if case.release else (None, None)
    return {
        "names": tuple(dict.fromkeys(fold(each) for each in names)),
        "name": case.name,
        "name_keys": tuple(dict.fromkeys(key for each in names for key in name_keys(each))),
        "detained_by": case.detained_by,
        "swap": swap,
        "released": released if swap else None,
        "manner": case.release.manner if case.release else None,
        "stays": tuple(
            Stay(number, each.facility, each.place or "", each.by or case.detained_by, each.note is not None)
            for number, each in enumerate(case.custody or ())
            if each.facility
        ),
        "same": case.same or (),
        "different": case.different or (),
        "may_name": not case.detained_by or (swap is None and case.status in (None, *ENDED)),
    }


def _of_swap(swap: Swap) -> dict[str, Any]:
    names = tuple(fold(str(each)) for each in (swap.title, swap.date) if each)
    return {
        "names": names,
        "date": swap.date,
        "last_day": swap.last_day,
        "parties": swap.parties or (),
        "has_more": bool(swap.others != () or swap.terms != ()),
        "manner": swap.manner,
        "place": swap.place or "",
        "at": swap.at or "",
    }


def _of_place(place: Place) -> dict[str, Any]:
    names = (place.name, *(place.names or {}).values(), *(place.aliases or ()))
    return {
        "names": tuple(dict.fromkeys(fold(each) for each in names if each)),
        "name": place.name,
        "country": place.country,
        "town": fold(place.town or ""),
    }


_OF_KIND: dict[str, Callable[[Any], dict[str, Any]]] = {"case": _of_case, "swap": _of_swap, "place": _of_place}
"""What is particular to a kind of record; any other has its ids and sources alone."""
