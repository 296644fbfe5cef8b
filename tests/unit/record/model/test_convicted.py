"""Whether a conviction stands, and which status follows from that and the form of custody."""

from __future__ import annotations

from datetime import date

import pytest

from casetracker.record.dates import parse
from casetracker.record.model import Ruling
from casetracker.record.model.choices import FORM
from casetracker.record.model.standing import convicted
from casetracker.record.model.statuses import status_in


def rulings(*written: str) -> list[Ruling]:
    """Return rulings from `kind`, `kind day` or `kind day state`."""
    parts = [(*each.split(), None, None)[:3] for each in written]
    return [Ruling(kind=str(kind), date=parse(day) if day else None, by=by, sources=("a",)) for kind, day, by in parts]


@pytest.mark.parametrize(
    ("written", "stands"),
    [
        ([], False),
        (["conviction"], True),
        (["partial"], True),
        (["changed"], True),
        (["remand", "extradition", "upheld", "clemency", "other"], False),
        (["conviction", "upheld"], True),
        (["conviction", "changed", "upheld"], True),
        (["conviction", "clemency"], True),
        (["conviction", "overturned"], False),
        (["conviction", "overturned", "conviction"], True),
        (["conviction", "acquittal"], False),
        (["conviction", "not-punishable"], False),
        (["acquittal"], False),
        (["overturned 2025", "conviction 2024"], False),
        (["conviction 2025", "overturned 2024"], True),
        (["conviction 2025", "overturned", "remand 2024"], True),
        (["overturned 2024-06", "conviction 2024"], True),
        (["conviction 2024 RU"], True),
        (["conviction 2024 US"], False),
        (["conviction 2024 RU", "overturned 2025 US"], True),
    ],
)
def test_the_last_word_of_the_state_that_holds_the_person_counts(written: list[str], stands: bool) -> None:
    assert convicted(rulings(*written), "RU", "RU") is stands


def test_a_ruling_without_a_state_is_of_the_state_of_the_case() -> None:
    assert not convicted(rulings("conviction 2024"), "US", "RU")
    assert convicted(rulings("conviction 2024"), "US", "US")


@pytest.mark.parametrize(
    ("written", "on", "stands"),
    [
        (["conviction 2024-08-15"], "2024-08-14", False),
        (["conviction 2024-08-15"], "2024-08-15", True),
        (["conviction 2024-08"], "2024-08-30", False),
        (["conviction 2024-08"], "2024-08-31", True),
        (["conviction 2024-08-15", "overturned 2025-01-10"], "2025-01-09", True),
        (["conviction 2024-08-15", "overturned 2025-01-10"], "2025-01-10", False),
        (["conviction", "upheld 2025-01-10"], "2025-01-09", False),
        (["conviction", "upheld 2025-01-10"], "2025-01-10", True),
    ],
)
def test_on_a_day_only_rulings_certainly_given_by_then_count(written: list[str], on: str, stands: bool) -> None:
    assert convicted(rulings(*written), "RU", "RU", date.fromisoformat(on)) is stands


@pytest.mark.parametrize("form", FORM.options)
def test_the_form_and_the_conviction_give_the_status(form: str) -> None:
    own = {"house-arrest": "house-arrest", "restricted": "restricted", "sentence": "imprisoned"}
    assert status_in(form, False) == own.get(form, "detained")
    assert status_in(form, True) == own.get(form, "imprisoned")
