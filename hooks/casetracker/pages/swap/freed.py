"""How many people came free in exchanges, and in releases of several people by agreement, in words."""

from __future__ import annotations

from collections.abc import Sequence

from casetracker.facts import people
from casetracker.pages.context import Context
from casetracker.record.model import Swap
from casetracker.text.marking import N_, ngettext_noop


def freed_in_words(swaps: Sequence[Swap], context: Context) -> str:
    """Return how many people of this record came free in exchanges, and in releases by agreement, and in which years."""
    found = []
    for release, sentence in (
        (False, ngettext_noop("%(number)s exchange", "%(number)s exchanges")),
        (True, ngettext_noop("%(number)s release by agreement", "%(number)s releases by agreement")),
    ):
        years = {swap.id: swap.date.earliest.year for swap in swaps if swap.is_release is release}
        if not years:
            continue
        freed = people(case for case in context.tracker.listed if case.release and case.release.swap in years)
        first, last = min(years.values()), max(years.values())
        form = N_("%(people)s in %(swaps)s, from %(first)s to %(last)s.") if first < last else N_("%(people)s in %(swaps)s, in %(last)s.")
        found.append(
            context.words._(form)
            % {
                "people": context.words.plural("%(number)s person", "%(number)s people", freed),
                "swaps": context.words.plural(*sentence, len(years)),
                "first": first,
                "last": last,
            }
        )
    return " ".join(found)
