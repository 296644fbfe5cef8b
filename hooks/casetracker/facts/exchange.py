"""Who released whom, to whom: the sides of a swap, from the cases that name it, and the two sides of all swaps together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from casetracker.facts.people import people
from casetracker.record.model import Case, Swap
from casetracker.record.references import Tracker, is_listed


class Side(NamedTuple):
    """People released by states that stand on one side, and the states that received them."""

    released_by: tuple[str, ...]
    received_by: tuple[str, ...]
    people: tuple[Case, ...]
    withdrawn: int = 0
    """People whose record was withdrawn and who are counted without a name."""

    @property
    def listed(self) -> tuple[Case, ...]:
        """Whom of them a page may name. A search engine finds the page of an exchange, and so the names on it."""
        return tuple(case for case in self.people if is_listed(case))

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
    freed = tracker.freed.get(swap.id, ())
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


class TwoSides(NamedTuple):
    """The two sides of all exchanges, the one that freed the most people first."""

    states: tuple[tuple[str, ...], tuple[str, ...]]
    """The releasing states of each side, the one that freed the most first."""
    swaps: Mapping[str, tuple[tuple[Side, ...], tuple[Side, ...]]]
    """Swap id → what each side released."""

    def side_of(self, state: str) -> int | None:
        """Return 0 or 1 for a state that released people, and None for any other."""
        return next((number for number, states in enumerate(self.states) if state in states), None)


def two_sides(tracker: Tracker, *, releases: bool = False) -> TwoSides:
    """Return the two sides of all exchanges, and where asked for, on which of them stands who released people in a release of several.

    Swaps are taken in the order of their size. The first sets who stands across from whom; in each that follows, the
    sides take the places that most of its people already have by the states that released and received them. So one odd
    exchange can't turn the picture round, and states that meet nobody known stand on the first side. Releases come last, and turn nothing.
    """
    counted = tracker.swaps if releases else tracker.exchanges
    found = {swap.id: sides(swap, tracker) for swap in counted.values()}
    place: Counter[str] = Counter()
    placed: dict[str, tuple[tuple[Side, ...], tuple[Side, ...]]] = {}
    for name in sorted(found, key=lambda each: (counted[each].is_release, -number_freed(found[each]), each)):
        above = _above(found[name], place)
        placed[name] = (tuple(above), tuple(side for side in found[name] if side not in above))
        for number, group in enumerate(placed[name]):
            for side in group:
                sign = (1 - 2 * number) * max(1, side.number)
                for state in side.released_by:
                    place[state] += sign
                for state in side.received_by:
                    place[state] -= sign
    freed: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for pair in placed.values():
        for number in (0, 1):
            freed[number].update(case.detained_by for side in pair[number] for case in side.people)
    states = [
        tuple(
            state
            for state, _ in each.most_common()
            if each[state] > freed[1 - number][state] or (not number and each[state] == freed[1][state])
        )
        for number, each in enumerate(freed)
    ]
    ordered = {name: placed[name] for name in counted}
    if sum(freed[1].values()) > sum(freed[0].values()):
        return TwoSides((states[1], states[0]), {name: (below, above) for name, (above, below) in ordered.items()})
    return TwoSides((states[0], states[1]), ordered)


def freed(swaps: Iterable[Swap], both: TwoSides) -> tuple[int, int]:
    """Return how many people each side freed in all of these swaps, those with a withdrawn record among them."""
    pairs = [both.swaps[swap.id] for swap in swaps]
    first, second = (number_freed(side for pair in pairs for side in pair[number]) for number in (0, 1))
    return first, second


def _above(given: list[Side], place: Counter[str]) -> list[Side]:
    if len(given) == 2:
        return [given[0]] if _lean(given[0], place) >= _lean(given[1], place) else [given[1]]
    return [side for side in given if _lean(side, place) >= 0]


def _lean(side: Side, place: Counter[str]) -> int:
    """How far the states of a side are known to stand above (positive) or below."""
    return sum(_sign(place[state]) for state in side.released_by) - sum(_sign(place[state]) for state in side.received_by)


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)
