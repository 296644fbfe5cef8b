"""The host of a web address: in ASCII, as name servers know it, and without letters that can pass for others.

The form has the same rules in hooks/casetracker/web/assets/form/hosts.js; a test holds the two equal.
"""

from __future__ import annotations

import re
import unicodedata

_SCRIPTS = (
    ("latin", "a-z\u00aa\u00ba\u00c0-\u02ff\u1d00-\u1dbf\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff"),
    ("greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("cyrillic", "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"),
    ("arabic", "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff"),
    ("georgian", "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f"),
    ("hangul", "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"),
    ("kana", "\u3040-\u30ff\u31f0-\u31ff"),
    ("bopomofo", "\u3100-\u312f\u31a0-\u31bf"),
    ("han", "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"),
)
"""Scripts of more than one block of Unicode, or that are written together; any other is known by the first digits of its letters."""
_SCRIPT = re.compile("|".join(f"(?P<{name}>[{letters}])" for name, letters in _SCRIPTS))
_TOGETHER = ({"han", "kana", "latin"}, {"han", "hangul", "latin"}, {"han", "bopomofo", "latin"})
"""What Japanese, Korean and Chinese write beside each other."""
_HIDES = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""Letters and marks that are not drawn."""
_LIKE_LATIN = frozenset("асԁеһіјӏорԛѕԝхуъьҽпгѵѡ")
"""Cyrillic letters of which alone words are made that look Latin: аррӏе."""


def odd_letters(host: str) -> list[str]:
    """Return the letters of a host that no host has, that are of another script than the rest of their part, or that only look Latin."""
    lowered = unicodedata.normalize("NFC", host.lower())
    labels = [_as_letters(label) for label in lowered.split(".")]
    found = [letter for label in labels if not label.isascii() for letter in _odd(label, labels[-1].isascii())]
    return list(dict.fromkeys(found))


def _as_letters(label: str) -> str:
    """Return a part of a host that is written for name servers, such as `xn--e1afmkfd`, in the letters that a browser shows."""
    if not label.startswith("xn--") or not label.isascii():
        return label
    try:
        return label.removeprefix("xn--").encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def ascii_host(host: str) -> str:
    """Return a host as name servers know it: `xn--e1afmkfd.xn--p1ai` for `пример.рф`."""
    labels = unicodedata.normalize("NFC", host.lower()).split(".")
    return ".".join(label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}" for label in labels)


def _odd(label: str, is_below_latin: bool) -> list[str]:
    bad = [char for char in label if not (char.isascii() or _is_letter(char))]
    letters = [char for char in label if _is_letter(char) and unicodedata.category(char)[0] != "M"]
    if bad or not letters:
        return bad
    scripts = {char: _script(char) for char in letters}
    found = set(scripts.values())
    if len(found) > 1 and not any(found <= each for each in _TOGETHER):
        most = max(sorted(found), key=lambda script: (sum(scripts[char] == script for char in letters), script == "latin"))
        return [char for char in letters if scripts[char] != most]
    return letters if is_below_latin and _LIKE_LATIN.issuperset(letters) else []


def _is_letter(char: str) -> bool:
    """Whether a character may stand in a host as it is: a letter, a mark or a digit that is not another one in other clothes."""
    kind = unicodedata.category(char)
    is_letter = kind[0] in "LM" or (kind == "Nd" and not char.isascii())
    return is_letter and unicodedata.normalize("NFKC", char) == char and not _HIDES.match(char)


def _script(char: str) -> str:
    found = _SCRIPT.match(char)
    return str(found.lastgroup) if found else f"{ord(char) >> 7:x}"
