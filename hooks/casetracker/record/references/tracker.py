"""The whole record, linked. Everything after this reads from it, and nothing changes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from casetracker.record.model import KINDS, Case, Place, Record, Swap, Withdrawn


@dataclass(frozen=True)
class Tracker:
    """Every record by its kind and id, in the order of its kind, and the withdrawn ones."""

    records: Mapping[str, Mapping[str, Any]]
    withdrawn: tuple[Withdrawn, ...] = ()
    freed: Mapping[str, tuple[Case, ...]] = field(default_factory=dict)
    """Swap id → the cases whose release names it, in the order of names."""
    translations: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """For each further language of a site what `record.translations` has read of each record, by its name: `case/vera-example`."""

    def record(self, kind: str, id: str) -> Any:
        """Return a record by the id of its kind and its own; None where there is none."""
        return self.records.get(kind, {}).get(id)

    @cached_property
    def cases(self) -> Mapping[str, Case]:
        return self.records.get("case", {})

    @cached_property
    def swaps(self) -> Mapping[str, Swap]:
        return self.records.get("swap", {})

    @cached_property
    def exchanges(self) -> Mapping[str, Swap]:
        """The swaps that count as exchanges: a release of people together is none."""
        return {name: swap for name, swap in self.swaps.items() if not swap.is_release}

    def swap_of(self, case: Case) -> Swap | None:
        """Return the swap in which somebody was freed, if there was one."""
        return self.swaps.get(case.release.swap or "") if case.release else None

    @cached_property
    def newest_swaps(self) -> list[Swap]:
        """The swaps, the newest first."""
        return sorted(self.swaps.values(), key=lambda swap: (swap.date.earliest, swap.id), reverse=True)

    @cached_property
    def places(self) -> Mapping[str, Place]:
        return self.records.get("place", {})

    @cached_property
    def gone(self) -> frozenset[tuple[str, str]]:
        """Kind and id of each record that was withdrawn."""
        return frozenset((each.kind, each.id) for each in self.withdrawn)

    def every(self) -> Iterator[Record]:
        """Yield all records that are there, kind by kind."""
        for records in self.records.values():
            yield from records.values()

    @cached_property
    def listed(self) -> list[Case]:
        """The cases that stand in indexes, in the order of names."""
        return [case for case in self.cases.values() if is_listed(case)]

    def listed_in(self, swap: str) -> list[Case]:
        """Return those of the cases that stand in indexes whose release names the swap of that id."""
        return [case for case in self.freed.get(swap, ()) if is_listed(case)]

    @cached_property
    def formerly(self) -> dict[tuple[str, str], str]:
        """(Kind, earlier id) → the id that it now is. An id that a record has now leads to that record alone."""
        former = {(each.kind, old): each.id for each in (*self.every(), *self.withdrawn) for old in each.formerly}
        return {old: name for old, name in former.items() if old not in self.gone and old[1] not in self.records[old[0]]}


def is_listed(record: Any) -> bool:
    """Whether lists, search and other sites may show a record."""
    return getattr(record, "listed", None) is not False


def tracker(records: Iterable[Record | Withdrawn]) -> Tracker:
    """Return the tracker of all `records`."""
    everything = list(records)
    of_kind: dict[str, dict[str, Record]] = {}
    for kind in KINDS.values():
        of_kind[kind.id] = {
            each.id: each for each in sorted((each for each in everything if isinstance(each, kind.record)), key=kind.order)
        }
    freed: dict[str, list[Case]] = defaultdict(list)
    for case in of_kind["case"].values():
        if isinstance(case, Case) and case.release and case.release.swap:
            freed[case.release.swap].append(case)
    return Tracker(
        of_kind,
        tuple(sorted((each for each in everything if isinstance(each, Withdrawn)), key=lambda gone: (gone.kind, gone.id))),
        {swap: tuple(freed) for swap, freed in sorted(freed.items())},
    )
