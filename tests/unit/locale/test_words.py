"""Dates, numbers and names in the reader's language, and a second language from one small catalogue."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casetracker.locale import CATALOGUES, WordsError, words
from casetracker.record.dates import parse

GERMAN = """\
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "%(date)s or before"
msgstr "%(date)s oder früher"

msgid "about %(date)s"
msgstr "etwa %(date)s"

msgid "%(first)s or %(last)s"
msgstr "%(first)s oder %(last)s"

msgid "%(items)s and %(last)s"
msgstr "%(items)s und %(last)s"

msgid "Detained"
msgstr "In Haft"

msgid "%(number)s person in %(where)s"
msgid_plural "%(number)s people in %(where)s"
msgstr[0] "%(number)s Person in %(where)s"
msgstr[1] "%(number)s Personen in %(where)s"
"""


@pytest.fixture
def catalogues(tmp_path: Path) -> Path:
    (tmp_path / "de.po").write_text(GERMAN, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2024-01-27", "27 January 2024"),
        ("2024-01-05", "5 January 2024"),
        ("2024-01", "January 2024"),
        ("2024", "2024"),
        ("2025-02-13/2025-02-14", "13 or 14 February 2025"),
        ("2025-02-13/2025-02-15", "between 13 and 15 February 2025"),
        ("2025-02-28/2025-03-01", "28 February 2025 or 1 March 2025"),
        ("2025-02-13/2025-03-14", "between 13 February 2025 and 14 March 2025"),
        ("2024-12-31/2025-01-01", "31 December 2024 or 1 January 2025"),
        ("1991/1992", "1991 or 1992"),
        ("1991/1993", "between 1991 and 1993"),
        ("2024-12/2025-01", "December 2024 or January 2025"),
        ("2024-01/2024-03", "between January 2024 and March 2024"),
        ("2024/2024-06", "between 2024 and June 2024"),
        ("../2025-06-06", "6 June 2025 or before"),
        ("../2025-06", "June 2025 or before"),
        ("../2025", "2025 or before"),
        ("2024-06-05/..", "5 June 2024 or later"),
        ("2024-06/..", "June 2024 or later"),
        ("2024/..", "2024 or later"),
        ("2024~", "about 2024"),
        ("2024-01~", "about January 2024"),
        ("2024-01-27~", "about 27 January 2024"),
        ("2024~/2025", "between about 2024 and 2025"),
        ("2024/2025~", "between 2024 and about 2025"),
        ("2024-01-27~/2024-02-03", "between about 27 January 2024 and 3 February 2024"),
        ("../2024-05~", "about May 2024 or before"),
        ("2024-05~/..", "about May 2024 or later"),
        ("unknown", "on an unknown day"),
    ],
)
def test_a_date_in_english_says_what_was_written_and_no_more(written: str, shown: str) -> None:
    assert words().date(parse(written)) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2024-01-27", "27. Januar 2024"),
        ("2024-03", "März 2024"),
        ("2024", "2024"),
        ("../2025-06-06", "6. Juni 2025 oder früher"),
        ("2024-01~", "etwa Januar 2024"),
        ("2024-01-27/2024-01-28", "27. Januar 2024 oder 28. Januar 2024"),
        ("2024/..", "2024 or later"),
    ],
)
def test_a_second_language_is_a_catalogue_and_cldr(catalogues: Path, written: str, shown: str) -> None:
    assert words("de", catalogues).date(parse(written)) == shown


def test_a_day_is_written_in_the_order_of_the_language(catalogues: Path) -> None:
    assert words("en").day(date(2024, 1, 27)) == "27 January 2024"
    assert words("de", catalogues).day(date(2024, 1, 27)) == "27. Januar 2024"


def test_a_tracker_s_own_catalogue_goes_before_ours_and_ours_stands_where_it_has_none(tmp_path: Path, catalogues: Path) -> None:
    (catalogues / "ru.po").write_text(GERMAN, "utf-8")
    assert words("ru", catalogues)._("Detained") == "In Haft"
    assert words("ru", tmp_path / "none")._("Detained") == words("ru")._("Detained") != "Detained"


def test_a_sentence_without_a_translation_stays_english(catalogues: Path) -> None:
    german = words("de", catalogues)
    assert german._("Detained") == "In Haft"
    assert german._("Imprisoned") == "Imprisoned"
    assert german._("") == ""


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0 people in RU"), (1, "1 person in RU"), (2, "2 people in RU"), (1660, "1,660 people in RU")]
)
def test_a_plural_takes_the_form_of_its_number(number: int, shown: str) -> None:
    assert words().plural("%(number)s person in %(where)s", "%(number)s people in %(where)s", number, where="RU") == shown


@pytest.mark.parametrize(("number", "shown"), [(1, "1 Person in RU"), (2, "2 Personen in RU"), (1660, "1.660 Personen in RU")])
def test_a_plural_comes_from_the_catalogue(catalogues: Path, number: int, shown: str) -> None:
    said = words("de", catalogues).plural("%(number)s person in %(where)s", "%(number)s people in %(where)s", number, where="RU")
    assert said == shown


@pytest.mark.parametrize(
    ("items", "shown"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"), (["a", "b", "c", "d"], "a, b, c and d")],
)
def test_a_list_is_joined_with_a_word_before_the_last(items: list[str], shown: str) -> None:
    assert words().join(items) == shown


def test_a_list_is_joined_in_the_language(catalogues: Path) -> None:
    assert words("de", catalogues).join(["a", "b", "c"]) == "a, b und c"


def test_countries_and_languages_have_names_in_the_language(catalogues: Path) -> None:
    assert (words().country("DE"), words().tongue("ru"), words().tongue("zh-Hans")) == ("Germany", "Russian", "Chinese")
    assert (words("de", catalogues).country("DE"), words("de", catalogues).tongue("ru")) == ("Deutschland", "Russisch")


def test_what_is_no_code_is_shown_as_it_stands() -> None:
    assert words().country("Memorial") == "Memorial"
    assert words().tongue("xx") == "xx"


def test_the_language_of_a_page_is_that_of_its_words(catalogues: Path) -> None:
    assert [words("en").language, words("en-GB").language, words("de", catalogues).language] == ["en", "en", "de"]


@pytest.mark.parametrize("language", ["", "xx-none", "not a language", "../de"])
def test_a_language_that_cldr_does_not_know_is_refused(language: str) -> None:
    with pytest.raises(WordsError, match=f"^'{language}' is not a language that CLDR knows$"):
        words(language)


def test_a_language_without_a_catalogue_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WordsError, match=rf"^there is no catalogue of words for 'fr': fr\.po is not in {tmp_path.name}/$"):
        words("fr", tmp_path)


def test_english_needs_no_catalogue() -> None:
    assert not (CATALOGUES / "en.po").exists()
    assert words("en").date(parse("2024")) == "2024"
