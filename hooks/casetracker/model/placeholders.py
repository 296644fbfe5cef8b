"""What stands in a file until somebody writes something there: the blank's own words, and what people put in their place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from casetracker.model import kinds
from casetracker.model.kinds import Kind, fields
from casetracker.model.records import KINDS

PROSE = "Who was detained, when and where, and on what charge."
"""The text that the blank has for a summary."""
NAME, NATIVE_NAME = "Vera Example", "Вера Примерова"
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


def is_placeholder(text: str) -> bool:
    """Whether a text says nothing: signs alone, a word such as 'TODO', or what the blank tells to write there."""
    return (len(text) < 40 and text.strip(AROUND).casefold() in WORDS) or text in _helps()


@lru_cache(maxsize=1)
def _helps() -> frozenset[str]:
    return frozenset(help for record in KINDS.values() for help in _helps_of(kinds.Group(record)))


def _helps_of(kind: Kind) -> Iterator[str]:
    if isinstance(kind, kinds.Group | kinds.Alias):
        for spec in fields(kind.of):
            yield spec.help
            yield from _helps_of(spec.kind)
    elif isinstance(kind, kinds.Many | kinds.Keyed):
        yield from _helps_of(kind.item if isinstance(kind, kinds.Many) else kind.value)
