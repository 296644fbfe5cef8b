"""The merged timeline: what stands in it, in which order, and with which ids."""

from __future__ import annotations

from typing import Any

import pytest

from casetracker.facts import timeline
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


def kinds(*custody: str, more: str = "", **rest: Any) -> list[str]:
    """Return what a timeline is made of in its order: its kinds, of a ruling what was ruled, of custody its form."""
    found = timeline(a_case(*custody, more=more, **({"report": "2026-10-01"} | rest)))
    own = {"custody": "form", "ruling": "kind"}
    return [getattr(entry.item, own.get(entry.kind, ""), entry.kind) for entry in found]


def test_what_shares_a_day_stands_in_the_order_of_the_law() -> None:
    more = f"""
charges: [{{{CHARGE}, date: 2024-05-01}}]
hearings: [{{date: 2024-05-01, purpose: Trial, sources: [a]}}]
events: [{{date: 2024-05-01, event: The embassy was not let in., sources: [a]}}]
designations: [{{by: RU, as: hostage, date: 2024-05-01, sources: [a]}}]
"""
    found = kinds(
        "from: 2024-05-01, form: police",
        "from: 2024-05-01, form: sentence",
        status="released",
        rulings=["kind: conviction, date: 2024-05-01", "kind: clemency, date: 2024-05-01"],
        release="date: 2024-05-01, manner: unilateral",
        report="",
        more=more,
    )
    assert found == ["police", "charge", "hearing", "conviction", "sentence", "clemency", "designation", "release", "event"]
    found = kinds("from: 2024-05-01, form: police", status="died", death="2024-05-01", report="", more=more)
    assert found == ["police", "charge", "hearing", "designation", "death", "event"]


@pytest.mark.parametrize(
    ("custody", "ruling", "in_order"),
    [
        # The day of the two, the month, the same span, by a day, and a day within the month of the other.
        ("2024-08-15", "2024-08-15", ["conviction", "sentence"]),
        ("2024-08", "2024-08", ["conviction", "sentence"]),
        ("2024-08/2024-10", "2024-08/2024-10", ["conviction", "sentence"]),
        ("../2024-08-15", "../2024-08-15", ["conviction", "sentence"]),
        ("2024-08", "2024-08-15", ["conviction", "sentence"]),
        ("2024-08-01", "2024-08", ["conviction", "sentence"]),
        ("2024-08-15", "2024-09-01", ["sentence", "conviction"]),
    ],
)
def test_a_sentence_stands_behind_the_conviction_that_can_have_brought_it(custody: str, ruling: str, in_order: list[str]) -> None:
    rulings = [f"kind: conviction, date: {ruling}"]
    assert kinds("from: 2024-01, form: remand", f"from: {custody}, form: sentence", rulings=rulings, status="imprisoned") == [
        "remand",
        *in_order,
    ]
    only = kinds(f"from: {custody}, form: sentence", rulings=rulings, status="imprisoned")
    assert only == in_order  # also where nothing is known of the arrest


def test_what_was_about_a_day_stands_by_that_day_and_not_by_the_first_that_it_may_have_been() -> None:
    rulings = ["kind: conviction, date: 2020-05-30/2020-06-03", "kind: upheld, date: 2021~"]
    sentence = "from: 2020-05-30/2020-06-03, form: sentence"
    assert kinds("from: 2019~, form: remand", sentence, rulings=rulings, status="imprisoned", more="events: [{date: 2018-06, event: x, sources: [a]}]") == [
        "event", "remand", "conviction", "sentence", "upheld",
    ]  # fmt: skip
    # Where only the last day is known, it is that day which '~' does not move either.
    events = "events: [{date: ../2024-03-02~, event: x, sources: [a]}]"
    assert kinds("from: 2024-01-10, form: police", rulings=["kind: remand, date: 2024-03-03"], more=events) == ["police", "event", "remand"]


def test_an_appeal_of_which_only_a_span_is_known_stands_behind_the_sentence_that_it_is_about() -> None:
    rulings = ["kind: conviction, date: 2024-07-18", "kind: upheld, date: 2024-07-18/2025-10-29"]
    found = kinds("from: 2023-06-06, form: remand", "from: 2024-07-18, form: sentence", rulings=rulings, status="imprisoned")
    assert found == ["remand", "conviction", "sentence", "upheld"]


def test_a_form_of_custody_that_a_court_orders_stands_behind_its_ruling_and_an_arrest_before() -> None:
    rulings = ["kind: remand, date: 2024-05-03"]
    assert kinds("from: 2024-05-01, form: police", "from: 2024-05-03, form: remand", rulings=rulings) == ["police", "remand", "remand"]
    entries = timeline(a_case("from: 2024-05-01, form: police", "from: 2024-05-03, form: remand", rulings=rulings, report="2026-10-01"))
    assert [entry.kind for entry in entries] == ["custody", "ruling", "custody"]
    for before in ("from: 2024-05-01, to: 2024-05-02, form: police", "from: 2024-05-01, form: restricted"):
        entries = timeline(a_case(before, "from: 2024-05-03, form: remand", rulings=rulings, report="2026-10-01"))
        assert [entry.kind for entry in entries if entry.date.text == "2024-05-03"] == ["custody", "ruling"]


def test_who_is_let_go_by_a_ruling_is_at_liberty_after_it() -> None:
    found = kinds(
        "from: 2024-05-01, to: 2024-05-03, form: police",
        "from: 2024-09-01, form: remand",
        rulings=["kind: other, date: 2024-05-03"],
    )
    assert found == ["police", "other", "liberty", "remand"]


@pytest.mark.parametrize("clemency", ["2024-12-01", "2024-12", "2024-12-01/2024-12-03", "../2024-12-01", "2024-11/2024-12"])
def test_clemency_stands_before_the_release_that_it_can_have_brought(clemency: str) -> None:
    found = kinds(
        "from: 2024-05-01, form: sentence",
        rulings=["kind: conviction, date: 2024-05-01", f"kind: clemency, date: {clemency}"],
        status="exchanged",
        release="date: 2024-12-01, manner: exchange, swap: 2024-12-01-exampleton, to: RU",
        report="",
    )
    assert found == ["conviction", "sentence", "clemency", "release"]


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


def test_a_later_period_that_is_known_to_have_begun_by_a_day_stands_at_that_day_too() -> None:
    found = ids(
        "from: 2024-01-10, form: remand",
        "from: ../2025-06-13, form: house-arrest",
        status="house-arrest",
        more="events: [{date: ../2025-06-11, event: She was ill., sources: [a]}, {date: 2025-01-05, event: She wrote., sources: [a]}]",
    )
    assert found == ["2024-01-10-custody", "2025-01-05-event", "by-2025-06-11-event", "by-2025-06-13-custody"]


def test_periods_of_custody_keep_their_order_where_their_dates_leave_it_open() -> None:
    assert ids("from: ../2024-06-01, form: police", "from: 2024-05-20, form: remand") == ["by-2024-06-01-custody", "2024-05-20-custody"]


def test_liberty_stands_between_the_periods_that_it_parts_on_one_day_too() -> None:
    found = ids("from: 2024-01-10, to: 2024-01-10, form: police", "from: 2024-01-10, form: remand")
    assert found == ["2024-01-10-custody", "2024-01-10-liberty", "2024-01-10-custody-b"]
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
