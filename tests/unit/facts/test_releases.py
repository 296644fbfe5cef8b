"""Who came free, and whom the other side of the same exchange freed."""

from __future__ import annotations

from dataclasses import replace

from casetracker.facts.releases import releases
from casetracker.record.model import Record, Withdrawn
from small_cases import a_case, a_swap, a_tracker, freed, withdrawn

REMAND = "from: 2020-01-10, form: remand"


def found(*records: Record | Withdrawn) -> list[tuple[str, str, list[str], int]]:
    """Return of each release the name, the swap, who was freed in return, and how many more were."""
    rows = releases(a_tracker(*records))
    return [(row.case.name, row.swap.id if row.swap else "", [case.name for case in row.in_return], row.unnamed) for row in rows]


def test_those_whom_the_other_side_freed_are_named_and_the_others_counted() -> None:
    swap = "2024-08-01-exampleton"
    hidden = freed("Nina Hidden", "RU", "US", more="listed: false")
    gone = withdrawn("gone", f"release: {{swap: {swap}}}\ndetained_by: RU")
    everybody = (freed("Anna Ours", "US", "RU"), freed("Boris Ours", "US", "RU"), freed("Clara Theirs", "RU", "US"), hidden, gone, a_swap())
    assert found(*everybody) == [
        ("Anna Ours", swap, ["Clara Theirs"], 2),
        ("Boris Ours", swap, ["Clara Theirs"], 2),
        ("Clara Theirs", swap, ["Anna Ours", "Boris Ours"], 0),
    ]


def test_the_latest_stand_first_and_who_is_held_or_died_does_not_stand_there() -> None:
    def released(name: str, day: str) -> Record:
        return a_case(REMAND, name=name, status="released", release=f"date: {day}, manner: bail")

    died = a_case(REMAND, name="Late Person", status="died", death="2024-01-01")
    held = a_case(REMAND, name="Still Held", report="2026-10-01")
    rows = found(released("First Out", "2022-05"), released("Last Out", "../2024-06-06"), released("Also Last", "2024-06-06"), died, held)
    assert rows == [("Also Last", "", [], 0), ("Last Out", "", [], 0), ("First Out", "", [], 0)]


def test_nobody_is_named_in_return_for_those_who_were_released_together_by_agreement() -> None:
    release = a_swap(more="kind: release")
    rows = [
        a_case(REMAND, name=name, status="released", by="US", release=f"date: 2024-08-01, manner: negotiated, swap: {release.id}")
        for name in ("Anna Let", "Boris Let")
    ]
    assert found(*rows, release) == [("Anna Let", release.id, [], 0), ("Boris Let", release.id, [], 0)]


def test_what_the_own_side_gave_is_not_given_in_return() -> None:
    terms = "terms: [{by: DE, gives: Money, sources: [a]}, {by: RU, gives: A sanction less, sources: [a]}]"
    people = (freed("Anna Ours", "US", "RU"), freed("Berta Ours", "DE", "RU"), freed("Clara Theirs", "RU", "US"))
    rows = releases(a_tracker(*people, a_swap("US", "DE", "RU", more=terms)))
    assert {row.case.name: [term.by for term in row.terms] for row in rows} == {
        "Anna Ours": ["RU"], "Berta Ours": ["RU"], "Clara Theirs": ["DE"],
    }  # fmt: skip


def test_where_it_can_t_be_told_who_stood_across_nobody_is_named_in_return() -> None:
    pairs = (("Anna One", "US", "RU"), ("Boris One", "RU", "US"), ("Clara Two", "UA", "BY"), ("Dora Two", "BY", "UA"))
    rows = found(*(freed(*each) for each in pairs), a_swap("US", "RU", "UA", "BY"))
    assert [(name, others, unnamed) for name, _, others, unnamed in rows] == [(each[0], [], 0) for each in pairs]


def test_one_person_in_two_cases_is_one_who_was_freed_in_return() -> None:
    twice = (freed("Vera Twice", "RU", "US", more="same: [vera-again]"), replace(freed("Vera Twice", "RU", "US"), id="vera-again"))
    rows = found(freed("Anna Ours", "US", "RU"), *twice, a_swap())
    assert next(row for row in rows if row[0] == "Anna Ours")[3] == 0
