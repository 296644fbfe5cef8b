"""The words above the index."""

from __future__ import annotations

import pytest

from casetracker.pages.counted import Held, held_words
from golden_record import golden_context


@pytest.mark.parametrize(
    ("held", "words"),
    [
        ((0, 0), ""),
        ((1, 0), "1 person reported held"),
        ((1, 1), "1 person was last reported held, not within 180 days"),
        ((9, 2), "9 people reported held, 2 of them not reported on for over 180 days"),
        ((9, 9), "9 people were last reported held, none within 180 days"),
    ],
)
def test_how_many_are_held_and_of_how_many_nothing_was_heard(held: tuple[int, int], words: str) -> None:
    assert held_words(Held(*held), golden_context()) == words
