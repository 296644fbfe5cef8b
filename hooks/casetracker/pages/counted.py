"""Counts of people in words. None says that somebody is held whom no report of the last months says to be held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from casetracker.facts import people
from casetracker.pages.context import Context
from casetracker.record.model import Case, by_name
from casetracker.record.model.statuses import STATUS
from casetracker.text import collated
from casetracker.text.marking import N_, ngettext_noop

REPORTED = ngettext_noop("%(number)s person reported held", "%(number)s people reported held")
NONE_FRESH = ngettext_noop(
    "%(number)s person was last reported held, not %(within_days)s",
    "%(number)s people were last reported held, none %(within_days)s",
)
BOTH = N_("%(people)s in %(cases)s")
WITHIN = ngettext_noop("within %(number)s day", "within %(number)s days")
SOME_STALE = N_("%(held)s, %(stale)s of them not reported on for %(over_days)s")
OVER = ngettext_noop("over %(number)s day", "over %(number)s days")

OF_STATUS = {
    "held": N_("%(number)s last reported held"),
    "exchanged": N_("%(number)s exchanged"),
    "released": N_("%(number)s released otherwise"),
    "died": N_("%(number)s died in custody"),
    "restricted": N_("%(number)s barred from leaving"),
    "unknown": N_("%(number)s of whom it is not known"),
}


class Held(NamedTuple):
    """How many people are held, and how many of them were not reported on for long."""

    number: int
    stale: int

    @property
    def none_fresh(self) -> bool:
        """Whether no report of the last months says of anyone that they are held."""
        return 0 < self.number == self.stale


def held_among(cases: Iterable[Case], context: Context) -> Held:
    """Return how many people of `cases` are held on the day shown."""
    held = [case for case in cases if context.standing(case).held]
    return Held(people(held), people(case for case in held if context.standing(case).stale))


def held_words(held: Held, context: Context) -> str:
    """Return `8 people reported held, 3 of them not reported on for over 180 days`, or nothing where nobody is held."""
    if not held.number:
        return ""
    if held.none_fresh:
        return context.words.plural(*NONE_FRESH, held.number, within_days=context.words.plural(*WITHIN, context.settings.stale_days))
    text = context.words.plural(*REPORTED, held.number)
    if held.stale:
        values = {
            "held": text,
            "stale": context.words.number(held.stale),
            "over_days": context.words.plural(*OVER, context.settings.stale_days),
        }
        text = context.words._(SOME_STALE) % values
    return text


def number_of_status(status: str, number: int, context: Context) -> str:
    """Return `59 exchanged`, `29 released otherwise`; `held` is any status of those who are held."""
    form = (
        context.words._(OF_STATUS[status]) if status in OF_STATUS else f"%(number)s {context.words.within(context.label(STATUS, status))}"
    )
    return form % {"number": context.words.number(number)}


def counted(cases: list[Case], context: Context) -> str:
    """Return `70 people in 70 cases, as of 24 November 2026`."""
    number = people(cases)
    words = context.words.plural("%(number)s person", "%(number)s people", number)
    if number != len(cases):
        words = context.words._(BOTH) % {"people": words, "cases": context.words.plural("%(number)s case", "%(number)s cases", len(cases))}
    return context.words._("%(what)s in this record, as of %(day)s") % {"what": words, "day": context.words.day(context.day)}


def detained_first(case: Case, context: Context) -> tuple[str, str, str]:
    """Return the key by which those who are held stand: in the order of their detention, and on one day by name.

    Their days held would be no order, since they are counted up to reports of different days.
    """
    return context.row(case).since_key, *by_name(case)


def most_first(numbers: Mapping[str, int], context: Context) -> list[tuple[str, int]]:
    """Return state → number in the order in which lists of states stand: the most first, equal ones by their names."""
    return sorted(numbers.items(), key=lambda each: (-each[1], collated(context.words.country(each[0]))))
