"""What the status index can be narrowed to: for each filter its choices, with how many people each one finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from casetracker.derive import people
from casetracker.model import Case
from casetracker.model.choices import OFFENCE, STATUS
from casetracker.text import collated
from casetracker.views.context import Context
from casetracker.words import N_


class Option(NamedTuple):
    """One choice: its value in the address, and its words."""

    value: str
    label: str


class Filter(NamedTuple):
    """A filter: its key in the address, its words, and its choices."""

    key: str
    label: str
    options: tuple[Option, ...]


SORTS = (
    Option("", N_("By status")),
    Option("name", N_("By name")),
    Option("-from", N_("Detained last")),
    Option("from", N_("Detained first")),
    Option("-days", N_("Held the most days")),
    Option("days", N_("Held the fewest days")),
)
"""The orders of the list; a minus turns one round."""


def holders(case: Case) -> set[str]:
    """Return every state that holds or held the person in this case."""
    return {case.detained_by, *(each.by for each in case.custody if each.by)}


def years(case: Case) -> range:
    """Return the years in which the person may have been detained first."""
    first = case.custody[0].start
    return range(first.latest.year if first.earliest.year == 1 else first.earliest.year, first.latest.year + 1)


def filters(at: Context) -> tuple[Filter, ...]:
    """Return the filters for all listed cases. A status may have been someone's on a day before, so all are there."""
    _, cases = at.words._, at.tracker.listed
    states = _gather(cases, holders)
    citizens = _gather(cases, lambda case: set(case.person.citizenships))
    offences = _gather(cases, lambda case: {charge.category for charge in case.charges})
    of_year = _gather(cases, lambda case: {str(year) for year in years(case)})
    swaps = _gather(cases, _swap)
    swaps = {key: freed for key, freed in swaps.items() if key in at.tracker.swaps}
    newest = sorted(swaps, key=lambda key: (at.tracker.swaps[key].date.earliest, key), reverse=True)
    statuses = [Option("held", _(N_("Held, in any form"))), *(Option(key, _(label)) for key, label in STATUS.options.items())]
    return (
        Filter("status", _(N_("Status")), tuple(statuses)),
        Filter("by", _(N_("Detaining state")), _countries(at, states)),
        Filter("citizen", _(N_("Citizenship")), _countries(at, citizens)),
        Filter(
            "offence",
            _(N_("Offence")),
            tuple(_option(at, key, at.label(OFFENCE, key), offences[key]) for key in OFFENCE.options if key in offences),
        ),
        Filter("year", _(N_("Year of detention")), tuple(_option(at, key, key, of_year[key]) for key in sorted(of_year, reverse=True))),
        Filter("swap", _(N_("Exchanged in")), tuple(_option(at, key, at.tracker.swaps[key].title, swaps[key]) for key in newest)),
    )


def _swap(case: Case) -> set[str]:
    return {case.release.swap} if case.release and case.release.swap else set()


def _gather(cases: Iterable[Case], keys: Callable[[Case], set[str]]) -> dict[str, list[Case]]:
    found: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        for key in keys(case):
            found[key].append(case)
    return found


def _option(at: Context, value: str, label: str, cases: list[Case]) -> Option:
    return Option(value, f"{label} ({at.words.number(people(cases))})")


def _countries(at: Context, found: Mapping[str, list[Case]]) -> tuple[Option, ...]:
    return tuple(
        _option(at, key, at.words.country(key), found[key]) for key in sorted(found, key=lambda code: collated(at.words.country(code)))
    )
