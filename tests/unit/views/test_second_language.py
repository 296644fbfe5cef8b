"""A second language is a translation and not a rewrite.

A catalogue that wraps every message in ⟦…⟧ shows which words of a page come from it. Greek is the language, so that what
CLDR says (dates, countries, languages) is in Greek letters: a Latin letter that stands outside the marks and in no record
is a word that nobody could translate.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache
from html.parser import HTMLParser

import pytest
from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from casetracker.text import plain
from casetracker.tools.generate import catalogue
from casetracker.words import Words
from golden_record import EDITION, SETTINGS, golden_pages, golden_records, texts

MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]*")
SHOWN = ("aria-label", "title", "alt", "placeholder", "content", "value")
"""Attributes that a reader sees or hears; `value` of an element other than `data` only."""


@lru_cache(maxsize=1)
def greek() -> Words:
    """Return Greek words in which every message of the catalogue stands between marks."""
    locale = Locale("el")
    messages = read_po(io.BytesIO(catalogue()), locale=locale)
    for message in messages:
        if isinstance(message.id, tuple):
            message.string = tuple(f"⟦{each}⟧" for each in message.id)
        elif message.id:
            message.string = f"⟦{message.id}⟧"
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Words(locale, Translations(compiled))


class _Text(HTMLParser):
    """Collects the text of a page, but for code, which is the same in all languages."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside.append(tag)
        self.found += [value for name, value in attrs if name in SHOWN and value and (tag, name) != ("data", "value")]
        if tag != "code":
            self.found.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.inside.pop()

    def handle_data(self, data: str) -> None:
        self.found.append("" if "code" in self.inside else data)


def outside(shown: str) -> list[str]:
    """Return the Latin words of a text that come neither from the catalogue nor from the record."""
    for text in _of_the_record():
        shown = shown.replace(text, " ")
    while MARKED.search(shown):
        shown = MARKED.sub(" ", shown)
    return LATIN.findall(shown)


@lru_cache(maxsize=1)
def _of_the_record() -> list[str]:
    """Every text of the record, as written and as it stands on a page, the longest first."""
    known: set[str] = set()
    for record in golden_records():
        for text in texts(record):
            known |= {text, text.rstrip("."), plain(text), *(plain(part) for part in text.split("\n\n"))}
            known |= {part for part in re.split(r"[*\[\]()]|\^[a-z]+", text) if len(part) > 3}
    known |= {EDITION.title, SETTINGS.description, SETTINGS.contact.private, SETTINGS.licence_name, "case.json", "swap.json"}
    return sorted((text for text in known if LATIN.search(text) and len(text) > 2), key=len, reverse=True)


@pytest.mark.parametrize("address", golden_pages())
def test_every_word_of_a_page_comes_from_the_catalogue_or_from_the_record(address: str) -> None:
    page = golden_pages(greek())[address]
    reader = _Text()
    reader.feed(page.body())
    assert outside("".join(reader.found)) == []
    assert outside(f"{page.title}\n{page.description}") == []
