"""Which other cases a reader of a case may want: the same person, the same exchange, the same offence in the same state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain, islice

from casetracker.facts.people import charges
from casetracker.record.model import Case, by_name
from casetracker.record.references import Tracker, is_listed

SHOWN = 6
"""At most so many cases of the same category are named; the index holds the rest."""


@dataclass(frozen=True)
class Related:
    """Finds related cases; made once for a tracker, so that a case costs no search through all others."""

    tracker: Tracker
    by_kind: Mapping[tuple[str, str], list[Case]] = field(default_factory=dict)
    places: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Case id and category → the case's place among those of that category by its state."""

    def same_person(self, case: Case) -> list[Case]:
        """Return the other detentions of that person, named from either side; to an unlisted case no page leads."""
        named = {*case.same, *(other.id for other in self.by_kind.get(("same", case.id), ()))} - {case.id}
        found = [self.tracker.cases[name] for name in named if name in self.tracker.cases]
        return sorted((other for other in found if is_listed(other)), key=by_name)

    def freed_with(self, case: Case) -> list[Case]:
        """Return the others who were freed in the same exchange."""
        swap = case.release.swap if case.release else None
        return [other for other in self.tracker.freed.get(swap or "", ()) if other.id != case.id]

    def same_offence(self, case: Case) -> list[Case]:
        """Return a few other cases of the same category and state, those next in the order of names."""
        found: list[Case] = []
        for category in dict.fromkeys(charge.category for charge in charges(case)):
            kin = self.by_kind.get((case.detained_by, category), [])
            place = self._place(case, category)
            # No more are looked at than are needed: what one category shows twice, another has shown before.
            there = {other.id for other in found}
            new = (other for other in chain(islice(kin, place + 1, None), islice(kin, place)) if other.id not in there)
            found += islice(new, SHOWN - len(found))
            if len(found) >= SHOWN:
                break
        return found

    def _place(self, case: Case, category: str) -> int:
        """Where a case stands among those of its kind; 0 for one that is not listed, and so not among them."""
        return self.places.get((case.id, category), 0)


def related(tracker: Tracker) -> Related:
    """Return the finder for a tracker."""
    kin: dict[tuple[str, str], list[Case]] = defaultdict(list)
    places: dict[tuple[str, str], int] = {}
    for case in tracker.listed:
        for category in {charge.category for charge in case.charges}:
            places[case.id, category] = len(kin[case.detained_by, category])
            kin[case.detained_by, category].append(case)
        for other in case.same:
            kin["same", other].append(case)
    return Related(tracker, kin, places)
