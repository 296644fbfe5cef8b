"""What a figure is: what it counts and says, its numbers as they are drawn, its drawings, and its table."""

from __future__ import annotations

from typing import NamedTuple

from casetracker.pages.statistics.marks import Drawing
from casetracker.pages.statistics.plots import Bar, Column, Key, Opposed, Panel, Tick
from casetracker.pages.statistics.room import Event


class Table(NamedTuple):
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Figure(NamedTuple):
    """One figure with all that goes with it. What stands in the same way in all of them is filled in by `Chart.figure`."""

    kind: str
    """How it is drawn: `area`, `curves`, `bars`, `columns` or `rows`."""
    title: str
    """What is to be seen, in one sentence that is true of these numbers."""
    counts: str
    """What it counts, and by which rule."""
    says: str
    """What there is to see, for those who can't see it."""
    drawn: tuple[Panel, ...] | tuple[Bar, ...] | tuple[Column, ...] | tuple[Opposed, ...]
    legend: tuple[Key, ...]
    """What colours stand for, where that is not said beside them."""
    table: Table
    rows: str
    """The address of the rows behind it."""
    across: tuple[Tick, ...] = ()
    events: tuple[Event, ...] = ()
    """What happened, to be named where it stands in time."""
    note: str = ""
    id: str = ""
    subject: str = ""
    """What it is about, in a few words."""
    whom: str = ""
    """Whom it is about and as of when, which stands in the drawing."""
    drawings: tuple[Drawing, ...] = ()
    """The same for a wide room and for a slim one."""
