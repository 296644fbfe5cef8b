"""The figures as numbers. Everybody is invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casetracker.facts import standing, statistics
from casetracker.facts.days import Days
from casetracker.facts.exchange import two_sides
from casetracker.facts.statistics import HeldOn, MostHeld, Outcome
from casetracker.record.load import load
from casetracker.record.references import Tracker
from sample_record import sample_tracker
from small_cases import a_case, a_tracker
from small_records import CASE, FREED, SWAP, TODAY, altered, exchanged, with_keys


@pytest.fixture
def tracked(written: Any) -> Any:
    """Load a record from its files, which must be sound."""

    def read(files: dict[str, str]) -> Tracker:
        loaded = load(written(files), TODAY)
        assert not loaded.errors, [str(each) for each in loaded.errors]
        return loaded.tracker

    return read


def named(text: str, name: str) -> str:
    return altered(text, ("Vera Example", name))


def test_held_on_the_first_of_each_month_is_what_standing_says() -> None:
    tracker = sample_tracker()
    for row in statistics.held_over_time(tracker, TODAY):
        there = [case for case in tracker.listed if standing(case, row.day).held]
        assert sum(row.reported.values()) + row.since_report == len(there), row.day


def test_someone_stands_under_a_state_to_the_last_report_and_apart_after_it(tracked: Any) -> None:
    rows = statistics.held_over_time(
        tracked({"vera-example.yml": altered(CASE, ("date: 2024-05-01", "date: 2024-06-15"))}), date(2024, 8, 10)
    )
    assert rows == [
        HeldOn(date(2024, 5, 1), {"US": 1}, {}),
        HeldOn(date(2024, 6, 1), {"US": 1}, {}),
        HeldOn(date(2024, 7, 1), {}, {"US": 1}),
        HeldOn(date(2024, 8, 1), {}, {"US": 1}),
        HeldOn(date(2024, 8, 10), {}, {"US": 1}),
    ]


def test_nobody_is_held_on_the_day_of_release(tracked: Any) -> None:
    rows = statistics.held_over_time(tracked({"vera-example.yml": FREED}), date(2024, 6, 1))
    assert rows == [HeldOn(date(2024, 5, 1), {"US": 1}, {}), HeldOn(date(2024, 6, 1), {}, {})]


def test_time_under_an_order_at_liberty_is_not_held(tracked: Any) -> None:
    text = altered(
        FREED,
        (
            "  - {from: 2024-05-01, form: remand, sources: [a]}",
            "  - {from: 2024-04-10, form: remand, sources: [a]}\n  - {from: 2024-04-20, form: restricted, sources: [a]}",
        ),
    )
    rows = statistics.held_over_time(tracked({"vera-example.yml": text}), date(2024, 6, 1))
    assert all(not row.reported for row in rows)


def test_two_detentions_of_one_person_are_one_person(tracked: Any) -> None:
    tracker = tracked({"vera-example.yml": FREED, "vera-again.yml": with_keys(named(FREED, "Vera Again"), "same: [vera-example]")})
    assert statistics.outcomes(tracker, TODAY) == [Outcome("released", "court-order", 1)]
    assert statistics.held_over_time(tracker, date(2024, 5, 2))[0].reported == {"US": 1}


def test_unlisted_cases_are_not_counted(tracked: Any) -> None:
    tracker = tracked({"vera-example.yml": with_keys(FREED, "listed: false")})
    assert statistics.outcomes(tracker, TODAY) == []
    assert statistics.held_over_time(tracker, TODAY) == []


def test_lengths_stand_by_the_fewest_days_and_say_who_may_stand_longer(tracked: Any) -> None:
    vague = altered(named(FREED, "Olga Vague"), ("from: 2024-05-01", "from: 2024-03"))
    rows = statistics.lengths(
        tracked({"vera-example.yml": FREED, "olga-vague.yml": vague, "ivan-held.yml": named(CASE, "Ivan Held")}), TODAY
    )
    assert [(row.least, row.number, row.may_be_longer) for row in rows if row.number] == [(0, {"open": 1, "released": 2}, 1)]


def test_a_curve_needs_enough_people_and_endings(tracked: Any) -> None:
    few = {f"p-{number}.yml": named(FREED, f"Person {number}") for number in range(19)}
    assert statistics.incidence(tracked(few), TODAY) == []
    found = statistics.incidence(tracked({**few, "p-19.yml": named(CASE, "Person 19")}), TODAY)
    assert [(group.state, group.people, group.ended["released"]) for group in found] == [("", 20, 19), ("US", 20, 19)]


def test_the_held_are_followed_to_their_last_report_however_fresh(tracked: Any) -> None:
    held = altered(CASE, ("date: 2024-05-01", "date: 2026-11-01"))
    people = {f"p-{number}.yml": named(FREED, f"Person {number}") for number in range(19)}
    group = statistics.incidence(tracked({**people, "p-19.yml": named(held, "Person 19")}), TODAY)[0]
    assert group.fewest[-1].days == 31
    assert group.fewest[-1].inside == pytest.approx(1 / 20)


def test_an_exchange_counts_those_who_name_it_each_way(tracked: Any) -> None:
    tracker = tracked(
        {
            "a-one.yml": exchanged("A One"),
            "b-two.yml": exchanged("B Two"),
            "c-three.yml": exchanged("C Three", by="RU", to="US"),
            "swaps/2024-06-01-exampleton.yml": SWAP,
        }
    )
    known = two_sides(tracker)
    assert known.states == (("US",), ("RU",))
    assert statistics.exchange_years(tracker, known) == [(2024, 1, 2, 1)]
    assert {state: [wait.days for wait in found] for state, found in statistics.waits(tracker, TODAY).items()} == {
        "US": [Days(31, 31)] * 2,
        "RU": [Days(31, 31)],
    }


def test_sides_keep_their_place_from_one_exchange_to_the_next() -> None:
    known = two_sides(sample_tracker())
    assert not set(known.states[0]) & set(known.states[1])
    for pair in known.swaps.values():
        for number in (0, 1):
            assert {state for side in pair[number] for state in side.released_by} <= set(known.states[number])


def test_the_most_held_at_one_time_are_counted_by_the_day_and_to_the_last_report() -> None:
    ann = a_case("from: 2024-01-10, form: remand", name="Ann", report="2024-06-05")
    again = a_case("from: 2024-03-02, form: remand", name="Ann", id="ann-again", report="2024-08-05", more="same: [ann]")
    ben = a_case("from: 2024-06-05, to: 2024-06-09, form: remand", "from: 2024-09-01, form: remand", name="Ben", report="2024-09-20")
    found = statistics.most_held(a_tracker(ann, again, ben), TODAY)
    assert found == MostHeld(2, ((date(2024, 6, 5), date(2024, 6, 8)),)), "two records of one person are one person"
    twice = statistics.most_held(a_tracker(ben), TODAY)
    assert twice == MostHeld(1, ((date(2024, 6, 5), date(2024, 6, 8)), (date(2024, 9, 1), date(2024, 9, 20))))
