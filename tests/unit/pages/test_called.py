"""What an exchange is called where there is little room. Everything is invented."""

from __future__ import annotations

import pytest

from casetracker.pages.swap.called import called
from exported import at
from small_cases import a_swap, a_tracker


@pytest.mark.parametrize(
    ("parties", "place", "name"),
    [
        ("FR, RU", "", "France and Russia"),
        ("US, RU", "", "The United States and Russia"),
        ("FR, RU", "place: 'Muster airport, Muster'", "Muster airport"),
        ("FR, RU", "place: Muster (north gate)", "Muster"),
        ("FR, RU", "place: Crossing of the Long Muster river", "France and Russia"),
        ("US, RU", "place: Crossing of the Long Muster river", "The United States and Russia"),
    ],
)
def test_it_is_called_by_its_place_or_by_who_agreed_on_it_where_that_is_shorter(parties: str, place: str, name: str) -> None:
    swap = a_swap(*parties.split(", "), more=place)
    assert called(swap, at(a_tracker(swap))) == name
