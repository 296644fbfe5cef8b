"""Names stand as a reader looks for them, in the Latin and the Cyrillic alphabets."""

from __future__ import annotations

import pytest

from casetracker.text import collated

ORDERS = [
    ["Anna", "Łukasz", "Šárka", "Zoe"],
    ["Åke Olsson", "Ana", "Ángel", "Anna", "Émile", "eva", "Øystein", "Özgür", "Peter", "Þóra", "Żaneta", "Zoë Aa", "Zoe Bb"],
    ["Elçin", "Əliyev", "Emin", "Ħamed", "Hana", "Ŋa", "Nadia"],
    ["ʿAli", "Anna", "Oleg", "O'Neil", "Onur", "Oʻtkir", "Zoe"],
    ["Жанна", "Зоя", "Иван", "Йован", "Катя"],
    ["Евгений", "Ёлкин", "Елкина", "Єва", "Жанна"],
    ["Галина", "Ґедройць", "Дмитро", "Ігор", "Їжак", "Катерина", "Ўладзіслаў", "Федір"],
    ["Zoe", "Анна", "Яна", "אברהם", "محمد", "東京"],
]


@pytest.mark.parametrize("names", ORDERS, ids=lambda names: names[0])
def test_names_stand_in_the_order_of_their_alphabet_whatever_their_accents_and_capitals(names: list[str]) -> None:
    shuffled = sorted(names, key=lambda name: name[::-1])
    assert shuffled != names
    assert sorted(shuffled, key=collated) == names


def test_a_name_is_in_its_place_however_its_accents_are_encoded() -> None:
    pairs = [("Šárka", "S\u030ca\u0301rka"), ("Йован", "И\u0306ован"), ("Їжак", "І\u0308жак")]
    assert [collated(one) for one, _ in pairs] == [collated(other) for _, other in pairs]
