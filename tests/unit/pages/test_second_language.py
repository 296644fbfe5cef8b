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
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from casetracker.cli.generate import catalogue
from casetracker.locale import Words, words
from casetracker.text import plain
from golden_record import BUILD_INFO, SETTINGS, golden_pages, golden_records, texts

THEME = Path(catalogue.__code__.co_filename).parents[2] / "theme"
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]*")
SHOWN = ("aria-label", "title", "alt", "placeholder")
"""Attributes that a reader sees or hears; sentences that wait in `data-…` for a script are shown too."""


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
    """Collects the text of a page, but for code and scripts, which are the same in all languages."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside.append(tag)
        self.found += [value for name, value in attrs if value and (name in SHOWN or (name.startswith("data-") and " " in value))]
        if tag != "code":
            self.found.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.inside.pop()

    def handle_data(self, data: str) -> None:
        self.found.append("" if {"code", "script"} & set(self.inside) else data)


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
    known |= {BUILD_INFO.title, SETTINGS.description, SETTINGS.contact.private, SETTINGS.licence_name, "case.json", "swap.json"}
    return sorted((text for text in known if LATIN.search(text) and len(text) > 2), key=len, reverse=True)


@pytest.mark.parametrize("address", golden_pages())
def test_every_word_of_a_page_comes_from_the_catalogue_or_from_the_record(address: str) -> None:
    page = golden_pages(greek())[address]
    reader = _Text()
    reader.feed(page.body())
    assert outside("".join(reader.found)) == []
    assert outside(f"{page.title}\n{page.description}") == []


@pytest.mark.parametrize("file", sorted(THEME.rglob("*.html")), ids=lambda file: file.name)
def test_the_theme_s_templates_hold_no_words_of_their_own(file: Path) -> None:
    template = re.sub(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", " ", file.read_text("utf-8"), flags=re.DOTALL)
    reader = _Text()
    reader.feed(template)
    assert LATIN.findall("".join(reader.found)) == []


HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {}\\n"\n'
GERMAN = """
msgid "Timeline"
msgstr "Zeitleiste"

msgid "Exchanged"
msgstr "Ausgetauscht"

msgid "Remand"
msgstr "Untersuchungshaft"

msgid "Detained: %(form)s"
msgstr "Festgenommen: %(form)s"

msgid "day held"
msgid_plural "days held"
msgstr[0] "Tag in Haft"
msgstr[1] "Tage in Haft"

msgid "to %(date)s"
msgstr "bis %(date)s"
"""
RUSSIAN = """
msgid "%(number)s person exchanged"
msgid_plural "%(number)s people exchanged"
msgstr[0] "обменян %(number)s человек"
msgstr[1] "обменяны %(number)s человека"
msgstr[2] "обменяны %(number)s человек"
"""


def page_in(language: str, forms: str, catalogue: str, address: str, folder: Path) -> str:
    """Return a golden page in a language whose catalogue has a few words."""
    (folder / f"{language}.po").write_text(HEADER.format(forms) + catalogue, "utf-8")
    return golden_pages(words(language, folder))[address].body()


def test_a_page_speaks_german_from_a_catalogue_of_a_few_words(tmp_path: Path) -> None:
    page = page_in("de", "nplurals=2; plural=(n != 1);", GERMAN, "cases/ivan-sample/", tmp_path)
    assert '<h2 id="timeline">Zeitleiste</h2>' in page
    assert ">Ausgetauscht</a>" in page
    assert "<span>Tage in Haft</span>" in page
    assert "10. Januar 2022 bis 1. August 2024" in page
    # German nouns keep their capital within a sentence.
    assert "Festgenommen: Untersuchungshaft" in page
    assert ">Vereinigte Staaten<" in page
    # The summary is in English, and marked as that; what has no translation yet stays English.
    assert '<div class="ct-deck" lang="en" dir="auto">' in page
    assert '<h2 id="custody">Custody</h2>' in page


def test_a_language_has_as_many_plurals_as_it_needs(tmp_path: Path) -> None:
    forms = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    page = page_in("ru", forms, RUSSIAN, "swaps/", tmp_path)
    assert "обменяны 3 человека" in page
    assert "1 августа 2024" in page


def test_a_summary_in_the_reader_s_language_stands_in_place_of_the_english_one(tmp_path: Path) -> None:
    page = page_in("el", "nplurals=2; plural=(n != 1);", "", "cases/vera-example/", tmp_path)
    assert "Η Βέρα Παράδειγμα συνελήφθη τον Φεβρουάριο του 2023." in page
    assert "a translator, was arrested" not in page
    assert '<div class="ct-deck">' in page


@pytest.mark.parametrize(
    ("language", "label", "shown"), [("en", "House arrest", "house arrest"), ("en", "UN finding", "UN finding"), ("en", "", "")]
)
def test_a_label_within_a_sentence_begins_small(language: str, label: str, shown: str) -> None:
    assert words(language).within(label) == shown
