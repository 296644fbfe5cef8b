"""Age when detained, from the year of birth alone."""

from __future__ import annotations

from typing import NamedTuple

from casetracker.record.dates import LONG_AGO
from casetracker.record.model import Case

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
