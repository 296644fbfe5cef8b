"""Which cases may be about one person, by their names and aliases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from casetracker.record.references.outlines import Outline
from casetracker.text import parts_of

MOST = 20
"""So many others are named for one case: more are no news, and a thousand files of one name would make half a million pairs."""


def alike(cases: Sequence[Outline]) -> Iterator[tuple[Outline, Outline]]:
    """Yield each pair of cases that share a name, or where one has all words of the other's and more; the later one first."""
    places = {case.id: place for place, case in enumerate(cases)}
    whole: defaultdict[str, list[Outline]] = defaultdict(list)
    for case in cases:
        for key in case.name_keys:
            whole[key].append(case)
    pairs: defaultdict[str, dict[str, Outline]] = defaultdict(dict)
    for case in cases:
        for other in (other for key in case.name_keys for part in parts_of(key) for other in whole.get(part, ())[: MOST + 1]):
            first, last = sorted((case, other), key=lambda each: places[each.id])
            if first is not last:
                pairs[last.id][first.id] = first
    for case in cases:
        for first in sorted(pairs[case.id].values(), key=lambda each: places[each.id])[:MOST]:
            yield case, first
