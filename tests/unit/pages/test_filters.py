"""The number behind each choice of the index, as the page comes: how many people choosing it alone finds."""

from __future__ import annotations

from dataclasses import replace

from casetracker.locale import words
from casetracker.pages.context import context_of
from casetracker.pages.index.filters import filters
from casetracker.record.model import Record, Withdrawn
from golden_record import SETTINGS
from small_cases import TODAY, a_case, a_swap, a_tracker, freed, withdrawn

REMAND = "from: 2024-01-10, form: remand"


def choices(key: str, *records: Record | Withdrawn) -> list[str]:
    context = context_of(a_tracker(*records), words(), SETTINGS, TODAY)
    return [f"{option.label} ({option.number})" for each in filters(context) if each.key == key for option in each.options]


def test_a_state_that_held_somebody_before_is_there_for_the_days_on_which_it_did_and_finds_nobody_today() -> None:
    extradited = a_case("from: 2023-01-10, form: extradition, by: TH, for: US", REMAND, report="2026-10-01")
    assert choices("by", extradited, a_case(REMAND, name="In Estonia", by="EE", report="2026-10-01")) == [
        "Estonia (1)",
        "Thailand (0)",
        "United States (1)",
    ]


def test_a_person_of_two_citizenships_is_found_by_each_and_one_of_two_cases_once() -> None:
    both = a_case(REMAND, name="Vera Both", id="vera-both", report="2026-10-01", more="same: [vera-again]")
    again = a_case("from: 2020-01-10, form: remand", name="Vera Both", id="vera-again", status="released",
                   release="date: 2020-06-01, manner: bail", by="DE")  # fmt: skip
    assert choices("citizen", both, again) == ["Russia (1)"]
    assert [each for each in choices("status", both, again) if not each.endswith("(0)")] == [
        "Held, in any form (1)",
        "Detained (1)",
        "Released (1)",
    ]


def test_who_is_barred_from_leaving_is_not_held_and_who_is_not_listed_or_withdrawn_is_not_counted() -> None:
    barred = a_case("from: 2024-01-10, form: restricted", name="Barred From", status="restricted", report="2026-10-01")
    hidden = a_case(REMAND, name="Nina Hidden", report="2026-10-01", more="listed: false")
    shown = freed("Ex Changed", "US", "RU")
    unlisted = freed("Un Listed", "US", "RU", more="listed: false")
    everybody = (barred, hidden, shown, unlisted, withdrawn("gone"), a_swap())
    assert choices("status", *everybody)[:2] == ["Held, in any form (0)", "Detained (0)"]
    assert "Restricted (1)" in choices("status", *everybody)
    assert choices("by", *everybody) == ["United States (2)"]
    assert choices("swap", *everybody) == ["Exchange in Exampleton (1)"]
    assert choices("swap", unlisted, a_swap()) == []


def test_a_gender_is_a_choice_where_a_record_says_one() -> None:
    woman = a_case(REMAND, name="Vera Woman", report="2026-10-01")
    woman = replace(woman, person=replace(woman.person, gender="woman"))
    assert choices("gender", woman, a_case(REMAND, name="Not Said", report="2026-10-01")) == ["Woman (1)"]


def test_a_year_is_one_in_which_the_person_can_have_been_detained_and_none_that_has_not_come() -> None:
    within = a_case("from: 2022/2023, form: remand", name="With In", report="2026-10-01")
    later = a_case("from: 2025-06/.., form: remand", name="La Ter", report="2026-10-01")
    assert choices("year", within, later) == ["2026 (1)", "2025 (1)", "2023 (1)", "2022 (1)"]


def test_a_year_of_release_is_one_in_which_the_person_can_have_come_free_and_none_that_has_not_come() -> None:
    def released(name: str, day: str, manner: str) -> Record:
        return a_case("from: 2020-01-10, form: remand", name=name, status="released", release=f"date: {day}, manner: {manner}")

    records = (
        released("Within Two", "2022-12/2023-01", "bail"),
        released("By Then", "../2024-06", "bail"),
        released("Not Before", "2025-06/..", "escape"),
        a_case(REMAND, name="Still Held", report="2026-10-01"),
    )
    assert choices("freed", *records) == ["2026 (1)", "2025 (1)", "2024 (1)", "2023 (1)", "2022 (1)"]
    assert choices("manner", *records) == ["Escape (1)", "Bail (2)"]
