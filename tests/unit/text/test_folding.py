"""Names as a reader may type them."""

from __future__ import annotations

import pytest

from casetracker.text import fold, latin


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Vera Example", "vera example"),
        ("VÉRA  ÉXAMPLE", "vera example"),
        ("  Vera\tExample\n", "vera example"),
        ("Straße", "strasse"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("Ærø Øye", "aero oye"),
        ("Đorđe Þór", "dorde thor"),
        ("Iğdır", "igdir"),
        ("Семён", "семен"),
        ("СЕМЁН", "семен"),
        ("Семе\u0308н", "семен"),
        ("Cafe\u0301", "cafe"),
        ("O’Example", "o'example"),
        ("ﬁn", "fin"),
        ("", ""),
    ],
)
def test_folding_drops_case_accents_and_spare_spaces(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Вера Примерова", "vera primerova"),
        ("Алексей", "aleksey"),
        ("Щукин Юрий", "shchukin yuriy"),
        ("Хабаров Жан", "khabarov zhan"),
        ("Объезд Мальцев", "obezd maltsev"),
        ("Семён Ёлкин", "semen elkin"),
        ("Їжак Єва Ґудзь", "yizhak yeva gudz"),
        ("Ўладзімір", "uladzimir"),
        ("Љиљана Ђорђевић", "ljiljana djordjevic"),
        ("Vera Примерова", "vera primerova"),
        ("Андреи\u0306", "andrey"),
        ("José", "jose"),
    ],
)
def test_cyrillic_is_found_in_latin_letters(text: str, written: str) -> None:
    assert latin(text) == written


@pytest.mark.parametrize("text", ["Вера Примерова", "Łukasz Żółć", "Straße", "O’Example"])
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert latin(latin(text)) == latin(text)
