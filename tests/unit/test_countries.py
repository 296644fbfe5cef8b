"""Codes of countries and languages."""

from __future__ import annotations

import pytest

from casetracker.countries import BODIES, COUNTRIES, LANGUAGES, is_language


def test_countries_are_those_of_iso_3166() -> None:
    assert len(COUNTRIES) == 249
    assert {"RU", "US", "BY", "DE", "AE", "TR", "TW", "PS"} <= COUNTRIES.keys()
    assert not {"EU", "UN", "XK", "ZZ", "UK", "SU", "QO", "XA"} & COUNTRIES.keys()


@pytest.mark.parametrize("tag", ["en", "ru", "uk", "be", "zh-Hans", "sr-Latn", "pt-BR", "sr-Latn-RS", "es-419", "ckb"])
def test_a_language_may_have_a_script_and_a_region(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize("tag", ["", "EN", "english", "en_GB", "en-", "zh-hans", "en-gb", "xx", "q", "en-GB-oed", "en\n", "ru-Ру"])
def test_anything_else_is_no_language(tag: str) -> None:
    assert not is_language(tag)


def test_the_names_are_english() -> None:
    assert (COUNTRIES["DE"], LANGUAGES["ru"], BODIES["EU"]) == ("Germany", "Russian", "European Union")
