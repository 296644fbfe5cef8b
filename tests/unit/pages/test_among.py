"""How long a person was held beside the others whom the same state freed in exchanges. Everybody is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casetracker.pages.case.among import LEAST, THIN, Among, among
from casetracker.record.model import Case
from casetracker.record.references import tracker
from exported import at
from small_cases import a_case, a_swap


def held(number: int, day: str = "", **more: str) -> Case:
    """Return somebody whom Russia held for so many weeks and freed in the exchange of 1 August 2024."""
    start = day or f"2024-{7 - number // 4:02}-{1 + 7 * (number % 4):02}"
    release = "date: 2024-08-01, manner: exchange, swap: 2024-08-01-exampleton, to: US"
    return a_case(f"from: {start}, form: remand", status="exchanged", by="RU", name=f"Held {chr(65 + number)}x", release=release, **more)


OTHERS = [held(number) for number in range(LEAST)]


def found(case: Case, *others: Case) -> Among | None:
    return among(case, at(tracker([*others, case, a_swap("RU", "US")])))


@pytest.mark.parametrize(
    ("start", "says"),
    [
        ("2024-01-01", "10 are known to have been held for less time."),
        ("2024-06-28", "4 are known to have been held for less time."),
        ("2024-06-20/2024-07-20", "1 is known to have been held for less time."),
        ("2024-07-30", "none is known to have been held for less time."),
    ],
)
def test_how_many_of_the_others_were_certainly_held_for_less_time(start: str, says: str) -> None:
    given = found(held(20, start), *OTHERS)
    assert given
    assert given.says == f"Of the 10 other people of this record whom Russia freed in exchanges, {says}"


def test_each_of_them_has_a_mark_and_the_person_a_bar_as_long_as_the_doubt() -> None:
    given = found(held(20, "2024-05-04/2024-05-14"), *OTHERS)
    assert given
    assert given.every.count("M") == LEAST + 1
    assert (given.start, given.width) == (85.87, 10.87)
    assert [tick.label for tick in given.ticks] == ["0"]
    shortest = found(held(20, "2024-07-31"), *OTHERS)
    assert shortest
    assert shortest.width == THIN, "a day is seen too"


def test_nothing_is_said_beside_fewer_than_ten_others() -> None:
    assert found(held(20), *OTHERS[1:]) is None


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"listed": False}, id="not listed"),
        pytest.param({"detained_by": "US"}, id="another state"),
        pytest.param({"status": "released"}, id="released otherwise"),
        pytest.param({"same": ("held-bx",)}, id="another detention of the same person"),
    ],
)
def test_others_are_listed_people_whom_the_same_state_freed_in_exchanges(changed: dict[str, object]) -> None:
    assert found(held(20), *OTHERS[1:], replace(OTHERS[0], **changed)) is None  # type: ignore[arg-type]
    assert found(replace(held(20), **changed), *OTHERS[:-1]) is None  # type: ignore[arg-type]


def test_nothing_is_said_of_somebody_of_whom_it_is_not_known_since_when_they_were_held() -> None:
    assert found(held(20, "../2024-07-01"), *OTHERS) is None
