"""How detention ends over time, where some have not ended: the cumulative incidence of each way out.

The estimator is that of Aalen and Johansen (1978) for competing ways out of one state: the incidence of a way grows,
at each length of time at which somebody left that way, by the share that was still inside just before, times those who
left over those who could have. Whoever is still inside is censored: counted among those who could have left for as
long as they were seen to be there, and no longer. Ties count at once; someone censored on the day of an ending counts
among those who could have left on it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Spell(NamedTuple):
    """A length of time in days, and how it ended: None where it was not seen to end."""

    days: int
    ending: str | None


class Step(NamedTuple):
    """What stands from `days` on until the next step."""

    days: int
    at_risk: int
    """How many were still inside just before."""
    incidence: Mapping[str, float]
    """Way out → the share of all that has left that way, 0 to 1."""
    inside: float
    """The share still inside: with the incidences it makes 1."""


def cumulative_incidence(spells: Iterable[Spell], endings: Sequence[str]) -> list[Step]:
    """Return the steps of the curves, the first at day 0, then one for each length at which somebody left."""
    given = sorted(spells, key=lambda spell: spell.days)
    left = Counter((spell.days, spell.ending) for spell in given if spell.ending)
    gone = Counter(spell.days for spell in given)
    at_risk, inside = len(given), 1.0
    incidence = dict.fromkeys(endings, 0.0)
    steps = [Step(0, at_risk, dict(incidence), inside)]
    for days in sorted(gone):
        ended = {ending: left[days, ending] for ending in endings if left[days, ending]}
        if ended:
            for ending, number in ended.items():
                incidence[ending] += inside * number / at_risk
            inside *= 1 - sum(ended.values()) / at_risk
            steps.append(Step(days, at_risk, dict(incidence), inside))
        at_risk -= gone[days]
    return steps


def at(steps: Sequence[Step], days: int) -> Step:
    """Return the step that stands on that day."""
    return steps[bisect_right(steps, days, key=lambda step: step.days) - 1]
