"""A figure of the statistics page with the file of its numbers, and what all of them are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from casetracker.facts import people
from casetracker.facts.exchange import TwoSides, two_sides
from casetracker.facts.statistics import Incidence, incidence
from casetracker.pages.context import Context
from casetracker.pages.statistics.figure import Figure
from casetracker.pages.statistics.layout import drawings
from casetracker.pages.statistics.opposite import SIDES
from casetracker.record.references import Tracker
from casetracker.text.marking import N_

T = TypeVar("T")

LEFT_OUT = N_(
    "These people are in the record because of how their detention ended. Any share of outcomes, curve or median made of them would be "
    "false, so there are only counts here, and the days of each person."
)
"""What a record that was chosen by its outcome says where such figures would stand."""
YEAR = 365
FEW = 3
"""So many states of a side are named; of more the first, which freed the most, stands for them."""
Rows = Iterable[Sequence[object]]


class Chart(NamedTuple):
    """A figure of the statistics page, and the file of the numbers behind it."""

    id: str
    subject: str
    draw: Callable[[Context], Figure | None]
    """Returns the figure; None where there is nothing to show."""
    head: tuple[str, ...]
    """The columns of the file."""
    rows: Callable[[Context], Rows]
    """Returns its rows: numbers, dates, codes and ids, and nothing that a spreadsheet could take for a formula."""

    def figure(self, context: Context) -> Figure | None:
        drawn = self.draw(context)
        return drawn_for(self.id, drawn, self.subject, context) if drawn else None


def worked_out(what: Callable[[Tracker, date], T], context: Context) -> T:
    """Return what a figure counts, once for the page and the file of it."""
    return context.once(f"statistics/{what.__name__}", lambda: what(context.tracker, context.day))


def followed(context: Context) -> Sequence[Incidence]:
    """Return how detention ended in each group: nothing where people were chosen by just that, which would make every share false."""
    return () if context.settings.chosen_by_outcome else worked_out(incidence, context)


def whom(context: Context) -> str:
    """Return `70 people in this record, as of 24 November 2026, chosen for …`."""
    number = people(context.tracker.listed)
    form = context.words.plural(
        "%(number)s person in this record, as of %(day)s",
        "%(number)s people in this record, as of %(day)s",
        number,
        day=context.words.day(context.day),
    )
    return f"{form}, {context.settings.chosen}" if context.settings.chosen else form


def drawn_for(id: str, figure: Figure, subject: str, context: Context) -> Figure:
    """Return a figure with its drawings, and with whom it is about in them."""
    named = figure._replace(id=id, subject=context.words._(subject), whom=whom(context))
    return named._replace(drawings=drawings(named, from_right=context.words.runs_from_right))


def sides_of(context: Context) -> TwoSides:
    """Return the two sides of all exchanges: what colours mean in every figure."""
    return context.once("two sides", lambda: two_sides(context.tracker))


def side_key(state: str, context: Context) -> str:
    """Return the class of the colour of a state: that of its side in exchanges, or `neither`."""
    side = sides_of(context).side_of(state)
    return SIDES[side] if side is not None else "neither"


def side_name(states: Sequence[str], context: Context) -> str:
    """Return `Russia and Belarus`, or `the United States and 7 other states` where there are many."""
    if len(states) <= FEW:
        return context.words.join([context.words.state(state) for state in states])
    form = context.words._("%(state)s and %(number)s others")
    return form % {"state": context.words.state(states[0]), "number": context.words.number(len(states) - 1)}
