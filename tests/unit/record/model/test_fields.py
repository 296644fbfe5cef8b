"""The fields of the record are those of the design, in its order, each with help."""

from __future__ import annotations

import dataclasses

import pytest

from casetracker.record import model
from casetracker.record.model import Case, Swap, fields, summary_line
from casetracker.record.model.groups import Sourced

SOURCED = ["person", "last_report", "custody", "charges", "rulings", "designations", "hearings", "events", "release", "death"]
KEYS = {
    "Case": (
        "name! names aliases person! detained_by! status! last_report custody! charges rulings designations hearings events release death "
        "summary! disputed unknowns links same not formerly listed withdrawn sources! reviewed! review"
    ),
    "Swap": (
        "kind title! date! until place at parties! sources_for! mediators negotiators statements others terms events disputed summary! unknowns links "
        "formerly withdrawn sources! reviewed! review"
    ),
    "Place": (
        "name! names aliases kind! town region country! at address held_by unknowns links formerly withdrawn sources! reviewed! review"
    ),
    "Alias": "name! kind",
    "Person": "citizenships! gender born occupation residence sources!",
    "LastReport": "date! sources!",
    "Custody": "from! to form! by for place facility note id sources!",
    "Charge": "offence! category! statute counts level by date allegation response response_via outcome id sources!",
    "Ruling": "kind! date court by ruling sentence total in_absentia id sources!",
    "Designation": "by! as! date until not id sources!",
    "Hearing": "date! time zone court purpose! state id sources!",
    "Event": "date! event! id sources!",
    "Release": "date! manner! swap to place basis basis_date sources!",
    "Death": "date! place sources!",
    "Account": "claim! by sources!",
    "Dispute": "point! accounts!",
    "Link": "title! url! kind",
    "Withdrawal": "date! reason! note",
    "Source": "title! publisher! url! date accessed archive language via kind",
    "Mediator": "by! claim sources!",
    "Negotiator": "name! role sources!",
    "Statement": "by! date says! id sources!",
    "Others": "number! what! released_by to sources!",
    "Terms": "by! gives! claim sources!",
    "Sourced": "sources!",
}
"""Class → its keys in the order in which files write them; `!` where there is no record without it."""


@pytest.mark.parametrize("name", KEYS)
def test_a_class_has_the_keys_of_the_design_in_their_order(name: str) -> None:
    assert [spec.key + "!" * spec.must for spec in fields(getattr(model, name))] == KEYS[name].split()


def test_no_class_of_the_model_is_missing_here() -> None:
    classes = {name for name in model.__all__ if dataclasses.is_dataclass(getattr(model, name))}
    assert classes - {"FieldSpec", "RecordKind", "Withdrawn"} == KEYS.keys()


@pytest.mark.parametrize("name", KEYS)
def test_every_class_and_every_field_has_help(name: str) -> None:
    record = getattr(model, name)
    assert summary_line(record)
    for spec in fields(record):
        assert spec.help[0] == spec.help[0].upper() or spec.help[0] == "'" or spec.help.startswith(("true ", "false "))
        assert spec.help.endswith(".")
        assert "\n" not in spec.help


@pytest.mark.parametrize("name", KEYS)
def test_a_field_that_may_be_left_out_is_nothing_or_empty_then(name: str) -> None:
    record = getattr(model, name)
    for spec in fields(record):
        declared = record.__dataclass_fields__[spec.attribute]
        given = declared.default if declared.default_factory is dataclasses.MISSING else declared.default_factory()
        assert (given is dataclasses.MISSING) is spec.must
        assert spec.must or given in (None, (), {}) or given == spec.default


def test_the_groups_that_the_design_marks_cite_sources() -> None:
    kinds = {spec.key: spec.kind for spec in (*fields(Case), *fields(Swap))}
    groups = {key: getattr(getattr(kind, "item", kind), "of", None) for key, kind in kinds.items()}
    sourced = {key for key, group in groups.items() if isinstance(group, type) and issubclass(group, Sourced)}
    assert sourced == {*SOURCED, "sources_for", "mediators", "negotiators", "statements", "others", "terms"}


@pytest.mark.parametrize(
    ("name", "key", "attribute"),
    [
        ("Case", "not", "different"),
        ("Custody", "from", "start"),
        ("Custody", "to", "end"),
        ("Custody", "for", "requested_by"),
        ("Designation", "as", "kind"),
        ("Designation", "not", "denied"),
    ],
)
def test_a_key_that_is_a_word_of_python_has_another_attribute(name: str, key: str, attribute: str) -> None:
    assert {spec.key: spec.attribute for spec in fields(getattr(model, name))}[key] == attribute


def test_all_other_attributes_are_called_as_their_keys() -> None:
    renamed = {(name, spec.key) for name in KEYS for spec in fields(getattr(model, name)) if spec.key != spec.attribute}
    assert renamed == {
        ("Case", "not"),
        ("Place", "kind"),
        *(("Custody", key) for key in ("from", "to", "for")),
        ("Designation", "as"),
        ("Designation", "not"),
        ("Swap", "kind"),
    }


def test_records_cannot_be_changed() -> None:
    for name in KEYS:
        assert getattr(model, name).__dataclass_params__.frozen
