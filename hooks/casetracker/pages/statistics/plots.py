"""What a drawing needs, as numbers: places along the width in percent, heights in pixels, nothing escaped and no colour.

Widths are percentages so that text keeps its size on every screen; only areas and steps are drawn in units of their
own, 1000 wide and 100 high, and stretched. Templates turn these into SVG.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from casetracker.pages.statistics.room import length

WIDE, HIGH = 1000, 100
"""The units of a path."""
SEEN = 300
"""So many steps of a curve are drawn one by one."""


class Tick(NamedTuple):
    """A mark on an axis: its place, its words, a second line of words, and where its text is anchored."""

    at: float
    label: str
    below: str = ""
    anchor: str = "middle"
    unit: str = ""
    """Its words with their unit, for the last mark of an axis."""


class Shape(NamedTuple):
    """A path, and the class that colours it."""

    key: str
    path: str


class Key(NamedTuple):
    """The class of a colour, and what it stands for."""

    key: str
    label: str


class Panel(NamedTuple):
    """Shapes over axes: areas over time, or the bands of curves."""

    title: str
    shapes: tuple[Shape, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    """`at` from the top, in percent of the height."""
    zero: float = 100
    """Where the base line stands, from the top, in percent of the height."""
    above: tuple[Key, ...] = ()
    below: tuple[Key, ...] = ()
    """What stands above the base line, and below it."""


class Part(NamedTuple):
    """A stretch of a bar."""

    key: str
    start: float
    width: float
    label: str


class Bar(NamedTuple):
    """A bar with its label, and its number or notes."""

    label: str
    number: str
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()
    dots: tuple[tuple[float, float, str], ...] = ()
    """Where each person stands: the fewest, the most, and a name."""
    key: str = ""
    """The colour of the dots."""
    middle: float | None = None
    quarters: tuple[float, float] | None = None


class Column(NamedTuple):
    """People each way in a year, and what the exchanges in it are called."""

    label: str
    names: str
    numbers: tuple[int, int]
    labels: tuple[str, str]


class Opposed(NamedTuple):
    """A row with bars of two sides, to the left and to the right."""

    head: str
    notes: tuple[str, ...]
    target: str
    bars: tuple[tuple[float, ...], tuple[float, ...]]
    labels: tuple[str, str] | None = None
    """Numbers at the ends of bars, where there is one each way."""
    titles: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    """Who each bar is."""
    hollow: bool = False
    """Whether it is no exchange."""


def percent(value: float, low: float, high: float) -> float:
    """Return where `value` lies between `low` and `high`, 0 to 100, to a hundredth."""
    return hundredths(100 * (value - low) / (high - low)) if high > low else 0


def year_step(years: int, most: int) -> int:
    """Return how many years lie between two labels, so that of so many years `most` have one at most: years that it divides."""
    return next((each for each in (1, 2, 5, 10, 20, 50, 100) if years <= each * most), 200)


def time_ticks(first: date, last: date, most: int) -> tuple[Tick, ...]:
    """Return ticks at the beginnings of years between two days, at most `most` of them, the years labelled."""
    years = list(range(first.year + 1, last.year + 1))
    step = year_step(len(years), most)
    ends = (first.toordinal(), last.toordinal())
    return tuple(inside(Tick(percent(date(year, 1, 1).toordinal(), *ends), str(year))) for year in years if year % step == 0)


def steps_of(top: float, most: int = 4) -> list[int]:
    """Return round numbers from 0 to at least `top`, at most `most` steps of them: the marks of an axis."""
    size = next(base * 10**power for power in range(12) for base in (1, 2, 5) if base * 10**power * most >= top)
    return [size * each for each in range(max(1, -int(-top // size)) + 1)]


def stacked(rows: Sequence[Sequence[float]], places: Sequence[float], zero: float, unit: float) -> list[str]:
    """Return one path a layer: `rows` holds the heights of each layer from each of the `places` (0 to 100) to the next, as steps.

    Heights are drawn from `zero` (units from the top) outwards, `unit` of them for one: upwards where that is positive, else downwards.
    A layer is drawn only where it has a height, so that an empty one leaves no line on the ones below it.
    """
    floor = [0.0] * len(places)
    paths = []
    for heights in rows:
        ceiling = [low + more for low, more in zip(floor, heights, strict=True)]
        runs = [(_edge(places, ceiling, zero, unit, *run), _edge(places, floor, zero, unit, *run)) for run in _runs(heights[:-1])]
        paths.append("".join(_path([*out, *reversed(back)]) for out, back in runs))
        floor = ceiling
    return paths


def _runs(heights: Sequence[float]) -> list[tuple[int, int]]:
    """The stretches in which a layer has a height: the first place of each, and the one at which it ends."""
    runs: list[tuple[int, int]] = []
    for index, height in enumerate(heights):
        if height and runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        elif height:
            runs.append((index, index + 1))
    return runs


def _edge(places: Sequence[float], heights: Sequence[float], zero: float, unit: float, first: int, last: int) -> list[tuple[float, float]]:
    """Points of a flight of steps between two places, a new one only where the height changes."""
    points: list[tuple[float, float]] = []
    for index in range(first, last):
        x, y = (places[index] * WIDE / 100, zero - heights[index] * unit)
        if points and points[-1][1] == y:
            continue
        points += [(x, points[-1][1])] if points else []
        points.append((x, y))
    return [*points, (places[last] * WIDE / 100, points[-1][1])]


def band(lower: Sequence[tuple[float, float]], upper: Sequence[tuple[float, float]], end: float, top: float, limit: float = 1) -> str:
    """Return the path between two step curves, each a list of (where a step begins, its height), up to `end` of `top`."""
    there, back = _stairs(upper, end, top, limit), _stairs(lower, end, top, limit)
    return _path([*there, *reversed(back)])


def _stairs(steps: Sequence[tuple[float, float]], end: float, top: float, limit: float) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for place, height in _thinned(steps, top):
        if place > end:
            break
        if points:
            points.append((WIDE * place / top, points[-1][1]))
        points.append((WIDE * place / top, HIGH - HIGH * height / limit))
    return [*points, (WIDE * end / top, points[-1][1])]


def _thinned(steps: Sequence[tuple[float, float]], top: float) -> Sequence[tuple[float, float]]:
    """Where there are more steps than anybody can see, the last of each stretch of the width stands for it."""
    if len(steps) <= SEEN:
        return steps
    last = {int(place * SEEN / top): (place, height) for place, height in steps}
    return [steps[0], *(step for step in last.values() if step != steps[0])]


def _path(points: Iterable[tuple[float, float]]) -> str:
    """A closed path, each number as short as a tenth of a unit allows, and a line along an axis by its one number."""
    drawn: list[str] = []
    before = ("", "")
    for x, y in points:
        here = (tenths(x), tenths(y))
        if not drawn:
            drawn.append(f"M{here[0]} {here[1]}")
        elif here[1] == before[1] and here[0] != before[0]:
            drawn.append(f"H{here[0]}")
        elif here[0] == before[0] and here[1] != before[1]:
            drawn.append(f"V{here[1]}")
        elif here != before:
            drawn.append(f"L{here[0]} {here[1]}")
        before = here
    return f"{''.join(drawn)}Z"


def tenths(value: float) -> str:
    """Return a number to a tenth, as short as it can be written."""
    return f"{value:.1f}".removesuffix(".0")


def hundredths(value: float) -> float:
    """Return a number to a hundredth, which is written as short as it can be."""
    short = round(value, 2)
    return int(short) if short == int(short) else short


NARROW = 230
"""The fewest pixels of a small drawing on a case's page."""


def inside(tick: Tick) -> Tick:
    """Keep the words of a tick at the edge inside the drawing, however narrow."""
    half = 50 * length(tick.label) / NARROW
    return tick._replace(anchor="start" if tick.at < half else "end" if tick.at > 100 - half else "middle")
