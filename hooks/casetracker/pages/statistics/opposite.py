"""Two sides drawn across from each other: columns by year, up and down, or rows, to the left and to the right, on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casetracker.pages.statistics.marks import Mark, box, line, timed, words
from casetracker.pages.statistics.plots import Column, Opposed
from casetracker.pages.statistics.room import LINE, SIZE, WIDE, Event, Room, length, lines, named

if TYPE_CHECKING:
    from casetracker.pages.statistics.figure import Figure

SIDES = ("first", "second")
NARROWEST = 24
"""Pixels of a year below which columns become rows."""
WIDEST = 12
"""The share of the width, in percent, that one year takes at most."""
TALLEST = 130
"""Pixels of the tallest column."""
STROKE = 2
"""Pixels that a bar has at least: of twelve days beside twelve years there would be nothing to see, and people would be missing."""
THIN, THICK = 5, 14
"""Pixels of a bar that is one person, and of one that is a number of them."""


def columns(figure: Figure, room: Room, y: float) -> tuple[list[Mark], float]:
    """People each way by year: columns where each year has room, and rows elsewhere."""
    years = [each for each in figure.drawn if isinstance(each, Column)]
    if room.least / len(years) < NARROWEST or room is not WIDE:
        return _rows(_by_year(years), room, y)
    wide = min(100 / len(years), WIDEST)
    top = max(max(each.numbers) for each in years) or 1
    events = named([Event((place + 0.5) * wide, each.names, sum(each.numbers)) for place, each in enumerate(years) if each.names], room, 6)
    highest = max((each.numbers[0] for each in years), default=0) * TALLEST / top
    zero = y + (max((each.lane for each in events), default=-1) + 1) * LINE + 20 + highest
    lowest = zero + max((each.numbers[1] for each in years), default=0) * TALLEST / top + 18
    marks: list[Mark] = []
    for event in events:
        at = y + (event.lane + 1) * LINE
        ends = zero - years[int(event.event.at // wide)].numbers[0] * TALLEST / top - 18
        marks.append(line(event.event.at, event.event.at, at - SIZE + 2, ends, "event"))
        marks.append(words(event.event.name, event.event.at, at, "", event.anchor, 4 if event.anchor == "start" else -4))
    for place, each in enumerate(years):
        middle = (place + 0.5) * wide
        for side, (key, number) in enumerate(zip(SIDES, each.numbers, strict=True)):
            if number:
                high = round(number * TALLEST / top, 1)
                marks.append(box(place * wide + 0.1 * wide, zero - (0 if side else high), 0.8 * wide, high, key))
                marks.append(words(each.labels[side], middle, zero + (high + 14 if side else -high - 5), "n", "middle"))
        marks.append(words(each.label, middle, lowest + LINE, "less", "middle"))
    return timed([*marks, line(0, 100, zero, zero, "base")]), lowest + LINE + 6


def rows(figure: Figure, room: Room, y: float) -> tuple[list[Mark], float]:
    """A row an exchange, its people as bars."""
    return _rows([each for each in figure.drawn if isinstance(each, Opposed)], room, y)


def _by_year(years: list[Column]) -> list[Opposed]:
    """Each year as a row, the newest first; years without an exchange between two others are left out, since their row would say nothing."""
    return [
        Opposed(each.label, (each.names,) if each.names else (), "", ((each.numbers[0],), (each.numbers[1],)), each.labels)
        for each in reversed(years)
        if each.names or any(each.numbers)
    ]


def _rows(given: list[Opposed], room: Room, y: float) -> tuple[list[Mark], float]:
    numbered = any(each.labels for each in given)
    left = 34 if room is WIDE else 0
    gap = 100 * (length("0,000") + 8) / room.least if numbered else 0
    most = [max((bar for each in given for bar in each.bars[side]), default=0) for side in (0, 1)]
    scale = (100 - left - 2 * gap) / (sum(most) or 1)
    middle = left + gap + most[0] * scale
    beside = left * room.least / 100 - 12 if room is WIDE else room.least
    thick = THICK if numbered else THIN
    marks: list[Mark] = []
    for each in given:
        marks.append(line(0, 100, y, y, "grid"))
        head = lines(each.head, beside)
        texts = [
            *((text, "head", each.target) for text in head),
            *((part, "less", "") for text in each.notes for part in lines(text, beside)),
        ]
        for number, (text, key, target) in enumerate(texts):
            marks.append(words(text, 0, y + SIZE + 5 + number * LINE, key, target=target))
        under = y + len(texts) * LINE + 6
        at = y + 6 if room is WIDE else under + 2
        high = thick
        for side, (key, bars) in enumerate(zip(SIDES, each.bars, strict=True)):
            for place, bar in enumerate(bars):
                wide = max(bar * scale, 100 * STROKE / room.least)
                start = middle if side else middle - wide
                title = each.titles[side][place] if each.titles[side] else ""
                if bar or title:
                    marks.append(box(start, at + place * (thick + 2), wide, thick, f"{key} hollow" if each.hollow else key, title))
                high = max(high, place * (thick + 2) + thick)
            if each.labels and bars[0]:
                end = middle + (bars[0] * scale if side else -bars[0] * scale)
                marks.append(words(each.labels[side], end, at + 12, "n", "start" if side else "end", 5 if side else -5))
        marks.append(line(middle, middle, at - 2, at + high + 2, "base"))
        y = max(under, at + high + 2) + 6
    return marks, y
