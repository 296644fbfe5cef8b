"""The whole record, linked. Everything after this reads from it, and nothing changes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from casetracker.record.model import Case, Record, Swap, Withdrawn
from casetracker.text import collated


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


def by_name(case: Case) -> tuple[str, str]:
    """Return the key by which cases stand in the order of names."""
    return collated(case.name), case.id


def tracker(records: Iterable[Record | Withdrawn]) -> Tracker:
    """Return the tracker of all `records`."""
    everything = list(records)
    cases = sorted((each for each in everything if isinstance(each, Case)), key=by_name)
    exchanged: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        if case.release and case.release.swap:
            exchanged[case.release.swap].append(case)
    return Tracker(
        cases={case.id: case for case in cases},
        swaps={swap.id: swap for swap in sorted((each for each in everything if isinstance(each, Swap)), key=lambda swap: swap.id)},
        withdrawn=tuple(sorted((each for each in everything if isinstance(each, Withdrawn)), key=lambda gone: (gone.record, gone.id))),
        exchanged={swap: tuple(freed) for swap, freed in sorted(exchanged.items())},
    )
