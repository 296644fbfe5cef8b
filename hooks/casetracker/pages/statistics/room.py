"""How much room words take in a drawing, and where there is room for them.

A drawing is laid out for the fewest pixels that it will ever have. Places along the width are percentages, so wherever it is wider
the words only move apart: what does not overlap there overlaps nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from unicodedata import category, east_asian_width

MOST_NAMES = 40
"""At most so many events are tried: more names than that have no room anywhere."""
SIZE = 13
"""Pixels of a letter's body."""
LINE = 17
"""Pixels from one line to the next."""


class Room(NamedTuple):
    """Which of the drawings of a figure it is, and the fewest pixels that it has."""

    id: str
    least: int


WIDE, SLIM = Room("wide", 640), Room("slim", 284)
"""For desks, tablets and paper; for phones (the style sheet says from which width)."""


def length(text: str) -> float:
    """Return how many pixels a text takes, rather more than less: the letters may be another font's."""
    return sum(_share(letter) for letter in text) * SIZE * 0.97


def _share(letter: str) -> float:
    """The width of a letter, as a share of its body."""
    if letter in "iIjltfr.,:;'|!()[]- ":
        return 0.32
    if category(letter) in ("Mn", "Me", "Cf"):
        return 0
    if east_asian_width(letter) in "WF":
        return 1.02
    if letter in "mwMWЖШЩЮжшщюфы—…@%":
        return 0.88
    return 0.66 if letter.isupper() else 0.55


def lines(text: str, pixels: float) -> list[str]:
    """Break a text into lines that are no longer than so many pixels, a longer word within itself."""
    found: list[str] = []
    for word in text.split():
        if found and length(f"{found[-1]} {word}") <= pixels:
            found[-1] += f" {word}"
            continue
        found.append("")
        for letter in word:
            if found[-1] and length(found[-1] + letter) > pixels:
                found.append("")
            found[-1] += letter
    return found


@dataclass
class Lanes:
    """Which stretches of each lane are taken, from the first outwards."""

    taken: list[list[tuple[float, float]]] = field(default_factory=list)

    def place(self, start: float, end: float) -> int:
        """Return the first lane that is free between `start` and `end`, and take it."""
        for number, spans in enumerate(self.taken):
            if all(end <= low or high <= start for low, high in spans):
                spans.append((start, end))
                return number
        self.taken.append([(start, end)])
        return len(self.taken) - 1


class Event(NamedTuple):
    """Something that happened, with a name: its place in percent, and how much it weighs where there is no room for all names."""

    at: float
    name: str
    weight: int


class Named(NamedTuple):
    """Where the name of an event stands: a lane, 0 the highest, and on which side of its line."""

    event: Event
    lane: int
    anchor: str


def named(events: Iterable[Event], room: Room, most: int) -> list[Named]:
    """Return the events whose names have room in `most` lanes, the weightiest at the least.

    From each name a line goes down to its place. No name lies over another, and no line crosses a name: so names stand beside their
    lines towards the middle, in steps that go down from the edges.
    """
    chosen = sorted(events, key=lambda event: (-event.weight, -event.at))[:MOST_NAMES]
    while True:
        late = sorted((event for event in chosen if event.at >= 50), key=lambda event: -event.at)
        early = sorted((event for event in chosen if event.at < 50), key=lambda event: event.at)
        found: list[_Taken] = []
        for event in (*late, *early):
            if (taken := _place(event, room, most, found)) is None:
                chosen.remove(min([event, *(each.named.event for each in found)], key=lambda each: (each.weight, each.at)))
                break
            found.append(taken)
        else:
            return [each.named for each in found]


class _Taken(NamedTuple):
    """A name in its place: where its line stands, and from where to where it reaches, in pixels."""

    named: Named
    at: float
    low: float
    high: float


def _place(event: Event, room: Room, most: int, found: Sequence[_Taken]) -> _Taken | None:
    """Return the first place that is free for a name."""
    at, wide = event.at * room.least / 100, length(event.name) + 6
    for anchor in ("end", "start") if event.at >= 50 else ("start", "end"):
        low, high = (at, at + wide) if anchor == "start" else (at - wide, at)
        if low < 0 or high > room.least:
            continue
        for lane in range(most):
            taken = _Taken(Named(event, lane, anchor), at, low, high)
            if not any(_meet(taken, other) for other in found):
                return taken
    return None


def _meet(one: _Taken, other: _Taken) -> bool:
    """Whether a name lies over another one, or the line of one of them over the other's name."""
    if one.named.lane == other.named.lane:
        return one.low < other.high + 4 and other.low < one.high + 4
    upper, lower = sorted((one, other), key=lambda each: each.named.lane)
    return lower.low - 2 < upper.at < lower.high + 2


def flowed(widths: Sequence[float], pixels: float) -> list[tuple[float, int]]:
    """Place things side by side, in as many lines as they need: how far from the left each begins, and in which line."""
    found: list[tuple[float, int]] = []
    x, line = 0.0, 0
    for wide in widths:
        if x and x + wide > pixels:
            x, line = 0.0, line + 1
        found.append((x, line))
        x += wide
    return found
