"""Totals: people and not prosecutions, as of a day; and which cases belong together."""

from __future__ import annotations

from datetime import date, timedelta

from casetracker.facts import group_by_state, group_by_status, held_at_year_end, people, related, totals
from small_cases import a_case, a_swap, a_tracker, freed, withdrawn

TODAY = date(2026, 11, 24)
REMAND = "from: 2024-01-10, form: remand"
FREE = "date: 2024-06-01, manner: bail"

HELD = a_case(REMAND, name="Held Fresh", report="2026-10-01")
STALE = a_case(REMAND, name="Held Stale", report="2026-05-27")  # 181 days before 24 November
IN_RUSSIA = a_case("from: 2023-01-10, form: remand", name="Held Elsewhere", by="RU", report="2026-10-01")
HOUSE = a_case("from: 2025-01-10, form: house-arrest", name="At Home", status="house-arrest", by="RU", report="2026-10-01")
BARRED = a_case("from: 2024-01-10, form: restricted", name="Barred From", status="restricted", report="2026-10-01")
UNKNOWN = a_case(REMAND, name="Not Known", status="unknown", report="2026-05-01")
LET_GO = a_case(REMAND, name="Let Go", status="released", release=FREE)
DIED = a_case(REMAND, name="Died There", status="died", death="2024-06-01")
EXCHANGED = freed("Ex Changed", "US", "RU")
HIDDEN = a_case(REMAND, name="Hidden Person", report="2026-10-01", more="listed: false")
EVERYBODY = (HELD, STALE, IN_RUSSIA, HOUSE, BARRED, UNKNOWN, LET_GO, DIED, EXCHANGED, HIDDEN, withdrawn("gone"), a_swap())


def test_every_status_is_counted_for_itself_and_only_three_are_held() -> None:
    sums = totals(a_tracker(*EVERYBODY), TODAY)
    assert sums._asdict() == {
        "day": TODAY,
        "cases": 9,
        "people": 9,
        "held": 4,
        "stale": 1,
        "by_status": {"restricted": 1, "unknown": 1, "exchanged": 1, "released": 1, "died": 1},
        "held_by": (("RU", 2, 0), ("US", 2, 1)),
        "swaps": 1,
        "releases": 0,
    }


def test_on_a_day_in_the_past_nothing_later_is_counted() -> None:
    # On 1 March 2024 all but the one under house arrest had been detained, nobody had been released, and the barred one was barred.
    sums = totals(a_tracker(*EVERYBODY), date(2024, 3, 1))
    assert (sums.held, sums.stale, sums.by_status["restricted"], sums.by_status["unknown"]) == (7, 0, 1, 0)
    assert [sums.by_status[each] for each in ("exchanged", "released", "died")] == [0, 0, 0]
    assert sums.held_by == (("US", 6, 0), ("RU", 1, 0))


def test_a_person_counts_for_the_state_that_holds_them_that_day() -> None:
    abroad = a_case("from: 2024-01-10, form: extradition, by: PL, for: US", "from: 2024-05-01, form: remand", report="2026-10-01")
    assert totals(a_tracker(abroad), date(2024, 3, 1)).held_by == (("PL", 1, 0),)
    assert totals(a_tracker(abroad), TODAY).held_by == (("US", 1, 0),)


def test_one_person_with_two_cases_is_counted_once() -> None:
    first = a_case("from: 2020-01-10, form: remand", name="Vera Example", id="vera-example-2020", status="released",
                   release="date: 2020-06-01, manner: bail", more="same: [vera-example-2024]")  # fmt: skip
    second = a_case(REMAND, name="Vera Example", id="vera-example-2024", report="2026-10-01")
    third = a_case(REMAND, name="Vera Example", id="vera-example-2025", report="2026-10-01", more="same: [vera-example-2024]")
    sums = totals(a_tracker(first, second, third), TODAY)
    assert (sums.cases, sums.people, sums.held, sums.by_status["released"]) == (3, 1, 1, 1)
    assert sums.held_by == (("US", 1, 0),)


def test_of_those_held_who_were_not_reported_on_for_long_one_person_counts_once_too() -> None:
    old = [
        a_case(REMAND, name="Vera Example", id=f"vera-example-{number}", report="2026-05-27", more=f"same: [vera-example-{3 - number}]")
        for number in (1, 2)
    ]
    sums = totals(a_tracker(*old, HELD, UNKNOWN), TODAY)
    assert (sums.held, sums.stale, sums.held_by) == (2, 1, (("US", 2, 1),))
    ends = held_at_year_end(a_tracker(*old, HELD, UNKNOWN), TODAY)
    assert (ends[-1].held, ends[-1].stale) == (2, 1)
    assert totals(a_tracker(*old, HELD), TODAY - timedelta(1)).stale == 0


def test_cases_are_one_person_s_from_whichever_side_they_are_named() -> None:
    def one(id: str, more: str = "") -> object:
        return a_case(REMAND, name="Vera Example", id=id, report="2026-10-01", more=more)

    named = [one("a", "same: [b]"), one("b"), one("c", "same: [b]"), one("d"), one("e", "same: [f]")]
    assert people(named) == 3  # type: ignore[arg-type]
    assert people([named[0], named[2]]) == 1  # type: ignore[list-item]
    assert people([]) == 0


def test_groups_by_status_stand_in_the_order_of_the_model_and_by_state_the_largest_first() -> None:
    cases = a_tracker(*EVERYBODY).listed
    assert {key: [case.name for case in group] for key, group in group_by_status(cases, TODAY).items()} == {
        "detained": ["Held Elsewhere", "Held Fresh", "Held Stale"],
        "house-arrest": ["At Home"],
        "restricted": ["Barred From"],
        "unknown": ["Not Known"],
        "exchanged": ["Ex Changed"],
        "released": ["Let Go"],
        "died": ["Died There"],
    }
    assert list(group_by_status(cases, TODAY)) == ["detained", "house-arrest", "restricted", "unknown", "exchanged", "released", "died"]
    assert {key: len(group) for key, group in group_by_state(cases).items()} == {"US": 7, "RU": 2}
    assert list(group_by_state(cases)) == ["US", "RU"]


def test_nobody_stands_in_an_index_of_a_day_before_their_arrest() -> None:
    assert group_by_status([HELD], date(2024, 1, 9)) == {}


def test_the_same_person_is_found_from_both_sides() -> None:
    first = a_case(REMAND, id="vera-example-2020", report="2026-10-01", more="same: [vera-example-2024]")
    second = a_case(REMAND, id="vera-example-2024", report="2026-10-01")
    kin = related(a_tracker(first, second))
    assert kin.same_person(first) == [second]
    assert kin.same_person(second) == [first]


def test_no_page_leads_to_an_unlisted_case_and_its_own_leads_to_the_others() -> None:
    first = a_case(REMAND, id="vera-example-2020", report="2026-10-01", more="same: [vera-example-2024]\nlisted: false")
    second = a_case(REMAND, id="vera-example-2024", report="2026-10-01", more="same: [vera-example-2020]")
    kin = related(a_tracker(first, second))
    assert kin.same_person(first) == [second]
    assert kin.same_person(second) == []


def test_who_was_freed_together_and_the_same_offence() -> None:
    spy = "charges: [{offence: Espionage, category: espionage, sources: [a]}]"
    one, two = freed("One Spy", "US", "RU", more=spy), freed("Two Spies", "US", "RU", more=spy)
    other = a_case(REMAND, name="Three Spies", report="2026-10-01", more=spy)
    abroad = a_case(REMAND, name="Four Spies", by="RU", report="2026-10-01", more=spy)
    hidden = a_case(REMAND, name="Five Spies", report="2026-10-01", more=f"{spy}\nlisted: false")
    kin = related(a_tracker(one, two, other, abroad, hidden))
    assert kin.freed_with(one) == [two]
    assert kin.freed_with(other) == []
    assert kin.same_offence(one) == [other, two]
    assert kin.same_offence(abroad) == []
    assert kin.same_offence(LET_GO) == []
