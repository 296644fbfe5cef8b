"""Which way people went in all exchanges together: the states of one side of the record, and those of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from casetracker.facts.exchange import Side, number_freed, sides
from casetracker.record.model import Swap
from casetracker.record.references import Tracker


class Ways(NamedTuple):
    """The two sides of all exchanges, the one that freed the most people first."""

    states: tuple[tuple[str, ...], tuple[str, ...]]
    """The releasing states of each side, the one that freed the most first."""
    swaps: Mapping[str, tuple[tuple[Side, ...], tuple[Side, ...]]]
    """Swap id → what each side released."""

    def side_of(self, state: str) -> int | None:
        """Return 0 or 1 for a state that released people, and None for any other."""
        return next((number for number, states in enumerate(self.states) if state in states), None)


def ways(tracker: Tracker) -> Ways:
    """Return the ways that people went.

    Swaps are taken in the order of their size. The first sets who stands across from whom; in each that follows, the
    sides take the places that most of its people already have by the states that released and received them. So one odd
    exchange can't turn the picture round, and states that meet nobody known stand on the first side.
    """
    found = {swap.id: sides(swap, tracker) for swap in tracker.swaps.values()}
    place: Counter[str] = Counter()
    placed: dict[str, tuple[tuple[Side, ...], tuple[Side, ...]]] = {}
    for name in sorted(found, key=lambda each: (-number_freed(found[each]), each)):
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
    ordered = {name: placed[name] for name in tracker.swaps}
    if sum(freed[1].values()) > sum(freed[0].values()):
        return Ways((states[1], states[0]), {name: (below, above) for name, (above, below) in ordered.items()})
    return Ways((states[0], states[1]), ordered)


def freed(swaps: Iterable[Swap], known: Ways) -> tuple[int, int]:
    """Return how many people each side freed in all of these swaps, those with a withdrawn record among them."""
    both = [known.swaps[swap.id] for swap in swaps]
    first, second = (number_freed(side for pair in both for side in pair[number]) for number in (0, 1))
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
