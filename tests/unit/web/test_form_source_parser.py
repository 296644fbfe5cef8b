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
    "https://example.com/page\nSecond Agency\n2025-03-13": [
        {"date": "2025-03-13", "title": "Second Agency", "url": "https://example.com/page"}
    ],
    "https://example.com/page https://web.archive.org/web/2025/https://example.com/page": [
        {"url": "https://example.com/page", "archive": "https://web.archive.org/web/2025/https://example.com/page"}
    ],
    # What can be two days stays as it is: the form asks which.
    "Report. Second Agency, 03.04.2025": [{"publisher": "Second Agency", "title": "Report", "date": "03.04.2025"}],
    "First Daily": [{"publisher": "First Daily"}],
    "": [],
    " \n\n ,.; \n": [],
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_pasted_text_is_taken_apart(text: str) -> None:
    body = "return m.takenApart(given.text, new m.Cited(given.cited, ['archive.org']), given.model);"
    found: Any = run_module("form/source_parser.js", body, {"text": text, "cited": CITED, "model": model(words())})
    assert found == TEXTS[text]


def test_two_addresses_of_one_page_are_one() -> None:
    same = [
        "https://www.example.org/a/",
        "http://example.org/a",
        "https://example.org/a?utm_medium=x&fbclid=1",
        " https://example.org/a#part ",
    ]
    keys = run_module("form/source_parser.js", "return given.map(m.addressKey);", [*same, "https://example.org/a?id=1", "no address"])
    assert keys == ["example.org/a"] * 4 + ["example.org/a?id=1", ""]
