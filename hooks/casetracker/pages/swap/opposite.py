"""The two sides of a swap face to face: who freed whom, for how long each had been held, and what that makes on each side."""

from __future__ import annotations

from functools import reduce
from itertools import groupby
from typing import NamedTuple

from casetracker.facts import Days, Side, people
from casetracker.pages.case.related import unnamed
from casetracker.pages.context import Context, Row
from casetracker.pages.statistics.plots import percent
from casetracker.record.model import by_name


class Person(NamedTuple):
    """Someone who was freed, with a bar of the days held."""

    row: Row
    to: str
    """Where to, where the side went to several states."""
    fewest: float
    """The certain part of the bar, in percent of the longest of the swap."""
    most: float


class Released(NamedTuple):
    """Those whom one state freed. The state is empty where the whole side is one state's."""

    state: str
    number: str
    people: tuple[Person, ...]


class OppositeSide(NamedTuple):
    """One side."""

    released_by: str
    received_by: str
    number: str
    figure: str
    """The number alone."""
    name: str
    """The name in its place, of somebody who is freed alone."""
    total: str
    """The days held of all of them together, worded; empty where nobody is named."""
    groups: tuple[Released, ...]
    unnamed: tuple[str, ...]
    """How many are counted without a name, and why: withdrawn, or not listed."""


def opposite_sides(found: list[Side], context: Context) -> tuple[OppositeSide, ...]:
    """Return the sides of a swap, each state's people by the days held, the most first."""
    longest = max((days.most or days.fewest for side in found for case in side.listed for days in [context.days(case).total]), default=0)
    return tuple(_opposite_side(side, longest, context) for side in found)


def _opposite_side(side: Side, longest: int, context: Context) -> OppositeSide:
    shown = side.listed
    held = {case.id: context.days(case).total for case in shown}
    order = {state: place for place, state in enumerate(side.released_by)}
    ordered = sorted(shown, key=lambda case: (order.get(case.detained_by, 0), -held[case.id].fewest, by_name(case)))
    groups = []
    for state, members in groupby(ordered, key=lambda case: case.detained_by):
        freed = tuple(
            Person(
                row=context.row(case),
                to=context.words.state(case.release.to) if len(side.received_by) > 1 and case.release and case.release.to else "",
                fewest=percent(held[case.id].fewest, 0, longest),
                most=percent(held[case.id].most or held[case.id].fewest, 0, longest),
            )
            for case in members
        )
        name = context.words.country(state) if len(side.released_by) > 1 else ""
        groups.append(
            Released(
                name, context.words.plural("%(number)s person", "%(number)s people", people(person.row.case for person in freed)), freed
            )
        )
    total = reduce(Days.__add__, held.values(), Days(0, 0))
    return OppositeSide(
        released_by=context.words.join([context.words.state(state) for state in side.released_by]),
        received_by=context.words.join([context.words.state(state) for state in side.received_by]),
        number=context.words.plural("%(number)s person", "%(number)s people", side.number),
        figure=context.words.number(side.number),
        name=shown[0].name if len(shown) == side.number == 1 else "",
        total=context.words._("%(days)s days held in all") % {"days": context.range(total)} if len(held) > 1 else "",
        groups=tuple(groups),
        unnamed=unnamed(side, context),
    )
