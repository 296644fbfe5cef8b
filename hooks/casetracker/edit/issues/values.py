"""What people write as one value of a form → the value that stands in a file: words as codes, dates in figures, numbers as sources.

Nothing is executed or expanded. What can't be understood stays as it was written, so that the check speaks of it, or is left out with a
word of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from casetracker.record.countries import is_language
from casetracker.record.dates import DateError, parse
from casetracker.record.guesses import (
    choice_meant,
    code_for,
    country_meant,
    dates_meant,
    language_for,
    language_meant,
    meant_in_words,
    option_meant,
)
from casetracker.record.model import kinds
from casetracker.record.model.choices import widened
from casetracker.record.model.kinds import FieldSpec, Kind, fields
from casetracker.record.parties import holders
from casetracker.record.problems.problem import shorten
from casetracker.record.scope import ANY, Scope
from casetracker.text import address_fault

_NUMBERED = re.compile(r"\[\^?(\d{1,3})\]|\(source:? (\d{1,3})\)", re.ASCII | re.IGNORECASE)
_NUMBERS = re.compile(r"(?>\bsources?\b|[\[\](),;:&#^\s]|\band\b|(?<!\d)\d{1,3}(?:\s?[-–]\s?\d{1,3})?(?!\d))++", re.IGNORECASE | re.ASCII)
_RANGE = re.compile(r"(\d{1,3})(?:\s?[-–]\s?(\d{1,3}))?", re.ASCII)
_ABOUT_A_STATE = frozenset({"dual", "both", "by", "in"})
"""Words before a state's name that say no more."""
LOOKED_AT = 300
"""Lines that are taken apart in one issue, or compared with keys: more than anyone writes without keys."""
QUOTED = 500
"""Characters of a text that is left out, in what is said of it; it stands in full in the issue."""


@dataclass
class Reading:
    """Reads the values of one issue. `sources` are its sources by id, in the order of their numbers."""

    sources: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    """How something was taken, for the maintainer."""
    left: list[str] = field(default_factory=list)
    """What was written and is in no file, in its author's words."""
    looked: int = 0

    scope: Scope = ANY
    """Those that the settings name."""

    def _country_meant(self, text: str) -> str:
        return country_meant(text, self.scope.parties)

    def is_tired(self) -> bool:
        """Whether enough lines of this issue were looked at closely; else this is one more."""
        self.looked += 1
        return self.looked > LOOKED_AT

    def leave(self, where: str, text: str, why: str = "was not understood") -> None:
        """Say that a text is left out."""
        self.left.append(f"{where}: '{shorten(' '.join(text[: 8 * QUOTED].split()), QUOTED)}' {why}")

    def plain(self, spec: FieldSpec, text: str) -> Any:
        """Return what the part for a field that holds no groups says; None or empty for nothing."""
        match spec.kind:
            case kinds.Many(item=kinds.Alias() as alias, most=most):
                return [_alias(line, alias) for line in self._first(spec.key, _lines(text), most)]
            case kinds.Many(item=kinds.Text(), most=most):
                return self._first(spec.key, _lines(text), most)
            case kinds.Keyed(key=key, most=most):
                return self._keyed(spec.key, key, self._first(spec.key, _lines(text), most))
            case kinds.Prose():
                return _NUMBERED.sub(lambda found: f"[^{self._numbered(int(found[1] or found[2]))}]", text.strip())
            case kind:
                return self.single(kind, " ".join(text.split()), spec.key)

    def single(self, kind: Kind, text: str, where: str = "") -> Any:
        """Return a value on one line."""
        match kind := widened(kind, self.scope):
            case kinds.Many(item=kinds.Id(of="source"), most=most):
                return self._cited(text, where, most)
            case kinds.Many(item=item, most=most):
                named = isinstance(item, kinds.Country | kinds.Citizenship)
                beside = states(text, self.scope) if named else _split(text, r"[,;]|\band\b")
                return list(dict.fromkeys(self.single(item, each, where) for each in self._first(where, beside, most)))
            case kinds.Country():
                return self._or_as_it_is(where, text, state(text, self.scope), self._country_meant)
            case kinds.Citizenship(words=words):
                value = state(text, self.scope) or option_meant(text, words)
                return self._or_as_it_is(where, text, value, lambda word: choice_meant(word, words) or self._country_meant(word))
            case kinds.Body():
                return state(text, self.scope) or text
            case kinds.Language():
                return self._or_as_it_is(where, text, language(text), language_meant)
            case kinds.Choice():
                value = None if text == "None" else option_meant(text, kind)
                return "" if text == "None" else self._or_as_it_is(where, text, value, lambda word: choice_meant(word, kind))
            case kinds.Date(form=form):
                return self._or_as_it_is(where, text, day(text, form), lambda word: meant_in_words(dates_meant(word, form)))
            case kinds.Flag(only=only):
                meant = {"yes": "true", "no": "false"}.get(text.casefold(), text.casefold())
                return "" if meant == ("false" if only else "true") else meant
            case kinds.Address():
                url = text.strip("<>")
                sound = None if address_fault(url) else url
                return self._or_as_it_is(where, url, sound, lambda _: ": write the whole address, beginning with https://")
            case _:
                return text

    def _or_as_it_is(self, where: str, text: str, value: str | None, meant: Callable[[str], str]) -> str:
        """Return a value that was understood; else the text, which the check will not let pass, with what can be `meant` by it."""
        if value or not text:
            return value or ""
        hint = "" if self.is_tired() else meant(text)
        self.left.append(f"{where}: '{shorten(text, QUOTED)}' was not understood and stands in the file as it is{hint}")
        return text

    def source_at(self, url: str) -> str | None:
        """Return the id of the source at an address, None where there is none."""
        return next((id for id, source in self.sources.items() if source.get("url") == url), None)

    def _cited(self, text: str, where: str, most: int) -> list[str]:
        """Return the ids of the sources that a text names: by number, address, publisher or id."""
        if are_numbers(text):
            spans = self._first(where, [first if not last else f"{first}-{last}" for first, last in _RANGE.findall(text)], most)
            ends = [tuple(map(int, span.split("-"))) for span in spans]
            return list(dict.fromkeys(self._numbered(number) for first, *last in ends for number in range(first, (last or [first])[0] + 1)))
        return [self._named(each) for each in self._first(where, _split(text.strip("[]"), r"[,;]|\band\b"), most)]

    def _named(self, text: str) -> str:
        """The id of a source by its number, address or publisher; the text itself where it is none of these."""
        bare = text.strip("[]^ ")
        if re.fullmatch(r"[0-9]{1,3}", bare):
            return self._numbered(int(bare))
        published = [id for id, source in self.sources.items() if str(source.get("publisher", "")).casefold() == bare.casefold()]
        return self.source_at(bare) or (published[0] if len(published) == 1 else bare)

    def _numbered(self, number: int) -> str:
        if 1 <= number <= len(self.sources):
            return [*self.sources][number - 1]
        self.left.append(f"there is no source number {number}")
        return f"source-{number}"

    def _first(self, where: str, values: list[str], most: int) -> list[str]:
        for each in values[most:]:
            self.leave(where, each, f"is more than the {most} that a file holds")
        return values[:most]

    def _keyed(self, where: str, key: Kind, lines: Iterable[str]) -> dict[str, str]:
        """Texts by language: `el: Βέρα`, `Greek: Βέρα` or `Βέρα (Greek)`."""
        found: dict[str, str] = {}
        for line in lines:
            name, colon, text = line.partition(":")
            if not colon and line.endswith(")"):
                text, _, name = line[:-1].rpartition("(")
            name = (language(name.strip()) or "") if isinstance(key, kinds.Language) else name.strip()
            if not name or not text.strip():
                self.leave(where, line, "says no language: write it as in 'el: Βέρα Παράδειγμα'")
            elif name in found:
                self.leave(where, line, "is a second text of one language")
            else:
                found[name] = text.strip()
        return found


def are_numbers(text: str) -> bool:
    """Whether a text says nothing but numbers of sources."""
    return any(char.isdigit() for char in text) and _NUMBERS.fullmatch(text) is not None


def state(text: str, scope: Scope) -> str | None:
    """Return the code of the state that a text names, also by its people, or the id of the party; None where it names none."""
    if text in holders(scope.parties) or len(text) > 120:
        return text if text in holders(scope.parties) else None
    words = text.split(" ")
    return code_for(" ".join(words[1:] if words[0].casefold() in _ABOUT_A_STATE else words), scope.parties)


def states(text: str, scope: Scope) -> list[str]:
    """Return what a text names one beside the other: 'American and Israeli', 'US/RU', but 'Bosnia and Herzegovina' is one."""
    pieces = _split(text.strip("[]"), "[,;]")
    whole = [place >= LOOKED_AT or state(piece, scope) is not None for place, piece in enumerate(pieces)]
    return [each for piece, alone in zip(pieces, whole, strict=True) for each in ([piece] if alone else _split(piece, r"/|&|\band\b"))]


def language(text: str) -> str | None:
    """Return the code of the language that a text names, None where it names none."""
    return text if is_language(text) else language_for(text.removeprefix("in "))


def day(text: str, form: Any = "any") -> str | None:
    """Return the date that a text can alone mean, None where it means none, or one of several."""
    if len(text) > 80:
        return None
    try:
        parse(text)
    except DateError:
        found = dates_meant(text, form)
        return found.dates[0] if found and found.certain else None
    return text


def _split(text: str, between: str) -> list[str]:
    return [each.strip() for each in re.split(between, text) if each.strip()]


def _alias(line: str, kind: kinds.Alias) -> Any:
    """`Vera Muster (birth)` as the group, any other line as it is."""
    spec = next(each for each in fields(kind.of) if isinstance(each.kind, kinds.Choice))
    name, bracket, word = line.removesuffix(")").rpartition("(")
    options: Any = spec.kind
    key = option_meant(word, options) if line.endswith(")") and bracket and name.strip() else None
    return {kind.main: name.strip(), spec.key: key} if key else line


def _lines(text: str) -> list[str]:
    return [bare for line in text.split("\n") if (bare := unmarked(line))]


_MARK = re.compile(r"(?:[-*•·–—]|\(?\d{1,3}[.)])\s+(?=\S)", re.ASCII)


def unmarked(line: str) -> str:
    """Return a line without the mark of a list or of a quotation before it."""
    line = line.strip().lstrip("> ")
    found = _MARK.match(line)
    # `14. März 2025` is a day and no fourteenth item.
    return line if not found or (found[0][0].isdigit() and _begins_with_a_day(line)) else line[found.end() :]


def _begins_with_a_day(line: str) -> bool:
    return day(" ".join(line.split(" ", 3)[:3]).rstrip(":,;")) is not None
