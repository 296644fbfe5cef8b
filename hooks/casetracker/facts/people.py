"""What is asked first of cases: whose they are, how old somebody was, and with what they are charged.

Cases that name each other under `same` are one person's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casetracker.record.dates import LONG_AGO
from casetracker.record.model import Case, Charge

ADULT = 18


class Age(NamedTuple):
    """The least and the most years that the dates allow."""

    least: int
    most: int


def age_when_detained(case: Case) -> Age | None:
    """Return the age at the first custody; None where a date is missing, and for anyone who may then have been under 18."""
    born, arrest = case.person.born, case.custody[0].start
    if born is None or arrest.earliest == LONG_AGO:
        return None
    least, most = arrest.earliest.year - born.latest.year - 1, arrest.latest.year - born.earliest.year
    return Age(least, most) if least >= ADULT else None


def charges(case: Case) -> list[Charge]:
    """Return the charges, administrative offences last: many a person was first held for one, and it is not what the case is about."""
    return sorted(case.charges, key=lambda charge: charge.level == "administrative")


def people(cases: Iterable[Case]) -> int:
    """Return how many people the cases are about: cases that name each other under `same` are one person's."""
    given = list(cases)
    if not any(case.same for case in given):
        return len({case.id for case in given})
    return len(set(roots(given).values()))


def roots(cases: Sequence[Case]) -> dict[str, str]:
    """Return for each case the id of one case that stands for its person: cases of one person have the same."""
    found = {case.id: case.id for case in cases}
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for case in cases:
        for other in case.same:
            parent[root(case.id)] = root(other)
    for name in list(parent):  # few cases name another: all the others stand for themselves
        if name in found:
            found[name] = root(name)
    return found
