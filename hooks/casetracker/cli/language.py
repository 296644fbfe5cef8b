"""The language in which commands speak: that of the terminal, where there is a catalogue for it, else English."""

from __future__ import annotations

import os

from casetracker.text.phrase import phrase, several

_NO_LANGUAGE = ("", "C", "POSIX")
"""Locales in which nothing is translated, whatever LANGUAGE says: so it is in all programs that use gettext."""


def language() -> str:
    """Return the code of the language, from the variables that gettext asks, in its order."""
    asked = next(filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if asked.partition(".")[0] in _NO_LANGUAGE:
        return "en"
    for each in (os.environ.get("LANGUAGE") or asked).split(":"):
        code = each.partition(".")[0].partition("@")[0].partition("_")[0]
        if code == "en":
            break
        # Imported here because nobody who reads English needs it, and a check has to start fast.
        from casetracker.locale import CATALOGUES

        if code.isalpha() and (CATALOGUES / f"{code}.po").is_file():
            return code
    return "en"


def said(text: object) -> str:
    """Return a message of ours, or what an error says, in that language; a text that is no message of ours as it is."""
    message = text.args[0] if isinstance(text, Exception) and text.args else text
    spoken = language()
    if spoken == "en" or not isinstance(message, str):
        return str(text)
    from casetracker.locale import words

    return words(spoken).said(message)


def _(text: str, /, **values: object) -> str:
    """Return a sentence with `{braces}` for its values in that language."""
    return said(phrase(text, **values))


def numbered(one: str, many: str, number: int, /, **values: object) -> str:
    """Return the sentence for `{number}` things in that language."""
    return said(several(one, many, number, **values))


def files(number: int) -> str:
    """Return `2 files`."""
    return numbered("{number} file", "{number} files", number)
