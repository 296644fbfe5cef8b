"""The map of places, drawn for three widths: land without borders, a mark a place, names where there is room and numbers elsewhere.

Places that lie far from the others have a map of their own, since one of the whole Earth would have no room for any name. So have those that
lie so close to others that their names have no room.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from casetracker.pages.place.land import Frame, Projection, Spot, land_around, middle_of, path
from casetracker.record.model.kinds import Point

PHONE = 288
WIDTHS = (1120, 660, PHONE)
"""Pixels: for a desk, a tablet or paper, and a phone."""
NARROWER = (550, 660, PHONE)
"""The same for maps of which two stand side by side on a desk."""
APART = 35.0
"""Degrees of longitude without a place that part two maps."""
LEAST = 0.28
"""The smallest width and height of a map, in units of the Earth's radius: a town by itself stands in its country."""
EDGE, HIGHEST, LOWEST = 0.06, 0.62, 0.3
"""The margin around places, and the greatest and least height, as shares of the width."""
LETTER, LINE, DIGIT = 6.9, 15.0, 8.0
"""Pixels: an average letter and a line at 13 pixels, with some to spare, and a bold figure."""
MARK = 6.0
FEW = 3
"""So many places without a name are worth a map of their own."""
_AROUND = ((1, 0), (-1, 0), (0, -1), (0, 1), (0.7, -0.75), (-0.7, -0.75), (0.7, 0.75), (-0.7, 0.75))
_RINGS = (10.0, 18.0, 28.0, 40.0, 54.0, 70.0)


class Marked(NamedTuple):
    """A point that has something to show: one place, or several in one town."""

    point: Point
    numbers: tuple[int, ...]
    """Of its places in the table."""
    name: str
    target: str
    exchange: bool
    """Whether an exchange took place there."""


class Label(NamedTuple):
    """What stands beside a mark, where, and which side of it is at `x`."""

    text: str
    x: float
    y: float
    anchor: str
    is_name: bool
    far: bool
    """Whether a line has to lead from the mark to it."""


class Mark(NamedTuple):
    """A mark of the drawing."""

    of: Marked
    x: float
    y: float
    label: Label


class Drawing(NamedTuple):
    """One map at one width."""

    width: int
    height: int
    land: str
    marks: tuple[Mark, ...]


class PlaceMap(NamedTuple):
    """The same part of the Earth at each of the widths."""

    drawings: tuple[Drawing, ...]
    number: int
    """How many places it shows."""


def place_maps(marked: Sequence[Marked]) -> tuple[PlaceMap, ...]:
    """Return the maps on which all these places stand, the one with the most first, the others half as wide."""
    found: list[PlaceMap] = []
    for part in sorted(_parts(marked), key=lambda each: -len(each)):
        found.append(_map(part, WIDTHS if not found else NARROWER))
        if close := _close(found[-1].drawings[0]):
            found.append(_map(close, NARROWER))
    return tuple(found)


def numbered(maps: Sequence[PlaceMap], size: int) -> str:
    """Return what the numbers on maps of one size stand for, where no list is beside them: `3 Minsk; 7, 9 Moscow`."""
    marks = (mark for each in maps for mark in each.drawings[size].marks if not mark.label.is_name)
    return "; ".join(dict.fromkeys(f"{mark.label.text} {mark.of.name}" for mark in sorted(marks, key=lambda mark: mark.of.numbers)))


def _map(part: Sequence[Marked], widths: tuple[int, ...]) -> PlaceMap:
    project = Projection(middle_of([each.point for each in part]))
    spots = [project(*each.point) for each in part]
    frames = [_frame(spots, width) for width in widths]
    land = land_around(project, max(frame.reach for frame in frames))
    drawings = tuple(_drawn(part, spots, path(land, frame), frame) for frame in frames)
    return PlaceMap(drawings, sum(len(each.numbers) for each in part))


def _close(drawing: Drawing) -> list[Marked]:
    """Return the marks of the part of a map in which names had no room; none where those are few, or are all."""
    spots = [(mark.x, mark.y) for mark in drawing.marks if not mark.label.is_name]
    if len(spots) < FEW:
        return []
    (left, right), (top, bottom) = ((min(each), max(each)) for each in zip(*spots, strict=True))
    close = [mark.of for mark in drawing.marks if left <= mark.x <= right and top <= mark.y <= bottom]
    return close if len(close) < len(drawing.marks) else []


def _parts(marked: Sequence[Marked]) -> list[list[Marked]]:
    """Part the places where no other is near to the west or east."""
    found: list[list[Marked]] = []
    ordered = sorted(marked, key=lambda each: each.point.longitude)
    for before, each in pairwise([None, *ordered]):
        assert each
        if before is None or each.point.longitude - before.point.longitude > APART:
            found.append([])
        found[-1].append(each)
    return found


def _frame(spots: Sequence[Spot], width: int) -> Frame:
    """Return the frame of a width around points: as high as they ask for, and with room around them."""
    left, right = min(each.x for each in spots), max(each.x for each in spots)
    top, bottom = min(each.y for each in spots), max(each.y for each in spots)
    wide, high = max(right - left, LEAST), max(bottom - top, LEAST / 2)
    least, most = (LOWEST, HIGHEST) if width > PHONE else (0.6, 1.2)
    height = round(width * min(max(high / wide, least), most))
    scale = min(width / wide, height / high) * (1 - 2 * EDGE)
    return Frame(width, height, scale, (left + right) / 2 - width / scale / 2, (top + bottom) / 2 - height / scale / 2)


def _drawn(part: Sequence[Marked], spots: Sequence[Spot], land: str, frame: Frame) -> Drawing:
    at = [Spot(*(round(each, 1) for each in frame.at(spot))) for spot in spots]
    labels = _labels(part, at, (frame.width, frame.height), names=frame.width > PHONE)
    return Drawing(
        frame.width, frame.height, land, tuple(Mark(each, *spot, label) for each, spot, label in zip(part, at, labels, strict=True))
    )


_Box = tuple[float, float, float, float]


def _labels(part: Sequence[Marked], at: Sequence[Spot], size: tuple[int, int], *, names: bool) -> list[Label]:
    """Give every mark its number, those with the least room first, and then its name wherever that fits beside all else."""
    marks: list[_Box] = [(spot.x - MARK, spot.y - MARK, spot.x + MARK, spot.y + MARK) for spot in at]
    order = sorted(range(len(at)), key=lambda index: sorted(hypot(at[index].x - each.x, at[index].y - each.y) for each in at)[:4])
    found: dict[int, tuple[Label, _Box]] = {}

    def taken(without: int) -> list[_Box]:
        return [*marks[:without], *marks[without + 1 :], *(box for index, (_, box) in found.items() if index != without)]

    for index in order:
        text = ", ".join(map(str, part[index].numbers))
        found[index] = _place(text, DIGIT * len(text), at[index], taken(index), size, _RINGS) or _over(text, at[index])
    for index in sorted(order, key=lambda index: (not part[index].exchange, len(part[index].name))) if names else ():
        name = part[index].name
        if beside := _place(name, LETTER * len(name), at[index], taken(index), size, _RINGS[:1], is_name=True):
            found[index] = beside
    return [found[index][0] for index in range(len(at))]


def _over(text: str, spot: Spot) -> tuple[Label, _Box]:
    """Where nothing is free, over all else: more marks than any map could show."""
    return Label(text, spot.x, spot.y - MARK, "middle", False, False), (spot.x, spot.y, spot.x, spot.y)


def _place(
    text: str, length: float, spot: Spot, taken: Sequence[_Box], size: tuple[int, int], rings: Sequence[float], *, is_name: bool = False
) -> tuple[Label, _Box] | None:
    """Return the first free place around a mark for a text of that length."""
    for ring in rings:
        for across, down in _AROUND:
            x, y = spot.x + across * ring, spot.y + down * (ring + (LINE / 2 if not across else 0))
            anchor = "middle" if not across else "start" if across > 0 else "end"
            left = x - length * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
            box = (left - 1, y - LINE / 2, left + length + 1, y + LINE / 2)
            if box[0] < 2 or box[1] < 2 or box[2] > size[0] - 2 or box[3] > size[1] - 2:
                continue
            if not any(box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in taken):
                return Label(text, round(x, 1), round(y + 4.5, 1), anchor, is_name, ring > rings[0] and not is_name), box
    return None
