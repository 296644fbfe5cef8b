"""The editorial rules of the record itself, as far as a machine can see them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from casetracker.cli.places import scope_of
from casetracker.record.load import Loaded, load
from casetracker.record.model import Case, Swap
from casetracker.record.model.statuses import ENDED
from casetracker.text import citations, paragraphs

ROOT = Path(__file__).parent.parent.parent


@lru_cache(maxsize=1)
def record() -> Loaded:
    return load(ROOT / "cases", date.today(), scope=scope_of(ROOT / "cases"))


CASES = [pytest.param(case, id=name) for name, case in record().tracker.cases.items()]
RECORDS = [*CASES, *(pytest.param(swap, id=f"swaps/{name}") for name, swap in record().tracker.swaps.items())]


def test_the_record_has_no_errors() -> None:
    assert [str(each) for each in record().errors] == []
    assert len(list(record().tracker.every())) + len(record().tracker.withdrawn) == len(record().files)


@pytest.mark.parametrize("case", CASES)
def test_a_birth_is_a_year_and_nobody_is_under_18(case: Case) -> None:
    born = case.person.born
    if born:
        assert re.fullmatch(r"\d{4}~?(/\d{4})?", born.text)
        assert date.today().year - born.latest.year > 18, "whoever was born in that year's last days is of age"


@pytest.mark.parametrize("case", RECORDS)
def test_a_review_is_of_a_day(case: Case | Swap) -> None:
    assert case.reviewed.is_exact
    assert len(case.reviewed.text) == 10


@pytest.mark.parametrize("case", CASES)
def test_whoever_is_not_known_to_be_free_was_reported_on(case: Case) -> None:
    assert (case.last_report is not None) == (case.status not in ENDED)


@pytest.mark.parametrize("case", RECORDS)
def test_a_summary_is_short_and_every_paragraph_cites(case: Case | Swap) -> None:
    assert "en" in case.summary
    for text in case.summary.values():
        assert 1 <= len(paragraphs(text)) <= 2
        assert all(citations(part) for part in paragraphs(text))
        assert set(citations(text)) <= set(case.sources)


@pytest.mark.parametrize("case", RECORDS)
def test_every_source_is_of_the_web_and_says_who_published_it(case: Case | Swap) -> None:
    assert case.sources
    for source in case.sources.values():
        assert source.publisher.strip()
        assert source.url.startswith(("https://", "http://"))
