"""A state or party: whom it holds and held, its citizens held by others, and the exchanges that it had a part in; and the list of all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from casetracker.facts import people
from casetracker.facts.states import OfState, of_states
from casetracker.pages.context import Context, Row
from casetracker.pages.index.view import IndexView, part_pages
from casetracker.record.model import Case, Swap
from casetracker.record.model.choices import NO_CITIZENSHIP
from casetracker.record.parties import holders
from casetracker.text import collated
from casetracker.text.marking import N_

MOST = 100
"""So many of its citizens stand on its page; of more the index has all, also those whom it holds itself."""


class People(NamedTuple):
    """A list of people beside those whom the state holds or held."""

    id: str
    title: str
    number: str
    rows: tuple[Row, ...]
    target: str
    """The index with all of them, where they are too many for this page."""


class Part(NamedTuple):
    """A swap, and the part that the state had in it."""

    swap: Swap
    date: str
    part: str


@dataclass(frozen=True)
class StateView:
    """The page of a state or party, or a later one of the people whom it holds and held."""

    code: str
    name: str
    title: str
    address: str
    description: str
    cases: IndexView | None
    """Whom it holds and held, by status; None where the record has nobody."""
    people: tuple[People, ...] = ()
    swaps: tuple[Part, ...] = ()


class Line(NamedTuple):
    """A line of the list: how many people it holds or held last, and held before another, how many of its citizens others held, and its exchanges."""

    code: str
    name: str
    holder: int
    before: int
    citizens: int
    swaps: int


def address_of(code: str) -> str:
    """Return the address of the page of a state or party."""
    return f"states/{code.lower()}/"


def states(context: Context) -> dict[str, OfState]:
    """Return every state and party that has a page, in the order of names; bodies and those without a citizenship have none."""

    def make() -> dict[str, OfState]:
        known, found = holders(context.settings.parties), of_states(context.tracker)
        there = [code for code in found if code in known and code not in NO_CITIZENSHIP.options]
        return {code: found[code] for code in sorted(there, key=lambda code: collated(context.words.country(code)))}

    return context.once("states with a page", make)


def lines(context: Context) -> tuple[Line, ...]:
    """Return the list of all states and parties."""
    return tuple(
        Line(
            code,
            context.words.country(code),
            people(its.holder),
            people(its.before),
            people(its.citizens),
            len({swap.id for swap in (*its.party, *its.mediator) if not swap.is_release}),
        )
        for code, its in states(context).items()
    )


def state_views(context: Context) -> dict[str, Callable[[], StateView]]:
    """Return what makes the pages of each state and party, by their addresses."""
    found: dict[str, Callable[[], StateView]] = {}
    for code, its in states(context).items():
        address = address_of(code)
        makers = part_pages(context, address, context.words.country(code), its.holder) if its.holder else {address: lambda: None}
        found |= {page: partial(_view, code, its, page, make, context) for page, make in makers.items()}
    return found


def _view(code: str, its: OfState, address: str, make: Callable[[], IndexView | None], context: Context) -> StateView:
    _, name, cases, first = context.words._, context.words.country(code), make(), address == address_of(code)
    about = _("People whom %(state)s holds or held, its citizens held by others, and its part in exchanges.")
    return StateView(
        code=code,
        name=name,
        title=cases.title if cases else name,
        address=address,
        description=about % {"state": context.words.state(code)},
        cases=cases,
        people=_beside(code, its, context) if first else (),
        swaps=_parts(its, context) if first else (),
    )


def _beside(code: str, its: OfState, context: Context) -> tuple[People, ...]:
    _ = context.words._
    lists = (
        ("citizens", N_("Its citizens held by others"), its.citizens, f"cases/?citizen={code}"),
        ("before", N_("Held there for a time, before another holder"), its.before, ""),
    )
    return tuple(_people(id, _(title), cases, target, context) for id, title, cases, target in lists if cases)


def _people(id: str, title: str, cases: list[Case], target: str, context: Context) -> People:
    number = context.words.plural("%(number)s person", "%(number)s people", people(cases))
    shown = cases[:MOST] if target else cases
    return People(id, title, number, tuple(context.row(case) for case in shown), target if len(cases) > len(shown) else "")


def _parts(its: OfState, context: Context) -> tuple[Part, ...]:
    """Return the swaps in which the state had a part, newest first."""
    party, mediator = {swap.id for swap in its.party}, {swap.id for swap in its.mediator}
    found = []
    for swap in context.tracker.newest_swaps:
        if swap.id in party | mediator:
            part = N_("party and mediator") if swap.id in party & mediator else N_("party") if swap.id in party else N_("mediator")
            found.append(Part(swap, context.words.days(swap.date, swap.until), context.words._(part)))
    return tuple(found)
