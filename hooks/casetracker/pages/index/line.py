"""The spark-line of the status index: how many people were held on each day of the whole period, as one SVG path."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from casetracker.facts import held_over
from casetracker.pages.context import Context
from casetracker.record.model import Case
from casetracker.text.marking import N_

WIDTH, HEIGHT = 300, 40
LINE = N_("People held, or last reported so, from %(first)s to %(last)s: at most %(most)s, on %(peak)s.")


class Line(NamedTuple):
    """The line, and what it shows in one sentence. The script of the page draws it in the same way for fewer cases."""

    path: str
    title: str


def line(cases: list[Case], first: date, context: Context) -> Line:
    """Return the line from `first` to the day shown."""
    held = held_over(cases, first, context.day, context.settings.stale_days)
    most = max(1, *held)
    step = max(1.0, len(held) / WIDTH)
    points = []
    for index in range(int(len(held) / step)):
        # Of the days that share a point the highest is drawn, so that a short peak stays in sight.
        days = held[int(index * step) : max(int(index * step) + 1, int((index + 1) * step))]
        points.append(f"{index * step / max(1, len(held) - 1) * WIDTH:.1f} {_height(max(days), most)}")
    values = {
        "first": context.words.day(first),
        "last": context.words.day(context.day),
        "most": context.words.number(max(held)),
        "peak": context.words.day(first + timedelta(held.index(max(held)))),
    }
    end = f"L{WIDTH} {_height(held[-1], most)}L{WIDTH} {HEIGHT}Z"
    return Line(f"M0 {HEIGHT}L{'L'.join(points)}{end}", context.words._(LINE) % values)


def _height(value: int, most: int) -> str:
    return f"{HEIGHT - 1 - value / most * (HEIGHT - 3):.1f}"
