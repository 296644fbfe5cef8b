"""A comment that cuts a text is told with the line as it was meant; one behind what is plainly finished is a comment."""

from __future__ import annotations

import pytest

from casetracker.record.problems import Problem
from casetracker.record.read import read_yaml
from small_records import CASE, SWAP, altered, check, rules, with_keys

BLOCK = """\
name: Ann #1 Test
aliases:
  - Annie #2
  - name: A. \t#3
    kind: spelling
person:
  citizenships: [RU] # as the agency has it
  occupation: '#4' # a number
  residence: #5 town
  sources: [a]
detained_by: US # the state
status: detained # as of May
last_report:
  date: 2024-05-01 #6
  sources: [a]
custody:
  # the first period
  - from: 2024-05-01
    form: remand # in Exampleton
    place: Exampleton # the town
    facility: Prison
      of the town #7
    sources: [a] # both
designations:
  - by: US # a state
    as: hostage
    sources: [a]
  - by: Group #8
    as: political-prisoner
    sources: [a]
summary: She was arrested #9 in May.[^a]
unknowns:
  - Whether #10 is "she".
  - >- # a remark
    Whether #11 is she.
sources: # all of them
  a:
    title: Release of prisoner #760
    publisher: "The Paper" # quoted
    url: https://example.org/1 # its copy is gone
    archive: https://web.archive.org/web/2024/https://example.org/1 #top
    kind: official
reviewed: 2026-11-01 # by hand
"""
TOLD = {
    "name": ("#1 Test", 'name: "Ann #1 Test"'),
    "aliases[0]": ("#2", '  - "Annie #2"'),
    "aliases[1].name": ("#3", '  - name: "A. \t#3"'),
    "person.residence": ("#5 town", '  residence: "#5 town"'),
    "custody[0].place": ("# the town", '    place: "Exampleton # the town"'),
    "custody[0].facility": ("#7", '    facility: "Prison of the town #7"'),
    "designations[1].by": ("#8", '  - by: "Group #8"'),
    "summary": ("#9 in May.[^a]", 'summary: "She was arrested #9 in May.[^a]"'),
    "unknowns[0]": ('#10 is "she".', "  - 'Whether #10 is \"she\".'"),
    "sources.a.title": ("#760", '    title: "Release of prisoner #760"'),
    "sources.a.archive": ("#top", '    archive: "https://web.archive.org/web/2024/https://example.org/1 #top"'),
}


def cut(text: str) -> list[Problem]:
    return [each for each in check(text).problems if each.rule == "text-comment"]


def test_each_text_that_a_comment_cuts_is_told_with_the_line_as_it_was_meant() -> None:
    found = {each.field: each for each in cut(BLOCK)}
    assert {field: (each.message.partition(": ")[2].strip("'"), each.paste) for field, each in found.items()} == {
        field: (comment.replace("\t", "\\u0009"), line) for field, (comment, line) in TOLD.items()
    }
    assert all(each.is_error and each.place.source[each.place.column - 1 :].lstrip().startswith("#") for each in found.values())
    # A value that a comment took whole is told as that, and not again as missing; the summary lost its citation.
    assert {each.rule for each in check(BLOCK).problems} == {"text-comment", "prose-citation"}


def test_the_lines_that_are_printed_mend_the_file() -> None:
    lines = BLOCK.split("\n")
    for each in cut(BLOCK):
        lines[each.place.line - 1] = each.paste
    mended = "\n".join(lines).replace("    facility: Prison\n", "")
    assert cut(mended) == []
    assert rules(mended.replace(' #top"', '"')) == []
    assert read_yaml(mended.encode()).value["name"].node.value == "Ann #1 Test"  # type: ignore[index, call-overload]


@pytest.mark.parametrize(
    "line",
    [
        "# names: {ru: Вера} # no more",
        "unknowns: ['Whether #1 is she.', \"Or #2.\"] # a remark",
        "unknowns:\n  # a remark\n  - Whether.\n  # another",
        "unknowns:\n  - |\n    Whether #1 is she.",
        "links:\n  - {title: Page#1, url: https://example.org/2#part}",
        "unknowns: [Whether.] #1",
    ],
)
def test_what_is_plainly_a_comment_or_none_is_left_alone(line: str) -> None:
    assert rules(with_keys(CASE, line)) == []


def test_the_blank_and_a_file_without_comments_are_left_alone() -> None:
    assert rules(CASE) == []
    assert cut(altered(CASE, ("Vera Example", "Vera#Example"))) == []


def test_an_exchange_and_a_withdrawal_are_looked_at_too() -> None:
    found = check(altered(SWAP, ("Exchange in Exampleton", "Exchange #2")), "swap").problems
    assert [(each.field, each.paste) for each in found if each.rule == "text-comment"] == [("title", 'title: "Exchange #2"')]
    text = "name: Ann #1\nwithdrawn: # by request\n  date: 2026-01-03\n  reason: error # ours\n  note: Of number #1.\n"
    assert [(each.field, each.paste) for each in check(text).problems] == [("withdrawn.note", '  note: "Of number #1."')]


def test_a_line_of_a_quarter_of_a_megabyte_is_looked_at_in_time() -> None:
    assert check(f"name: {'x ' * 100_000}#\n").problems
