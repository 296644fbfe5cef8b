"""Sentences for people that can be said in another language later, by whoever prints them.

What checks a record knows no language. It words a message in English, and the message remembers of which sentence it was made, and of
which values: `Words.said` says the same from a catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


class Phrase(str):
    """An English sentence, with what it was made of."""

    __slots__ = ("forms", "number", "values")
    forms: tuple[str, ...]
    """The sentence before its values, marked for the catalogue; of one that counts, that for one and that for many."""
    values: Mapping[str, Any] | None
    """What stands in it; None where it stands as it is, braces too."""
    number: int | None
    """What it counts."""

    def __new__(cls, forms: tuple[str, ...], values: Mapping[str, Any] | None = None, number: int | None = None) -> Phrase:
        form = forms[-1] if number is not None and number != 1 else forms[0]
        made = super().__new__(cls, form if values is None else form.format_map(values))
        made.forms, made.values, made.number = forms, values, number
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Phrase, (self.forms, self.values, self.number)

    def said(self, one: Callable[[str], str], counted: Callable[[str, str, int], str]) -> str:
        """Return it in another language: `one` words a sentence, `counted` chooses the form of one that counts."""
        form = one(self.forms[0]) if self.number is None else counted(self.forms[0], self.forms[-1], self.number)
        if self.values is None:
            return form
        return form.format_map({
            key: each.said(one, counted) if isinstance(each, Phrase) else each for key, each in self.values.items()
        })  # fmt: skip


def phrase(text: str, /, **values: object) -> Phrase:
    """Return a sentence with `{braces}` for its values."""
    return Phrase((text,), values)


def plain(text: str) -> Phrase:
    """Return a sentence without values, in which braces are braces."""
    return Phrase((text,))


def several(one: str, many: str, number: int, /, **values: object) -> Phrase:
    """Return the sentence for `{number}` things."""
    return Phrase((one, many), {"number": number, **values}, number)


def joined(start: str, *rest: str) -> Phrase:
    """Return phrases as one, as they follow on each other."""
    parts = (start, *rest)
    return Phrase(("".join(f"{{p{place}}}" for place in range(len(parts))),), {f"p{place}": each for place, each in enumerate(parts)})


def packed(text: str) -> Any:
    """Return a text as plain data, from which `unpacked` makes it again."""
    if not isinstance(text, Phrase):
        return text
    values = text.values and {key: packed(each) if isinstance(each, str) else each for key, each in text.values.items()}
    return [list(text.forms), values, text.number]


def unpacked(data: Any) -> str:
    """Return the text that was packed."""
    if isinstance(data, str):
        return data
    forms, values, number = data
    return Phrase(
        tuple(forms), values and {key: unpacked(each) if isinstance(each, list) else each for key, each in values.items()}, number
    )
