"""What needs a hand, and from which day on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from casetracker.facts.needed import KINDS, Kind, Need, needed
from small_cases import a_case, a_swap, a_tracker

DAY = date(2026, 11, 24)
FREED = {"status": "released", "release": "date: 2024-06-01, manner: court-order"}


def needs(*records: object, day: date = DAY) -> dict[Kind, list[Need]]:
    return needed(a_tracker(*records), day, 180)


def ids(found: list[Need]) -> list[str]:
    return [each.record.id for each in found]


def test_a_report_is_due_the_day_after_180_days_and_only_while_the_case_goes_on() -> None:
    held = a_case("from: 2024-01-10, form: remand", report="2026-05-28")
    assert ids(needs(held)["report"]) == []
    assert ids(needs(held, day=DAY + timedelta(1))["report"]) == [held.id]
    assert needs(a_case("from: 2024-01-10, form: remand", **FREED))["report"] == []


def test_a_review_is_due_the_day_after_180_days_and_only_while_the_case_goes_on() -> None:
    held = a_case("from: 2024-01-10, form: remand", report="2026-05", reviewed="2026-05-28")
    assert ids(needs(held)["review"]) == []
    assert ids(needs(held, day=DAY + timedelta(1))["review"]) == [held.id]
    assert needs(a_case("from: 2024-01-10, form: remand", reviewed="2024-06-01", **FREED))["review"] == []


def test_what_was_written_from_excerpts_wants_its_first_full_review_also_where_the_case_has_ended() -> None:
    excerpts = "review: excerpts"
    held = a_case("from: 2024-01-10, form: remand", report="2026-05", reviewed="2024-06-01", more=excerpts)
    freed = a_case("from: 2024-01-10, form: remand", name="Anna", reviewed="2024-05-01", more=excerpts, **FREED)
    checked = a_case("from: 2024-01-10, form: remand", name="Boris", report="2026-11-01", more="review: full")
    swap = a_swap(more=excerpts)
    found = needs(freed, checked, swap, held)
    assert ids(found["excerpts"]) == [held.id, freed.id, swap.id]
    assert ids(found["review"]) == []


@pytest.mark.parametrize(
    ("hearing", "due"),
    [
        ("date: 2026-11-24, purpose: Appeal", False),
        ("date: 2026-11-23, purpose: Appeal", True),
        ("date: 2026-11, purpose: Appeal", False),
        ("date: 2026-10-31, purpose: Appeal", False),
        ("date: 2026-10-31, purpose: Appeal, state: planned", True),
        ("date: 2026-11-23, purpose: Appeal, state: moved", False),
        ("date: 2026-11-23, purpose: Appeal, state: cancelled", False),
    ],
)
def test_a_hearing_is_due_when_it_has_passed_and_nobody_has_looked_since(hearing: str, due: bool) -> None:
    held = a_case(
        "from: 2024-01-10, form: remand", report="2026-11-01", reviewed="2026-11-01", more=f"hearings: [{{{hearing}, sources: [a]}}]"
    )
    found = needs(held)["hearing"]
    assert [each.texts for each in found] == ([("Appeal",)] if due else [])


def test_what_a_record_says_that_it_lacks_is_counted_with_the_people_still_held_first() -> None:
    more = (
        "unknowns: [Where?, Since when?]\ndisputed: [{point: Which day?, accounts: [{claim: 1, sources: [a]}, {claim: 2, sources: [a]}]}]"
    )
    freed = a_case("from: 2024-01-10, form: remand", name="Anna", more=f"{more}\n", **FREED)
    held = a_case("from: 2024-01-10, form: remand", name="Boris", report="2026-11-01", more="unknowns: [Why?]")
    found = needs(freed, held, a_swap())
    assert [(each.record.id, each.number, each.texts) for each in found["unknown"]] == [
        (held.id, 1, ("Why?",)),
        (freed.id, 2, ("Where?", "Since when?")),
    ]
    assert [(each.record.id, each.texts) for each in found["disputed"]] == [(freed.id, ("Which day?",))]
    swap = a_swap().id
    assert [(each.record.id, each.number, each.of) for each in found["archive"]] == [(held.id, 1, 1), (freed.id, 1, 1), (swap, 1, 1)]


def test_every_kind_is_there_in_its_order_also_where_nothing_is_due() -> None:
    assert needs() == {kind: [] for kind in KINDS}
    assert list(needs()) == list(KINDS)


def test_an_old_report_comes_before_a_newer_one() -> None:
    old = a_case("from: 2020-01-10, form: remand", report="2021", name="Zoe")
    newer = a_case("from: 2020-01-10, form: remand", report="2022", name="Anna")
    assert ids(needs(newer, old)["report"]) == [old.id, newer.id]


def test_sources_that_are_not_the_publishers_own_are_listed_with_their_ids_and_addresses() -> None:
    freed = a_case("from: 2024-01-10, form: remand", name="Anna", **FREED)
    mirror = replace(freed.sources["a"], url="https://dnyuz.com/1", title="[Report on an arrest]")
    found = needs(replace(freed, sources={"a": mirror}), a_case("from: 2024-01-10, form: remand", report="2026-11-01"))
    listed = {kind: [(each.record.id, each.number, each.of, each.texts) for each in found[kind]] for kind in ("host", "via", "title")}
    assert listed == {
        "host": [("anna", 1, 1, ("a: https://dnyuz.com/1",))],
        "via": [("anna", 1, 1, ("a: https://dnyuz.com/1",))],
        "title": [("anna", 1, 1, ("a: https://dnyuz.com/1",))],
    }
    assert [(each.record.id, each.number, each.statements) for each in found["copy"]] == [
        ("anna", 3, (("person",), ("custody", 0), ("release",)))
    ]
