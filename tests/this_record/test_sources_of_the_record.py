"""How many of the record's sources are not what they should be. These numbers only ever fall: whoever makes one smaller writes it here."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casetracker.cli.places import scope_of
from casetracker.facts.needed import Kind, needed
from casetracker.record.load import Loaded, load
from casetracker.record.model import Record

RECORD = Path(__file__).parent.parent.parent / "cases"
AT_MOST: dict[Kind, int] = {"host": 0, "via": 0, "copy": 0}
"""How many sources may lead to test addresses, proxies and mirrors, how many copies may leave out whose copy was read, and how many
statements may rest on copies alone: such a statement is found again at a publisher's own page, or goes."""
TITLES_IN_A_THOUSAND = 285
"""How many sources of a thousand may have a description for a title: a share, so that a record more needs no mending of another one."""


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(RECORD, date.today(), scope=scope_of(RECORD))


def records(loaded: Loaded) -> list[Record]:
    return list(loaded.tracker.every())


def counted(loaded: Loaded, kind: Kind) -> int:
    return sum(each.number for each in needed(loaded.tracker, date.today(), 180)[kind])


@pytest.mark.parametrize("kind", AT_MOST)
def test_no_source_or_statement_is_what_none_should_be(loaded: Loaded, kind: Kind) -> None:
    assert counted(loaded, kind) <= AT_MOST[kind], f"see 'casetracker todo --only {kind}'"


def test_the_share_of_described_titles_does_not_grow(loaded: Loaded) -> None:
    sources = sum(len(each.sources) for each in records(loaded))
    assert 1000 * counted(loaded, "title") / sources <= TITLES_IN_A_THOUSAND, "see 'casetracker todo --only title'"


def test_the_newest_source_is_no_later_than_the_method_page_says(loaded: Loaded) -> None:
    page = (RECORD.parent / "docs" / "about" / "method.md").read_text(encoding="utf-8")
    assert "no page later than March 2026 could be seen" in page
    written = [source.date for each in records(loaded) if each.review == "excerpts" for source in each.sources.values() if source.date]
    assert max(day.earliest for day in written) <= date(2026, 3, 31)
