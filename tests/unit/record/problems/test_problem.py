"""One problem: its wording, its place, and text from strangers in it."""

from __future__ import annotations

import pytest

from casetracker.record.problems import Place, Problem, Severity, problem
from node import run_module

PLACE = Place("cases/vera-example.yml", 12, 11, "    date: 2024-03-99")


def test_a_problem_says_place_field_and_message() -> None:
    found = problem("value-choice", PLACE, "status", value="relased", what="a status", nearest=" (did you mean 'released'?)", known="a, b")
    assert str(found) == "cases/vera-example.yml:12:11: status: 'relased' is not a status (did you mean 'released'?)"
    assert found.hint == "Write one of: a, b."
    assert (found.severity, found.is_error) == (Severity.ERROR, True)


def test_a_problem_of_a_whole_file_has_neither_line_nor_field() -> None:
    assert str(problem("file-empty", Place("cases/a.yml"))) == "cases/a.yml: this file is empty"


def test_a_warning_says_that_it_is_one() -> None:
    found = problem("source-unused", PLACE, "sources.a", source="a")
    assert str(found) == "cases/vera-example.yml:12:11: warning: sources.a: nothing in this file cites the source 'a'"
    assert (found.severity, found.is_error) == (Severity.WARNING, False)


def test_a_rule_or_a_value_that_is_missing_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError, match="no-such-rule"):
        problem("no-such-rule", PLACE)
    with pytest.raises(KeyError, match="source"):
        problem("source-unused", PLACE)


def test_braces_in_a_value_are_text() -> None:
    assert problem("flag", PLACE, nearest="", value="{0.__class__} {value}").message == "'{0.__class__} {value}' is neither true nor false"


def test_a_value_from_a_file_is_cut_after_160_characters() -> None:
    message = problem("flag", PLACE, nearest="", value="x" * 161).message
    assert message == f"'{'x' * 159}…' is neither true nor false"
    assert problem("flag", PLACE, nearest="", value="x" * 160).message == f"'{'x' * 160}' is neither true nor false"


def test_a_list_of_words_of_the_model_is_shown_whole() -> None:
    known = ", ".join(["theft-fraud"] * 30)
    assert problem("value-choice", PLACE, value="a", what="a thing", nearest="", known=known).hint == f"Write one of: {known}."


@pytest.mark.parametrize(
    ("sign", "shown"), [("\n", "\\u000a"), ("\x1b", "\\u001b"), ("\u202e", "\\u202e"), ("\u00a0", "\\u00a0"), ("\u2028", "\\u2028")]
)
def test_a_sign_that_could_move_or_hide_text_is_named(sign: str, shown: str) -> None:
    found = problem("flag", Place(f"cases/a{sign}b.yml", 1, 1), f"x{sign}y", nearest="", value=f"c{sign}d")
    assert str(found) == f"cases/a{shown}b.yml:1:1: x{shown}y: 'c{shown}d' is neither true nor false"


@pytest.mark.parametrize("text", ["می\u200cخواهم", "क्\u200dष", "ක්\u200dෂ", "👨\u200d👩"])
def test_a_joiner_that_a_script_needs_is_part_of_the_text(text: str) -> None:
    assert problem("flag", PLACE, nearest="", value=text).message == f"'{text}' is neither true nor false"
    assert "\\u200" in problem("flag", PLACE, nearest="", value=f"{text}\u200c").message


def test_problems_sort_by_place_then_field() -> None:
    first = Problem(Place("a.yml", 2, 9), "b", "flag", "m")
    later = [
        Problem(Place("a.yml", 2, 9), "c", "flag", "m"),
        Problem(Place("a.yml", 10, 1), "a", "flag", "m"),
        Problem(Place("b.yml"), "", "flag", "m"),
    ]
    assert sorted([*reversed(later), first]) == [first, *later]


def test_what_to_write_is_shown_whole_however_long() -> None:
    nearest = ": " + "write one of the many words below, " * 12
    found = problem("value-choice", PLACE, value="x" * 400, what="a status", nearest=nearest, known="a")
    assert found.message == f"'{'x' * 159}…' is not a status{nearest}"
    given = {"wording": "'{value}' is not {what}{nearest}", "values": {"value": "x" * 400, "what": "a status", "nearest": nearest}}
    assert run_module("form/wording.js", "return m.fill(given.wording, given.values);", given) == found.message
