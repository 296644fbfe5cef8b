"""A name in another script → the same in Latin letters, as a first proposal, and the language that it is most likely in."""

from __future__ import annotations

import re

from casetracker.text.folding import latin

_LANGUAGES = (
    ("\u0400-\u052f", "ru"), ("\u0370-\u03ff\u1f00-\u1fff", "el"), ("\u10a0-\u10ff", "ka"), ("\u0530-\u058f", "hy"), ("\u0590-\u05ff", "he"),
    ("\u3040-\u30ff", "ja"), ("\uac00-\ud7af\u1100-\u11ff", "ko"),
)  # fmt: skip
"""Letters of a script, and the language whose they mostly are; whoever fills in a file sees it."""


def transcribed(name: str) -> str:
    """Return a name in Latin letters, with a capital for each word; letters of a script that is not known here stay."""
    return re.sub(r"[\w']+", lambda word: word[0][:1].upper() + word[0][1:], latin(name))


def language_of(name: str) -> str:
    """Return the language that a name is most likely in, by letters that others lack; empty where its script tells none."""
    folded = name.casefold()
    found = next((language for letters, language in _LANGUAGES if re.search(f"[{letters}]", folded)), "")
    return ("be" if "ў" in folded else "uk" if re.search("[іїєґ]", folded) else "ru") if found == "ru" else found
