"""Every line of a file that holds a character which nobody sees is told, with the character, its number and the line as it should be."""

from __future__ import annotations

import json
from datetime import date

import pytest

from casetracker.record.problems import report
from casetracker.record.validate import validate
from hidden_texts import HIDDEN, SEEN
from small_records import CASE, TODAY, altered, check, rules, with_keys


def test_all_lines_are_told_at_once_and_beside_what_else_is_wrong() -> None:
    text = altered(
        with_keys(CASE, "# a remark\u200b\nnames: {fa: می\u200cخواهم, ru: Ве\u200bра}"),
        ("Vera Example", "Ve\u200bra Exam\u00adple\u200b"),
        ("status: detained", "status: detaind"),
        ("https://example.org/1", "https://example.org/1\u2060"),
    )
    found = [(each.place.line, each.place.column, each.rule, each.paste) for each in check(text).problems]
    assert found == [
        (1, 9, "file-character", "name: Vera Example"),
        (8, 11, "file-character", "# a remark"),
        (9, 29, "file-character", "names: {fa: می\u200cخواهم, ru: Вера}"),
        (12, 70, "file-character", "  a: {title: Report, publisher: The Paper, url: https://example.org/1, kind: official}"),
        (4, 9, "value-choice", ""),
    ]
    assert check(text).problems[0].message == "the characters U+200B (zero width space), U+00AD (soft hyphen) are not allowed here"


@pytest.mark.parametrize("text", HIDDEN)
def test_such_a_character_is_refused_in_a_name_a_text_and_as_an_escape(text: str) -> None:
    written = [altered(CASE, ("Vera Example", f"x{text}y")), altered(CASE, ("title: Report", f"title: x{text}y"))]
    written += [altered(CASE, ("Vera Example", '"' + "".join(f"\\U{ord(char):08x}" for char in f"x{text}y") + '"'))]
    assert [("file-character" in rules(each)) for each in written] == [True] * 3


@pytest.mark.parametrize("text", [text for text in SEEN if text.strip(" …\t\n")])
def test_a_text_in_any_script_is_sound(text: str) -> None:
    assert rules(altered(CASE, ("title: Report", f"title: {json.dumps(text.strip(), ensure_ascii=False)}"))) == []


def test_an_escape_is_told_with_the_line_without_it() -> None:
    (found,) = check(altered(CASE, ("Vera Example", '"Ve\\u200bra\\x1b \\u0045xample"'))).problems
    assert (found.place.line, found.paste) == (1, 'name: "Vera \\u0045xample"')


@pytest.mark.parametrize("end", ["\v", "\f", "\x85", "\u2028", "\u2029"])
def test_a_line_end_of_another_kind_becomes_a_space_between_two_words(end: str) -> None:
    (found,) = [
        each for each in check(altered(CASE, ("Vera Example", f"Vera{end}Example {end}{end}"))).problems if each.rule == "file-character"
    ]
    assert found.paste == "name: Vera Example "


def test_of_a_withdrawn_file_they_are_told_too() -> None:
    assert rules("withdrawn: {date: 2026-01-03, reason: request, note: Ve\u200bra}\n") == ["file-character"]


def test_a_file_of_nothing_else_is_told_in_part_and_in_time() -> None:
    found = validate(("\u200b" * 80 + "\n").encode() * 1_000, "cases/a.yml", "a", "case", date(2026, 11, 24)).problems
    assert len([each for each in found if each.rule == "file-character"]) == 100
    assert report(found).count("\n") < 1_000


def test_a_line_too_long_to_be_typed_is_told_without_another() -> None:
    found = validate((CASE + "# " + "x" * 500 + "\u200b\n").encode(), "cases/a.yml", "a", "case", TODAY).problems
    assert [(each.rule, each.paste) for each in found] == [("file-character", "")]
