"""What the status index can be narrowed to: for each filter its choices, with how many people each one finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from casetracker.facts import people, periods
from casetracker.facts.places import held_at
from casetracker.facts.states import holders
from casetracker.pages.context import Context
from casetracker.record.dates import LONG_AGO
from casetracker.record.model import Case
from casetracker.record.model.choices import GENDER, MANNER, NO_CITIZENSHIP, OFFENCE
from casetracker.record.model.statuses import STATUS
from casetracker.text import collated
from casetracker.text.marking import N_


class Option(NamedTuple):
    """One choice: its value in the address, its words, and of a filter how many people it finds where nothing else is chosen."""

    value: str
    label: str
    number: str = ""


class Filter(NamedTuple):
    """A filter: its key in the address, its words, and its choices, of which several can be chosen at once."""

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


def years(case: Case) -> range:
    """Return the years in which the person may have been detained first; none after the one in which the record tells of it."""
    written = case.custody[0].start
    first = written.latest.year if written.earliest == LONG_AGO else written.earliest.year
    return range(first, max(first, periods(case)[0].start.latest.year) + 1)


def years_of_release(case: Case, day: date) -> range:
    """Return the years in which the person may have come free, none after that of `day`; no year where nobody tells of a release."""
    if not case.release:
        return range(0)
    earliest, latest = case.release.date.earliest, min(case.release.date.latest, day)
    return range((latest if earliest == LONG_AGO else earliest).year, latest.year + 1)


def filters(context: Context) -> tuple[Filter, ...]:
    """Return the filters for all listed cases, each choice with how many people are found where nothing else is chosen.

    Every status and every holder of some day is there, since the list may be of that day; today's number of one can be nought.
    """
    _, cases = context.words._, context.tracker.listed
    of_status = _gather(cases, lambda case: {context.standing(case).word, *(["held"] if context.standing(case).held else [])})
    held_by: dict[str, list[Case]] = {state: [] for case in cases for state in holders(case)}
    held_by |= _gather(cases, lambda case: {case.detained_by})
    places = _gather(cases, lambda case: held_at(case, context.tracker))
    citizens = _gather(cases, lambda case: set(case.person.citizenships))
    offences = _gather(cases, lambda case: {charge.category for charge in case.charges})
    genders = _gather(cases, lambda case: {case.person.gender} if case.person.gender else set())
    of_year = _gather(cases, lambda case: {str(year) for year in years(case)})
    swaps = _gather(cases, lambda case: {swap.id} if (swap := context.tracker.swap_of(case)) else set())
    manners = _gather(cases, lambda case: {case.release.manner} if case.release else set())
    freed = _gather(cases, lambda case: {str(year) for year in years_of_release(case, context.day)})
    newest = [swap.id for swap in context.tracker.newest_swaps if swap.id in swaps]
    statuses = {"held": N_("Held, in any form"), **STATUS.options}
    found = (
        ("status", _("Status"), of_status, statuses, lambda key: _(statuses[key])),
        ("by", _("Detained by"), held_by, _by_name(held_by, context), context.words.country),
        ("place", _("Held at"), places, _by_place(places, context), lambda key: context.tracker.places[key].name),
        ("citizen", _("Citizenship"), citizens, _by_name(citizens, context), context.citizenship),
        (
            "offence",
            _("Offence"),
            offences,
            [key for key in context.offences.options if key in offences],
            lambda key: context.label(OFFENCE, key),
        ),
        ("gender", _("Gender"), genders, [key for key in GENDER.options if key in genders], lambda key: context.label(GENDER, key)),
        ("year", _("Year of detention"), of_year, sorted(of_year, reverse=True), str),
        ("manner", _("Way of release"), manners, [key for key in MANNER.options if key in manners], lambda key: context.label(MANNER, key)),
        ("freed", _("Year of release"), freed, sorted(freed, reverse=True), str),
        ("swap", _("Freed in"), swaps, newest, lambda key: context.tracker.swaps[key].title),
    )
    return tuple(
        Filter(key, label, tuple(Option(each, worded(each), context.words.number(people(cases_of.get(each, [])))) for each in order))
        for key, label, cases_of, order, worded in found
    )


def _gather(cases: Iterable[Case], keys: Callable[[Case], Iterable[str]]) -> dict[str, list[Case]]:
    found: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        for key in keys(case):
            found[key].append(case)
    return found


def _by_place(ids: Iterable[str], context: Context) -> list[str]:
    return sorted(ids, key=lambda id: (collated(context.tracker.places[id].name), id))


def _by_name(codes: Iterable[str], context: Context) -> list[str]:
    """Return states and parties by their names, and behind them what stands in place of one."""
    return sorted(codes, key=lambda code: (code in NO_CITIZENSHIP.options, collated(context.citizenship(code))))
