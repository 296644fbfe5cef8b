"""The page of one place, and the list of all: who is known to have been held there and when, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from casetracker.facts import people
from casetracker.facts.places import NOTHING, AtPlace, Stay, at_places
from casetracker.pages.case.custody import span_of
from casetracker.pages.case.related import LinkView, link_views
from casetracker.pages.changes.view import HistoryView, history_view
from casetracker.pages.context import Context
from casetracker.pages.place.map import Marked, PlaceMap, place_maps
from casetracker.pages.place.mention import Mention
from casetracker.pages.review import reviewed
from casetracker.pages.sources import Listed, Mark, Numbered
from casetracker.pages.state.mention import state_mention
from casetracker.record.model import KINDS, Place
from casetracker.record.model.choices import PLACE
from casetracker.record.model.kinds import Point


class StayView(NamedTuple):
    """One period of one person."""

    id: str
    name: str
    span: str
    form: str
    state: Mention
    marks: tuple[Mark, ...]


class ExchangeView(NamedTuple):
    id: str
    title: str
    date: str


@dataclass(frozen=True)
class PlaceView:
    """Everything that the page of a place shows."""

    place: Place
    native: tuple[tuple[str, str], ...]
    """Language code and name."""
    facts: tuple[tuple[str, str], ...]
    """Label and text."""
    held: str
    """How many people are known to have been held there, as a heading."""
    stays: tuple[StayView, ...]
    exchanges: tuple[ExchangeView, ...]
    releases: bool
    """Whether there are releases of several people among them."""
    links: tuple[LinkView, ...]
    listed: tuple[Listed, ...]
    own: tuple[Mark, ...]
    """The marks of the sources that bear out what is said of the place itself."""
    reviewed: str
    history: HistoryView


class PlaceRow(NamedTuple):
    """A place in the list."""

    place: Place
    kind: str
    town: str
    country: str
    people: int
    exchanges: int
    number: int
    """By which the map names it; 0 where it is not on it."""


@dataclass(frozen=True)
class PlacesView:
    """All places."""

    rows: tuple[PlaceRow, ...]
    number: str
    maps: tuple[PlaceMap, ...]
    notes: tuple[str, ...]
    """How to read the map, and how many places are not on it."""


def at_place(place: Place, context: Context) -> AtPlace:
    """Return what the record tells of a place."""
    return context.once("places", lambda: at_places(context.tracker)).get(place.id, NOTHING)


def held_in_words(place: Place, context: Context) -> str:
    """Return how many people are known to have been held in a place; empty where nobody is."""
    number = people(stay.case for stay in at_place(place, context).stays)
    if not number:
        return ""
    return context.words.plural(
        "%(number)s person is known to have been held here", "%(number)s people are known to have been held here", number
    )


def place_description(place: Place, context: Context) -> str:
    """Return one line about a place: what it is, where, and how many people are known to have been held there."""
    return " ".join(f"{part}." for part in (place_line(place, context), held_in_words(place, context)) if part)


def place_line(place: Place, context: Context) -> str:
    """Return what a place is and where: `Remand prison, Moscow, Russia`."""
    return ", ".join(
        part for part in (context.label(PLACE, place.sort), place.town or place.region, context.words.country(place.country)) if part
    )


def place_view(place: Place, context: Context) -> PlaceView:
    """Return the view of a place. Sources of cases stand beside its own, each with the case that cites it."""
    found = at_place(place, context)
    of_cases = {f"{stay.case.id}/{id}": source for stay in found.stays for id, source in stay.case.sources.items()}
    sources = Numbered({**place.sources, **of_cases})
    own = sources.marks(place.sources)
    return PlaceView(
        place=place,
        native=tuple(place.names.items()),
        facts=tuple(_facts(place, context)),
        held=held_in_words(place, context),
        stays=tuple(_stay(stay, context, sources) for stay in found.stays),
        exchanges=tuple(ExchangeView(swap.id, swap.title, context.words.days(swap.date, swap.until)) for swap in found.swaps),
        releases=any(swap.is_release for swap in found.swaps),
        links=link_views(place.links, context),
        own=own,
        listed=sources.listed(context.words),
        reviewed=reviewed(place, context),
        history=history_view(place, context),
    )


def _facts(place: Place, context: Context) -> list[tuple[str, str]]:
    _ = context.words._
    where = ", ".join(dict.fromkeys(part for part in (place.town, place.region) if part))
    given = [
        (_("Kind"), context.label(PLACE, place.sort)),
        (_("Where"), ", ".join(part for part in (where, context.words.country(place.country)) if part)),
        (_("Run by"), place.held_by or ""),
        (_("Postal address"), place.address or ""),
        (_("Also called"), ", ".join(place.aliases)),
    ]
    return [(label, text) for label, text in given if text]


def _stay(stay: Stay, context: Context, sources: Numbered) -> StayView:
    case, custody = stay.case, stay.period.custody
    return StayView(
        id=case.id,
        name=case.name,
        span=span_of(custody.start, stay.period.ended, context),
        form=context.form(custody.form),
        state=state_mention(stay.period.state, context),
        marks=sources.marks(f"{case.id}/{id}" for id in custody.sources),
    )


def places_view(context: Context) -> PlacesView:
    """Return the list of all places, by name, worked out once for the page and the map that is taken along.

    Those whose town's coordinates the record has are numbered, for the map.
    """
    return context.once("list of places", lambda: _places(context))


def _places(context: Context) -> PlacesView:
    places = list(context.tracker.places.values())
    on_map = {place.id: number for number, place in enumerate((place for place in places if place.at), 1)}
    notes = [
        context.words._(
            "A diamond is where an exchange took place, a circle any other place. Each mark stands at its town. The map shows land and no "
            "borders: Natural Earth."
        )
    ]
    if off := len(places) - len(on_map):
        notes.append(
            context.words.plural(
                "%(number)s place is not on the map, since the record has no coordinates of it.",
                "%(number)s places are not on the map, since the record has no coordinates of them.",
                off,
            )
        )
    return PlacesView(
        rows=tuple(_row(place, on_map.get(place.id, 0), context) for place in places),
        number=context.words.plural("%(number)s place", "%(number)s places", len(places)),
        maps=place_maps(_marked([place for place in places if place.at], on_map, context)),
        notes=tuple(notes),
    )


def _row(place: Place, number: int, context: Context) -> PlaceRow:
    found = at_place(place, context)
    return PlaceRow(
        place=place,
        kind=context.label(PLACE, place.sort),
        town=place.town or place.region or "",
        country=context.words.country(place.country),
        people=people(stay.case for stay in found.stays),
        exchanges=found.exchanges,
        number=number,
    )


def _marked(places: list[Place], numbers: Mapping[str, int], context: Context) -> list[Marked]:
    """Return the marks of the map: places at one point, which is that of their town, have one."""
    at: dict[Point, list[Place]] = {}
    for place in places:
        if place.at:
            at.setdefault(place.at, []).append(place)
    return [
        Marked(
            point,
            tuple(numbers[place.id] for place in here),
            here[0].name if len(here) == 1 else here[0].town or ", ".join(place.name for place in here),
            KINDS["place"].page(here[0].id) if len(here) == 1 else f"places/#{here[0].id}",
            any(at_place(place, context).exchanges > 0 for place in here),
        )
        for point, here in at.items()
    ]
