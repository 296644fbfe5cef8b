"""Which dates are marked as disputed."""

from __future__ import annotations

import pytest

from casetracker.facts.disputed import is_disputed
from casetracker.record.dates import parse
from casetracker.record.model import Dispute
from casetracker.record.model.groups import Account


def points(*claims: str) -> tuple[Dispute, ...]:
    return (Dispute(point="When?", accounts=tuple(Account(claim=claim, sources=("a",)) for claim in claims)),)


@pytest.mark.parametrize(
    ("written", "claims"),
    [
        ("2024-01-27/2024-01-28", ("27 January 2024", "28 January 2024, a Sunday")),
        ("2022-02-27/2022-02-28", ("28 February 2022", "The night of 27 to 28 February 2022")),
        ("1954/1956", ("In 1956", "In 1954 or 1955, from an age of 55")),
        ("2023-10/2023-11", ("In October 2023", "November 2023")),
    ],
)
def test_a_span_whose_ends_an_account_names_is_disputed(written: str, claims: tuple[str, ...]) -> None:
    assert is_disputed(parse(written), points(*claims))


@pytest.mark.parametrize(
    ("written", "claims"),
    [
        ("2024-01-27", ("27 January 2024", "28 January 2024")),
        ("2024-01", ("January 2024", "February 2024")),
        ("2022-03-01/2022-03-03", ("28 February 2022", "27 February 2022")),
        ("2024-08-08/2024-08-09", ("18 August 2024", "19 August 2024")),
        ("2023/2024", ("In May 2024", "In June 2024")),
        ("../2024-01-28", ("28 January 2024", "27 January 2024")),
    ],
)
def test_any_other_date_is_not(written: str, claims: tuple[str, ...]) -> None:
    assert not is_disputed(parse(written), points(*claims))


def test_without_disputed_points_nothing_is() -> None:
    assert not is_disputed(parse("2024-01-27/2024-01-28"), ())
    assert not is_disputed(None, points("27 January 2024", "28 January 2024"))
