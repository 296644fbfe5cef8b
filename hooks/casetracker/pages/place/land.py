"""The land of the Earth as lines on a map: a projection around a point, and what of the land lies in its frame."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import asin, cos, degrees, hypot, radians, sin, sqrt
from typing import NamedTuple

from casetracker.record.model.kinds import Point
from casetracker.web import WEB

LAND = WEB / "assets" / "vendor" / "world-atlas-2.0.2" / "land.json"
STRAIGHT = 2.0
"""Degrees."""


class Spot(NamedTuple):
    """A point of a drawing, in pixels from its upper left corner."""

    x: float
    y: float


@dataclass(frozen=True)
class Projection:
    """Lambert's azimuthal projection, which keeps areas and is true around its middle. Gives units of the Earth's radius, y down."""

    middle: Point

    def __call__(self, latitude: float, longitude: float) -> Spot:
        phi, around, mid = radians(latitude), radians(longitude - self.middle.longitude), radians(self.middle.latitude)
        scale = sqrt(2 / (1 + sin(mid) * sin(phi) + cos(mid) * cos(phi) * cos(around)))
        return Spot(scale * cos(phi) * sin(around), -scale * (cos(mid) * sin(phi) - sin(mid) * cos(phi) * cos(around)))


def middle_of(points: Sequence[Point]) -> Point:
    """Return the point halfway between the outermost ones."""
    norths, easts = [each.latitude for each in points], [each.longitude for each in points]
    return Point((min(norths) + max(norths)) / 2, (min(easts) + max(easts)) / 2)


Box = tuple[float, float, float, float]
"""Left, top, right, bottom; or west, south, east, north."""
Line = Sequence[tuple[float, float]]


class Ring(NamedTuple):
    """The outline of some land, or of a hole in it, from point to point by longitude and latitude, and the box around it."""

    line: Line
    box: Box


@lru_cache(maxsize=1)
def rings() -> tuple[Ring, ...]:
    """Return the outlines of all land."""
    data = json.loads(LAND.read_bytes())
    lines = [list(_points(ring, data["unit"])) for ring in data["rings"]]
    lines += [[(east - 360, north) for east, north in line] for line in lines if any(east > 180 for east, _ in line)]
    return tuple(Ring(line, (*map(min, zip(*line, strict=True)), *map(max, zip(*line, strict=True)))) for line in lines)


def _points(steps: Sequence[int], unit: float) -> Iterator[tuple[float, float]]:
    east = north = 0
    for at in range(0, len(steps), 2):
        east, north = east + steps[at], north + steps[at + 1]
        yield east * unit, north * unit


def clipped(line: Line, box: Box) -> list[tuple[float, float]]:
    """Return a closed line as far as it lies in a box, closed along its edges (Sutherland and Hodgman)."""
    for axis, bound, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        kept: list[tuple[float, float]] = []
        for before, after in pairwise([*line[-1:], *line]):
            inside, was_inside = sign * (after[axis] - bound) >= 0, sign * (before[axis] - bound) >= 0
            if inside is not was_inside:
                share = (bound - before[axis]) / (after[axis] - before[axis])
                kept.append((before[0] + share * (after[0] - before[0]), before[1] + share * (after[1] - before[1])))
            if inside:
                kept.append(after)
        line = kept
    return list(line)


def _bent(line: Line) -> Iterator[tuple[float, float]]:
    """A closed line with points at least every few degrees: what is straight by degrees is none on the map."""
    for before, after in pairwise([*line[-1:], *line]):
        parts = int(max(abs(after[0] - before[0]), abs(after[1] - before[1])) / STRAIGHT) + 1
        yield from (
            (before[0] + (after[0] - before[0]) * part / parts, before[1] + (after[1] - before[1]) * part / parts)
            for part in range(1, parts + 1)
        )


@dataclass(frozen=True)
class Frame:
    """What a drawing shows: its size in pixels, the pixels of one unit of the Earth's radius, and where its upper left corner is."""

    width: int
    height: int
    scale: float
    left: float
    top: float

    def at(self, spot: tuple[float, float]) -> Spot:
        """Return where a projected point stands in the drawing."""
        return Spot((spot[0] - self.left) * self.scale, (spot[1] - self.top) * self.scale)

    @property
    def reach(self) -> float:
        """The distance from the middle of the projection to the furthest corner."""
        right, bottom = self.left + self.width / self.scale, self.top + self.height / self.scale
        return max(hypot(x, y) for x in (self.left, right) for y in (self.top, bottom))


def land_around(project: Projection, reach: float) -> list[Line]:
    """Return the land within a distance of the middle of a projection, as closed lines of projected points."""
    box = _degrees(project.middle, reach)
    near = (ring for ring in rings() if ring.box[0] < box[2] and ring.box[2] > box[0] and ring.box[1] < box[3] and ring.box[3] > box[1])
    return [[project(north, east) for east, north in _bent(clipped(ring.line, box))] for ring in near]


def path(land: Sequence[Line], frame: Frame) -> str:
    """Return land as far as a frame shows it, as the path of an SVG in whole pixels."""
    edge = (-3.0, -3.0, frame.width + 3.0, frame.height + 3.0)
    parts = []
    for line in land:
        whole = [(round(x), round(y)) for x, y in clipped([frame.at(spot) for spot in line], edge)]
        turns = [at for index, at in enumerate(whole) if at != whole[index - 1]]
        if len(turns) > 2:
            steps = " ".join(f"{after[0] - before[0]},{after[1] - before[1]}" for before, after in pairwise(turns))
            parts.append(f"M{turns[0][0]},{turns[0][1]}l{steps}z")
    return "".join(parts)


def _degrees(middle: Point, reach: float) -> Box:
    """Return the degrees that lie within a distance of a point, and some around."""
    north = min(degrees(2 * asin(min(reach / 2, 1))) + 2, 85)
    east = min(north / max(cos(radians(min(abs(middle.latitude) + north, 80))), 0.2), 175)
    return middle.longitude - east, max(middle.latitude - north, -85), middle.longitude + east, min(middle.latitude + north, 85)
