"""The drawings of a figure: its numbers laid out for a wide room and anew for a slim one, neither shrunk from the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casetracker.pages.statistics import opposite
from casetracker.pages.statistics.figure import Figure
from casetracker.pages.statistics.marks import Drawing, Mark, box, line, percentage, swatch, timed, words
from casetracker.pages.statistics.mirrored import mirrored
from casetracker.pages.statistics.plots import Bar, Key, Panel, Tick, tenths
from casetracker.pages.statistics.room import LINE, SIZE, SLIM, WIDE, Lanes, Room, flowed, length, lines, named

LABELS = 30
"""The share of the width, in percent, that the names of bars take where they stand beside them."""
ENDS = 91
"""Where the longest bar ends, in percent: its number stands after it."""
DOT, DEEPEST = 8, 12
"""Pixels of a dot, and how many stand below each other before they begin to overlap."""


def drawings(figure: Figure, *, from_right: bool = False) -> tuple[Drawing, ...]:
    """Return the drawings of a figure, the wide one first; `from_right` where writing runs that way."""
    found = (_drawing(figure, room) for room in (WIDE, SLIM))
    return tuple(each._replace(marks=tuple(mirrored(each.marks))) if from_right else each for each in found)


def _drawing(figure: Figure, room: Room) -> Drawing:
    marks, y = keys(figure.legend, room, 0)
    y += 6 if marks else 0
    draw = {"area": _panels, "curves": _panels, "bars": _bars, "columns": opposite.columns, "rows": opposite.rows}[figure.kind]
    more, y = draw(figure, room, y)
    marks += more
    for text in lines(figure.whom, room.least):
        y += LINE
        marks.append(words(text, 0, y, "less"))
    return Drawing(room.id, round(y + 6), tuple(marks))


def keys(given: Iterable[Key], room: Room, y: float) -> tuple[list[Mark], float]:
    """The names of colours, each beside a square of it, in as many lines as they need; and where the next thing can stand."""
    parts = [
        (key.key if number == 0 else "", text, len(split) > 1)
        for key in given
        for split in [lines(key.label, room.least - 30)]
        for number, text in enumerate(split)
    ]
    places = flowed([room.least if whole else 34 + length(text) for _, text, whole in parts], room.least + 18)
    marks = []
    for (key, text, _), (x, row) in zip(parts, places, strict=True):
        at = y + row * LINE + SIZE
        marks += [swatch(x, at, key)] if key else []
        marks.append(words(text, tenths(x + 15), at, "key"))
    return marks, y + (places[-1][1] + 1) * LINE + 4 if places else y


def _panels(figure: Figure, room: Room, y: float) -> tuple[list[Mark], float]:
    """Areas over time with what happened above them, or the bands of curves."""
    marks: list[Mark] = []
    for panel in figure.drawn:
        assert isinstance(panel, Panel)
        for text in lines(panel.title, room.least):
            y += LINE
            marks.append(words(text, 0, y, "head"))
        high = 300 if figure.kind == "area" and room is WIDE else 220
        more, y = keys(panel.above, room, y)
        marks += more
        events = named(figure.events, room, 6 if room is WIDE else 4)
        top = y + (max((each.lane for each in events), default=-1) + 1) * LINE + 8
        by_time: list[Mark] = []
        for each in events:
            at = y + (each.lane + 1) * LINE
            by_time.append(line(each.event.at, each.event.at, at - SIZE + 2, top + high, "event"))
            by_time.append(words(each.event.name, each.event.at, at, "", each.anchor, 4 if each.anchor == "start" else -4))
        shapes = tuple(Mark("path", {"class": shape.key, "d": shape.path}) for shape in panel.shapes)
        by_time.append(
            Mark("svg", {"y": top, "width": "100%", "height": high, "viewBox": "0 0 1000 100", "preserveAspectRatio": "none"}, inner=shapes)
        )
        for tick in panel.up:
            level = round(top + tick.at * high / 100, 1)
            by_time += [line(0, 100, level, level, "grid"), words(tick.label, 0, level + (13 if tick.at <= panel.zero else -4), "up")]
        by_time.append(line(0, 100, (base := round(top + panel.zero * high / 100, 1)), base, "base"))
        y = top + high
        below, y = keys(panel.below, room, y + 4 if panel.below else y)
        across, y = axis(panel.across, room, y + LINE, top, top + high)
        marks += [*timed(by_time), *below, *timed(across)]
        y += 6
    return marks, y


def axis(ticks: Sequence[Tick], room: Room, y: float, top: float, bottom: float) -> tuple[list[Mark], float]:
    """The marks of an axis, as many as have room: lines from top to bottom, words at `y`. The last of them names its unit."""
    marks: list[Mark] = []
    wide = max((length(text) for tick in ticks for text in (tick.label, tick.unit, tick.below)), default=0) + 10
    step = next((step for step in (1, 2, 5, 10, 20, 50) if len(ticks) <= step * max(1, room.least // wide)), 100)
    shown = ticks[::step]
    for tick in shown:
        label = tick.unit if tick.unit and tick is shown[-1] else tick.label
        anchor = "middle"
        for text in (label, tick.below):
            half = length(text) / 2
            anchor = "start" if tick.at * room.least / 100 < half else "end" if (100 - tick.at) * room.least / 100 < half else anchor
        marks += [line(tick.at, tick.at, top, bottom, "grid"), words(label, tick.at, y, "less", anchor)]
        if tick.below:
            marks.append(words(tick.below, tick.at, y + LINE, "less", anchor))
    return marks, y + LINE * any(tick.below for tick in ticks) if ticks else y - LINE


def _bars(figure: Figure, room: Room, y: float) -> tuple[list[Mark], float]:
    """Bars one below the other: their names beside them in a wide room, above them in a slim one."""
    left, end = (LABELS + 1, ENDS) if room is WIDE else (0, 100 if any(bar.dots for bar in _all(figure)) else 86)
    share = (end - left) / 100
    begin, marks = y, []
    for bar in _all(figure):
        given = lines(bar.label, LABELS * room.least / 100 - 8 if room is WIDE else room.least)
        given_below = [part for text in bar.notes for part in lines(text, LABELS * room.least / 100 - 8 if room is WIDE else room.least)]
        for number, text in enumerate([*given, *given_below]):
            marks.append(words(text, 0, y + SIZE + number * LINE, "" if number < len(given) else "less"))
        under = (len(given) + len(given_below)) * LINE
        at = y if room is WIDE else y + under + 3
        for part in bar.parts:
            marks.append(box(left + part.start * share, at, part.width * share, 14, part.key, part.label))
        if bar.number:
            ends = left + max((part.start + part.width for part in bar.parts), default=0) * share
            marks.append(words(bar.number, ends, at + 12, "n", shift=5))
        more, high = _dots(bar, room, left, share, at)
        marks += more
        y = max(y + under, at + max(high, 14)) + 8
    ticks = [tick._replace(at=left + tick.at * share) for tick in figure.across]
    if not ticks:
        return marks, y
    more, y = axis(ticks, room, y + SIZE, begin, y - 4)
    return [*more, *marks], y + 4


def _all(figure: Figure) -> list[Bar]:
    return [bar for bar in figure.drawn if isinstance(bar, Bar)]


def _dots(bar: Bar, room: Room, left: float, share: float, y: float) -> tuple[list[Mark], float]:
    """A dot a person, below each other where they would overlap, over the box of the middle half."""
    lanes = Lanes()
    marks, high = [], 0.0
    for least, most, name in bar.dots:
        start, end = left + least * share, left + most * share
        lane = lanes.place(start * room.least / 100 - DOT / 2, end * room.least / 100 + DOT / 2) % DEEPEST
        middle = y + lane * DOT + 7
        marks.append(line(start, end, middle, middle, f"dot {bar.key}", name))
        high = max(high, (lane + 1) * DOT + 6)
    if bar.quarters and bar.middle is not None:
        high = max(high, 14)
        low, upper = (left + each * share for each in bar.quarters)
        marks.insert(0, Mark("rect", {"class": "box", "x": percentage(low), "y": y, "width": percentage(upper - low), "height": high}))
        middle_at = left + bar.middle * share
        marks.append(line(middle_at, middle_at, y - 2, y + high + 2, "middle"))
    return marks, high
