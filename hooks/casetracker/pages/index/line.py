"""How many people were held on each day of the whole period, as one SVG path: the picture in which a day is chosen, on the home page and the index."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from casetracker.facts import held_over
from casetracker.pages.context import Context
from casetracker.text.marking import N_

EPOCH = date(1970, 1, 1)
WIDTH, HEIGHT = 300, 40
LINE = N_("People held, or last reported so, from %(first)s to %(last)s: at most %(most)s, on %(peak)s.")


class Line(NamedTuple):
    """The line, and what it shows in one sentence. The script of the page draws it in the same way for fewer cases."""

    path: str
    title: str
    first: date
    last: date

    @property
    def ends(self) -> tuple[int, int]:
        """The first and the last day that can be chosen, as scripts count days."""
        return (self.first - EPOCH).days, (self.last - EPOCH).days


def line(context: Context) -> Line:
    """Return the line from the first detention to the day shown; worked out once for both pages."""
    return context.once("line of the held", lambda: _line(context))


def _line(context: Context) -> Line:
    cases = context.tracker.listed
    first = min([context.day, *(case.custody[0].start.latest for case in cases)])
    held = held_over(cases, first, context.day, context.settings.stale_days)
    most = max(1, *held)
    step = max(1.0, len(held) / WIDTH)
    path, before = f"M0 {HEIGHT}", ""
    for index in range(int(len(held) / step)):
        # Of the days that share a point the highest is drawn, so that a short peak stays in sight.
        days = held[int(index * step) : max(int(index * step) + 1, int((index + 1) * step))]
        if (height := _height(max(days), most)) != before:
            path += f"H{index * step / max(1, len(held) - 1) * WIDTH:.1f}V{height}"
            before = height
    values = {
        "first": context.words.day(first),
        "last": context.words.day(context.day),
        "most": context.words.number(max(held)),
        "peak": context.words.day(first + timedelta(held.index(max(held)))),
    }
    return Line(f"{path}H{WIDTH}V{HEIGHT}Z", context.words._(LINE) % values, first, context.day)


def _height(value: int, most: int) -> str:
    return f"{HEIGHT - 1 - value / most * (HEIGHT - 3):.1f}"
