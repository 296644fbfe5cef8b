"""Pasted text: what ends a line elsewhere ends it here, and never are two words made one."""

from __future__ import annotations

import re
import unicodedata

import pytest

from casetracker.text import hidden_in
from node import run_module

BREAKS = ["\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"]


def cleaned(texts: list[str]) -> list[tuple[str, str]]:
    """Return each text as a field with lines has it, and as one of one line."""
    return [tuple(each) for each in run_module("form/text.js", "return given.map((text) => [m.lines(text), m.oneLine(text)]);", texts)]


@pytest.mark.parametrize("end", BREAKS)
def test_a_break_is_a_break_where_there_are_lines_and_else_a_space(end: str) -> None:
    found = cleaned([f"one{end}two", f"one {end} two", f"{end}one{end}{end}two{end}"])
    assert found == [("one\ntwo", "one two"), ("one \n two", "one two"), ("one\n\ntwo", "one two")]


def test_what_nobody_sees_is_left_out_and_what_looks_like_a_space_is_one() -> None:
    texts = ["a\u200bb", "a\u202eb", "a\ufeffb", "a\xadb", "a\x00b", "a\ue000b", "a\u3164b", "a\u2800b", "a\tb", "a\xa0b", "a\u2003b"]
    assert [one for _, one in cleaned(texts)] == ["ab"] * 6 + ["a b"] * 3 + ["a\xa0b", "a\u2003b"]
    assert cleaned(["a\ufffdb"]) == [("a\ufffdb", "a\ufffdb")]
    # A joiner that joins stays.
    assert cleaned(["\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"])[0][0] == "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"


def test_nothing_is_left_that_the_check_refuses_and_no_two_words_are_one() -> None:
    # What is no character yet in one edition of Unicode is one in the next.
    texts = [f"one{chr(code)}two" for code in range(0x3000) if unicodedata.category(chr(code)) != "Cn"]
    for text, (with_lines, one) in zip(texts, cleaned(texts), strict=True):
        assert hidden_in(with_lines) + hidden_in(one) == [], ascii(text)
        assert "\n" not in one
        if re.search(r"\s", text):
            assert re.search(r"\s", one), ascii(text)
