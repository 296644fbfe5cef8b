"""How long a person was held beside the others whom the same state freed in exchanges.

Those are a whole that no choice of people makes false: everybody of this record who came free that way from that state. Of people who
are still held, or came free otherwise, a record has whom its scope names, and a rank among them would say something about the scope.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from casetracker.facts import Days
from casetracker.facts.people import roots
from casetracker.pages.context import Context
from casetracker.pages.statistics.plots import Tick, inside, percent, steps_of
from casetracker.record.model import Case
from casetracker.record.references import is_listed
from casetracker.text.marking import N_, ngettext_noop

LEAST = 10
"""Beside fewer people than that nothing is said, as on the page of statistics."""
YEAR = 365.25
THIN = 0.8
"""So many percent of the width a person's own mark is wide at least, or nobody would see it."""


_SHORTER = ngettext_noop(
    "Of the %(others)s other people of this record whom %(state)s freed in exchanges, %(number)s is known to have been held for less time.",
    "Of the %(others)s other people of this record whom %(state)s freed in exchanges, %(number)s are known to have been held for less time.",
)
_NONE = N_(
    "Of the %(others)s other people of this record whom %(state)s freed in exchanges, none is known to have been held for less time."
)


class Among(NamedTuple):
    """One person's days beside those of the others."""

    says: str
    every: str
    """The path of a mark for each of them, in thousandths of the width."""
    ticks: tuple[Tick, ...]
    start: float
    width: float
    """The person's own days in percent: how much of them is not certain."""


class _Freed(NamedTuple):
    """Those whom one state freed in exchanges."""

    number: int
    most: list[int]
    """The most days of each of whom that is known, in order."""
    longest: int
    every: str
    ticks: tuple[Tick, ...]


def among(case: Case, context: Context) -> Among | None:
    """Return how many of the others were certainly held for less time; None where there are too few to say so."""
    found = context.once("freed by state", lambda: _by_state(context)).get(case.detained_by)
    days = context.days(case).total
    if case.status != "exchanged" or not is_listed(case) or not found or days.most is None:
        return None
    shorter = bisect_left(found.most, days.fewest)
    values = {"others": context.words.number(found.number - 1), "state": context.words.state(case.detained_by)}
    says = context.words.plural(*_SHORTER, shorter, **values) if shorter else context.words._(_NONE) % values
    start = min(percent(days.fewest, 0, found.longest), 100 - THIN)
    return Among(says, found.every, found.ticks, start, max(THIN, round(percent(days.most, 0, found.longest) - start, 2)))


def _by_state(context: Context) -> dict[str, _Freed]:
    """Return those whom each state freed in exchanges; of a person whom it freed twice, the longer time."""
    found: dict[str, dict[str, Days]] = {}
    person = roots(context.tracker.listed)
    for case in context.tracker.listed:
        if case.status == "exchanged":
            of_state, days = found.setdefault(case.detained_by, {}), context.days(case).total
            name = person[case.id]
            of_state[name] = max(of_state.get(name, days), days, key=lambda each: each.fewest)
    return {state: _freed(list(days.values()), context) for state, days in found.items() if len(days) > LEAST}


def _freed(days: list[Days], context: Context) -> _Freed:
    longest = max(each.most or each.fewest for each in days)
    every = "".join(f"M{round(percent(each.fewest, 0, longest) * 10)} 4v8" for each in sorted(days, key=lambda each: each.fewest))
    years = [each for each in steps_of(longest / YEAR, 3) if each * YEAR <= longest]
    ticks = [inside(Tick(percent(each * YEAR, 0, longest), context.words.number(each))) for each in years]
    if len(ticks) > 1:
        last = context.words.plural("%(number)s year", "%(number)s years", years[-1])
        ticks[-1] = inside(ticks[-1]._replace(label=last))
    return _Freed(len(days), sorted(each.most for each in days if each.most is not None), longest, every, tuple(ticks))
