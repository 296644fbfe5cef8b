"""Names as a reader may type them: without accents, without case, and in Latin letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_APART = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "'", "ё": "е"})
"""Letters that Unicode does not take apart into a base letter and an accent."""

_LATIN = dict(
    zip(
        "абвгдеёзийклмнопрстуфыэіїєґўјљњђћџѓќѕ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "y",
            "e",
            "i",
            "yi",
            "ye",
            "g",
            "u",
            "j",
            "lj",
            "nj",
            "dj",
            "c",
            "dz",
            "gj",
            "kj",
            "dz",
        ],
        strict=True,
    )
) | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}
"""Cyrillic to Latin as English-language newspapers mostly write it (near BGN/PCGN, without its marks)."""


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return `text` for comparing: no case, no accents, ё as е, spaces single."""
    if text.isascii():
        return " ".join(text.casefold().split())
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_APART))
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return " ".join(bare.split())


def latin(text: str) -> str:
    """Return folded `text` with Cyrillic letters in Latin ones, so that either script finds a name."""
    lowered = unicodedata.normalize("NFC", text.casefold())
    return fold("".join(_LATIN.get(char, char) for char in lowered))
