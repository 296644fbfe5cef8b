"""Who came free, when, and in return for whom: one row for each release of a listed case, whatever its way."""

from __future__ import annotations

from typing import NamedTuple

from casetracker.facts.exchange import sides
from casetracker.record.model import Case, Release, Swap
from casetracker.record.references import Tracker


class Released(NamedTuple):
    """A person who came free, with the swap that it was part of and those whom other sides of it freed."""

    case: Case
    release: Release
    swap: Swap | None
    in_return: tuple[Case, ...]
    """Listed cases. Where more were freed, `unnamed` counts them."""
    unnamed: int


def releases(tracker: Tracker) -> list[Released]:
    """Return every release of a listed case, the latest first, and those of one day in the order of names."""
    others = {swap.id: _others(swap, tracker) for swap in tracker.swaps.values() if not swap.is_release}
    found = []
    for case in tracker.listed:
        if release := case.release:
            swap = tracker.swaps.get(release.swap or "")
            freed, unnamed = others.get(swap.id, {}).get(case.id, ((), 0)) if swap else ((), 0)
            found.append(Released(case, release, swap, freed, unnamed))
    return sorted(found, key=lambda each: each.release.date.latest, reverse=True)


def _others(swap: Swap, tracker: Tracker) -> dict[str, tuple[tuple[Case, ...], int]]:
    """Return for each person freed in a swap whom the sides across freed: the listed cases, and how many more."""
    every = sides(swap, tracker)
    found: dict[str, tuple[tuple[Case, ...], int]] = {}
    for side in every:
        across = [other for other in every if other is not side]
        named = tuple(case for other in across for case in other.people if case.listed is not False)
        unnamed = sum(other.number for other in across) - len(named)
        found |= {case.id: (named, unnamed) for case in side.people}
    return found
