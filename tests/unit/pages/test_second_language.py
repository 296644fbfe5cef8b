"""Pages in a language whose catalogue has a few words: plurals, capitals and summaries are as it needs them, and all else stays English."""

from __future__ import annotations

from pathlib import Path

import pytest

from casetracker.locale import words
from golden_record import golden_pages

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
