"""The table of rules holds together: its wording, its values, and where it is used."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import casetracker
from casetracker.record.problems import RULES, Severity

CODE = "\n".join(path.read_text("utf-8") for path in Path(casetracker.__file__).parent.rglob("*.py"))
WARNINGS = {
    "source-unused",
    "source-few",
    "sentence-missing",
    "charge-undone",
    "order-odd",
    "custody-between",
    "name-markup",
    "swap-day",
    "swap-nobody",
    "swap-one-side",
    "duplicate",
    "place-named",
    "place-names",
    "place-abroad",
    "name-letters",
    "entry-id",
}


def test_warnings_are_those_of_the_design() -> None:
    assert {name for name, rule in RULES.items() if rule.severity is Severity.WARNING} == WARNINGS


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_named_in_small_letters_and_used_somewhere(name: str) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert f'"{name}"' in CODE


@pytest.mark.parametrize("name", RULES)
def test_a_message_is_one_line_without_a_full_stop_and_has_a_hint(name: str) -> None:
    rule = RULES[name]
    assert "\n" not in rule.message + rule.hint
    assert not rule.message.endswith(".")
    assert rule.hint.endswith((".", "}"))


@pytest.mark.parametrize("name", RULES)
def test_wording_names_plain_values_only(name: str) -> None:
    for wording in (RULES[name].message, RULES[name].hint):
        for _, field, form, conversion in string.Formatter().parse(wording):
            assert field is None or re.fullmatch("[a-z]+", field)
            assert not form
            assert not conversion
