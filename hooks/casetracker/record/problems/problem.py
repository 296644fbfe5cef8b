"""One problem: a rule that was broken, at a place, in a field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from casetracker.record.problems.rules import RULES, Severity
from casetracker.text.hidden import working_in
from casetracker.text.phrase import Phrase, phrase, plain

_WARNING = phrase("warning")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file: `line` and `column` count from 1; a line of 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0
    source: str = ""
    """The text of that line, for showing it with a caret."""

    def __str__(self) -> str:
        file = shorten(self.file, 400)
        return f"{file}:{self.line}:{self.column}" if self.line else file


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A broken rule. `field` is a path such as `custody[1].from`, empty where it is about the whole file."""

    place: Place
    field: str
    rule: str
    message: str
    hint: str = ""
    paste: str = ""
    """Lines that can be pasted into the file to mend it, with `…` for what has to be filled in; mostly empty."""

    @property
    def severity(self) -> Severity:
        return RULES[self.rule].severity

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        return self.worded(str)

    def worded(self, said: Callable[[str], str]) -> str:
        """Return the first line of the problem as every format words it, without the source line, in the language of `said`."""
        kind = "" if self.is_error else f"{said(_WARNING)}: "
        field = f"{self.field}: " if self.field else ""
        return f"{self.place}: {kind}{field}{said(self.message)}"


def problem(rule: str, place: Place, field: str = "", **values: object) -> Problem:
    """Return the problem for `rule`, its wording filled in with `values`.

    Raises KeyError where the rule or one of the values that its wording names is missing.
    """
    wording = RULES[rule]
    shown = {key: _shown(key, value) for key, value in values.items()}
    return Problem(place, shorten(field), rule, phrase(wording.message, **shown), phrase(wording.hint, **shown))


_OURS = frozenset({"expected", "help", "hint", "known", "nearest"})
"""Values that the model or a rule words, not the file: they are shown whole."""
_WORDED = frozenset({*_OURS, "earlier", "found", "item", "kind", "later", "least", "number", "owner", "reason", "what", "whose"})
"""Values in words of ours, which are another language's in a report in that one."""


def _shown(key: str, value: object) -> str:
    if isinstance(value, Phrase):
        return Phrase(value.forms, value.values and {inner: _shown(inner, each) for inner, each in value.values.items()}, value.number)
    text = shorten(str(value), 1_000 if key in _OURS else 160)
    return plain(text) if text and key in _WORDED else text


def shorten(text: str, length: int = 160) -> str:
    """Return `text` fit for a message: what nobody sees is named, save where a script needs it, and cut after `length` characters."""
    if text.isprintable():
        safe = text
    else:
        working = working_in(text)
        safe = "".join(char if char.isprintable() or at in working else f"\\u{ord(char):04x}" for at, char in enumerate(text))
    return safe if len(safe) <= length else safe[: length - 1] + "…"
