"""What the form's preview says of a ruling, a designation and a hearing, no more strongly than the page does."""

from __future__ import annotations

from typing import Any

import pytest

from casetracker.exports.form import model
from casetracker.words import words
from node import run_module

SAY = """
const form = { model: given.model, w: (key) => given.model.words[key] };
return m.SAID[given.kind](given.item, form);
"""


@pytest.mark.parametrize(
    ("kind", "item", "shown"),
    [
        ("ruling", {"kind": "conviction", "sentence": "8 years"}, ["Convicted", "8 years"]),
        ("ruling", {"kind": "conviction", "sentence": "8 years", "in_absentia": "true"}, ["Convicted, in absentia", "8 years"]),
        ("ruling", {"kind": "conviction", "total": "9 years", "court": "A Court"}, ["Convicted", "in all 9 years · A Court"]),
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
