"""Categories of offence of a tracker's own: named in its settings, they stand wherever one of the model's may. All of them are invented."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from casetracker.data import exports
from casetracker.data.form import model
from casetracker.edit.issues.forms import issue_forms
from casetracker.edit.issues.values import Reading
from casetracker.edit.workbook.export import exported, read_records
from casetracker.history.compare import compare
from casetracker.locale import words
from casetracker.pages.context import context_of
from casetracker.record.model import Case
from casetracker.record.model.choices import OFFENCE
from casetracker.record.model.schema import record_schema
from casetracker.record.read import record_files
from casetracker.record.scope import ANY, Category, Scope
from casetracker.record.validate import validate
from casetracker.settings import SettingsError, categories, settings
from casetracker.site.content import pages
from exported import BUILD_INFO, tracker_of
from small_records import CASE, TODAY, with_keys
from written_records import Written

CONTACT = {"private": "private@tracker.test.org", "corrections": "wrong@tracker.test.org"}
GIVEN = {"piracy": {"label": "Piracy at sea", "meaning": "Taking a ship by force."}, "coup": {"label": "Coup"}}
SCOPE = Scope(categories=(Category("piracy", "Piracy at sea", "Taking a ship by force."), Category("coup", "Coup")))
CHARGED = with_keys(CASE, "charges: [{offence: Taking a ship, category: piracy, sources: [a]}]")


def said(category: str, scope: Scope = SCOPE) -> list[str]:
    text = CHARGED.replace("category: piracy", f"category: {category}")
    return [f"{each.message}. {each.hint}" for each in validate(text.encode(), "file", "vera-example", "case", TODAY, scope).problems]


def test_the_settings_name_categories_in_their_order() -> None:
    assert settings({"contact": CONTACT, "categories": GIVEN}).scope == SCOPE
    assert categories({}) == categories(None) == settings({"contact": CONTACT}).categories == ()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["piracy"], ": this should be ids, each with a label, such as 'hostage-taking: {label: Hostage-taking}', but is ['piracy']"),
        ({"espionage": {"label": "Spying"}}, ": 'espionage' is a category already, with the label 'Espionage': choose another id, or use that one"),
        ({"spying": {"label": "espionage"}}, ".spying.label: 'espionage' is the label of 'espionage' too"),
        ({"a": {"label": "Coup"}, "b": {"label": "coup"}}, ".b.label: 'coup' is the label of 'a' too"),
        ({"Piracy!": {"label": "Piracy"}}, ": 'Piracy!' can't be an id: it may hold only a to z, 0 to 9 and single hyphens, 120 at most"),
        ({2: {"label": "Piracy"}}, ": 2 can't be an id: put it in quotes"),
        ({"piracy": "Piracy"}, ".piracy: this needs a label, such as 'hostage-taking: {label: Hostage-taking}'"),
        ({"piracy": {}}, ".piracy.label: this should be a name on one line, of at most 120 characters, but is None"),
        ({"piracy": {"label": "Piracy", "name": "x"}}, ".piracy: 'name' is not a setting; the settings are: label, meaning"),
        ({"piracy": {"label": "Piracy", "meaning": "a\nb"}}, ".piracy.meaning: this should be a sentence on one line, but is 'a\\nb'"),
    ],
)  # fmt: skip
def test_what_is_no_category_is_said_with_what_to_write(given: Any, says: str) -> None:
    with pytest.raises(SettingsError) as fault:
        settings({"contact": CONTACT, "categories": given})
    assert str(fault.value) == f"mkdocs.yml: extra.casetracker.categories{says}"


def test_a_category_is_known_where_the_settings_name_it() -> None:
    known = ", ".join(OFFENCE.options)
    assert said("piracy") == []
    assert said("piracy", ANY) == [f"'piracy' is not a category of offence: write 'other'. Write one of: {known}."]
    assert said("Piracy at sea") == [f"'Piracy at sea' is not a category of offence: write 'piracy'. Write one of: {known}, piracy, coup."]
    assert said("pircay") == [f"'pircay' is not a category of offence (did you mean 'piracy'?). Write one of: {known}, piracy, coup."]


def test_schema_history_issues_forms_and_workbook_know_it(written: Written) -> None:
    data = {
        "charges": [{"offence": "x", "category": "piracy", "sources": ["a"]}],
    }
    charge = record_schema("case", SCOPE)["$defs"]["Charge"]["properties"]["category"]
    assert list(Draft202012Validator(charge).iter_errors("piracy")) == []
    assert len(list(Draft202012Validator(record_schema("case")["$defs"]["Charge"]["properties"]["category"]).iter_errors("piracy"))) == 1
    old = {"charges": [{**data["charges"][0], "category": "other"}]}
    changes = [(each.old, each.new) for each in compare(old, data, Case, SCOPE).changes]
    assert changes == [("other", "piracy")]
    assert Reading(scope=SCOPE).single(OFFENCE, "Piracy at sea") == "piracy"
    forms = issue_forms({"extra": {"casetracker": {"contact": CONTACT}}}, SCOPE)
    assert b"public-order, other, piracy, coup." in forms["new-case.yml"]
    charges = next(each for each in model(words(), SCOPE)["groups"]["Charge"]["fields"] if each["key"] == "category")
    assert charges["kind"]["options"][-2:] == [["piracy", "Piracy at sea", "Taking a ship by force."], ["coup", "Coup", ""]]
    records, _ = read_records(record_files(written({"vera-example.yml": CHARGED})))
    assert exported(records.values(), "A title", SCOPE) != exported(records.values(), "A title")


def test_pages_and_data_have_its_label_and_meaning(written: Written) -> None:
    tracker = tracker_of(written({"vera-example.yml": CHARGED}), scope=SCOPE)
    context = context_of(tracker, words(), replace(settings({"contact": CONTACT, "categories": GIVEN})), TODAY)
    shown = {page.address: page.body() for page in pages(context, BUILD_INFO) if not page.address.startswith(("contribute", "changes"))}
    for address in ("cases/vera-example/", "cases/", "statistics/"):
        assert "Piracy at sea" in shown[address], address
    assert 'name="offence" value="piracy"' in shown["cases/"]
    assert "Taking a ship by force." in shown["charges/piracy/"]
    assert (
        '<div id="offence-piracy"><dt>Piracy at sea</dt><dd>Taking a ship by force. <code>piracy</code></dd></div>'
        in shown["about/glossary/"]
    )
    assert "public-order, other, piracy, coup" in shown["data/fields/"]
    files = {file.address: file.content for file in exports(context, BUILD_INFO) if file.address.startswith(("api", "cases", "data"))}
    index = json.loads(files["cases/index.json"]())
    assert ["piracy", "Piracy at sea"] in index["offences"]
    assert json.loads(files["api/v1/index.json"]())["categories"] == {"piracy": "Piracy at sea", "coup": "Coup"}
    assert "piracy" in json.loads(files["api/v1/schema/case.json"]())["$defs"]["Charge"]["properties"]["category"]["enum"]
    dictionary = csv.DictReader(files["data/dictionary.csv"]().decode("utf-8-sig").splitlines())
    (options,) = (row["options"] for row in dictionary if (row["table"], row["column"]) == ("charges", "category"))
    assert options.endswith("public-order other piracy coup")
