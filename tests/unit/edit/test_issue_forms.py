"""The issue forms follow the model, and are forms that the code host takes."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest
import yaml

from casetracker.edit.issues.forms import UPKEEP, issue_forms, keys_of, sections
from casetracker.edit.issues.from_issue import from_issue
from casetracker.record.model import KINDS, Case, fields, groups, kinds
from issue_texts import issue

SETTINGS: dict[str, Any] = {
    "site_url": "https://tracker.test.org/x/",
    "extra": {"casetracker": {"contact": {"private": "private@tracker.test.org"}}},
}
FORMS = {name: yaml.safe_load(content) for name, content in issue_forms(SETTINGS).items()}


@pytest.mark.parametrize("name", ["new-case.yml", "new-swap.yml", "correction.yml", "correction-swap.yml"])
def test_a_form_is_one_that_the_code_host_takes(name: str) -> None:
    """By its documented syntax: a name, a description, parts of known types, and ids and labels that stand once."""
    form = FORMS[name]
    assert set(form) == {"name", "description", "labels", "body"}
    parts = [each for each in form["body"] if each["type"] != "markdown"]
    assert {each["type"] for each in parts} == {"input", "textarea", "dropdown", "checkboxes"}
    ids = [each["id"] for each in parts]
    labels = [each["attributes"]["label"] for each in parts]
    assert len(ids) == len(set(ids))
    assert len(labels) == len(set(labels))
    assert all(re.fullmatch("[A-Za-z0-9_-]+", each) for each in ids)
    for each in parts:
        allowed = {"label", "description", "placeholder", "value", "options"}
        assert set(each["attributes"]) <= allowed
        assert all(isinstance(value, str) and value for key, value in each["attributes"].items() if key != "options")
    for each in (each for each in parts if each["type"] == "dropdown"):
        assert all(isinstance(option, str) and option != "None" for option in each["attributes"]["options"])


@pytest.mark.parametrize(
    ("name", "kind"), [("new-case.yml", "case"), ("new-swap.yml", "swap"), ("correction.yml", "case"), ("correction-swap.yml", "swap")]
)
def test_a_form_has_every_field_that_is_not_for_maintainers_with_its_help_and_choices(name: str, kind: str) -> None:
    parts = {each.get("id"): each for each in FORMS[name]["body"]}
    for spec in fields(KINDS[kind].record):
        if spec.key in UPKEEP:
            assert spec.key not in parts
            continue
        attributes = parts[spec.key]["attributes"]
        assert parts[spec.key]["validations"]["required"] == (spec.must and "correction" not in name)
        if isinstance(spec.kind, kinds.Choice):
            assert attributes["options"] == list(spec.kind.options)
        if spec.key != "sources":
            assert attributes["description"].startswith(spec.help)
    custody = {each.get("id"): each for each in FORMS["new-case.yml"]["body"]}["custody"]["attributes"]
    assert all(f"- `{key}`" in custody["description"] for key in keys_of(groups.Custody))
    assert custody["value"] == "from: \nform: \nsources: "


def test_every_form_says_first_that_it_is_public_and_where_the_private_way_is() -> None:
    for name in ("new-case.yml", "new-swap.yml", "correction.yml", "correction-swap.yml"):
        first = FORMS[name]["body"][0]["attributes"]["value"]
        assert first.startswith("**What you send here is public and permanent under your account's name.**")
        assert "private@tracker.test.org" in first
    assert FORMS["config.yml"] == {
        "blank_issues_enabled": False,
        "contact_links": [
            {
                "name": "Write in private",
                "url": "https://tracker.test.org/x/contribute/",
                "about": "If it could endanger anyone that this comes from you, or that it is public at once: private@tracker.test.org",
            }
        ],
    }


def test_a_private_address_on_the_web_is_the_link_itself() -> None:
    settings = {"extra": {"casetracker": {"contact": {"private": "https://safe.tracker.test.org/"}}}}
    assert yaml.safe_load(issue_forms(settings)["config.yml"])["contact_links"][0]["url"] == "https://safe.tracker.test.org/"


def test_a_field_added_to_the_model_comes_into_the_forms_and_out_of_an_issue(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    more = dataclasses.make_dataclass(
        "Custody",
        [("cell", str | None, kinds.may(kinds.Text(), "Number of the cell."))],
        bases=(groups.Custody,),
        kw_only=True,
        frozen=True,
    )
    spec = Case.__dataclass_fields__["custody"]
    monkeypatch.setattr(spec, "metadata", {**spec.metadata, "kind": kinds.Many(kinds.Group(more))})
    monkeypatch.setattr(kinds, "_fields", kinds._fields.__wrapped__)  # the fields are worked out once for all
    form = yaml.safe_load(issue_forms(SETTINGS)["new-case.yml"])
    custody = next(each for each in form["body"] if each.get("id") == "custody")
    assert "- `cell`: Number of the cell." in custody["attributes"]["description"]
    text = issue({"Name": "Vera Example", "Custody": "cell: 7\nform: remand"}, [each.label for each in sections("case")])
    assert b'  - form: remand\n    cell: "7"\n' in from_issue(text, tmp_path).content
