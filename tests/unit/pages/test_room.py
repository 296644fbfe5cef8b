"""How much room words have in a drawing, and where."""

from __future__ import annotations

from itertools import combinations

import pytest

from casetracker.pages.statistics.room import SLIM, WIDE, Event, Lanes, Room, flowed, length, lines, named


def test_lines_are_no_longer_than_their_room_and_lose_no_letter() -> None:
    assert lines("People in this record", length("People in this")) == ["People in this", "record"]
    word = "Donaudampfschifffahrtsgesellschaft"
    broken = lines(f"of {word} and", 60)
    assert all(length(each) <= 60 for each in broken)
    assert "".join(broken) == f"of{word}and"
    assert lines("", 60) == []


def test_words_take_as_much_room_as_their_letters() -> None:
    assert length("illicit") < length("women's") < length("WOMEN'S")
    assert length("中文") > length("ab")
    assert length("e\N{COMBINING ACUTE ACCENT}") == length("e")


@pytest.mark.parametrize("room", [WIDE, SLIM])
@pytest.mark.parametrize("number", [1, 2, 12, 60])
def test_names_of_events_lie_nowhere_over_each_other_and_no_line_crosses_one(room: Room, number: int) -> None:
    events = [Event(100 * (place * place % 61) / 61, f"Place {place}: {place} for 1", place % 7) for place in range(number)]
    found = named(events, room, 6)
    boxes = []
    for each in found:
        at, wide = each.event.at * room.least / 100, length(each.event.name) + 6
        low, high = (at, at + wide) if each.anchor == "start" else (at - wide, at)
        assert low >= 0
        assert high <= room.least
        boxes.append((each.lane, at, low, high))
    for (lane, at, low, high), (other, its, start, end) in combinations(boxes, 2):
        assert lane != other or high <= start or end <= low
        assert lane <= other or not low < its < high
        assert other <= lane or not start < at < end
    assert found
    heaviest = max(events, key=lambda each: each.weight)
    assert heaviest.weight in {each.event.weight for each in found}, "the weightiest are named before others"


def test_lanes_and_lines_are_taken_in_their_order() -> None:
    lanes = Lanes()
    assert [lanes.place(*span) for span in ((0, 10), (5, 15), (10, 20), (2, 4))] == [0, 1, 0, 1]
    assert flowed([40, 40, 40], 100) == [(0, 0), (40, 0), (0, 1)]
