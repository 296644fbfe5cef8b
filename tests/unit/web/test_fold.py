"""The script folds names exactly as the site's own code does."""

from __future__ import annotations

import pytest

from alike_names import ANOTHERS, ONE
from casetracker.data.status_index import slug
from casetracker.text import fold, latin, name_keys, parts_of
from casetracker.text.folding import _APART, _LATIN
from node import run_module

TABLE = [
    *_LATIN,
    *(char.upper() for char in _LATIN),
    *(chr(code) for code in _APART),
    *(chr(code).upper() for code in _APART),
    "Ксения Карелина", "Фёдор Щукин", "Олексій Ґедройць", "Любомир Ђорђевић", "Сергій Їжакевич",
    "Patrick Schöbel", "Łukasz Żółć", "Ævar Þórðarson", "Straße", "İstanbul Işık", "Đặng Văn", "Ángel Núñez", "Zoë  O’Brien",
    "ΟΔΥΣΣΕΥΣ Σίσυφος", "  two\tspaces \n and a line ", "ﬁne ligature", "½ ² Ⅷ", "東京 北京", "محمد", "אברהם", "Jean-Luc d'Arc", "",
    "Ve\u200bra Pri\u00admer\u2060", "\u3164Kim\uffa0 \u2800", "e\u034f\u0301", "Γιώργος Ἀθηνᾶ", "გიორგი", "Әлия Ғани", "हिन्दी", "ab\U000e0061", "a\ufe0fb",
]  # fmt: skip


@pytest.mark.parametrize(("name", "ours"), [("fold", fold), ("latin", latin), ("slug", slug)])
def test_the_two_folds_are_one(name: str, ours: object) -> None:
    assert callable(ours)
    theirs = run_module("index/fold.js", f"return given.map(m.{name});", TABLE)
    assert dict(zip(TABLE, theirs, strict=True)) == {text: ours(text) for text in TABLE}


def test_the_form_compares_names_as_the_check_does() -> None:
    pairs = [*ONE, *ANOTHERS]
    names = [*TABLE, *(name for pair in pairs for name in pair), "Anna Maria Rosa Clara Eva Ida Ada Zoe Primer"]
    keys = run_module("form/names.js", "return given.map(m.nameKeys);", names)
    assert keys == [list(name_keys(name)) for name in names]
    parts = run_module("form/names.js", "return given.map((key) => [...m.partsOf(key)]);", [key for each in keys for key in each])
    assert parts == [list(parts_of(key)) for each in keys for key in each]
    told = run_module("form/names.js", "return given.map(([one, other]) => m.mayBeOne(m.nameKeys(one), m.nameKeys(other)));", pairs)
    assert told == [True] * len(ONE) + [False] * len(ANOTHERS)
