"""A record's sources, numbered in the order in which a page first cites them, with the way back to each citation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from casetracker.locale import Words
from casetracker.record.model import Source
from casetracker.record.model.choices import SOURCE
from casetracker.text import citations, host


class Mark(NamedTuple):
    """One citation: the number of its source, and its own id on the page if it is the first one of that source."""

    number: int
    id: str


class Listed(NamedTuple):
    """A source as the list at the end of a page shows it."""

    number: int
    source: Source
    host: str
    kind: str
    date: str
    tongue: str
    """The language's name, where it is not the page's own."""
    spoken: str
    """The language in which its title stands, or the record's description in its place, where it is not the page's own."""
    cited: int
    """How often it is cited."""

    @property
    def first(self) -> str:
        """The id of the first citation."""
        return _first(self.number)


def _first(number: int) -> str:
    return f"c{number}-1"


class Numbered:
    """Numbers the sources of one page as they are cited; ask for `listed` after the last citation."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._numbers: dict[str, int] = {}
        self._cited: dict[str, int] = {}

    def marks(self, ids: Iterable[str]) -> tuple[Mark, ...]:
        """Return the marks for a group's `sources`, each cited once more, in the order of their numbers."""
        return tuple(sorted([self.mark(each) for each in ids if each in self._sources]))

    def marks_in(self, text: str) -> tuple[Mark, ...]:
        """Return the marks for the citations of a text, in their order there."""
        return tuple(self.mark(each) for each in citations(text) if each in self._sources)

    def mark(self, name: str) -> Mark:
        number = self._numbers.setdefault(name, len(self._numbers) + 1)
        self._cited[name] = self._cited.get(name, 0) + 1
        return Mark(number, _first(number) if self._cited[name] == 1 else "")

    def listed(self, words: Words) -> tuple[Listed, ...]:
        """Return the cited sources in the order of their numbers."""
        found = []
        for name, number in self._numbers.items():
            source = self._sources[name]
            language = _foreign(source.language, words)
            found.append(
                Listed(
                    number=number,
                    source=source,
                    host=host(source.url),
                    kind=words._(SOURCE.options[source.kind]) if source.kind else "",
                    date=words.date(source.date) if source.date else "",
                    tongue=words.tongue(language) if language else "",
                    spoken=_foreign("en", words) if source.title.startswith("[") else language,
                    cited=self._cited[name],
                )
            )
        return tuple(found)


def _foreign(language: str | None, words: Words) -> str:
    """Return a language, where it is not the page's own."""
    return language if language and language.split("-")[0] != words.language else ""


def publishers(sources: Mapping[str, Source], ids: Iterable[str]) -> str:
    """Return who published some of a record's sources, each once."""
    return ", ".join(dict.fromkeys(sources[id].publisher for id in ids))
