"""What stands in a file until somebody writes something there: the blank's own words, and what people put in their place."""

from __future__ import annotations

from casetracker.text import paragraphs, uncited

PROSE = "Who was detained, when and where, and on what charge."
"""The text that the blank has for a summary."""
NAME, NATIVE_NAME = "Vera Example", "Βέρα Παράδειγμα"
"""Whom the blank and the helps speak of."""

AROUND = " \t.…:;,!?*_-–—[](){}<>\"'«»“”‘’`#/\\|=+~^"
WORDS = frozenset(
    [
        "", "tbd", "tba", "tbc", "todo", "to do", "fixme", "xxx", "n/a", "placeholder", "lorem ipsum", "text", "your text", "your text here",
        "title", "the title", "its title", "title of the source", "article title", "publisher", "the publisher", "name", "the name", "full name",
        "your name", "given-name family-name", "given name family name", "given name", "family name", "first name last name",
        "firstname lastname", "first-name last-name", "first last", "name surname", "insert name", "insert title", "fill in", "to be filled in",
        "who published it", "what the page is", "its address",
    ]
)  # fmt: skip
"""Texts, in small letters and without signs around them, that say nothing of anyone."""


def is_placeholder(text: str, help: str) -> bool:
    """Whether a text says nothing: signs alone, a word such as 'TODO', or the `help` by which the blank tells what to write there.

    The help of another field may say something where it stands: 'Where it took place.' is the end of many a sentence.
    """
    return (len(text) < 40 and text.strip(AROUND).casefold() in WORDS) or (text == help != "")


def placeholder_in(prose: str, help: str) -> str:
    """Return what in a summary says nothing: the blank's own, wherever it stands, or a paragraph that is a placeholder beside its citations."""
    if PROSE in prose:
        return PROSE
    empty = (part for part in paragraphs(prose) if is_placeholder(uncited(part), uncited(help)))
    return next((uncited(part) or part for part in empty), "")
