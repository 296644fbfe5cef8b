"""Characters that nobody sees, or that no font shows: in a name they hide it from search, and can pass two for one or one for two."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and signs that are drawn as nothing: fillers of Hangul, vowels of Khmer, the empty pattern of Braille."""
_NEVER_SHOWN = frozenset({"Cf", "Mn", "Me"})


@lru_cache(maxsize=5_000)
def is_passed_over(char: str) -> bool:
    """Whether a character counts for nothing where names are compared: an accent that stands alone, a mark, what nobody sees."""
    return char in _BLANK or unicodedata.category(char) in _NEVER_SHOWN
