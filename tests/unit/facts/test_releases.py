"""Who came free, and whom the other side of the same exchange freed."""

from __future__ import annotations

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
