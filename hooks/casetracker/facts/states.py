"""What each state or party has to do with the record: whom it held, which of its citizens others held, and its part in exchanges."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from casetracker.record.model import Case, Swap
from casetracker.record.references import Tracker


@dataclass(frozen=True)
class OfState:
    """The listed cases and the swaps of one state or party, cases in the order of names and swaps newest first."""

    holder: list[Case] = field(default_factory=list)
    """It is, or was last, the one that can release the person."""
    before: list[Case] = field(default_factory=list)
    """It held the person for a time, before another did."""
    citizens: list[Case] = field(default_factory=list)
    """Its citizens whom others hold or held."""
    party: list[Swap] = field(default_factory=list)
    mediator: list[Swap] = field(default_factory=list)


def holders(case: Case) -> set[str]:
    """Return every state that holds or held the person in this case."""
    return {case.detained_by, *(each.by for each in case.custody if each.by)}


def of_states(tracker: Tracker) -> dict[str, OfState]:
    """Return what there is of every state, party or mediating body that the record names in one of these parts, by code, id or name."""
    found: dict[str, OfState] = defaultdict(OfState)
    for case in tracker.listed:
        found[case.detained_by].holder.append(case)
        for state in sorted(holders(case) - {case.detained_by}):
            found[state].before.append(case)
        for state in case.person.citizenships:
            if state not in holders(case):
                found[state].citizens.append(case)
    for swap in tracker.newest_swaps:
        for state in swap.parties:
            found[state].party.append(swap)
        for state in dict.fromkeys(each.by for each in swap.mediators):
            found[state].mediator.append(swap)
    return dict(found)
