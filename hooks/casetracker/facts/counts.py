"""Totals. Every number counts people, and a person with several cases once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain
from typing import NamedTuple

from casetracker.facts.people import people
from casetracker.facts.standing import STALE_DAYS, standing
from casetracker.record.model import Case
from casetracker.record.model.choices import OFFENCE
from casetracker.record.model.statuses import HELD, STATUS
from casetracker.record.references import Tracker


class HeldBy(NamedTuple):
    """How many people a state holds, and how many of them were not reported on for long."""

    state: str
    held: int
    stale: int


class Totals(NamedTuple):
    """How the record stands on a day, in people."""

    day: date
    cases: int
    people: int
    held: int
    stale: int
    """How many of those held were not reported on for over `STALE_DAYS` days."""
    by_status: Mapping[str, int]
    """People of each status that does not count as held."""
    held_by: tuple[HeldBy, ...]
    """By the state in whose custody they are on that day; the most first."""
    swaps: int
    """Exchanges of people."""
    releases: int
    """Releases of several people together, which are none."""


def totals(tracker: Tracker, day: date, stale_days: int = STALE_DAYS) -> Totals:
    """Return the totals of all listed cases on `day`."""
    by_status: dict[str, list[Case]] = defaultdict(list)
    held: dict[str, list[Case]] = defaultdict(list)
    stale: dict[str, list[Case]] = defaultdict(list)
    for case in tracker.listed:
        stands = standing(case, day, stale_days)
        if stands.status:
            by_status[stands.status].append(case)
        if stands.held and stands.by:
            held[stands.by].append(case)
            if stands.stale:
                stale[stands.by].append(case)
    held_by = [HeldBy(state, people(cases), people(stale.get(state, ()))) for state, cases in held.items()]
    return Totals(
        day=day,
        cases=len(tracker.listed),
        people=people(tracker.listed),
        held=people(chain.from_iterable(held.values())),
        stale=people(chain.from_iterable(stale.values())),
        held_by=tuple(sorted(held_by, key=lambda each: (-each.held, each.state))),
        swaps=len(tracker.exchanges),
        releases=len(tracker.swaps) - len(tracker.exchanges),
        by_status={status: people(by_status[status]) for status in STATUS.options if status not in HELD},
    )


def group_by_status(cases: Iterable[Case], day: date) -> dict[str, list[Case]]:
    """Return status → cases in the order in which the model lists the statuses; only those that occur."""
    found: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        if status := standing(case, day).status:
            found[status].append(case)
    return {status: found[status] for status in STATUS.options if status in found}


def group_by_state(cases: Iterable[Case]) -> dict[str, list[Case]]:
    """Return detaining state → cases, the state with the most cases first."""
    found: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        found[case.detained_by].append(case)
    return dict(sorted(found.items(), key=lambda each: (-len(each[1]), each[0])))


def group_by_offence(cases: Iterable[Case]) -> dict[str, list[Case]]:
    """Return category → cases with a charge of it, in the order in which the model lists the categories; only those that occur."""
    found: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        for category in {charge.category for charge in case.charges}:
            found[category].append(case)
    return {category: found[category] for category in (*OFFENCE.options, *sorted(found)) if category in found}
