"""Names by which links find entries: from date and kind, never from wording, place or neighbours."""

from __future__ import annotations

from itertools import islice

import pytest

from casetracker.facts import timeline
from casetracker.record.model import Case, Swap
from casetracker.record.model.entries import _ids, entries
from small_records import CASE, SWAP, altered, check, with_keys

LISTS = {
    "custody": "from: 2024-05-02, form: remand",
    "charges": "date: 2024-05-02, offence: Fraud, category: theft-fraud",
    "rulings": "date: 2024-05-02, kind: remand",
    "designations": "date: 2024-05-02, by: FR, as: hostage",
    "hearings": "date: 2024-05-02, purpose: Appeal",
    "events": "date: 2024-05-02, event: She wrote.",
}
"""List → an entry of it, all on one day."""
WORDS = {
    "custody": "custody",
    "charges": "charge",
    "rulings": "remand",
    "designations": "hostage",
    "hearings": "hearing",
    "events": "event",
}
CHANGES = {
    "custody": ("form: remand", "form: police"),
    "charges": ("Fraud", "Grave fraud"),
    "rulings": ("kind: remand", "kind: remand, court: The Court"),
    "designations": ("by: FR", "by: GB"),
    "hearings": ("Appeal", "Second appeal, time: '09:30', zone: Europe/Moscow, state: cancelled"),
    "events": ("She wrote", "She wrote a letter"),
}
"""List → how that entry is worded otherwise."""


def names(*items: str, of: str) -> list[str]:
    """Return the names of the entries of a list, in the order of the file."""
    rows = "".join(f"  - {{{item}, sources: [a]}}\n" for item in items)
    if of == "custody":
        text = CASE.replace("  - {from: 2024-05-01, form: remand, sources: [a]}\n", rows)
    else:
        text = with_keys(CASE, f"{of}:\n{rows}")
    record = check(altered(text, ("last_report: {date: 2024-05-01", "last_report: {date: 2026-11-01"))).record
    assert isinstance(record, Case), text
    named = [each.name for each in entries(record) if each.key == of]
    shown = {entry.id for entry in timeline(record)}
    assert set(named) <= shown or any(name.startswith("undated") for name in named)
    return named


@pytest.mark.parametrize("of", LISTS)
def test_neither_a_second_one_behind_it_nor_other_words_change_the_name_of_an_entry(of: str) -> None:
    item, name = LISTS[of], f"2024-05-02-{WORDS[of]}"
    reworded = item.replace(*CHANGES[of])
    assert reworded != item
    assert names(item, of=of) == [name]
    assert names(reworded, of=of) == [name]
    assert names(item, reworded, of=of) == names(reworded, item, of=of) == names(item, item, of=of) == [name, f"{name}-b"]
    assert names(item, reworded, item, of=of) == [name, f"{name}-b", f"{name}-c"]


@pytest.mark.parametrize("of", LISTS)
def test_an_entry_with_an_id_keeps_its_name_whatever_comes_or_goes_or_changes_place(of: str) -> None:
    item, name = LISTS[of], f"2024-05-02-{WORDS[of]}"
    kept = f"{item}, id: b"
    assert names(kept, of=of) == [f"{name}-b"]
    assert names(kept, item, of=of) == [f"{name}-b", name]
    assert names(item, item, kept, of=of) == [name, f"{name}-c", f"{name}-b"]
    assert names(kept.replace(*CHANGES[of]), of=of) == [f"{name}-b"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2024", "2024-05", ["2024-event", "2024-05-event"]),
        ("2024-05~", "2024-05", ["about-2024-05-event", "2024-05-event"]),
        ("2024~/2025", "2024/2025~", ["about-2024--2025-event", "about-2024--2025-event-b"]),
        ("../2024-05", "../2024-05~", ["by-2024-05-event", "by-2024-05-event-b"]),
        ("2024-05/..", "2024-05~/..", ["2024-05-or-later-event", "2024-05-or-later-event-b"]),
    ],
)
def test_dates_that_spell_the_same_share_a_name_and_no_others(first: str, second: str, expected: list[str]) -> None:
    assert names(f"date: {first}, event: One.", f"date: {second}, event: Two.", of="events") == expected


def test_what_has_no_date_is_named_by_its_kind() -> None:
    fraud, other = "offence: Fraud, category: theft-fraud", "offence: Smuggling, category: other"
    assert names(fraud, other, fraud, of="charges") == [
        "undated-charge-theft-fraud",
        "undated-charge-other",
        "undated-charge-theft-fraud-b",
    ]
    assert names("kind: remand", "kind: remand", of="rulings") == ["undated-remand", "undated-remand-b"]


def test_a_ruling_and_a_designation_of_another_kind_share_no_name() -> None:
    text = with_keys(
        CASE,
        "rulings: [{kind: other, date: 2024-05-02, sources: [a]}]\ndesignations: [{by: FR, as: other, date: 2024-05-02, sources: [a]}]",
    )
    record = check(text).record
    assert [each.name for each in entries(record)][1:] == ["2024-05-02-other", "2024-05-02-designation"]


def test_a_period_and_the_liberty_behind_it_have_one_id() -> None:
    found = names(
        "from: 2024-05-01, to: unknown, form: police",
        "from: 2024-06-01, to: unknown, form: remand",
        "from: 2024-07, form: remand",
        of="custody",
    )
    assert found == ["2024-05-01-custody", "2024-06-01-custody-b", "2024-07-custody"]
    text = altered(
        CASE,
        (
            "  - {from: 2024-05-01, form: remand, sources: [a]}\n",
            "  - {from: 2024-05-01, to: unknown, form: police, sources: [a]}\n  - {from: 2024-06-01, to: unknown, form: police, sources: [a]}\n  - {from: 2024-07-01, form: remand, sources: [a]}\n",
        ),
        ("last_report: {date: 2024-05-01", "last_report: {date: 2026-11-01"),
    )
    record = check(text).record
    assert isinstance(record, Case)
    assert [each.id for each in timeline(record) if each.kind == "liberty"] == ["unknown-liberty", "unknown-liberty-b"]


def test_the_entries_of_a_swap_are_its_statements_and_events() -> None:
    statements = "statements: [{by: A, says: Yes, sources: [a]}, {by: B, date: 2024-06, says: Yes, sources: [a]}, {by: C, date: 2024-06, says: No, sources: [a]}]"
    events = "events: [{date: 2024-06, event: A plane flew., sources: [a]}, {date: 2024-06, event: It landed., id: landing, sources: [a]}]"
    record = check(with_keys(SWAP, f"{statements}\n{events}"), kind="swap").record
    assert isinstance(record, Swap)
    assert [each.name for each in entries(record)] == ["2024-06-statement", "2024-06-statement-b", "2024-06-event", "2024-06-event-landing"]


def test_ids_that_are_given_are_never_numbers() -> None:
    found = list(islice(_ids(), 60))
    assert found[:3] == ["", "b", "c"]
    assert found[25:28] == ["z", "b2", "c2"]
    assert len(set(found)) == 60
