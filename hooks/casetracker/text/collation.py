"""The order of names as a reader looks for them: without case and accents, ł and ø among l and o, each alphabet as it is learnt.

It follows the root order of the Unicode Collation Algorithm for the Latin and Cyrillic letters that names are written in; what is
left stands by script and letter. All lists of names use this one order, the browser's too, which takes it from the data.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from casetracker.text.folding import fold

_CYRILLIC = "абвгґѓдђеєжзѕиійјкќлљмнњопрстћуўфхцчџшщъыьэюя"
"""The Cyrillic alphabets of Europe in one order: their letters stand in Unicode by when they were added."""
_APART = {char: chr(0xE000 + place) for place, char in enumerate("йўѓќ")}
"""Letters of their own that folding would take for и, у, г and к with a mark."""
_BEFORE = str.maketrans(_APART | {"ə": "e", "ħ": "h", "ŋ": "n", "ŧ": "t"})
_AFTER = str.maketrans({_APART.get(char, char): chr(0x400 + place) for place, char in enumerate(_CYRILLIC)})


_APOSTROPHES = str.maketrans("", "", "'‘’`ʹʺʻʼʽʾʿˈ")
"""Signs within and before names, such as ʿAli and O'Neil, by which nobody looks for one."""


@lru_cache(maxsize=50_000)
def collated(text: str) -> str:
    """Return `text` as a key to sort by: Anna, Łukasz, Šárka, Zoe; Елена, Ёлкин, Иван, Йован."""
    text = text.translate(_APOSTROPHES)
    if text.isascii():
        return fold(text)
    lowered = unicodedata.normalize("NFC", text.casefold())
    return fold(lowered.translate(_BEFORE)).translate(_AFTER)
