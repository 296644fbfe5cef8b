"""Broken YAML: what is said of it, in plain words, and where."""

from __future__ import annotations

import pytest

from casetracker.record.read import ReadError, read_yaml
from casetracker.record.read.reasons import LOOK

COLON = "a colon stands where no value can begin"
KEY = "a key was expected here; look for a quotation mark or an indentation that does not fit"
UNCLOSED = "a quotation mark or bracket is never closed"
SIGN = "this character can't begin a value: put the value in double quotes"


@pytest.mark.parametrize(
    ("content", "line", "column", "reason"),
    [
        ("a: b: c\n", 1, 5, COLON),
        ("имя: Вера: Примерова\n", 1, 10, COLON),
        ("a: b\n c: d\n", 2, 3, COLON),
        ("a: 'b' c\n", 1, 8, KEY),
        ("a:\n  b: c\n d: e\n", 3, 2, KEY),
        ("a: 'b\nc: d\n", 1, 4, UNCLOSED),
        ('a: b\nc: "d\n', 2, 4, UNCLOSED),
        ("a: `b`\n", 1, 4, SIGN),
        ("a: @b\n", 1, 4, SIGN),
        ("a: %b\n", 1, 4, SIGN),
        ("a:\n\tb: c\n", 2, 1, "a tab stands where only spaces may"),
        ("a: [b, c\n", 1, 4, "a list in brackets is not closed, or lacks a comma"),
        ("a: b\nc: [ \n\n", 2, 5, "a value was expected here"),
        ("a: {b: c\n", 1, 4, "a group in braces is not closed, or lacks a comma"),
        ('a: "\\q"\n', 1, 5, "a backslash in double quotes begins an escape that does not exist: use single quotes"),
        ('a: "\\ud800"\n', 1, 7, "this escape names no character"),
        ("a: - b\n", 1, 4, "a list can't begin here: put it on a new line"),
        ("- a\nb: c\n", 2, 1, "a list item was expected here, beginning with '- '"),
        ("a\nb: c\n", 2, 2, COLON),
        ("a: b\nc\nd: e\n", 3, 1, "a key is not followed by a colon"),
        ("a: !b!c d\n", 1, 4, "an exclamation mark begins a tag, which no record needs: put the value in double quotes"),
        ("a: b\n...\nc\n", 3, 1, "text follows after the end of the record"),
    ],
)
def test_broken_yaml_is_told_in_plain_words_where_it_breaks(content: str, line: int, column: int, reason: str) -> None:
    with pytest.raises(ReadError) as fault:
        read_yaml(content.encode())
    assert (fault.value.rule, fault.value.line + 1, fault.value.column + 1) == ("yaml-syntax", line, column)
    assert fault.value.values == {"reason": reason, "hint": LOOK}


@pytest.mark.parametrize("content", ["%YAML 3.0\n---\na: b\n", "%FOO\n", 'a: "\\xzz"\n', "a: |x\n b\n", "a: !<\n", "a: >-1-\n"])
def test_rarer_faults_are_told_in_the_words_of_the_parser(content: str) -> None:
    with pytest.raises(ReadError) as fault:
        read_yaml(content.encode())
    assert fault.value.rule == "yaml-syntax"
    assert "\n" not in str(fault.value.values["reason"])
