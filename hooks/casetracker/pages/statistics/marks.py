"""The elements of a drawing in SVG: nothing escaped, and no colour, which a class gives. `_plots.html` writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from casetracker.pages.statistics.plots import hundredths, tenths
from casetracker.pages.statistics.room import SIZE


class Mark(NamedTuple):
    """An element: its tag and attributes, its text, what it says to those who point at it, and where it leads."""

    tag: str
    attributes: Mapping[str, str | float]
    text: str = ""
    title: str = ""
    inner: tuple[Mark, ...] = ()
    target: str = ""
    by_time: bool = False
    """Whether a day or a year puts it where it is: time runs from left to right in every language."""


class Drawing(NamedTuple):
    """A figure drawn for one room: `wide` or `slim`."""

    room: str
    height: float
    marks: tuple[Mark, ...]


def percentage(value: float) -> str:
    return f"{hundredths(value)}%"


def words(text: str, x: float | str, y: float, key: str = "", anchor: str = "start", shift: float = 0, target: str = "") -> Mark:
    """A line of text: `x` in percent or, as text, in pixels; `shift` in pixels from there."""
    given: dict[str, str | float] = {"class": key} if key else {}
    given |= {"x": x if isinstance(x, str) else percentage(x), "y": y}
    given |= {"dx": shift} if shift else {}
    given |= {"text-anchor": anchor} if anchor != "start" else {}
    return Mark("text", given, text, target=target)


def box(x: float | str, y: float, width: float | str, height: float, key: str, title: str = "") -> Mark:
    """A rectangle: places along the width in percent or, as text, in pixels."""
    across = [each if isinstance(each, str) else percentage(each) for each in (x, width)]
    return Mark("rect", {"class": key, "x": across[0], "y": y, "width": across[1], "height": height}, title=title)


def line(x: float, x2: float, y: float, y2: float, key: str, title: str = "") -> Mark:
    return Mark("line", {"class": key, "x1": percentage(x), "x2": percentage(x2), "y1": y, "y2": y2}, title=title)


def timed(marks: Iterable[Mark]) -> list[Mark]:
    """Return marks as placed by time."""
    return [mark._replace(by_time=True) for mark in marks]


def swatch(x: float, y: float, key: str) -> Mark:
    """A small square of a colour before its name, whose line of text stands at `y`."""
    return box(tenths(x), y - SIZE + 3, "10", 10, key)
