"""Where a case stands on a day: the day before, of and after each change, worked out by hand for each hard case."""

from __future__ import annotations

from datetime import date

import pytest

from casetracker.facts import standing
from casetracker.record.model import Case
from small_cases import a_case, freed

ABROAD = a_case(
    "from: 2024-01-10, form: extradition, by: PL, for: US",
    "from: 2024-05-01, form: remand",
    "from: 2024-09-01, form: sentence",
    rulings=["kind: conviction, date: 2024-09-01"],
    status="exchanged",
    release="date: 2024-12-01, manner: exchange, swap: 2024-12-01-exampleton, to: RU",
)
"""Arrested in Poland on request, handed over to the United States, convicted there, exchanged."""

TWO_ARRESTS = a_case(
    "from: 2024-01-10, to: 2024-02-10, form: police",
    "from: 2024-05-01, form: remand",
    status="released",
    release="date: 2024-06-01, manner: court-order",
)
HOUSE_THEN_REMAND = a_case("from: 2024-01-10, form: house-arrest", "from: 2024-03-01, form: remand", report="2026-10-01")
RESTRICTED = a_case("from: 2024-01-10, form: remand", "from: 2024-03-01, form: restricted", status="restricted", report="2026-10-01")
HOSPITAL = a_case(
    "from: 2024-01-10, form: remand",
    "from: 2024-06-01, form: hospital",
    rulings=["kind: conviction, date: 2024-04-01", "kind: not-punishable, date: 2024-06-01"],
    report="2026-10-01",
)
TWO_ACCOUNTS = a_case("from: 2024-01-10/2024-01-12, form: police", report="2026-10-01")
ABOUT = a_case("from: 2024-01-10~, form: police", report="2026-10-01")
BY_A_DAY = a_case("from: ../2024-01-10, form: police", report="2026-10-01")
ADDED = a_case(
    "from: 2020-03-01, form: remand",
    "from: 2020-06-01, form: sentence",
    rulings=[
        "kind: conviction, date: 2020-06-01, sentence: 2 years",
        "kind: conviction, date: 2023-06-01, sentence: 4 years, total: 5 years",
    ],
    status="imprisoned",
    report="2026-10-01",
)
OVERTURNED = a_case(
    "from: 2024-01-10, form: remand",
    rulings=["kind: conviction, date: 2024-06-01", "kind: overturned, date: 2025-01-10", "kind: conviction, date: 2025-03"],
    status="imprisoned",
    report="2026-10-01",
)
ELSEWHERE = a_case(
    "from: 2024-01-10, form: remand, by: FR",
    "from: 2024-05-01, form: remand",
    rulings=["kind: conviction, date: 2024-03-01, by: FR", "kind: conviction, date: 2024-09-01"],
    status="imprisoned",
    report="2026-10-01",
)
"""Convicted by France and then handed over to the United States, which tries anew."""
IN_ABSENTIA = a_case(
    "from: 2024-01-10, form: extradition, by: PL, for: US",
    "from: 2024-05-01, form: remand",
    rulings=["kind: conviction, date: 2023-06-01, in_absentia: true"],
    status="imprisoned",
    report="2026-10-01",
)
NO_BEGINNING = a_case(
    "from: 2024-01-10, form: remand",
    "from: unknown, form: house-arrest",
    "from: 2024-09-01, form: remand",
    report="2026-10-01",
)
NO_END = a_case("from: 2024-01-10, to: unknown, form: police", "from: 2024-05-01, form: remand", report="2026-10-01")
BY_HAND = a_case("from: 2024-01-10, form: remand", status="unknown", report="2024-06-01")
AT_LIBERTY_THEN_NOT_KNOWN = a_case("from: 2024-01-10, to: 2024-06-02, form: remand", status="unknown", report="2024-06-01")
DIED = a_case("from: 2024-01-10, form: remand", status="died", death="2024-06-01")
CHARGED_AFTER = a_case(
    "from: 2024-01-10, form: police",
    status="released",
    release="date: 2024-02-01, manner: unilateral",
    more="charges: [{offence: Espionage, category: espionage, date: 2024-07-01, sources: [a]}]",
)


@pytest.mark.parametrize(
    ("case", "day", "status"),
    [
        (ABROAD, "2024-01-09", None),
        (ABROAD, "2024-01-10", "detained"),
        (ABROAD, "2024-05-01", "detained"),
        (ABROAD, "2024-08-31", "detained"),
        (ABROAD, "2024-09-01", "imprisoned"),
        (ABROAD, "2024-11-30", "imprisoned"),
        (ABROAD, "2024-12-01", "exchanged"),
        (ABROAD, "2026-11-24", "exchanged"),
        (TWO_ARRESTS, "2024-02-09", "detained"),
        (TWO_ARRESTS, "2024-02-10", None),
        (TWO_ARRESTS, "2024-04-30", None),
        (TWO_ARRESTS, "2024-05-01", "detained"),
        (TWO_ARRESTS, "2024-05-31", "detained"),
        (TWO_ARRESTS, "2024-06-01", "released"),
        (HOUSE_THEN_REMAND, "2024-01-10", "house-arrest"),
        (HOUSE_THEN_REMAND, "2024-02-29", "house-arrest"),
        (HOUSE_THEN_REMAND, "2024-03-01", "detained"),
        (RESTRICTED, "2024-02-29", "detained"),
        (RESTRICTED, "2024-03-01", "restricted"),
        (RESTRICTED, "2026-11-24", "restricted"),
        # A conviction stood from April to June; then the person was found not punishable, and a hospital is no prison.
        (HOSPITAL, "2024-03-31", "detained"),
        (HOSPITAL, "2024-04-01", "imprisoned"),
        (HOSPITAL, "2024-05-31", "imprisoned"),
        (HOSPITAL, "2024-06-01", "detained"),
        # One good source has the 10th, another the 12th: only from the 12th on do both say that she is held.
        (TWO_ACCOUNTS, "2024-01-11", None),
        (TWO_ACCOUNTS, "2024-01-12", "detained"),
        # About the 10th is the 7th to the 13th.
        (ABOUT, "2024-01-12", None),
        (ABOUT, "2024-01-13", "detained"),
        (BY_A_DAY, "2024-01-09", None),
        (BY_A_DAY, "2024-01-10", "detained"),
        (ADDED, "2020-05-31", "detained"),
        (ADDED, "2020-06-01", "imprisoned"),
        (ADDED, "2023-05-31", "imprisoned"),
        (ADDED, "2023-06-01", "imprisoned"),
        (OVERTURNED, "2024-05-31", "detained"),
        (OVERTURNED, "2024-06-01", "imprisoned"),
        (OVERTURNED, "2025-01-09", "imprisoned"),
        (OVERTURNED, "2025-01-10", "detained"),
        # Convicted anew on some day in March: certain once the month is over.
        (OVERTURNED, "2025-03-30", "detained"),
        (OVERTURNED, "2025-03-31", "imprisoned"),
        (ELSEWHERE, "2024-02-29", "detained"),
        (ELSEWHERE, "2024-03-01", "imprisoned"),
        (ELSEWHERE, "2024-04-30", "imprisoned"),
        (ELSEWHERE, "2024-05-01", "detained"),
        (ELSEWHERE, "2024-09-01", "imprisoned"),
        # In Poland she awaits extradition; it is for the state that convicted her to hold her as a convict.
        (IN_ABSENTIA, "2024-04-30", "detained"),
        (IN_ABSENTIA, "2024-05-01", "imprisoned"),
        # House arrest began between 10 January and 1 September, so it is certain on no day.
        (NO_BEGINNING, "2024-01-10", "detained"),
        (NO_BEGINNING, "2024-08-31", "detained"),
        (NO_BEGINNING, "2024-09-01", "detained"),
        # Let go on an unknown day before the second arrest: held until then, as far as is certain.
        (NO_END, "2024-04-30", "detained"),
        (NO_END, "2024-05-01", "detained"),
        (BY_HAND, "2024-06-01", "detained"),
        (BY_HAND, "2024-06-02", "unknown"),
        (AT_LIBERTY_THEN_NOT_KNOWN, "2024-06-01", "detained"),
        (AT_LIBERTY_THEN_NOT_KNOWN, "2024-06-02", "unknown"),
        (DIED, "2024-05-31", "detained"),
        (DIED, "2024-06-01", "died"),
        (CHARGED_AFTER, "2024-01-31", "detained"),
        (CHARGED_AFTER, "2024-02-01", "released"),
        (CHARGED_AFTER, "2024-07-01", "released"),
    ],
)
def test_the_status_on_a_day(case: Case, day: str, status: str | None) -> None:
    assert standing(case, date.fromisoformat(day)).status == status


@pytest.mark.parametrize(
    ("day", "state"),
    [("2024-01-09", None), ("2024-01-10", "PL"), ("2024-04-30", "PL"), ("2024-05-01", "US"), ("2024-11-30", "US"), ("2024-12-01", None)],
)
def test_the_state_that_holds_the_person_on_a_day(day: str, state: str | None) -> None:
    assert standing(ABROAD, date.fromisoformat(day)).by == state


@pytest.mark.parametrize(
    ("form", "status", "held"),
    [("remand", "detained", True), ("house-arrest", "house-arrest", True), ("restricted", "restricted", False)],
)
def test_house_arrest_is_held_and_an_order_not_to_leave_is_not(form: str, status: str, held: bool) -> None:
    stands = standing(a_case(f"from: 2024-01-10, form: {form}", status=status, report="2026-10-01"), date(2026, 11, 24))
    assert (stands.status, stands.held) == (status, held)


def test_nobody_is_held_whose_status_is_unknown() -> None:
    assert not standing(BY_HAND, date(2024, 6, 2)).held


@pytest.mark.parametrize(
    ("day", "stale"),
    # 180 days after 1 June 2024: 29 to 30 June, 31 to 31 July (60), 31 (91), 30 (121), 31 (152), and 28 in November.
    [("2024-06-01", False), ("2024-06-02", False), ("2024-11-28", False), ("2024-11-29", True), ("2026-11-24", True)],
)
def test_a_report_goes_stale_on_the_181st_day(day: str, stale: bool) -> None:
    held = a_case("from: 2024-01-10, form: remand", report="2024-06-01")
    assert standing(held, date.fromisoformat(day))[:1] == ("detained",)
    assert standing(held, date.fromisoformat(day)).stale is stale


def test_the_number_of_days_after_which_a_report_is_stale_is_a_parameter() -> None:
    held = a_case("from: 2024-01-10, form: remand", report="2024-06-01")
    assert not standing(held, date(2024, 7, 1), stale_days=30).stale
    assert standing(held, date(2024, 7, 2), stale_days=30).stale


@pytest.mark.parametrize(("day", "status"), [("2026-10-31", "detained"), ("2026-11-01", "released"), ("2026-11-20", "released")])
@pytest.mark.parametrize("written", ["2026-11", "2026", "2024-06/.."])
def test_who_was_released_on_an_uncertain_day_is_not_held_once_that_was_told(written: str, day: str, status: str) -> None:
    # The file was checked on 1 November 2026, and what it tells had happened by then, though the month or year had not ended.
    case = a_case("from: 2024-01-10, form: remand", status="released", release=f"date: {written}, manner: unilateral")
    assert standing(case, date.fromisoformat(day)).status == status


def test_a_line_changed_after_the_last_check_is_told_by_its_source() -> None:
    case = a_case(
        "from: 2024-01-10, form: remand",
        status="released",
        release="date: 2026-11, manner: unilateral",
        reviewed="2026-06-01",
    )
    # 'In November' was written by 1 November at the earliest: from then on she is no longer said to be held.
    assert standing(case, date(2026, 10, 31)).status == "detained"
    assert standing(case, date(2026, 11, 1)).status == "released"


@pytest.mark.parametrize("ruling", ["kind: conviction, date: 2026-11", "kind: conviction"])
def test_a_conviction_without_its_day_counts_once_it_was_told(ruling: str) -> None:
    case = a_case("from: 2024-01-10, form: remand", status="imprisoned", report="2026-10-01", rulings=[ruling])
    assert standing(case, date(2026, 10, 31)).status == "detained"
    assert standing(case, date(2026, 11, 1)).status == "imprisoned"


def test_a_last_period_of_unknown_beginning_is_in_force_once_it_was_told() -> None:
    case = a_case("from: 2024-01-10, form: remand", "from: unknown, form: house-arrest", status="house-arrest", report="2026-10-01")
    assert standing(case, date(2026, 10, 31)).status == "detained"
    assert standing(case, date(2026, 11, 1)).status == "house-arrest"


def test_who_was_reported_held_had_been_arrested() -> None:
    case = a_case("from: 2024-06/.., form: remand", report="2025-08-01")
    assert standing(case, date(2025, 7, 31)).status is None
    assert standing(case, date(2025, 8, 1)).status == "detained"


def test_a_period_of_unknown_beginning_began_by_its_own_end() -> None:
    case = a_case(
        "from: 2024-01-10, to: 2024-02-10, form: police",
        "from: unknown, to: 2024-06-01, form: house-arrest",
        "from: 2024-09-01, form: remand",
        report="2026-10-01",
    )
    assert standing(case, date(2024, 5, 31)).status is None
    assert standing(case, date(2024, 6, 1)).status is None
    assert standing(case, date(2024, 8, 31)).status is None


@pytest.mark.parametrize("day", ["2026-11-01", "2026-11-24"])
@pytest.mark.parametrize(
    "case",
    [
        HOUSE_THEN_REMAND,
        RESTRICTED,
        HOSPITAL,
        ADDED,
        OVERTURNED,
        ELSEWHERE,
        IN_ABSENTIA,
        NO_END,
        BY_HAND,
        DIED,
        ABROAD,
        freed("A B", "US", "RU"),
    ],
    ids=lambda case: case.status,
)
def test_from_the_last_check_on_the_status_is_the_written_one(case: Case, day: str) -> None:
    assert standing(case, date.fromisoformat(day)).status == case.status
