"""Flags, ids, times of day and addresses as people write them."""

from __future__ import annotations

import pytest

from casetracker.record.guesses.values import address_meant, flag_meant, id_meant, time_meant
from small_records import CASE, altered, messages, with_keys


@pytest.mark.parametrize(
    ("text", "meant"), [("yes", "true"), ("Yes", "true"), ("нет", "false"), ("NO", "false"), ("off", "false"), ("maybe", ""), ("", "")]
)
def test_a_flag_is_true_or_false(text: str, meant: str) -> None:
    assert flag_meant(text) == (f" (did you mean '{meant}'?)" if meant else "")


@pytest.mark.parametrize(
    ("text", "meant"),
    [("Reuters 2024", "reuters-2024"), ("“tass”", "tass"), ("Первый канал", "pervyy-kanal"), ("The_Paper", "the-paper"), ("王", ""), ("x" * 121, ""), ("--", "")],
)  # fmt: skip
def test_an_id_is_in_small_latin_letters(text: str, meant: str) -> None:
    assert id_meant(text, "case") == (f" (did you mean '{meant}'?)" if meant else "")


def test_that_of_a_swap_begins_with_its_date() -> None:
    assert (id_meant("Exampleton", "swap"), id_meant("2024-06-01 Exampleton", "swap")) == ("", " (did you mean '2024-06-01-exampleton'?)")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("9:30", "09:30"), ("9.30", "09:30"), ("9:30 am", "09:30"), ("2 pm", "14:00"), ("12 a.m.", "00:00"), ("12 pm", "12:00"), ("14h30", "14:30"),
        ("09:30:00", "09:30"), ("9", ""), ("noon", ""), ("25:00", ""), ("9:75", ""), ("13 pm", ""), ("0 am", ""),
    ],
)  # fmt: skip
def test_a_time_has_two_figures_each(text: str, meant: str) -> None:
    assert time_meant(text) == (f" (did you mean '{meant}'?)" if meant else "")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("<https://example.org/x>", "https://example.org/x"), ("“https://example.org/x”", "https://example.org/x"), ("https://example.org/x>.", "https://example.org/x"),
        ("www.example.org/x", "https://www.example.org/x"), ("[https://example.org]", "https://example.org"), ("example.org", ""), ("see https://example.org", ""),
        ("<https://example.org/" + "x" * 200 + ">", ""), ("javascript:alert(1)", ""), ("<ftp://example.org>", ""),
    ],
)  # fmt: skip
def test_an_address_stands_without_what_was_around_it(text: str, meant: str) -> None:
    assert address_meant(text) == (f" (did you mean '{meant}'?)" if meant else "")


def test_the_messages_say_so() -> None:
    assert messages(with_keys(CASE, "listed: no")) == ["listed: 'no' is neither true nor false (did you mean 'false'?)"]
    assert messages(with_keys(CASE, "same: [Anna Sample]")) == [
        "same[0]: 'Anna Sample' is not an id: it may hold only a to z, 0 to 9 and single hyphens, 120 at most (did you mean 'anna-sample'?)"
    ]
    assert messages(altered(CASE, ("https://example.org/1", "<https://example.org/1>"))) == [
        "sources.a.url: '<https://example.org/1>' is not a web address (did you mean 'https://example.org/1'?)"
    ]
