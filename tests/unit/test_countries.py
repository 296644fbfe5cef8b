"""Codes of countries and languages, and the hints for those who write names."""

from __future__ import annotations

import pytest

from casetracker.countries import BODIES, COUNTRIES, LANGUAGES, code_for, is_language, language_for


def test_countries_are_those_of_iso_3166() -> None:
    assert len(COUNTRIES) == 249
    assert {"RU", "US", "BY", "DE", "AE", "TR", "TW", "PS"} <= COUNTRIES.keys()
    assert not {"EU", "UN", "XK", "ZZ", "UK", "SU", "QO", "XA"} & COUNTRIES.keys()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russia", "RU"), ("russia", "RU"), ("ru", "RU"), ("Ru", "RU"), ("United States", "US"), ("USA", "US"), ("usa", "US"), ("U.S.", "US"),
        ("UK", "GB"), ("Turkey", "TR"), ("Czech Republic", "CZ"), ("Czechia", "CZ"), ("Atlantis", None), ("", None), ("XX", None),
    ],
)  # fmt: skip
def test_a_hint_finds_the_code_for_a_name(name: str, code: str | None) -> None:
    assert code_for(name) == code


@pytest.mark.parametrize("tag", ["en", "ru", "uk", "be", "zh-Hans", "sr-Latn", "pt-BR", "sr-Latn-RS", "es-419", "ckb"])
def test_a_language_may_have_a_script_and_a_region(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize("tag", ["", "EN", "english", "en_GB", "en-", "zh-hans", "en-gb", "xx", "q", "en-GB-oed", "en\n", "ru-Ру"])
def test_anything_else_is_no_language(tag: str) -> None:
    assert not is_language(tag)


@pytest.mark.parametrize(("name", "code"), [("Russian", "ru"), ("english", "en"), ("Ukrainian", "uk"), ("Klingonese", None)])
def test_a_hint_finds_the_code_for_a_language(name: str, code: str | None) -> None:
    assert language_for(name) == code


def test_the_names_are_english() -> None:
    assert (COUNTRIES["DE"], LANGUAGES["ru"], BODIES["EU"]) == ("Germany", "Russian", "European Union")
