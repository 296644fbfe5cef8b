"""What people and places are called in another language of a site: as the record has it, and no name is transcribed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from casetracker.record.model import Case
from casetracker.record.references import Tracker, tracker
from casetracker.record.translations import Original, Translation, Untranslated, in_language
from small_records import CASE, PLACE, altered, check, with_keys
from small_records import case as sound

NAMED = "names: {ru: Вера Образец, be: Вера Узор}"


def in_russian(record: Any, words: Mapping[str, str] | None = None) -> Tracker:
    """Return the record in Russian; `words` are what a translation says of its name."""
    translation = Translation({Original("name", name): said for name, said in (words or {}).items()}, {}, "")
    whole = replace(tracker([record]), translations={"ru": {f"{record.kind}/{record.id}": translation}})
    return in_language(whole, "ru")


def test_a_person_goes_by_the_name_in_that_language_with_the_latin_one_beside() -> None:
    person = in_russian(sound(with_keys(CASE, NAMED))).cases["vera-example"]
    assert (person.name, dict(person.names)) == ("Вера Образец", {"en": "Vera Example", "be": "Вера Узор"})


def test_a_person_without_a_name_in_that_language_keeps_the_other() -> None:
    of_other = sound(with_keys(CASE, "names: {be: Вера Узор}"))
    person = in_russian(of_other, {"Vera Example": "Вера Экзампл"}).cases["vera-example"]
    assert (person.name, dict(person.names)) == ("Vera Example", {"be": "Вера Узор"})


def test_people_stand_in_the_order_of_the_names_that_are_shown() -> None:
    first, second = sound(with_keys(CASE, NAMED)), sound(altered(CASE, ("Vera Example", "Zoe Sample")))
    third = replace(second, id="anna", name="Zoya Anna", names={"ru": "Анна Зоя"})
    people = [*in_language(tracker([first, replace(second, id="zoe"), third]), "ru").cases.values()]
    assert [each.name for each in people if isinstance(each, Case)] == ["Zoe Sample", "Анна Зоя", "Вера Образец"]


@pytest.mark.parametrize(
    ("names", "words", "shown", "beside"),
    [
        ("", {"Muster prison": "Тюрьма в Мустере"}, "Тюрьма в Мустере", {"en": "Muster prison"}),
        ("names: {ru: Тюрьма Мустер}\n", {}, "Тюрьма Мустер", {"en": "Muster prison"}),
        ("names: {ru: ИК-1}\n", {"Muster prison": "ИК-1, Мустер"}, "ИК-1, Мустер", {"en": "Muster prison", "ru": "ИК-1"}),
        ("names: {de: JVA Muster}\n", {}, "Muster prison", {"de": "JVA Muster"}),
    ],
)
def test_a_place_goes_by_its_translated_name_or_by_the_one_of_its_file(
    names: str, words: dict[str, str], shown: str, beside: dict[str, str]
) -> None:
    place = in_russian(check(f"{names}{PLACE}", "place", "muster-prison").record, words).places["muster-prison"]
    assert (place.name, dict(place.names)) == (shown, beside)
    assert isinstance(place.name, Untranslated) == (shown == "Muster prison")
