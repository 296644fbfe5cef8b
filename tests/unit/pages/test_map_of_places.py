"""The map of places: land where there is land, every place on one of few maps, and no label over another or cut."""

from __future__ import annotations

import random

import pytest

from casetracker.pages.place.land import Projection, land_around, rings
from casetracker.pages.place.map import DIGIT, LETTER, LINE, WIDTHS, Drawing, Marked, place_maps
from casetracker.record.model.kinds import Point


def marked(points: list[tuple[float, float]], name: str = "Prison no. %s") -> list[Marked]:
    return [
        Marked(Point(*point), (number,), name % number, f"places/p{number}/", number % 7 == 0) for number, point in enumerate(points, 1)
    ]


def some(number: int, seed: int) -> list[tuple[float, float]]:
    chance = random.Random(seed)
    around = [(55.75, 37.62), (53.9, 27.57), (40.03, -74.62), (-33.9, 151.2)]
    return [
        (round(north + chance.gauss(0, 4), 2), round(east + chance.gauss(0, 6), 2))
        for _ in range(number)
        for north, east in [chance.choice(around)]
    ]


def boxes(drawing: Drawing) -> list[tuple[float, float, float, float]]:
    found = []
    for mark in drawing.marks:
        length = len(mark.label.text) * (LETTER if mark.label.is_name else DIGIT)
        left = mark.label.x - length * {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.label.anchor]
        found.append((left, mark.label.y - 4.5 - LINE / 2, left + length, mark.label.y - 4.5 + LINE / 2))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_no_label_lies_over_another_or_is_cut(seed: int) -> None:
    for each in place_maps(marked(some(40, seed))):
        for drawing in each.drawings:
            labels = boxes(drawing)
            for index, box in enumerate(labels):
                assert min(box[:2]) >= 0
                assert box[2] <= drawing.width
                assert box[3] <= drawing.height
                assert not [
                    other for other in labels[:index] if box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
                ]


def test_every_place_is_on_a_map_and_those_far_away_have_one_of_their_own() -> None:
    maps = place_maps(marked([(55.75, 37.62), (53.9, 27.57), (40.03, -74.62)]))
    assert [sorted(mark.of.name for mark in each.drawings[0].marks) for each in maps] == [
        ["Prison no. 1", "Prison no. 2"],
        ["Prison no. 3"],
    ]
    assert [drawing.width for drawing in maps[0].drawings] == list(WIDTHS)
    assert all(mark.label.text == mark.of.name for mark in maps[0].drawings[0].marks)
    assert [mark.label.text for mark in maps[0].drawings[-1].marks] == ["2", "1"], "on a phone there is room for numbers alone"


def test_where_names_have_no_room_that_part_is_drawn_once_more() -> None:
    close = [(53.9 + step / 10, 27.57 + step / 10) for step in range(6)]
    whole, part = place_maps(marked([*close, (41.0, 29.0), (59.9, 60.3)]))
    without = {mark.of.name for mark in whole.drawings[0].marks if not mark.label.is_name}
    assert len(without) > 2
    assert without <= {mark.of.name for mark in part.drawings[0].marks if mark.label.is_name}
    assert place_maps([]) == ()


@pytest.mark.parametrize(
    ("where", "is_land"),
    [
        ((55.75, 37.62), True), ((40.0, -100.0), True), ((66.0, 178.0), True), ((66.0, -172.0), True), ((42.0, 51.0), False), ((35.0, 18.0), False),
        ((73.0, 38.0), False), ((0.0, -150.0), False),
    ],
)  # fmt: skip
def test_land_is_where_it_is(where: tuple[float, float], is_land: bool) -> None:
    """The Caspian is a hole in it, and what lies across the 180th meridian is no band around the Earth."""
    project = Projection(Point(*where))
    crossings = 0
    for line in filter(None, land_around(project, 0.5)):
        for before, after in zip(line, [*line[1:], line[0]], strict=True):
            if (before[1] > 0) is not (after[1] > 0):
                crossings += before[0] + (after[0] - before[0]) * before[1] / (before[1] - after[1]) > 0
    assert bool(crossings % 2) is is_land
    assert len(rings()) > 300
