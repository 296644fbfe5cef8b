"""Every message that the code asks the catalogue for stands in it, wherever the call is: Babel does not look into f-strings."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from casetracker.locale import CATALOGUES

ASKING = {"_", "N_", "plural", "ngettext", "ngettext_noop"}


def asked(source: str) -> Iterator[str]:
    """Yield the first text of each call that asks the catalogue for a message."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
            text = node.args[0]
            if name in ASKING and isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value.strip():
                yield text.value


def test_calls_are_found_inside_of_f_strings_too() -> None:
    assert sorted(asked("f\"{spoken.plural('one', 'many', 3)}\"; spoken._(N_('a')); spoken._(text)")) == ["a", "one"]


@pytest.fixture(scope="module")
def gathered() -> set[str]:
    with (CATALOGUES / "messages.pot").open("rb") as file:
        return {message.id[0] if isinstance(message.id, tuple) else message.id for message in read_po(file)}


def test_every_message_is_in_the_catalogue(gathered: set[str]) -> None:
    package = CATALOGUES.parent
    for file in sorted(package.rglob("*.py")):
        missing = [text for text in asked(file.read_text("utf-8")) if text not in gathered]
        assert missing == [], Path(file).relative_to(package)
