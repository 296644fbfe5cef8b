"""What the form's preview says of a ruling, a designation and a hearing, no more strongly than the page does."""

from __future__ import annotations

from typing import Any

import pytest

from casetracker.data.form import model
from casetracker.locale import words
from casetracker.record.dates import parse
from node import run_module

SAY = """
const form = { model: given.model, w: (key) => given.model.words[key] };
return m.SAID[given.kind](given.item, form, { detained_by: "US" });
"""


@pytest.mark.parametrize("born", ["1990", "1990/1991", "1990/1995", "1990~", "../1990"])
def test_the_preview_words_the_dates_of_its_facts_as_the_page_does(born: str) -> None:
    data = {
        "person": {"citizenships": ["RU"], "born": born},
        "status": "detained",
        "detained_by": "US",
        "last_report": {"date": "2024-05/2024-06"},
    }
    body = """
    const form = { model: given.model, language: "en", w: (key) => given.model.words[key] };
    return Object.fromEntries(m.facts({ data: given.data, form, date: m.dateIn(form) }).map(([label, text]) => [label, text]));
    """
    assert run_module("form/preview.js", body, {"model": model(words()), "data": data}) == {
        "Held by": "United States",
        "Citizenship": "Russia",
        "Born": words().date(parse(born)),
        "Last report": "May 2024 or June 2024",
    }


@pytest.mark.parametrize(
    ("kind", "item", "shown"),
    [
        ("ruling", {"kind": "conviction", "sentence": "8 years"}, ["Convicted", "8 years"]),
        ("ruling", {"kind": "conviction", "sentence": "8 years", "in_absentia": "true"}, ["Convicted, in absentia", "8 years"]),
        ("ruling", {"kind": "conviction", "total": "9 years", "court": "A Court"}, ["Convicted", "in all 9 years · A Court"]),
        ("ruling", {"kind": "conviction", "sentence": "8 years", "by": "FR"}, ["Convicted", "8 years · France"]),
        ("ruling", {"kind": "conviction", "sentence": "8 years", "by": "US"}, ["Convicted", "8 years"]),
        ("ruling", {"kind": "other", "ruling": "The appeal was put off."}, ["Ruling", "The appeal was put off."]),
        ("designation", {"by": "US", "as": "hostage"}, ["United States: designated as “Hostage”"]),
        ("designation", {"by": "US", "as": "hostage", "not": True}, ["United States: expressly not designated as “Hostage”"]),
        ("designation", {"by": "The $& Body", "as": "hostage"}, ["The $& Body: designated as “Hostage”"]),
        ("hearing", {"purpose": "Trial", "state": "cancelled", "court": "A Court"}, ["Trial", "Cancelled, A Court"]),
        ("hearing", {"purpose": "Trial", "state": "planned"}, ["Trial", ""]),
    ],
)
def test_the_preview_says_what_makes_a_thing_less_with_it(kind: str, item: dict[str, Any], shown: list[str]) -> None:
    assert run_module("form/preview.js", SAY, {"model": model(words()), "kind": kind, "item": item}) == shown
