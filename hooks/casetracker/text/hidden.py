"""Characters that nobody sees, or that stand for nothing: in a name they hide it from search, and can pass two for one or one for two.

A joiner is let stand where a script needs it (Persian, Hindi, an emoji), and a mark that chooses between forms of a sign where there
is such a sign. The form has the same in hooks/casetracker/web/assets/form/hidden.js; a test holds the two equal.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and signs that are drawn as nothing: fillers of Hangul, vowels of Khmer, the empty pattern of Braille."""
_LOST = frozenset("\ufffc\ufffd")
"""What programs write in place of something that they could not keep."""
_SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Signs of numbers and abbreviations, which Unicode counts among what formats a text and which are seen."""
_CHOOSES = re.compile("[\u034f\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Marks that are not drawn: they join others, or choose between two forms of the sign before them."""
_PICTURES = range(0x1F000, 0x1FB00)
"""Each edition of Unicode adds pictures here, and older programs take them for no character."""

_JOINS = "[\u0600-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]"
"""Scripts whose letters join: between two of their letters a joiner, or a non-joiner, says how."""
_IN_PLACE = re.compile(
    f"(?<={_JOINS})[\u200c\u200d](?={_JOINS})"
    "|(?<=[\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff\ufe0f])\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])"
    "|(?<=[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff])[\ufe0e\ufe0f]|(?<=[#*0-9])\ufe0f(?=\u20e3)"
    "|(?<=[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\ufe00-\ufe02\U000e0100-\U000e01ef]"
    "|(?<=[\u1820-\u18aa])[\u180b-\u180f]"
)
"""Where a character that is not seen has work to do."""


@lru_cache(maxsize=5_000)
def is_passed_over(char: str) -> bool:
    """Whether a character counts for nothing where names are compared: an accent that stands alone, a mark, what nobody sees."""
    return char in _BLANK or unicodedata.category(char) in ("Cf", "Mn", "Me")


@lru_cache(maxsize=5_000)
def is_hidden(char: str) -> bool:
    """Whether a character is seen by nobody, stands for nothing, or turns the direction of a text; line ends and tabs do not count."""
    kind = unicodedata.category(char)
    if kind[0] == "C":
        return char not in "\t\n\r" and char not in _SEEN and not (kind == "Cn" and ord(char) in _PICTURES)
    return kind in ("Zl", "Zp") or char in _BLANK or char in _LOST or _CHOOSES.match(char) is not None


def working_in(text: str) -> set[int]:
    """Return the places of characters in `text` that nobody sees and that have work to do, such as a joiner in a Persian name."""
    return set() if text.isascii() else {found.start() for found in _IN_PLACE.finditer(text)}


def hidden_in(text: str) -> list[int]:
    """Return the places of characters in `text` that are hidden, and have no work to do there."""
    if text.isascii() and text.isprintable():
        return []
    places = [place for place, char in enumerate(text) if is_hidden(char)]
    in_place = working_in(text) if places else set()
    return [place for place in places if place not in in_place]


def without_hidden(text: str) -> str:
    """Return `text` without them."""
    places = set(hidden_in(text))
    return "".join(char for place, char in enumerate(text) if place not in places) if places else text


def character_name(char: str) -> str:
    """Return what a message calls a character: `U+200B (zero width space)`."""
    kinds = {"Cc": "a control character", "Co": "a character for private use", "Cn": "no character"}
    name = kinds.get(unicodedata.category(char)) or unicodedata.name(char, "").lower()
    return f"U+{ord(char):04X}" + (f" ({name})" if name else "")
