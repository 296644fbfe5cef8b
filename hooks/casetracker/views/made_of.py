"""What of the record a page or file about one record is made from, so that it can be left as it is where none of that has changed.

Whoever lets such a page show more of the record names that here too. `tests/unit/views/test_made_of.py` changes a record in
many ways and holds that nothing changes which says here that it did not.
"""

from __future__ import annotations

from casetracker.model import Case, Swap, Withdrawn
from casetracker.views.context import Context

Parts = tuple[object, ...]


def of_case(case: Case, at: Context) -> Parts:
    """Return what is shown of and around a case: those related to it, and its exchange with everyone in it; once for its page and files."""
    key = f"made_of/{case.id}"
    if key not in at.kept:
        at.kept[key] = _of_case(case, at)
    found: Parts = at.kept[key]
    return found


def _of_case(case: Case, at: Context) -> Parts:
    release = case.release
    around = of_exchange(release.swap, at) if release and release.swap else ()
    history = at.history
    return (
        case, tuple(at.related.same_person(case)), tuple(at.related.same_offence(case)), around, history.known, history.of("case", case.id),
    )  # fmt: skip


def of_swap(swap: Swap, at: Context) -> Parts:
    """Return what is shown of a swap: itself, and whoever is in it."""
    return (*of_exchange(swap.id, at), at.history.known, at.history.of("swap", swap.id))


def of_exchange(name: str, at: Context) -> Parts:
    """Return what is shown of an exchange by its id, also where it has no file."""
    gone = tuple(each for each in at.tracker.withdrawn if each.swap == name)
    return at.tracker.swaps.get(name), at.tracker.exchanged.get(name, ()), gone


def same(one: object, other: object) -> bool:
    """Whether two of these are the same: records by what they are, and not by what they say, and all else by its value.

    A record that is unchanged stays the same object; comparing thousands of them field by field would take longer than making
    their pages.
    """
    if one is other:
        return True
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return not isinstance(one, Case | Swap | Withdrawn) and one == other
