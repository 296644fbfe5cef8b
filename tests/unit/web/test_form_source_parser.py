"""Sources as people paste them: each is taken apart as far as it can be, and a page that the record cites is known by its address."""

from __future__ import annotations

from typing import Any

import pytest

from casetracker.data.form import model
from casetracker.locale import words
from node import run_module

CITED = [
    {"title": "Known report", "publisher": "First Daily", "url": "https://www.example.org/news/1/", "date": "2025-01-02", "kind": "press"},
    {"title": "Another", "publisher": "First Daily", "url": "https://example.org/news/2"},
    {"title": "A copy", "publisher": "Elsewhere", "url": "https://example.org/copies/3"},
]
TEXTS: dict[str, list[dict[str, str]]] = {
    "https://example.org/news/1?utm_source=x#top": [CITED[0]],
    "http://example.org/news/1\nhttps://example.org/news/9": [CITED[0], {"publisher": "First Daily", "url": "https://example.org/news/9"}],
    "Translator held in Primerovsk. Second Agency, 13 March 2025. https://example.com/held.": [
        {"date": "2025-03-13", "publisher": "Second Agency", "title": "Translator held in Primerovsk", "url": "https://example.com/held"}
    ],
    "“Appeal, still open” – First Daily, March 13, 2025\nhttps://example.net/appeal\n\nhttps://example.net/other": [
        {"date": "2025-03-13", "title": "Appeal, still open", "publisher": "First Daily", "url": "https://example.net/appeal"},
        {"url": "https://example.net/other"},
    ],
    "Суд продлил арест | Пример | 13.03.2025 | https://example.com/ru": [
        {"date": "2025-03-13", "publisher": "Пример", "title": "Суд продлил арест", "url": "https://example.com/ru"}
    ],
    "«Обмен двумя заключёнными», Пример.ру, 4 апреля 2026 г., https://example.com/obmen": [
        {"date": "2026-04-04", "publisher": "Пример.ру", "title": "Обмен двумя заключёнными", "url": "https://example.com/obmen"}
    ],
    "https://example.com/page\nSecond Agency\n2025-03-13": [
        {"date": "2025-03-13", "title": "Second Agency", "url": "https://example.com/page"}
    ],
    "https://example.com/page https://web.archive.org/web/2025/https://example.com/page": [
        {"url": "https://example.com/page", "archive": "https://web.archive.org/web/2025/https://example.com/page"}
    ],
    "": [],
    " \n\n ,.; \n": [],
}
"""What is taken apart in one way only."""
GUESSED: dict[str, tuple[dict[str, str], str]] = {
    # What can be two days stays as it is: the form asks which.
    "Report. Second Agency, 03/04/2025": ({"publisher": "Second Agency", "title": "Report", "date": "03/04/2025"}, ""),
    "First Daily": ({"publisher": "First Daily"}, ""),
    "my uncle told me so": ({"title": "my uncle told me so"}, ""),
    "Exemplar, João\n“Brasileira condenada a três anos”\nFolha Exemplar, 11 de novembro de 2025\nhttps://example.com/br": (
        {"date": "2025-11-11", "publisher": "Folha Exemplar", "title": "Brasileira condenada a três anos", "url": "https://example.com/br"},
        "Exemplar, João",
    ),
    "J. Sample, Three freed in\nan exchange. The Example Times, 3 May 2026. https://example.com/times/\nexchange-2026": (
        {"date": "2026-05-03", "publisher": "The Example Times", "title": "J. Sample, Three freed in an exchange", "url": "https://example.com/times/exchange-2026"},
        "",
    ),
    # Who is named may be another publisher than the one that the record knows at that host: nothing of the text is lost.
    "Two freed. Second Agency, 4 May 2026. https://example.org/two": (
        {"date": "2026-05-04", "publisher": "First Daily", "title": "Two freed. Second Agency", "url": "https://example.org/two"},
        "",
    ),
}  # fmt: skip
"""What somebody has to look at, with what found no place."""


def taken_apart(text: str) -> Any:
    body = "return m.takenApart(given.text, new m.Cited(given.cited, ['archive.org']), given.model);"
    return run_module("form/source_parser.js", body, {"text": text, "cited": CITED, "model": model(words())})


@pytest.mark.parametrize("text", TEXTS)
def test_a_pasted_text_is_taken_apart(text: str) -> None:
    assert taken_apart(text) == [{"fields": fields, "left": "", "isSure": True} for fields in TEXTS[text]]


@pytest.mark.parametrize("text", GUESSED)
def test_what_can_be_taken_apart_in_several_ways_says_so_and_loses_nothing(text: str) -> None:
    fields, left = GUESSED[text]
    assert taken_apart(text) == [{"fields": fields, "left": left, "isSure": False}]


def test_two_addresses_of_one_page_are_one() -> None:
    same = [
        "https://www.example.org/a/",
        "http://example.org/a",
        "https://example.org/a?utm_medium=x&fbclid=1",
        " https://example.org/a#part ",
    ]
    keys = run_module("form/source_parser.js", "return given.map(m.addressKey);", [*same, "https://example.org/a?id=1", "no address"])
    assert keys == ["example.org/a"] * 4 + ["example.org/a?id=1", ""]
