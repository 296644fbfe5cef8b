"""Who was held where, and which exchanges took place where: from the cases and exchanges that name a place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from casetracker.facts.periods import Period, periods
from casetracker.record.model import Case, Swap
from casetracker.record.references import Tracker


class Stay(NamedTuple):
    """A period that somebody was held in a place."""

    case: Case
    period: Period


class AtPlace(NamedTuple):
    """What the record tells of one place, the newest first."""

    stays: tuple[Stay, ...] = ()
    """Of cases that are listed."""
    swaps: tuple[Swap, ...] = ()
    """Exchanges, and releases of several people, that took place there."""

    @property
    def exchanges(self) -> int:
        """How many exchanges took place there: a release of several people is none."""
        return sum(not swap.is_release for swap in self.swaps)


NOTHING = AtPlace()


def held_at(case: Case, tracker: Tracker) -> dict[str, date]:
    """Return the ids of the places with a record in which somebody was held, in order of time, each with the day by which that had begun."""
    found: dict[str, date] = {}
    for period in periods(case):
        if (id := period.custody.facility) and id in tracker.places:
            found[id] = min(found.get(id, period.start.latest), period.start.latest)
    return found


def at_places(tracker: Tracker) -> Mapping[str, AtPlace]:
    """Return what happened at each place by its id; a place of which no case and no exchange speaks is left out."""
    stays: defaultdict[str, list[Stay]] = defaultdict(list)
    for case in tracker.listed:
        for period in periods(case):
            if (id := period.custody.facility) and id in tracker.places:
                stays[id].append(Stay(case, period))
    exchanges: defaultdict[str, list[Swap]] = defaultdict(list)
    for swap in tracker.newest_swaps:
        if swap.at and swap.at in tracker.places:
            exchanges[swap.at].append(swap)
    return {
        id: AtPlace(
            tuple(sorted(stays[id], key=lambda stay: (stay.period.start.latest, stay.case.id), reverse=True)),
            tuple(exchanges[id]),
        )
        for id in {**stays, **exchanges}
    }
