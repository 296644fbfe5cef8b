"""What a figure of the statistics page is: its drawing, its legend, its table, and whom it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from casetracker.facts import people
from casetracker.facts.statistics import Incidence, incidence
from casetracker.pages.context import Context
from casetracker.pages.statistics.plots import Bar, Column, Panel, Tick
from casetracker.record.references import Tracker
from casetracker.text import collated
from casetracker.text.marking import N_

T = TypeVar("T")

LEFT_OUT = N_(
    "These people were chosen by how their detention ended. That would make any share of outcomes, any curve of how detention ends and any "
    "median of its length false, so none is given here: there are bare counts and the days of each person."
)
"""What a record that was chosen by its outcome says where such figures would stand."""
NAMED = 5
"""So many states have a colour of their own; those with fewer people share one."""


Rows = Iterable[Sequence[object]]


class Key(NamedTuple):
    """A line of a legend: the class of a colour, and what it stands for."""

    key: str
    label: str


class Table(NamedTuple):
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Figure(NamedTuple):
    """One figure with all that goes with it. What stands in the same way in all of them is filled in by `Chart.figure`."""

    kind: str
    """How it is drawn: `area`, `curves`, `bars` or `columns`."""
    counts: str
    """What it counts, and by which rule."""
    says: str
    """What there is to see, for those who can't see it."""
    drawn: tuple[Panel, ...] | tuple[Bar, ...] | tuple[Column, ...]
    legend: tuple[Key, ...]
    table: Table
    rows: str
    """The address of the rows behind it."""
    across: tuple[Tick, ...] = ()
    note: str = ""
    id: str = ""
    title: str = ""
    whom: tuple[str, ...] = ()
    """Whom it is about and as of when, in lines that stand in the drawing."""


class Chart(NamedTuple):
    """A figure of the statistics page, and the file of the numbers behind it."""

    id: str
    title: str
    draw: Callable[[Context], Figure | None]
    """Returns the figure; None where there is nothing to show."""
    head: tuple[str, ...]
    """The columns of the file."""
    rows: Callable[[Context], Rows]
    """Returns its rows: numbers, dates, codes and ids, and nothing that a spreadsheet could take for a formula."""

    def figure(self, context: Context) -> Figure | None:
        drawn = self.draw(context)
        return drawn._replace(id=self.id, title=context.words._(self.title), whom=whom(context)) if drawn else None


def worked_out(what: Callable[[Tracker, date], T], context: Context) -> T:
    """Return what a figure counts, once for the page and the file of it."""
    return context.once(f"statistics/{what.__name__}", lambda: what(context.tracker, context.day))


def followed(context: Context) -> Sequence[Incidence]:
    """Return how detention ended in each group: nothing where people were chosen by just that, which would make every share false."""
    return () if context.settings.chosen_by_outcome else worked_out(incidence, context)


def whom(context: Context) -> tuple[str, ...]:
    """Return `70 people in this record, as of 24 November 2026,` and how they were chosen."""
    number = people(context.tracker.listed)
    form = context.words.plural(
        "%(number)s person in this record, as of %(day)s",
        "%(number)s people in this record, as of %(day)s",
        number,
        day=context.words.day(context.day),
    )
    return (f"{form},", context.settings.chosen) if context.settings.chosen else (form,)


def coloured(context: Context, states: Iterable[str]) -> tuple[dict[str, str], tuple[Key, ...]]:
    """Return state → class of its colour, and the legend for those that occur: a state has one colour in all figures.

    The states with the most cases have a colour each, the rest share one.
    """
    sums = Counter(case.detained_by for case in context.tracker.listed)
    order = [state for state, _ in sorted(sums.items(), key=lambda each: (-each[1], collated(context.words.country(each[0]))))][:NAMED]
    occurring = set(states)
    named = [state for state in order if state in occurring]
    others = sorted(occurring - set(named))
    keys = {state: f"p{order.index(state)}" for state in named} | dict.fromkeys(others, f"p{NAMED}")
    legend = [Key(keys[state], context.words.country(state)) for state in named]
    if others:
        legend.append(Key(f"p{NAMED}", context.words.country(others[0]) if len(others) == 1 else context.words._("Others")))
    return keys, tuple(legend)
