"""The record's files as material: each in style, sound to its schema, and the same after the form and the command have written it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from casetracker.cli.places import scope_of
from casetracker.data.form import model
from casetracker.edit.style import styled
from casetracker.edit.workbook.export import exported, read_records
from casetracker.edit.workbook.merging import Merge
from casetracker.edit.workbook.reading import read_book
from casetracker.locale import words
from casetracker.record.model import KINDS
from casetracker.record.model.schema import record_schema
from casetracker.record.read import record_files
from casetracker.record.validate import validate
from node import run_module
from small_sites import ROOT

SCOPE = scope_of(ROOT / "cases")
FILES = [(file.kind, file.id, file.content().decode()) for file in record_files(ROOT / "cases")]
SOUND = [each for each in FILES if "\nwithdrawn:" not in each[2]]
THROUGH_THE_FORM = """
const { model } = given;
return given.files.map(([kind, id, text]) => new m.Doc(kind, model, { data: read.data(read.read(text)), id }).text());
"""


def judged(kind: Any, id: str, text: str) -> Any:
    checked = validate(text.encode(), "file", id, kind, date.today(), SCOPE)
    return checked.record, [each.rule for each in checked.problems]


@pytest.mark.parametrize(("kind", "id", "text"), FILES, ids=[f"{kind}-{id}" for kind, id, _ in FILES])
def test_a_file_is_in_style(kind: Any, id: str, text: str) -> None:
    assert styled(text.encode(), kind).decode() == text


def test_every_file_is_good_to_its_schema() -> None:
    validators = {kind: Draft202012Validator(record_schema(kind, SCOPE)) for kind in KINDS}
    for kind, id, text in FILES:
        # Every value as the text that was written, but for numbers and flags.
        data = json.loads(json.dumps(yaml.load(text, yaml.CSafeLoader), default=str))
        assert [each.message[:200] for each in validators[kind].iter_errors(data)] == [], id


def test_every_file_comes_through_the_form_as_it_was() -> None:
    answers = run_module(
        "form/files.js", THROUGH_THE_FORM, {"model": model(words(parties=SCOPE.parties), SCOPE), "files": SOUND}, read="form/read.js"
    )
    for (kind, id, text), written in zip(SOUND, answers, strict=True):
        assert judged(kind, id, written) == judged(kind, id, text), id
        assert yaml.load(written, yaml.CBaseLoader) == yaml.load(text, yaml.CBaseLoader), id  # noqa: S506


def test_every_file_comes_back_from_the_workbook_as_it_was() -> None:
    records = read_records(record_files(ROOT / "cases"))[0]
    merge = Merge(records)
    merge.book(read_book(exported(records.values(), "The record"), "record.xlsx"))
    assert (merge.changes, merge.found) == ({}, [])
    assert len(records) == len(FILES)
