"""The sides of a swap, from the cases that name it: who released whom, to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casetracker.facts.counts import people
from casetracker.record.model import Case, Swap
from casetracker.record.references import Tracker


class Side(NamedTuple):
    """People released by states that stand on one side, and the states that received them."""

    released_by: tuple[str, ...]
    received_by: tuple[str, ...]
    people: tuple[Case, ...]
    withdrawn: int = 0
    """People whose record was withdrawn and who are counted without a name."""

    @property
    def number(self) -> int:
        return number_freed([self])


def number_freed(sides: Iterable[Side]) -> int:
    """Return how many people were freed on these sides, of one swap or of several: who was freed twice counts once."""
    given = list(sides)
    return people(case for side in given for case in side.people) + sum(side.withdrawn for side in given)


def sides(swap: Swap, tracker: Tracker) -> list[Side]:
    """Return the sides of a swap, the one that released the most first, and last the people of whom no state is said.

    States that release to each other stand on opposite sides; where that splits all states in two, there are two
    sides, however many states take part. Else each releasing state is a side of its own.
    """
    freed = tracker.exchanged.get(swap.id, ())
    gone = [each.detained_by for each in tracker.withdrawn if each.kind == "case" and each.swap == swap.id]
    camps = _camps(freed)
    found = []
    for camp in camps:
        there = tuple(case for case in freed if case.detained_by in camp)
        givers = [case.detained_by for case in there] + [state for state in gone if state in camp]
        released_by = [state for state, _ in Counter(givers).most_common() if state]
        received_by = [state for state, _ in Counter(case.release.to for case in there if case.release and case.release.to).most_common()]
        found.append(Side(tuple(released_by), tuple(received_by), there, len(givers) - len(there)))
    placed = {state for camp in camps for state in camp}
    for state, number in Counter(state for state in gone if state not in placed).items():
        found.append(Side((state,) if state else (), (), (), number))
    return sorted(
        (side for side in found if side.people or side.withdrawn), key=lambda side: (not side.released_by, -side.number, side.released_by)
    )


def _camps(freed: Sequence[Case]) -> list[set[str]]:
    """Two sets of states such that everyone was handed from one set to the other, or one set for each releasing state."""
    legs = [(case.detained_by, case.release.to) for case in freed if case.release and case.release.to]
    apart = [{state} for state in sorted({case.detained_by for case in freed})]
    if not legs:
        return apart
    camp = {legs[0][0]: 0}
    waiting = [legs[0][0]]
    while waiting:
        state = waiting.pop()
        for other in [receiver for giver, receiver in legs if giver == state] + [giver for giver, receiver in legs if receiver == state]:
            if other not in camp:
                camp[other] = 1 - camp[state]
                waiting.append(other)
            elif camp[other] == camp[state]:
                return apart  # people went from a side to itself
    if any(case.detained_by not in camp for case in freed):
        return apart  # two exchanges that nothing connects: there is no telling which sides belong together
    return [{state for state, side in camp.items() if side == number} for number in (0, 1)]
