"""A kind of charge: what it means here, the statutes by which it was brought, who was charged, by whom, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from casetracker.facts import people
from casetracker.pages.case.rulings import outcome_of
from casetracker.pages.context import Context
from casetracker.pages.counted import counted
from casetracker.pages.paging import Leaf, leaves
from casetracker.pages.state.view import address_of as state_address
from casetracker.pages.state.view import states
from casetracker.record.model import Case, Charge
from casetracker.record.model.choices import OFFENCE
from casetracker.text import collated


class Charged(NamedTuple):
    """A charge as the list has it."""

    case: Case
    offence: str
    state: str
    statute: str
    date: str
    outcome: str


class Number(NamedTuple):
    """How many people something is true of."""

    label: str
    number: str
    target: str = ""


@dataclass(frozen=True)
class ChargeView:
    """The page of one kind of charge, or a later one of its list."""

    key: str
    name: str
    title: str
    address: str
    description: str
    meaning: str
    count: str
    charges: tuple[Charged, ...]
    leaf: Leaf
    by_state: tuple[Number, ...] = ()
    statutes: tuple[Number, ...] = ()


class Line(NamedTuple):
    """A line of the list of kinds."""

    key: str
    name: str
    meaning: str
    people: str


def address_of(category: str) -> str:
    """Return the address of the page of a kind of charge."""
    return f"charges/{category}/"


def lines(context: Context) -> tuple[Line, ...]:
    """Return the list of all kinds with which somebody was charged, those of the most people first."""
    found = [(key, people(cases)) for key, cases in context.by_offence.items()]
    return tuple(
        Line(key, context.label(OFFENCE, key), meaning(key, context), context.words.number(number))
        for key, number in sorted(found, key=lambda each: -each[1])
    )


def of_kind(category: str, cases: Iterable[Case]) -> list[tuple[Case, Charge]]:
    """Return the charges of a kind, each with its case."""
    return [(case, charge) for case in cases for charge in case.charges if charge.category == category]


def charge_views(context: Context) -> dict[str, Callable[[], ChargeView]]:
    """Return what makes the pages of each kind of charge, by their addresses."""
    found: dict[str, Callable[[], ChargeView]] = {}
    for key, cases in context.by_offence.items():
        charges = of_kind(key, cases)
        for leaf in leaves(address_of(key), context.label(OFFENCE, key), len(charges), context):
            found[leaf.address] = partial(_view, key, cases, charges, leaf, context)
    return found


def _view(key: str, cases: list[Case], charges: list[tuple[Case, Charge]], leaf: Leaf, context: Context) -> ChargeView:
    name, _ = context.label(OFFENCE, key), context.words._
    return ChargeView(
        key=key,
        name=name,
        title=leaf.title,
        address=leaf.address,
        description=_("Who was charged with it, by whom, by which statute, and what became of it: %(offence)s.") % {"offence": name},
        meaning=meaning(key, context),
        count=counted(cases, context),
        charges=tuple(_charged(case, charge, context) for case, charge in charges[leaf.lines]),
        by_state=_by_state(charges, context) if leaf.is_first else (),
        statutes=_numbers(((charge.statute, case) for case, charge in charges if charge.statute), context) if leaf.is_first else (),
        leaf=leaf,
    )


def meaning(key: str, context: Context) -> str:
    """Return what a kind of charge means here; empty where that is plain."""
    return context.words._(text) if (text := context.offences.meanings.get(key)) else ""


def brought_by(case: Case, charge: Charge) -> str:
    """Return the state or party that brought a charge."""
    return charge.by or case.detained_by


def _charged(case: Case, charge: Charge, context: Context) -> Charged:
    return Charged(
        case=case,
        offence=charge.offence,
        state=context.words.country(brought_by(case, charge)),
        statute=charge.statute or "",
        date=context.words.date(charge.date, "heading") if charge.date else "",
        outcome=outcome_of(charge, case, context),
    )


def _by_state(charges: Iterable[tuple[Case, Charge]], context: Context) -> tuple[Number, ...]:
    found = _numbers(((brought_by(case, charge), case) for case, charge in charges), context)
    there = states(context)
    return tuple(
        Number(context.words.country(each.label), each.number, state_address(each.label) if each.label in there else "") for each in found
    )


def _numbers(pairs: Iterable[tuple[str, Case]], context: Context) -> tuple[Number, ...]:
    """Return how many people there are of each key, the most first."""
    found: dict[str, list[Case]] = defaultdict(list)
    for key, case in pairs:
        found[key].append(case)
    ordered = sorted(found.items(), key=lambda each: (-people(each[1]), collated(each[0])))
    return tuple(Number(key, context.words.number(people(cases))) for key, cases in ordered)
