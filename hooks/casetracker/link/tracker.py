"""The whole record, linked. Everything after this reads from it, and nothing changes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from casetracker.model import Case, Swap, Withdrawn


@dataclass(frozen=True)
class Tracker:
    """Every case, swap and withdrawn record by its id, in the order of ids."""

    cases: Mapping[str, Case]
    swaps: Mapping[str, Swap]
    withdrawn: tuple[Withdrawn, ...] = ()
    exchanged: Mapping[str, tuple[Case, ...]] = field(default_factory=dict)
    """Swap id → the cases whose release names it, in the order of names."""

    @cached_property
    def listed(self) -> list[Case]:
        """The cases that stand in indexes, in the order of names."""
        return [case for case in self.cases.values() if case.listed is not False]

    @cached_property
    def formerly(self) -> dict[tuple[str, str], str]:
        """(`case` or `swap`, earlier id) → the id that it now is. An id that a record has now leads to that record alone."""
        former = {("case", old): case.id for case in self.cases.values() for old in case.formerly}
        former |= {("swap", old): swap.id for swap in self.swaps.values() for old in swap.formerly}
        former |= {(gone.record, old): gone.id for gone in self.withdrawn for old in gone.formerly}
        gone = {(each.record, each.id) for each in self.withdrawn}
        there = {"case": self.cases, "swap": self.swaps}
        return {old: name for old, name in former.items() if old not in gone and old[1] not in there[old[0]]}
