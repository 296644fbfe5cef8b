"""Days held, fewest and most, in all and by state: worked out by hand for each hard case.

The days from one date to another: the rest of the first month, the whole months, the day of the last one.
From 10 January 2024 (a leap year): to 1 March 51 (21 + 29 + 1), to 1 May 112 (+ 31 + 30), to 1 June 143 (+ 31), to
1 August 204 (+ 30 + 31), to 1 December 326 (+ 31 + 30 + 31 + 30).
"""

from __future__ import annotations

from datetime import date

import pytest

from casetracker.facts import Bounds, Days, days_held
from casetracker.record.dates import parse
from casetracker.record.model import Case
from small_cases import a_case

TODAY = date(2026, 11, 24)
COURT = "date: 2024-06-01, manner: court-order"
DECEMBER = "date: 2024-12-01, manner: court-order"


def released(*custody: str, release: str = COURT, by: str = "US") -> Case:
    return a_case(*custody, status="released", release=release, by=by)


@pytest.mark.parametrize(
    ("case", "fewest", "most"),
    [
        (released("from: 2024-01-10, form: remand"), 143, 143),
        (released("from: 2024-05-31, form: remand"), 1, 1),
        (released("from: 2024-06-01, form: police"), 0, 0),
        # Two good accounts: the 12th to 1 June is 141, the 10th is 143.
        (released("from: 2024-01-10/2024-01-12, form: police"), 141, 143),
        # About the 10th is the 7th to the 13th: 140 to 146.
        (released("from: 2024-01-10~, form: police"), 140, 146),
        # About March is February to April. From 30 April to 1 June 32; from 1 February 28 + 31 + 30 + 31 + 1 = 121.
        (released("from: 2024-03~, form: police"), 32, 121),
        # In January: from the 31st 29 + 31 + 30 + 31 + 1 = 122, from the 1st 152.
        (released("from: 2024-01, form: police"), 122, 152),
        # By 10 January: nothing bounds the beginning.
        (released("from: ../2024-01-10, form: police"), 143, None),
        # In April or later, and before the release: 0 to 61 (29 + 31 + 1).
        (released("from: 2024-04/.., form: police"), 0, 61),
        # Released by 1 June, but after the arrest: 0 to 143.
        (released("from: 2024-01-10, form: police", release="date: ../2024-06-01, manner: bail"), 0, 143),
        # Released in May: 112 to 142.
        (released("from: 2024-01-10, form: police", release="date: 2024-05, manner: bail"), 112, 142),
        # Released in June 2024 or later, which was told on 1 November 2026. To 1 June 143; to 1 November 2024 296, and two years more.
        (released("from: 2024-01-10, form: police", release="date: 2024-06/.., manner: bail"), 143, 296 + 365 + 365),
        # Liberty between two arrests: 10 January to 10 February is 31, 1 May to 1 June is 31.
        (released("from: 2024-01-10, to: 2024-02-10, form: police", "from: 2024-05-01, form: remand"), 62, 62),
        # Let go on an unknown day before 1 May: 0 to 112, and 31 in May.
        (released("from: 2024-01-10, to: unknown, form: police", "from: 2024-05-01, form: remand"), 31, 143),
        # Let go by 10 February: 0 to 31, and 31 in May.
        (released("from: 2024-01-10, to: ../2024-02-10, form: police", "from: 2024-05-01, form: remand"), 31, 62),
        # Let go in March and arrested again in March. At least to 1 March (51) and from the 31st (1 + 30 + 31 = 62); at
        # most there was no day between, which makes 143, and not 82 + 92.
        (released("from: 2024-01-10, to: 2024-03, form: police", "from: 2024-03, form: remand"), 113, 143),
        # Arrested again on an unknown day after 10 February: 31 and no more than the 112 from then to 1 June.
        (released("from: 2024-01-10, to: 2024-02-10, form: police", "from: unknown, form: remand"), 31, 143),
        # A new form of custody on an uncertain day makes nothing uncertain: she was held all the time.
        (released("from: 2024-01-10, form: police", "from: 2024-02, form: remand", "from: unknown, form: sentence"), 143, 143),
        (released("from: 2024-01-10, form: remand", "from: 2024-03-01, form: hospital"), 143, 143),
        (released("from: 2024-01-10, form: house-arrest", "from: 2024-03-01, form: remand"), 143, 143),
        # Barred from leaving from 1 March to 1 May: 51 and 31.
        (released("from: 2024-01-10, form: remand", "from: 2024-03-01, form: restricted", "from: 2024-05-01, form: remand"), 82, 82),
        # The order began in March and ended in March: as above, at most no day of it.
        (released("from: 2024-01-10, form: remand", "from: 2024-03, form: restricted", "from: 2024-03, form: remand"), 113, 143),
        (released("from: 2024-01-10, form: restricted"), 0, 0),
        (a_case("from: 2024-01-10, form: remand", status="died", death="2024-06-01"), 143, 143),
        (a_case("from: 2024-01-10, form: remand", status="died", death="2024-05-30/2024-06-01"), 141, 143),
    ],
)
def test_days_held_in_all(case: Case, fewest: int, most: int | None) -> None:
    assert days_held(case, TODAY).total == Days(fewest, most)


def test_added_sentences_do_not_add_days() -> None:
    case = a_case(
        "from: 2024-01-10, form: remand",
        "from: 2024-03-01, form: sentence",
        status="released",
        release=COURT,
        rulings=["kind: conviction, date: 2024-03-01, sentence: 1 year", "kind: conviction, date: 2024-05-01, total: 3 years"],
    )
    assert days_held(case, TODAY).total == Days(143, 143)


def test_an_arrest_abroad_and_a_handing_over_count_for_both_states() -> None:
    case = released("from: 2024-01-10, form: extradition, by: PL, for: US", "from: 2024-05-01, form: remand", release=DECEMBER)
    held = days_held(case, TODAY)
    # 112 in Poland; 1 May to 1 December is 31 + 30 + 31 + 31 + 30 + 31 + 30 = 214; together 326.
    assert held.total == Days(326, 326)
    assert held.by_state == {"PL": Days(112, 112), "US": Days(214, 214)}


def test_an_uncertain_day_of_handing_over_makes_only_the_states_uncertain() -> None:
    case = released("from: 2024-01-10, form: extradition, by: PL", "from: 2024-05, form: remand", release=DECEMBER)
    held = days_held(case, TODAY)
    # Handed over on 1 May: 112 and 214. On 31 May: 142 and 184.
    assert held.total == Days(326, 326)
    assert held.by_state == {"PL": Days(112, 142), "US": Days(184, 214)}


def test_an_unknown_day_of_handing_over_gives_each_state_all_or_nothing() -> None:
    case = released("from: 2024-01-10, form: extradition, by: PL", "from: unknown, form: remand", release=DECEMBER)
    held = days_held(case, TODAY)
    assert held.total == Days(326, 326)
    assert held.by_state == {"PL": Days(0, 326), "US": Days(0, 326)}


def test_three_states_one_after_the_other_and_one_of_them_twice() -> None:
    case = released(
        "from: 2024-01-10, form: remand, by: GE",
        "from: 2024-03-01, form: remand, by: FR",
        "from: 2024-05-01, form: remand, by: GE",
        "from: 2024-06-01, form: remand",
        release=DECEMBER,
    )
    held = days_held(case, TODAY)
    # Georgia 51 and 31, France 61 (1 March to 1 May), the United States 183 (1 June to 1 December).
    assert held.total == Days(326, 326)
    assert held.by_state == {"GE": Days(82, 82), "FR": Days(61, 61), "US": Days(183, 183)}


def test_a_beginning_that_nothing_bounds_is_the_first_state_s_alone() -> None:
    case = released("from: ../2024-01-10, form: extradition, by: PL", "from: 2024-05-01, form: remand")
    held = days_held(case, TODAY)
    assert held.total == Days(143, None)
    assert held.by_state == {"PL": Days(112, None), "US": Days(31, 31)}


@pytest.mark.parametrize(
    ("day", "days", "running"),
    [
        # Before the arrest nothing is counted, on its day no day yet.
        ("2024-01-09", 0, False),
        ("2024-01-10", 0, True),
        ("2024-01-11", 1, True),
        # The day of the last report, and the days after: 143, 144, 143 + 180.
        ("2024-06-01", 143, True),
        ("2024-06-02", 144, True),
        ("2024-11-28", 323, True),
        # On the 181st day the report is too old: the count stands at its day.
        ("2024-11-29", 143, False),
        ("2026-11-24", 143, False),
    ],
)
def test_a_count_stands_still_at_the_last_report_after_180_days(day: str, days: int, running: bool) -> None:
    held = days_held(a_case("from: 2024-01-10, form: remand", report="2024-06-01"), date.fromisoformat(day))
    assert (held.total, held.running) == (Days(days, days), running)
    assert held.reported is (day > "2024-11-28")
    assert held.stops == (date(2024, 11, 28) if running else None)
    assert held.ended is None


def test_a_report_of_a_month_bounds_the_count_on_both_sides() -> None:
    case = a_case("from: 2024-01-10, form: remand", report="2024-06")
    # Fresh until 180 days after 30 June: 31 + 31 + 30 + 31 + 30 = 153 to 30 November, and 27 in December.
    assert days_held(case, date(2024, 12, 27)).running
    stands = days_held(case, date(2024, 12, 28))
    # 143 to 1 June, 172 to 30 June.
    assert (stands.total, stands.reported) == (Days(143, 172), True)


def test_a_report_is_not_of_a_day_after_it_was_told() -> None:
    case = a_case("from: 2024-01-10, form: remand", report="2026-11", reviewed="2026-11-20")
    assert days_held(case, TODAY).stops == date(2027, 5, 19)  # 10 days to 30 November, then 31 + 31 + 28 + 31 + 30 = 161, and 19


def test_a_person_not_known_to_be_held_is_counted_to_the_last_day_known() -> None:
    case = a_case("from: 2024-01-10, form: remand", status="unknown", report="2024-06-01")
    assert days_held(case, date(2024, 6, 1)).total == Days(143, 143)
    after = days_held(case, date(2024, 6, 2))
    assert (after.total, after.running, after.reported) == (Days(143, 143), False, True)


def test_who_was_let_go_on_an_unknown_day_was_held_at_the_last_report() -> None:
    case = a_case("from: 2024-01-10, to: unknown, form: remand", status="unknown", report="2024-06-01", reviewed="2024-08-01")
    assert days_held(case, TODAY).total == Days(143, 204)


def test_a_period_that_began_after_the_last_report_is_a_report_itself() -> None:
    case = a_case("from: 2024-01-10, form: remand", "from: 2024-08-01, form: sentence", status="imprisoned", report="2024-06-01",
                  rulings=["kind: conviction, date: 2024-08-01"])  # fmt: skip
    assert days_held(case, TODAY).total == Days(204, 204)


def test_days_under_an_order_not_to_leave_are_not_counted_however_long_it_lasts() -> None:
    case = a_case("from: 2024-01-10, form: remand", "from: 2024-03-01, form: restricted", status="restricted", report="2026-11-01")
    held = days_held(case, TODAY)
    assert (held.total, held.running, held.reported, held.ended) == (Days(51, 51), False, False, parse("2024-03-01"))


@pytest.mark.parametrize(
    ("day", "total", "by_state", "ended"),
    [
        ("2024-01-09", 0, {}, None),
        ("2024-03-01", 51, {"PL": 51}, None),
        ("2024-05-01", 112, {"PL": 112, "US": 0}, None),
        ("2024-06-01", 143, {"PL": 112, "US": 31}, None),
        ("2024-11-30", 325, {"PL": 112, "US": 213}, None),
        ("2024-12-01", 326, {"PL": 112, "US": 214}, "2024-12-01"),
        ("2026-11-24", 326, {"PL": 112, "US": 214}, "2024-12-01"),
    ],
)
def test_nothing_after_the_day_shown_is_counted(day: str, total: int, by_state: dict[str, int], ended: str | None) -> None:
    case = released("from: 2024-01-10, form: extradition, by: PL, for: US", "from: 2024-05-01, form: remand", release=DECEMBER)
    held = days_held(case, date.fromisoformat(day))
    assert held.total == Days(total, total)
    assert held.by_state == {state: Days(days, days) for state, days in by_state.items()}
    assert held.ended == (parse(ended) if ended else None)
    assert not held.running


def test_on_a_day_within_an_uncertain_beginning_there_may_be_no_day_yet() -> None:
    case = released("from: 2024-01-10/2024-01-12, form: police")
    assert days_held(case, date(2024, 1, 11)).total == Days(0, 1)
    assert days_held(case, date(2024, 1, 13)).total == Days(1, 3)


def test_the_ends_of_a_count_are_its_bounds() -> None:
    held = days_held(released("from: 2024-01-10/2024-01-12, form: police", release="date: 2024-05, manner: bail"), TODAY)
    assert held.start == Bounds(date(2024, 1, 10), date(2024, 1, 12))
    assert held.end == Bounds(date(2024, 5, 1), date(2024, 5, 31))
