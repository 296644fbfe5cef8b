"""Characters that nobody sees are found, and left alone where a script or a picture needs them."""

from __future__ import annotations

import pytest

from casetracker.text import character_name, fold, hidden_in, without_hidden
from hidden_texts import HIDDEN, SEEN


@pytest.mark.parametrize("text", HIDDEN)
def test_a_character_that_nobody_sees_is_found(text: str) -> None:
    assert hidden_in(text) == HIDDEN[text]
    assert hidden_in(without_hidden(text)) == []
    assert len(without_hidden(text)) == len(text) - len(HIDDEN[text])


@pytest.mark.parametrize("text", SEEN)
def test_a_character_with_work_to_do_is_left_alone(text: str) -> None:
    assert hidden_in(text) == []
    assert without_hidden(text) == text


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u200b", "U+200B (zero width space)"),
        ("\x1b", "U+001B (a control character)"),
        ("\ue000", "U+E000 (a character for private use)"),
        ("\u0378", "U+0378 (no character)"),
        ("\U000e0041", "U+E0041 (tag latin capital letter a)"),
    ],
)
def test_a_character_is_named(character: str, name: str) -> None:
    assert character_name(character) == name


@pytest.mark.parametrize("hidden", "\u200b\u200c\u00ad\u2060\ufeff\u202e\u034f\u3164\uffa0\u115f\u1160\u2800\ufe0f\U000e0041\U000e0101")
def test_what_nobody_sees_counts_for_nothing_where_names_are_compared(hidden: str) -> None:
    assert fold(f"Ve{hidden}ra") == "vera"
