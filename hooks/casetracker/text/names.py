"""When two names may be one person's: spelt by another transliteration, in another order, with or without a middle name or an initial.

The form has the same in hooks/casetracker/web/assets/form/names.js; a test holds the two equal.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import combinations

from casetracker.text.folding import latin

_SILENT = re.compile("['`´ʹʺʻʼ‘’\"“”]")
_HYPHEN = re.compile("[-‐‑‒–—־]")
_WORD = re.compile(r"[^\W_]+")
_SOUNDS = (
    ("x", "ks"), ("shch", "s"), ("tsch", "č"), ("sch", "s"), ("tch", "č"), ("sh", "s"), ("ch", "č"), ("cz", "č"), ("sz", "s"), ("zh", "z"),
    ("kh", "h"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("tz", "s"), ("ts", "s"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"),
    ("q", "k"), ("w", "v"), ("oo", "u"), ("ou", "u"), ("yo", "e"), ("jo", "e"), ("y", "i"), ("j", "i"), ("ae", "a"), ("oe", "o"), ("ue", "u"),
)  # fmt: skip
"""What newspapers and passports write in different ways, one after the other: Alexei and Aleksey, Yulia and Julia, Schöbel and Schoebel."""
_SPELT = tuple(
    (re.compile(spellings), sound)
    for spellings, sound in (
        ("m[ou]h[ae]m[ae]d", "muhamad"), ("ahm[ae]d", "ahmad"), ("hal[ei]d", "halid"), ("h[ou]s[ae]n", "husan"), ("us[eu]f", "usuf"),
        ("[ou]mar", "umar"), ("[ou]sama", "usama"), ("el|al", "al"), ("abd[aeu]l", "abdul"),
    )
)  # fmt: skip
"""Arabic names, as they sound, of which newspapers write the vowels in many ways."""
_GLIDE = re.compile("(?<=[aeou])i+|i+(?=[aeou])")
_TWICE = re.compile(r"(.)\1+")
_MOST_WORDS = 8
"""So many words a name has; of a longer one only the whole is compared."""


def name_keys(name: str) -> tuple[str, ...]:
    """Return a name as it sounds, its words in alphabetical order: once with what a hyphen joins as two words, and once as one."""
    plain = _SILENT.sub("", latin(name))
    keys = (" ".join(sorted(_sounds(word) for word in _WORD.findall(_HYPHEN.sub(joint, plain)))) for joint in (" ", ""))
    return tuple(key for key in dict.fromkeys(keys) if key)


def parts_of(key: str) -> Iterator[str]:
    """Yield a key; those that are left of it without a word or two, of no fewer than two; and those with an initial for a word, of three."""
    words = key.split(" ")
    yield key
    if len(words) > _MOST_WORDS:
        return
    for size in range(len(words) - 1, max(2, len(words) - 2) - 1, -1):
        yield from (" ".join(each) for each in combinations(words, size))
    for place, word in enumerate(words if len(words) > 2 else ()):
        yield " ".join(sorted([*words[:place], word[0], *words[place + 1 :]]))


def may_be_one(keys: Collection[str], others: Collection[str]) -> bool:
    """Whether the names with these keys may be one person's: a key of one is that of the other, or what is left of it."""
    return any(part in others for key in keys for part in parts_of(key)) or any(part in keys for key in others for part in parts_of(key))


@lru_cache(maxsize=50_000)
def _sounds(word: str) -> str:
    if not word.isascii():
        return word
    for spelt, sound in _SOUNDS:
        word = word.replace(spelt, sound)
    word = _TWICE.sub(r"\1", _GLIDE.sub("", _TWICE.sub(r"\1", word)))
    for spellings, sound in _SPELT:
        if spellings.fullmatch(word):
            return sound
    # Pyotr and Peter, Aleksandr and Alexander.
    return f"{word[:-1]}er" if word.endswith(("dr", "tr")) else word
