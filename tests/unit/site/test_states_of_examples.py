"""The states that a tracker's settings name stand in its examples, and no others."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from casetracker.edit.issues.forms import issue_forms
from casetracker.record.model.case import Case
from casetracker.record.model.kinds import fields
from casetracker.settings import SettingsError, settings
from casetracker.site.placeholders import fill
from small_sites import CONTACT

FRONT = {"front": {"name": "the River Front"}}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("Chad", "'Chad'"),
        (["TD", "front"], "'front'"),
        ([False], "False"),  # as YAML has it, for NO without quotes
        ([["TD"]], "['TD']"),
    ],
)
def test_what_is_no_state_and_no_party_is_said(given: Any, said: str) -> None:
    with pytest.raises(SettingsError) as refused:
        settings({"contact": CONTACT, "states": given})
    assert str(refused.value) == (
        f"mkdocs.yml: extra.casetracker.states: {said} is neither the code of a state, two capital letters in quotes, "
        "nor the id of one of the parties"
    )


@pytest.mark.parametrize(
    ("states", "shown"),
    [
        (["front", "TD"], "front River Front TD Chad"),
        (["SU", "TD", "US"], "TD Chad US United States"),
        (["SE"], "SE Sweden PT Portugal"),
        ([], "SE Sweden PT Portugal"),
    ],
)
def test_the_guide_speaks_of_two_states_of_today(states: list[str], shown: str) -> None:
    given = settings({"contact": CONTACT, "states": states, "parties": FRONT})
    assert fill("{{ state }} {{ state.name }} {{ other }} {{ other.name }}", given, "", {}) == shown


def test_an_example_that_names_more_states_than_there_are_is_none() -> None:
    holder = next(spec for spec in fields(Case) if spec.key == "detained_by")
    assert [holder.example_of(states) for states in (["TD", "NG"], ["front"], [])] == ["TD", "front", ""]


def test_the_issue_forms_have_them() -> None:
    tracker = {"contact": {"private": "a@b.org"}, "states": ["TD", "NG"]}
    forms = issue_forms({"extra": {"casetracker": tracker}})
    parts = [part for name in ("new-case.yml", "new-swap.yml") for part in yaml.safe_load(forms[name])["body"]]
    found = {part["id"]: part["attributes"].get("placeholder") for part in parts if "id" in part}
    assert (found["detained_by"], found["parties"]) == ("TD", "[TD, NG]")


def test_one_state_may_stand_as_a_text_in_the_issue_forms_too() -> None:
    shown = [issue_forms({"extra": {"casetracker": {"contact": CONTACT, "states": given}}}) for given in ("TD", ["TD"])]
    assert shown[0] == shown[1]
    assert settings({"contact": CONTACT, "states": None}).states == ()
