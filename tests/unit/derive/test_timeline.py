"""The merged timeline: what stands in it, in which order, and with which ids."""

from __future__ import annotations

import pytest

from casetracker.derive import timeline
from small_cases import a_case

CHARGE = "offence: Espionage, category: espionage, sources: [a]"


def ids(*custody: str, more: str = "", **rest: str) -> list[str]:
    """Return the ids of a timeline in its order."""
    return [entry.id for entry in timeline(a_case(*custody, more=more, **({"report": "2026-10-01"} | rest)))]


def test_all_dated_things_are_merged_in_the_order_of_time() -> None:
    case = a_case(
        "from: 2024-01-10, to: 2024-02-10, form: police",
        "from: 2024-05-01, form: remand",
        status="exchanged",
        rulings=["kind: remand, date: 2024-05-02", "kind: conviction, date: 2024-08-15"],
        release="date: 2024-12-01, manner: exchange, swap: 2024-12-01-exampleton, to: RU",
        more=f"""
charges:
  - {{{CHARGE}, date: 2024-05-03}}
designations:
  - {{by: RU, as: wrongfully-detained, date: 2024-06, sources: [a]}}
  - {{by: RU, as: wrongfully-detained, not: true, date: 2024-03, sources: [a]}}
hearings:
  - {{date: 2024-08-01, purpose: Trial, sources: [a]}}
events:
  - {{date: 2024-09-09, event: Her lawyers appealed., sources: [a]}}
""",
    )
    assert [(entry.id, entry.kind, entry.date.text) for entry in timeline(case)] == [
        ("2024-01-10-custody", "custody", "2024-01-10"),
        ("2024-02-10-liberty", "liberty", "2024-02-10"),
        ("2024-03-not-wrongfully-detained", "designation", "2024-03"),
        ("2024-05-01-custody", "custody", "2024-05-01"),
        ("2024-05-02-remand", "ruling", "2024-05-02"),
        ("2024-05-03-charge", "charge", "2024-05-03"),
        ("2024-06-wrongfully-detained", "designation", "2024-06"),
        ("2024-08-01-hearing", "hearing", "2024-08-01"),
        ("2024-08-15-conviction", "ruling", "2024-08-15"),
        ("2024-09-09-event", "event", "2024-09-09"),
        ("2024-12-01-release", "release", "2024-12-01"),
    ]
    items = [entry.item for entry in timeline(case)]
    assert items[0] is items[1] is case.custody[0]
    assert items[-1] is case.release


def test_what_shares_a_day_stands_as_it_happens_custody_first_and_the_end_last() -> None:
    case = a_case(
        "from: 2024-05-01, form: police",
        status="released",
        rulings=["kind: other, date: 2024-05-01"],
        release="date: 2024-05-01, manner: bail",
        more=f"charges: [{{{CHARGE}, date: 2024-05-01}}]\nevents: [{{date: 2024-05-01, event: Her flat was searched., sources: [a]}}]",
    )
    assert [entry.kind for entry in timeline(case)] == ["custody", "event", "charge", "ruling", "release"]


def test_a_charge_after_release_stands_after_it() -> None:
    more = f"charges: [{{{CHARGE}, date: 2024-07-01}}]"
    found = ids("from: 2024-01-10, form: police", more=more, status="released", release="date: 2024-02-01, manner: unilateral", report="")
    assert found == ["2024-01-10-custody", "2024-02-01-release", "2024-07-01-charge"]


def test_an_indictment_before_the_arrest_stands_before_it() -> None:
    assert ids("from: 2024-01-10, form: police", more=f"charges: [{{{CHARGE}, date: 2020}}]") == ["2020-charge", "2024-01-10-custody"]


def test_what_has_no_date_is_not_in_the_timeline() -> None:
    more = f"charges: [{{{CHARGE}}}]\ndesignations: [{{by: RU, as: hostage, sources: [a]}}]\nrulings: [{{kind: conviction, sources: [a]}}]"
    assert ids("from: 2024-01-10, form: police", more=more, status="imprisoned") == ["2024-01-10-custody"]


def test_a_death_is_the_last_entry() -> None:
    assert ids("from: 2024-01-10, form: police", status="died", death="2024-02-01", report="") == ["2024-01-10-custody", "2024-02-01-death"]


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("2024", "2024"),
        ("2024-01", "2024-01"),
        ("2024-01-27", "2024-01-27"),
        ("2025-02-13/2025-02-14", "2025-02-13--2025-02-14"),
        ("../2025-06-06", "by-2025-06-06"),
        ("2024-06/..", "2024-06-or-later"),
        ("2024-01-27~", "about-2024-01-27"),
        ("2024~", "about-2024"),
        ("../2025-06~", "by-2025-06"),
    ],
)
def test_an_id_spells_its_date(written: str, word: str) -> None:
    assert ids(f"from: {written}, form: police") == [f"{word}-custody"]


def test_an_id_does_not_change_when_something_else_is_added() -> None:
    custody = "from: 2024-05-01, form: remand"
    before = ids(custody, more=f"charges: [{{{CHARGE}, date: 2024-05-03}}]")
    after = ids("from: 2024-01-10, to: 2024-02-10, form: police", custody, more=f"charges: [{{{CHARGE}, date: 2024-05-03}}]")
    assert set(before) < set(after)


def test_two_of_a_kind_on_one_day_have_ids_that_pass_to_no_other() -> None:
    first, second = (f"{{kind: conviction, date: 2024-08-15, court: {court}, sources: [a]}}" for court in ("The First", "The Second"))
    before = ids("from: 2024-01-10, form: police", more=f"rulings: [{first}, {second}]", status="imprisoned")
    after = ids("from: 2024-01-10, form: police", more=f"rulings: [{second}, {first}]", status="imprisoned")
    assert before == ["2024-01-10-custody", "2024-08-15-conviction-bd3ccf", "2024-08-15-conviction-584b8c"]
    assert sorted(after) == sorted(before)


def test_two_that_say_the_same_have_ids_of_their_own() -> None:
    ruling = "{kind: conviction, date: 2024-08-15, sources: [a]}"
    found = ids("from: 2024-01-10, form: police", more=f"rulings: [{ruling}, {ruling}]", status="imprisoned")
    assert len(set(found)) == 3


def test_what_is_not_known_stands_where_it_can_first_have_been() -> None:
    found = ids(
        "from: 2024-01-10, to: unknown, form: police",
        "from: 2024-05-01, form: remand",
        "from: unknown, form: house-arrest",
        status="house-arrest",
        more=f"charges: [{{{CHARGE}, date: 2024-03}}]",
    )
    assert found == ["2024-01-10-custody", "unknown-liberty", "2024-03-charge", "2024-05-01-custody", "unknown-custody"]


def test_what_is_known_to_have_been_by_a_day_stands_at_that_day() -> None:
    found = ids(
        "from: ../2024-01-10, to: ../2024-06-01, form: police",
        "from: 2024-09-01, form: remand",
        more=f"charges: [{{{CHARGE}, date: 2024-03-01}}]",
    )
    assert found == ["by-2024-01-10-custody", "2024-03-01-charge", "by-2024-06-01-liberty", "2024-09-01-custody"]


def test_periods_of_custody_keep_their_order_where_their_dates_leave_it_open() -> None:
    assert ids("from: ../2024-06-01, form: police", "from: 2024-05-20, form: remand") == ["by-2024-06-01-custody", "2024-05-20-custody"]


def test_liberty_stands_between_the_periods_that_it_parts_on_one_day_too() -> None:
    found = ids("from: 2024-01-10, to: 2024-01-10, form: police", "from: 2024-01-10, form: remand")
    assert found == ["2024-01-10-custody-d51db4", "2024-01-10-liberty", "2024-01-10-custody-4056a1"]
    # About February is January to March, so the second arrest can have been on the day of the release.
    assert ids("from: 2024-01-10, to: 2024-01-20, form: police", "from: 2024-02~, form: remand") == [
        "2024-01-10-custody", "2024-01-20-liberty", "about-2024-02-custody",
    ]  # fmt: skip


def test_a_sentence_of_unknown_beginning_stands_after_the_conviction() -> None:
    found = ids(
        "from: 2024-01-10, form: remand",
        "from: unknown, form: sentence",
        more="rulings: [{kind: remand, date: 2024-01-11, sources: [a]}, {kind: conviction, date: 2024-06-01, sources: [a]}]",
        status="imprisoned",
    )
    assert found == ["2024-01-10-custody", "2024-01-11-remand", "2024-06-01-conviction", "unknown-custody"]


def test_of_two_cases_that_say_the_same_each_has_its_own_parts_in_its_timeline() -> None:
    cases = [a_case("from: 2024-01-10, form: remand", report="2026-10-01") for _ in range(2)]
    assert [timeline(case)[0].item is case.custody[0] for case in cases] == [True, True]
