"""The rules on places: a prison or place of exchange that has a record is named by its id, and one name in one town is one place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from casetracker.record.countries import COUNTRIES, FORMER
from casetracker.record.problems import Problem, nearest
from casetracker.record.problems.spelling import did_you_mean
from casetracker.record.read import is_id
from casetracker.record.references.outlines import Outline, Stay
from casetracker.text import fold

Path = tuple[str | int, ...]
Broken = tuple[str, Path, str, dict[str, object]]
"""The name of the record, the path, the rule, and the values of its wording."""


class Places:
    """All places, by their ids and by every name."""

    def __init__(self, places: Mapping[str, Outline], others: Collection[str]) -> None:
        """`others` are ids of places whose files are withdrawn, or can't be read."""
        self.by_id = places
        self.ids = {*places, *others}
        self.formerly = {former: place.id for place in places.values() for former in place.formerly}
        self.by_name: dict[str, list[Outline]] = defaultdict(list)
        for place in places.values():
            for name in place.names:
                self.by_name[name].append(place)

    def named(self, name: str, near: str, state: str | None) -> list[Outline]:
        """Return the places that a name can mean: in a town that stands beside it, or of the state that is spoken of."""
        beside = fold(near)
        found = self.by_name.get(fold(name), [])
        in_town = [place for place in found if place.town and re.search(rf"\b{re.escape(place.town)}\b", beside)]
        return in_town or [place for place in found if state is None or place.country == state]

    def unknown(self, record: str, path: Path, id: str) -> Iterator[Broken]:
        """Yield that no place has an id, where none has."""
        if id not in self.ids:
            now = self.formerly.get(id)
            guess = did_you_mean(now) if now else nearest(id, self.ids)
            yield record, path, "place-unknown", {"value": id, "nearest": guess}


def stays_named(case: Outline, places: Places, states: Mapping[str, str]) -> Iterator[Broken]:
    """Yield what is wrong with the prisons that a case names. `states` are the names of states and parties."""
    for stay in case.stays:
        path = ("custody", stay.number, "facility")
        if stay.facility in places.by_id:
            yield from _abroad(case.record, path, stay, places.by_id[stay.facility], states)
        elif found := places.named(stay.facility, stay.place, stay.state):
            yield from _by_name(case.record, path, stay.facility, found, "facility")
        elif _like_an_id(stay.facility):
            yield from places.unknown(case.record, path, stay.facility)


def exchange_placed(swap: Outline, places: Places) -> Iterator[Broken]:
    """Yield what is wrong with the place that an exchange names."""
    if swap.at:
        yield from places.unknown(swap.record, ("at",), swap.at)
    elif found := places.named(swap.place, swap.place, None):
        yield from _by_name(swap.record, ("place",), swap.place, found, "at")


def names_once(places: Places) -> Iterator[Broken]:
    """Yield each name that two places of one town share, of the later one."""
    for name, found in places.by_name.items():
        first: dict[tuple[str | None, str], Outline] = {}
        for place in found:
            other = first.setdefault((place.country, place.town), place)
            if other is not place:
                yield (
                    place.record,
                    ("name",),
                    "place-twice",
                    {"value": place.name if fold(place.name) == name else name, "other": f"cases/places/{other.id}.yml"},
                )


def mended(problem: Problem, broken: Broken) -> Problem:
    """Return a problem with the line that mends it, where one word of it does."""
    _, path, rule, values = broken
    line, start = problem.place.source, problem.place.column - 1
    if rule != "place-named" or path[-1] != "facility" or " #" in line[start:]:
        return problem
    return replace(problem, paste=f"{line[:start]}{values['id']}")


def _by_name(record: str, path: Path, name: str, found: list[Outline], key: str) -> Iterator[Broken]:
    if len(found) > 1:
        yield record, path, "place-names", {"value": name, "known": ", ".join(place.id for place in found)}
    else:
        yield record, path, "place-named", {"value": name, "id": found[0].id, "line": f"{key}: {found[0].id}"}


def _abroad(record: str, path: Path, stay: Stay, place: Outline, states: Mapping[str, str]) -> Iterator[Broken]:
    """A prison in another state than the one that held the person. Of parties, and of states that are no more, nothing is certain."""
    state, country = stay.state, place.country
    if stay.has_note or state is None or country is None or state == country or not {state, country} <= COUNTRIES.keys() - FORMER.keys():
        return
    yield record, path, "place-abroad", {"id": place.id, "country": states[country], "code": state, "state": states[state]}


def _like_an_id(text: str) -> bool:
    """Whether a text can be meant as an id only: small letters and figures, joined by hyphens, and no word by itself."""
    return is_id(text) and "-" in text
