"""Codes of countries and languages."""

from __future__ import annotations

from datetime import timedelta

import pytest

from casetracker.record.countries import BODIES, COUNTRIES, FORMER, LANGUAGES, is_language


def test_states_are_those_of_iso_3166_with_kosovo_and_four_former_ones() -> None:
    assert len(COUNTRIES) == 249 + 1 + 4
    assert {"RU", "US", "BY", "DE", "AE", "TR", "TW", "PS"} <= COUNTRIES.keys()
    assert {code: COUNTRIES[code] for code in ("XK", *FORMER)} == {
        "XK": "Kosovo", "CS": "Czechoslovakia", "DD": "East Germany", "SU": "Soviet Union", "YU": "Yugoslavia",
    }  # fmt: skip
    assert not {"EU", "UN", "ZZ", "UK", "QO", "XA"} & COUNTRIES.keys()
    assert list(COUNTRIES) == sorted(COUNTRIES)


def test_a_former_state_came_to_an_end_when_its_last_part_was_a_state_of_its_own() -> None:
    for code, state in FORMER.items():
        assert state.first <= state.whole < state.last
        assert set(state.parts) <= COUNTRIES.keys() - FORMER.keys(), code
        assert all(state.whole < first <= state.last + timedelta(1) for first in state.parts.values()), code


@pytest.mark.parametrize("tag", ["en", "ru", "uk", "be", "zh-Hans", "sr-Latn", "pt-BR", "sr-Latn-RS", "es-419", "ckb"])
def test_a_language_may_have_a_script_and_a_region(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize("tag", ["", "EN", "english", "en_GB", "en-", "zh-hans", "en-gb", "xx", "q", "en-GB-oed", "en\n", "ru-Ру"])
def test_anything_else_is_no_language(tag: str) -> None:
    assert not is_language(tag)


def test_the_names_are_english() -> None:
    assert (COUNTRIES["DE"], LANGUAGES["ru"], BODIES["EU"]) == ("Germany", "Russian", "European Union")
