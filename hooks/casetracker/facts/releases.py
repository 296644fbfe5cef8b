"""Who came free, when, and in return for whom or what: one row for each release of a listed case, whatever its way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from casetracker.facts.exchange import Side, number_freed, sides
from casetracker.facts.people import people
from casetracker.record.model import Case, Release, Swap
from casetracker.record.model.groups import Terms
from casetracker.record.references import Tracker


class Released(NamedTuple):
    """A person who came free, with the swap that it was part of and those whom the other side of it freed."""

    case: Case
    release: Release
    swap: Swap | None
    in_return: tuple[Case, ...]
    """Listed cases; none where it can't be told who stood across from whom. Where more were freed, `unnamed` counts them."""
    unnamed: int
    terms: tuple[Terms, ...]
    """What others than the person's own side gave beside people."""


def releases(tracker: Tracker) -> list[Released]:
    """Return every release of a listed case, the latest first, and those of one day in the order of names."""
    of_swap = {swap.id: sides(swap, tracker) for swap in tracker.swaps.values()}
    found = []
    for case in tracker.listed:
        if release := case.release:
            swap = tracker.swap_of(case)
            found.append(_released(case, release, swap, of_swap[swap.id] if swap else ()))
    return sorted(found, key=lambda each: each.release.date.latest, reverse=True)


def _released(case: Case, release: Release, swap: Swap | None, of_swap: Sequence[Side]) -> Released:
    if swap is None:
        return Released(case, release, None, (), 0, ())
    known = [side for side in of_swap if side.released_by]
    own = next((side for side in known if case in side.people), None)
    across = [side for side in known if side is not own] if own and len(known) == 2 and not swap.is_release else []
    named = tuple(other for side in across for other in side.listed)
    terms = tuple(term for term in swap.terms if term.by not in (own.released_by if own else (case.detained_by,)))
    return Released(case, release, swap, named, number_freed(across) - people(named), terms)
