"""What a correction changes, in words, and what a record says value by value. No browser is needed for that."""

from __future__ import annotations

from typing import Any

import pytest

from casetracker.data.form import model
from casetracker.locale import words
from node import run_module
from small_records import CASE, altered, with_keys


def changed(after: str, before: str = CASE) -> list[list[Any]]:
    """Return what is said of the change from one file to another: way, word, values."""
    body = """
    const form = { model: given.model, language: "en" };
    const [before, after] = [given.before, given.after].map((text) => read.data(read.read(text)));
    return [...m.changes(before, after, given.model.records.case.fields, form)].map(({ path, key, values }) => [path.join("."), key, values]);
    """
    given = {"before": before, "after": after, "model": model(words())}
    found: list[list[Any]] = run_module("form/changes.js", body, given, read="form/read.js")
    return found


CHANGES: dict[str, tuple[str, list[list[Any]]]] = {
    "nothing": (CASE, []),
    "a date": (
        altered(CASE, ("from: 2024-05-01", "from: 2024-05~")),
        [["custody.0.from", "change_from_to", {"was": "1 May 2024", "is": "about May 2024"}]],
    ),
    "a choice": (
        altered(CASE, ("form: remand", "form: police")),
        [["custody.0.form", "change_from_to", {"was": "Remand", "is": "Police custody"}]],
    ),
    "one more": (with_keys(CASE, "unknowns: [Where?]"), [["unknowns", "change_to", {"was": "", "is": "Where?"}]]),
    "a group": (with_keys(CASE, "charges:\n  - {offence: x, category: other, sources: [a]}"), [["charges.0", "change_new", {}]]),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_told(name: str) -> None:
    after, said = CHANGES[name]
    assert changed(after) == said


def test_what_is_taken_out_is_told() -> None:
    before = with_keys(
        CASE,
        "charges:\n  - {offence: x, category: other, sources: [a]}\n  - {offence: y, category: other, sources: [a]}\nunknowns: [Where?]",
    )
    after = with_keys(CASE, "charges:\n  - {offence: y, category: other, sources: [a]}")
    assert changed(after, before) == [["charges.0", "change_gone", {}], ["unknowns", "change_gone", {}]]
