"""Where a record cites its sources."""

from __future__ import annotations

from casetracker.record.model.citing import cited
from small_records import CASE, SWAP, altered, case, swap, with_keys

MORE = """
rulings:
  - {kind: remand, sources: [a]}
disputed:
  - point: When was she arrested?
    accounts:
      - {claim: In April, sources: [a]}
      - {claim: In May, sources: [a, b]}
"""
B = ("reviewed:", "  b: {title: Other report, publisher: The Journal, url: https://example.org/2}\nreviewed:")


def test_every_citation_of_a_case_is_found_in_the_order_of_fields() -> None:
    record = case(altered(with_keys(CASE, MORE), B, ("2024.[^a]", "2024.[^a][^b]")))
    assert list(cited(record)) == [
        (("person", "sources", 0), "a"),
        (("last_report", "sources", 0), "a"),
        (("custody", 0, "sources", 0), "a"),
        (("rulings", 0, "sources", 0), "a"),
        (("summary",), "a"),
        (("summary",), "b"),
        (("disputed", 0, "accounts", 0, "sources", 0), "a"),
        (("disputed", 0, "accounts", 1, "sources", 0), "a"),
        (("disputed", 0, "accounts", 1, "sources", 1), "b"),
    ]


def test_every_citation_of_a_swap_is_found() -> None:
    record = swap(with_keys(SWAP, "mediators:\n  - {by: AE, sources: [a]}\nothers:\n  - {number: 1, what: A relative, sources: [a]}\n"))
    assert list(cited(record)) == [
        (("sources_for", "sources", 0), "a"),
        (("mediators", 0, "sources", 0), "a"),
        (("others", 0, "sources", 0), "a"),
        (("summary",), "a"),
    ]


def test_each_language_of_a_summary_cites() -> None:
    text = altered(CASE, ("summary: She was arrested in May 2024.[^a]", "summary:\n  en: Arrested.[^a]\n  ru: Задержана.[^a]"))
    assert [source for path, source in cited(case(text)) if path == ("summary",)] == ["a", "a"]
