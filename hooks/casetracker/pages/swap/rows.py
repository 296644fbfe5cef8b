"""The exchanges as a picture for little room: a row each, the people of each side as bars as long as they had been held."""

from __future__ import annotations

from casetracker.facts.exchange import TwoSides, freed, two_sides
from casetracker.pages.context import Context
from casetracker.pages.statistics.chart import drawn_for, side_name
from casetracker.pages.statistics.figure import Figure, Table
from casetracker.pages.statistics.opposite import SIDES
from casetracker.pages.statistics.plots import Key, Opposed
from casetracker.pages.swap.called import called, for_each_other
from casetracker.pages.swap.freed import freed_in_words
from casetracker.record.model import Case, Swap, by_name
from casetracker.text.marking import N_

MOST = 250
"""At most so many people have a bar: more is no picture. Earlier exchanges are counted in a line below it."""


def exchange_rows(context: Context) -> Figure | None:
    """Return the picture, the newest first; None where there is nothing to show. It is worked out once for all that show it."""
    return context.once("rows of exchanges", lambda: _figure(context))


def _figure(context: Context) -> Figure | None:
    both = two_sides(context.tracker, releases=True)
    rows, room = [], MOST
    for swap in context.tracker.newest_swaps:
        row = _row(swap, both, context)
        room -= sum(map(len, row.bars))
        if room < 0:
            break
        rows.append(row)
    if not any(bars for row in rows for bars in row.bars):
        return None
    words, shown = context.words, context.tracker.newest_swaps[: len(rows)]
    notes = (
        [words._("Hollow bars are people released by agreement, without an exchange.")] if any(swap.is_release for swap in shown) else []
    )
    if left_off := len(context.tracker.newest_swaps) - len(rows):
        notes.append(words.plural("%(number)s earlier one is not drawn.", "%(number)s earlier ones are not drawn.", left_off))
    sides = [words._("Freed by %(states)s") % {"states": side_name(states, context)} for states in both.states]
    figure = Figure(
        kind="rows",
        title=words._("The exchanges as a picture"),
        counts=words._("Each bar is a person, as long as the fewest days held that the dates allow, on one scale for both sides."),
        says=freed_in_words(shown, context),
        drawn=tuple(rows),
        legend=tuple(Key(key, side) for key, side, states in zip(SIDES, sides, both.states, strict=True) if states),
        table=Table((), ()),
        rows="swaps/",
        note=" ".join(notes),
    )
    return drawn_for("rows", figure, N_("The exchanges as a picture"), context)


def _row(swap: Swap, both: TwoSides, context: Context) -> Opposed:
    """An exchange; or a release of several by agreement, which is hollow, and counts as none."""
    people = [
        sorted((case for side in sides for case in side.listed), key=lambda case: (-_days(case, context), by_name(case)))
        for sides in both.swaps[swap.id]
    ]
    numbers = freed([swap], both)
    number = context.words.plural("%(number)s person", "%(number)s people", sum(numbers))
    said = context.words._("%(people)s released by agreement") % {"people": number} if swap.is_release else for_each_other(numbers, context)
    return Opposed(
        head=called(swap, context),
        notes=(context.words.days(swap.date, swap.until), said),
        target=f"swaps/{swap.id}/",
        bars=(tuple(_days(case, context) for case in people[0]), tuple(_days(case, context) for case in people[1])),
        titles=(tuple(case.name for case in people[0]), tuple(case.name for case in people[1])),
        hollow=swap.is_release,
    )


def _days(case: Case, context: Context) -> int:
    return context.days(case).total.fewest
