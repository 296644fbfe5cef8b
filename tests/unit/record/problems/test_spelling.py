"""A guess by spelling: one slip in six letters, never in the first letter or a figure, and none where two words are as near."""

from __future__ import annotations

import pytest

from casetracker.record.problems import all_closest, closest, nearest
from casetracker.record.problems.spelling import slips

KNOWN = ["released", "house-arrest", "detained", "Vera-Example", "tass-2", "press", "restricted", "2024-08-01-exampleton"]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("relased", "released"), ("RELEASED", "released"), ("released ", "released"), ("reelased", "released"), ("house arrest", "house-arrest"),
        ("house_arrest", "house-arrest"), ("House-Arest", "house-arrest"), ("hous-arest", "house-arrest"), ("hous-arst", None),
        ("Vera_example", "Vera-Example"), ("Vera-Exampel", "Vera-Example"), ("2024-08-01-exampelton", "2024-08-01-exampleton"),
        ("xyz", None), ("", None), ("released" * 11, None), ("eleased", None), ("dead", None), ("deceased", None), ("tass-3", None), ("tass2", "tass-2"),
        ("presss", "press"), ("pres", None), ("perss", None), ("unrestricted", None), ("2024-08-02-exampleton", None),
    ],
)  # fmt: skip
def test_the_nearest_known_word_is_found(word: str, found: str | None) -> None:
    assert closest(word, KNOWN) == found
    assert nearest(word, KNOWN) == (f" (did you mean '{found}'?)" if found else "")


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("a", []) == ""


def test_of_two_words_as_near_neither_is_meant() -> None:
    assert all_closest("slovania", ["slovakia", "slovenia"]) == ["slovakia", "slovenia"]
    assert closest("slovania", ["slovakia", "slovenia"]) is None
    assert closest("slovakia", ["slovakia", "slovenia"]) == "slovakia"


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("", "", 0), ("", "ab", 2), ("ab", "ab", 0), ("ab", "ba", 1), ("abc", "ab", 1), ("abc", "axc", 1), ("abcd", "badc", 2), ("kitten", "sitting", 3),
        ("ca", "abc", 3),
    ],
)  # fmt: skip
def test_slips_are_counted_up_to_a_bound(one: str, other: str, number: int) -> None:
    assert slips(one, other, 9) == slips(other, one, 9) == number
    for most in range(4):
        assert slips(one, other, most) == min(number, most + 1)
