"""What an address asks of the index: codes in any case, nothing dropped in silence, and no day that does not exist or has not come."""

from __future__ import annotations

from typing import Any

import pytest

from node import run_module

CHOICES = {
    "status": ["held", "detained", "house-arrest", "exchanged"],
    "by": ["RU", "US"],
    "citizen": ["RU", "DE"],
    "offence": ["theft-fraud"],
    "year": ["2024", "2023"],
    "swap": ["2024-08-01-exampleton"],
    "sort": ["name", "-from", "from", "-days", "days"],
}
LAST = "2026-11-24"


def question(query: str) -> dict[str, Any]:
    """What is asked, without what is not."""
    found = run_module("index/question.js", "return m.asked(given[0], given[1]);", [query, CHOICES])
    return {key: value for key, value in found.items() if value not in ("", 1, [])}


def refused(query: str) -> list[tuple[str, str, str]]:
    body = "return m.refused(m.asked(given[0], given[1]), given[1], given[2]).map(({ key, why, value }) => [key, why, value]);"
    return [(key, why, value) for key, why, value in run_module("index/question.js", body, [query, CHOICES, LAST])]


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("?by=us", {"by": ["US"]}),
        ("?citizen=ru&by=Us", {"citizen": ["RU"], "by": ["US"]}),
        ("?status=HELD", {"status": ["held"]}),
        ("?status=House-Arrest&offence=THEFT-FRAUD&sort=-DAYS", {"status": ["house-arrest"], "offence": ["theft-fraud"], "sort": "-days"}),
        ("?swap=2024-08-01-Exampleton", {"swap": ["2024-08-01-exampleton"]}),
        ("?by=%20US%20&by=us", {"by": ["US"]}),
        ("?by=US&by=ru&by=us&status=held", {"by": ["US", "RU"], "status": ["held"]}),
        ("?text=Vera&on=2024-02-29&page=3", {"text": "Vera", "on": "2024-02-29", "page": 3}),
        ("?utm_source=letter&text=", {}),
        ("?page=-1", {}),
        ("", {}),
    ],
)
def test_what_an_address_asks_is_found_in_capitals_and_small_letters_alike(query: str, asked: dict[str, Any]) -> None:
    assert question(query) == asked
    assert refused(query) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?by=US2", [("by", "no-by", "US2")]),
        ("?by=DE", [("by", "no-by", "DE")]),  # a citizenship, and no holder
        ("?status=nonsense&by=<b>", [("status", "no-status", "nonsense"), ("by", "no-by", "<b>")]),
        ("?citizen=Russia", [("citizen", "no-citizen", "Russia")]),
        ("?offence=x", [("offence", "no-offence", "x")]),
        ("?year=1066", [("year", "no-year", "1066")]),
        ("?swap=nowhere", [("swap", "no-swap", "nowhere")]),
        ("?sort=__proto__", [("sort", "no-sort", "__proto__")]),
        ("?by=US&by=XX&by=YY", [("by", "no-by", "XX"), ("by", "no-by", "YY")]),
        ("?sort=name&sort=from", [("sort", "no-sort", "name, from")]),
    ],
)
def test_a_value_that_the_record_does_not_have_is_refused_and_not_dropped(query: str, found: list[tuple[str, str, str]]) -> None:
    assert refused(query) == found


@pytest.mark.parametrize(
    "day",
    [
        "2025-02-31", "2025-02-29", "2024-13-01", "2024-00-10", "2024-01-00", "0000-01-01", "2024-2-3", "2024-02", "2024", "yesterday",
        "2024-02-03T00:00", "20240203", "99999-01-01", "2024-02-03, 2024-02-04", "NaN", "-2024-01-01",
    ],
)  # fmt: skip
def test_a_day_that_does_not_exist_is_refused_and_never_another_one(day: str) -> None:
    assert refused(f"?on={day}") == [("on", "no-day", day)]


def test_a_day_after_the_one_shown_is_refused_and_the_day_shown_is_not() -> None:
    assert refused("?on=2026-11-24") == []
    assert refused("?on=0001-01-01") == []
    assert refused("?on=2026-11-25") == [("on", "later", "2026-11-25")]
    assert refused("?on=2030-01-01&by=us") == [("on", "later", "2030-01-01")]


def test_a_question_goes_to_an_address_and_comes_back() -> None:
    body = "return m.address(m.asked(given[0], given[1]));"
    for query in ("?text=a+b&by=US&by=RU&on=2024-02-29&sort=days&page=2", "?by=US2", ""):
        assert run_module("index/question.js", body, [query, CHOICES]) == query


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "cases"),
        ("?status=held&by=US&by=RU&sort=name&page=2", "cases-held-us-ru"),
        ("?text=Žanna%20/..%20Ö&on=2024-02-29", "cases-žanna-ö-2024-02-29"),
        (f"?text={'a' * 40}&swap={'b' * 40}&on=2024-02-29", f"cases-{'a' * 40}-2024-02-29"),
    ],
)
def test_a_file_is_named_after_what_is_asked(query: str, name: str) -> None:
    assert run_module("index/question.js", "return m.fileName(m.asked(given));", query) == name
