"""Names as a reader may type them: without accents, without case, and in Latin letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from casetracker.text.hidden import is_passed_over

_APART = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "'", "ё": "е"})
"""Letters that Unicode does not take apart into a base letter and an accent."""


def _pairs(letters: str, spelt: str) -> dict[str, str]:
    return dict(zip(letters, spelt.split(), strict=True))


_LATIN = {
    **_pairs("абвгдеёжзийклмнопрстуфхцчшщыэюя", "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya"),
    **_pairs("іїєґўјљњђћџѓќѕәғқңөұүһҗҳҷ", "i yi ye g u j lj nj dj c dz gj kj dz a g q n o u u h j h j"),
    **_pairs("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f kh ps o"),
    **_pairs("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h"),
    "ъ": "",
    "ь": "",
}
"""Cyrillic to Latin as English-language newspapers mostly write it (near BGN/PCGN, without its marks); Greek and Georgian likewise."""


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return `text` for comparing: no case, no accents, nothing that is not seen, ё as е, spaces single."""
    if text.isascii():
        return " ".join(text.casefold().split())
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_APART))
    bare = "".join(char for char in apart if not is_passed_over(char))
    return " ".join(bare.split())


def latin(text: str) -> str:
    """Return folded `text` with Cyrillic, Greek and Georgian letters in Latin ones, so that either script finds a name."""
    lowered = unicodedata.normalize("NFC", text.casefold())
    return fold("".join(_spelt(char) for char in lowered))


@lru_cache(maxsize=1_000)
def _spelt(char: str) -> str:
    """A letter in Latin ones, also where it has an accent that is no part of it."""
    return _LATIN.get(char, _LATIN.get(unicodedata.normalize("NFD", char)[0], char))
