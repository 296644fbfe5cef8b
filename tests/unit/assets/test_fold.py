"""The script folds names exactly as the site's own code does."""

from __future__ import annotations

import pytest

from casetracker.exports.status_index import slug
from casetracker.text import fold, latin
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
]  # fmt: skip


@pytest.mark.parametrize(("name", "ours"), [("fold", fold), ("latin", latin), ("slug", slug)])
def test_the_two_folds_are_one(name: str, ours: object) -> None:
    assert callable(ours)
    theirs = run_module("index/fold.js", f"return given.map(m.{name});", TABLE)
    assert dict(zip(TABLE, theirs, strict=True)) == {text: ours(text) for text in TABLE}
