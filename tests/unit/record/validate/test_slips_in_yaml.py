"""A slip that keeps a file from being read is told at its own line, with the line as it was meant, and the rest of the file is checked."""

from __future__ import annotations

import re
import time

import pytest

from casetracker.record.problems import Problem
from small_records import altered, check

RECORD = """\
name: Vera Example
person:
  citizenships: [RU]
  occupation: Translator
  sources: [a]
detained_by: US
status: detained
last_report:
  date: 2024-05-01
  sources: [a]
custody:
  - from: 2024-05-01
    form: police
    sources: [a]
  - from: 2024-05-03
    form: remand
    place: Exampleton
    sources: [a]
summary: |-
  She was arrested in May 2024.[^a]

  The status imprisoned was never
  hers.[^a]
sources:
  a:
    title: Report
    publisher: The Paper
    url: https://example.org/1
    kind: official
reviewed: 2026-11-01
"""
SPACE = "a space is missing after the colon of '{}'"
COLON = "a colon is missing after '{}'"
SIGN = "{} can't begin a text that has no quotation marks"
AFTER = "text follows after the closing quotation mark"
OPEN = "the quotation mark that opens here is never closed"
ODD = "{} stands where only spaces may"
BULLET = "{} stands where the hyphen of a list has to"
INDENTED = "this line is indented like none of those around it that it can belong to"
INNER = "a colon with a space after it stands in a text that has no quotation marks"
MORE = "another key, '{}', begins within the line"
MARKDOWN = "'{}' is a mark of Markdown, and no part of a record"
NO_BREAK, TAB = "a no-break space (U+00A0)", "a tab (U+0009)"

SLIPS = {
    # A colon, or the space behind it.
    "status:imprisoned": (("status: detained", "status:detained"), 7, SPACE.format("status"), "status: detained"),
    "the first key of an item": (("- from: 2024-05-03", "- from:2024-05-03"), 15, SPACE.format("from"), "  - from: 2024-05-03"),
    "the last key": (("reviewed: 2026-11-01", "reviewed:2026-11-01"), 30, SPACE.format("reviewed"), "reviewed: 2026-11-01"),
    "an address": (("url: https", "url:https"), 28, SPACE.format("url"), "    url: https://example.org/1"),
    "status imprisoned": (("status: detained", "status detained"), 7, COLON.format("status"), "status: detained"),
    "a key of an item": (("    form: remand", "    form remand"), 16, COLON.format("form"), "    form: remand"),
    "an equals sign": (("status:", "status ="), 7, COLON.format("status") + ", where '=' (equals sign, U+003D) stands", "status: detained"),
    "a wide colon": (("status: ", "status："), 7, COLON.format("status") + ", where '：' (fullwidth colon, U+FF1A) stands", "status: detained"),
    "a semicolon": (("status:", "status;"), 7, COLON.format("status") + ", where ';' (semicolon, U+003B) stands", "status: detained"),
    "a dash": (("status:", "status –"), 7, COLON.format("status") + ", where '–' (en dash, U+2013) stands", "status: detained"),
    "an arrow": (("status:", "status ->"), 7, COLON.format("status") + ", where '->' stands", "status: detained"),
    # Several keys on one line.
    "two keys": (("US\nstatus", "US, status"), 6, MORE.format("status"), "detained_by: US\nstatus: detained"),
    "two keys of an item": (
        ("05-03\n    form: remand", "05-03, form: remand"), 15, MORE.format("form"), "  - from: 2024-05-03\n    form: remand",
    ),
    "three keys": (
        ("\n    publisher: The Paper\n    url", ", publisher: The Paper; url"), 26, MORE.format("publisher"),
        "    title: Report\n    publisher: The Paper\n    url: https://example.org/1",
    ),
    # Markdown.
    "**detained_by:** US": (("detained_by: US", "**detained_by:** US"), 6, MARKDOWN.format("**"), "detained_by: US"),
    "**detained_by**: US": (("detained_by: US", "**detained_by**: US"), 6, MARKDOWN.format("**"), "detained_by: US"),
    "`detained_by`: US": (("detained_by: US", "`detained_by`: US"), 6, MARKDOWN.format("`"), "detained_by: US"),
    "> detained_by: US": (("detained_by: US", "> detained_by: US"), 6, MARKDOWN.format(">"), "detained_by: US"),
    "a key of an item in bold": (("    form: remand", "    **form:** remand"), 16, MARKDOWN.format("**"), "    form: remand"),
    # Hyphens.
    "-from": (("  - from: 2024-05-03", "  -from: 2024-05-03"), 15, "a space is missing after the hyphen", "  - from: 2024-05-03"),
    "a list behind its key": (("[RU]", "- RU"), 3, "a list can't begin here: put it in brackets", "  citizenships: [RU]"),
    "a bullet": (("- from: 2024-05-03", "• from: 2024-05-03"), 15, BULLET.format("'•' (bullet, U+2022)"), "  - from: 2024-05-03"),
    "a dash for a hyphen": (("- from: 2024-05-03", "–from: 2024-05-03"), 15, BULLET.format("'–' (en dash, U+2013)"), "  - from: 2024-05-03"),
    "an asterisk": (("- from: 2024-05-03", "* from: 2024-05-03"), 15, BULLET.format("'*' (asterisk, U+002A)"), "  - from: 2024-05-03"),
    "a text behind a hyphen": (
        ("occupation: Tr", "occupation: - Tr"), 4, "a hyphen begins the item of a list, and this is none", "  occupation: Translator",
    ),
    # Spaces.
    "a no-break space after a colon": (("status: d", "status:\u00a0d"), 7, ODD.format(NO_BREAK), "status: detained"),
    "no-break spaces before a key": (("    form: remand", "\u00a0\u00a0\u00a0\u00a0form: remand"), 16, ODD.format(NO_BREAK), "    form: remand"),
    "one among plain ones": (("    form: remand", "  \u00a0 form: remand"), 16, ODD.format(NO_BREAK), "    form: remand"),
    "one after a hyphen": (("- from: 2024-05-03", "-\u00a0from: 2024-05-03"), 15, ODD.format(NO_BREAK), "  - from: 2024-05-03"),
    "a tab before a key": (("    form: remand", "\tform: remand"), 16, ODD.format(TAB), "    form: remand"),
    "a tab for two": (("  occupation", "\toccupation"), 4, ODD.format(TAB), "  occupation: Translator"),
    "a tab after a hyphen": (("- from: 2024-05-03", "-\tfrom: 2024-05-03"), 15, ODD.format(TAB), "  - from: 2024-05-03"),
    "a tab after a colon": (("status: d", "status:\td"), 7, ODD.format(TAB), "status: detained"),
    "an ideographic space": (("status: d", "status:\u3000d"), 7, ODD.format("an ideographic space (U+3000)"), "status: detained"),
    # Quotation marks.
    "one that is left open": (("title: Report", 'title: "Report'), 26, OPEN, '    title: "Report"'),
    "a single one": (("title: Report", "title: 'Report"), 26, OPEN, "    title: 'Report'"),
    "one noticed at the next": (("Report\n    publisher: The Paper", '"Report\n    publisher: "The Paper"'), 26, OPEN, '    title: "Report"'),
    "one of print at the end": (("title: Report", 'title: "Report”'), 26, OPEN, '    title: "Report"'),
    "those of print": (
        ("title: Report", "title: “Report: part one”"), 26, "'“' (left double quotation mark, U+201C) is no quotation mark in YAML: write a plain one",
        '    title: "Report: part one"',
    ),
    "those of print, German": (
        ("title: Report", "title: „Report: Teil eins“"), 26, "'„' (double low-9 quotation mark, U+201E) is no quotation mark in YAML: write a plain one",
        '    title: "Report: Teil eins"',
    ),
    '"A" and B': (("title: Report", 'title: "A" and B'), 26, AFTER, "    title: '\"A\" and B'"),
    "quoted words in quotes": (("title: Report", 'title: "The "A" report"'), 26, AFTER, "    title: 'The \"A\" report'"),
    "as JSON has it": (("status: detained", '"status": "detained",'), 7, AFTER, '"status": "detained"'),
    "a comma after them": (("title: Report", "title: 'Report',"), 26, AFTER, "    title: 'Report'"),
    "an apostrophe": (("The Paper", "'The Paper's'"), 27, AFTER, '    publisher: "The Paper\'s"'),
    "a backslash": (
        ("title: Report", 'title: "C:\\Report"'), 26, "a backslash between double quotation marks begins an escape, and this is none",
        "    title: 'C:\\Report'",
    ),
    # What can't begin a text, or stand in it.
    "[Untitled] report": (("title: Report", "title: [Untitled] report"), 26, SIGN.format("'[' (left square bracket, U+005B)"), '    title: "[Untitled] report"'),
    "{x} report": (("title: Report", "title: {x} report"), 26, SIGN.format("'{' (left curly bracket, U+007B)"), '    title: "{x} report"'),
    "@paper": (("The Paper", "@paper"), 27, SIGN.format("'@' (commercial at, U+0040)"), '    publisher: "@paper"'),
    "`paper`": (("The Paper", "`paper`"), 27, SIGN.format("'`' (grave accent, U+0060)"), '    publisher: "`paper`"'),
    "%": (("title: Report", "title: %20 more"), 26, SIGN.format("'%' (percent sign, U+0025)"), '    title: "%20 more"'),
    ">": (("title: Report", "title: > Report"), 26, SIGN.format("'>' (greater-than sign, U+003E)"), '    title: "> Report"'),
    "|": (("title: Report", "title: | Report"), 26, SIGN.format("'|' (vertical line, U+007C)"), '    title: "| Report"'),
    "a colon in a text": (("title: Report", "title: Report: part one"), 26, INNER, '    title: "Report: part one"'),
    "a colon at the end of a text": (("title: Report", "title: They said:"), 26, INNER, '    title: "They said:"'),
    "a colon and quotes in a text": (("title: Report", 'title: On "A": part one'), 26, INNER, "    title: 'On \"A\": part one'"),
    "a list that is not closed": (("[RU]", "[RU"), 3, "a list in brackets is not closed", "  citizenships: [RU]"),
    # Indentation.
    "a key too far in": ((" form: remand", "  form: remand"), 16, INDENTED, "    form: remand"),
    "a key too far out": ((" form: remand", "form: remand"), 16, INDENTED, "    form: remand"),
    "the second key of a group too far out": ((" publisher", "publisher"), 27, INDENTED, "    publisher: The Paper"),
    "a text that goes on without an indentation": (("title: Report", "title: Report of\na case"), 27, INDENTED, "      a case"),
    "one that is indented too little": (("title: Report", "title: Report of\n  a case"), 27, INDENTED, "      a case"),
    "a summary without an indentation": (("  She was arrested", "She was arrested"), 20, INDENTED, "  She was arrested in May 2024.[^a]"),
    "a key of the record too far in": (("detained_by", " detained_by"), 6, INDENTED, "detained_by: US"),
    "an item too far in": (("  - from: 2024-05-03", "   - from: 2024-05-03"), 15, INDENTED, "  - from: 2024-05-03"),
}  # fmt: skip


def problems_of(text: str) -> tuple[Problem, ...]:
    return check(text).problems


def test_the_record_that_is_altered_is_sound() -> None:
    assert problems_of(RECORD) == ()


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(("change", "line", "reason", "mended"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_at_its_own_line_with_the_line_as_it_was_meant(
    change: tuple[str, str], line: int, reason: str, mended: str, ending: str
) -> None:
    (problem,) = problems_of(altered(RECORD, change).replace("\n", ending))
    assert (problem.place.line, problem.message, problem.paste) == (line, f"this can't be read as YAML: {reason}", mended)


def test_all_slips_of_a_file_and_all_else_that_is_wrong_are_told_in_one_run() -> None:
    changes = [
        ("status: detained", "status:detaind"), ("form: police", "form police"), ("- from: 2024-05-03", "- from: 03.05.2024"),
        ("title: Report", "title: Report: part one"), ("publisher: The Paper", 'publisher: "The Paper'), ("sources: [a]\ndetained_by", "sources: [b]\ndetained_by"),
    ]  # fmt: skip
    found = [
        (each.place.line, each.message, each.paste.strip())
        for each in sorted(problems_of(altered(RECORD, *changes)))
        if each.rule != "source-unused"
    ]
    assert [each[:2] for each in found] == [
        (5, "no source of this file has the id 'b'"),
        (7, "this can't be read as YAML: a space is missing after the colon of 'status'"),
        (7, "'detaind' is not a status (did you mean 'detained'?)"),
        (13, "this can't be read as YAML: a colon is missing after 'form'"),
        (15, "'03.05.2024' is not a date: write 2024-05-03"),
        (26, "this can't be read as YAML: a colon with a space after it stands in a text that has no quotation marks"),
        (27, "this can't be read as YAML: the quotation mark that opens here is never closed"),
    ]


def test_a_file_that_is_indented_with_tabs_is_read_as_it_was_meant() -> None:
    found = problems_of(re.sub("^(?:  )+", lambda spaces: "\t" * (len(spaces[0]) // 2), RECORD, flags=re.MULTILINE))
    assert {each.message for each in found} == {f"this can't be read as YAML: {ODD.format(TAB)}"}
    assert {each.paste for each in found} <= set(RECORD.split("\n"))


def test_two_versions_that_git_could_not_join_are_told_once() -> None:
    marked = altered(RECORD, ("status: detained\n", "<<<<<<< HEAD\nstatus: detained\n=======\nstatus: imprisoned\n>>>>>>> correction\n"))
    (problem,) = problems_of(marked)
    assert problem.place.line == 7
    assert problem.message == "this can't be read as YAML: '<<<<<<<' is a mark by which git shows two versions that it could not join"
    assert problem.hint == "Keep the lines of one version; delete those of the other, and the marks: '<<<<<<<', '=======' and '>>>>>>>'."


@pytest.mark.parametrize(
    ("change", "message", "mended"),
    [
        (("title: Report", "title: [Untitled]"), "this should be a text on one line, but is a list", '    title: "[Untitled]"'),
        (("  - from: 2024-05-03\n    form: remand\n    place: Exampleton\n    sources: [a]", "  - from:2024-05-03"), "a group of keys", "  - from: 2024-05-03"),
        (("detained_by: US", "5. detained_by: US"), "'5. detained_by' is not a field of this case (did you mean 'detained_by'?)", "detained_by: US"),
        (("detained_by: US", "**detained_by: US"), "can't be read", "detained_by: US"),
        (("    sources: [a]\n  - from", "    sources: a, b\n  - from"), "this should be a list, but is the text 'a, b'", "    sources: [a, b]"),
        (("    sources: [a]\n  - from", "    sources: a\n  - from"), "this should be a list, but is the text 'a'", "    sources: [a]"),
        (("[RU]", "RU, US"), "this should be a list, but is the text 'RU, US'", "  citizenships: [RU, US]"),
        (("  citizenships: [RU]", "  -citizenships: [RU]"), "'-citizenships' is not a field of this person", "  - citizenships: [RU]"),
    ],
)  # fmt: skip
def test_a_slip_that_a_parser_does_not_see_has_its_line_too(change: tuple[str, str], message: str, mended: str) -> None:
    found = [each for each in problems_of(altered(RECORD, change)) if message in each.message]
    assert [each.paste for each in found] == [mended]


@pytest.mark.parametrize(
    "change",
    [
        ("title: Report", "title: The “great” report"), ("title: Report", "title: Report\u00a0of\u00a0May"), ("The Paper", "Paper & Co."),
        ("She was", "\u00a0She was"), ("She was", "status detained, she was"), ("She was", '"She" was'), ("She was", "name:she was"),
        ("title: Report", 'title: "A report in\n      two lines"'), ("title: Report", "title: A report in\n      two lines"),
    ],
)  # fmt: skip
def test_what_is_sound_is_not_told(change: tuple[str, str]) -> None:
    assert problems_of(altered(RECORD, change)) == ()


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> correction", "||||||| base"])
def test_a_mark_of_git_that_was_left_behind_is_told_alone(mark: str) -> None:
    (problem,) = problems_of(altered(RECORD, ("status: detained\n", f"status: detained\n{mark}\n")))
    assert (problem.place.line, problem.message) == (
        8, f"this can't be read as YAML: '{mark[:7]}' is a mark by which git shows two versions that it could not join",
    )  # fmt: skip


@pytest.mark.parametrize("fence", ["```yaml", "```", "~~~"])
def test_the_fence_of_a_block_of_code_is_told_as_that(fence: str) -> None:
    (problem,) = problems_of(f"{fence}\n{RECORD}{fence[:3]}\n")
    assert (problem.place.line, problem.message, problem.hint) == (
        1, f"this can't be read as YAML: '{fence[:3]}' begins and ends a block of code in Markdown, and is no part of a record",
        "Delete this line, and the one that ends the block.",
    )  # fmt: skip
    (problem,) = problems_of(f"{RECORD}```\n")
    assert problem.place.line == 31


def test_an_item_without_its_hyphen_is_told_with_it() -> None:
    (problem,) = problems_of(altered(RECORD, ("  - from: 2024-05-03", "    from: 2024-05-03")))
    assert problem.message == "the key 'from' stands here a second time (first on line 12)"
    assert problem.hint == "Keep one of the two. Where a new item of the list begins, put '- ' before it."
    assert problem.paste == "  - from: 2024-05-03"


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (("status: detained", "status: detained\nstatus: imprisoned"), "yaml-duplicate"),
        (("    form: police", "    form: police\n    form: remand"), "yaml-duplicate"),
        (("reviewed: 2026-11-01\n", "reviewed: 2026-11-01\n---\nname: Anna Sample\n"), "yaml-documents"),
        (("occupation: Translator", "occupation: Trans\u0085lator"), "file-character"),
        (("occupation: Translator", "occupation: Trans\x0blator"), "file-character"),
        (("occupation: Translator", 'occupation: "Trans\\u202elator"'), "file-character"),
        (("title: Report", "title: *report"), "yaml-alias"),
    ],
)
def test_what_no_record_may_hold_hides_nothing_else(change: tuple[str, str], rule: str) -> None:
    (alone,) = problems_of(altered(RECORD, change))
    assert alone.rule == rule
    both = problems_of(altered(RECORD, change, ("RU", "Atlantis"), ("  kind: official", "  kind: oficial")))
    assert sorted(each.rule for each in both) == sorted([rule, "party", "value-choice"])


def test_a_mark_between_documents_that_slipped_into_a_record_hides_nothing_of_it() -> None:
    assert [each.rule for each in problems_of(altered(RECORD, ("status: detained", "---\nstatus: detaind")))] == [
        "yaml-documents",
        "value-choice",
    ]


def test_a_doubled_key_with_more_below_it_ends_the_reading() -> None:
    found = problems_of(altered(RECORD, ("sources:\n  a:", "person:\n  citizenships: [Atlantis]\nsources:\n  a:")))
    assert [each.rule for each in found] == ["yaml-duplicate"]


def test_a_long_file_with_a_slip_is_told_within_two_seconds() -> None:
    aliases = "aliases:\n" + "".join(f"  - Name {number}\n" for number in range(3_000))
    began = time.process_time()
    found = problems_of(altered(RECORD, ("status: detained", "status detained"), ("person:", f"{aliases}person:")))
    assert time.process_time() - began < 2
    assert "a colon is missing after 'status'" in found[0].message


def test_a_bracket_that_is_not_closed_is_no_second_key_on_its_line() -> None:
    group = "person:\n  citizenships: [RU]\n  occupation: Translator\n  sources: [a]\n"
    found = problems_of(altered(RECORD, (group, "person: {citizenships: [RU, sources: [a]}\n")))
    assert "a list in brackets is not closed" in found[0].message
    assert not any("another key" in each.message for each in found)


def test_lines_below_one_that_is_mended_in_two_are_told_by_their_own_numbers() -> None:
    both = problems_of(altered(RECORD, ("US\nstatus", "US, status"), ("kind: official", "kind: oficial"), ("form: remand", "form remand")))
    assert [(each.place.line, each.rule) for each in sorted(both)] == [(6, "yaml-syntax"), (15, "yaml-syntax"), (28, "value-choice")]


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (("US\nstatus", "US, place: x\nstatus"), "US, place: x"),
        (("title: Report", "title: On 2 May, status: free"), "On 2 May, status: free"),
    ],
)
def test_what_is_no_key_beside_the_first_is_part_of_its_text(change: tuple[str, str], text: str) -> None:
    assert next(each.paste for each in problems_of(altered(RECORD, change)) if each.paste).endswith(f'"{text}"')


B = "title: Report, publisher: Another Paper, url: https://example.org/2"


def test_a_list_without_its_brackets_is_told_once() -> None:
    found = problems_of(altered(RECORD, ("    sources: [a]\n  - from", "    sources: a, b\n  - from")))
    assert [(each.place.line, each.message) for each in found] == [
        (14, "this should be a list, but is the text 'a, b'"),
        (14, "no source of this file has the id 'b'"),
    ]
    found = problems_of(
        altered(RECORD, ("    sources: [a]\n  - from", "    sources: a, b\n  - from"), ("sources:\n  a:", f"sources:\n  b: {{{B}}}\n  a:"))
    )
    assert [(each.place.line, each.rule, each.hint) for each in found] == [(14, "value-type", "Write it in brackets: [a, b].")]


SOURCES = "  a:\n    title: Report\n    publisher: The Paper\n    url: https://example.org/1\n    kind: official"


@pytest.mark.parametrize(
    ("sources", "line"),
    [
        (SOURCES.replace("  a:", "  - id: a"), 25),
        (SOURCES.replace("  a:", "- id: a").replace("    ", "  "), 25),
        (SOURCES.replace("  a:", "  - id: a").replace("    ", "      "), 25),
        (SOURCES.replace("  a:", "  - a").replace("    ", "      "), 25),
        (SOURCES.replace("  a:", "  - a:"), 25),
        (SOURCES.replace("  a:", "  - a:").replace("    ", "      "), 25),
    ],
)
def test_sources_as_a_list_are_told_where_it_begins_with_their_shape(sources: str, line: int) -> None:
    (problem,) = problems_of(altered(RECORD, (SOURCES, sources)))
    assert (problem.place.line, problem.paste) == (line, "  a:")
    if problem.rule == "yaml-syntax":  # where what stands below is indented further than the item
        assert problem.message == "this can't be read as YAML: sources are no list: each begins with its id and a colon, without a hyphen"
        return
    assert problem.message == "this should be a group in which each key is the id of a source, but is a list"
    assert (
        problem.hint
        == "Write each id on a line of its own, with a colon and without a hyphen; its fields stand below it, indented further."
    )


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_carriage_return_within_a_line_is_told_there(ending: str) -> None:
    text = altered(RECORD, ("Translator", "Trans\rlator")).replace("\n", ending)
    (problem,) = problems_of(text)
    assert (problem.place.line, problem.place.column, problem.rule, problem.paste) == (4, 20, "file-character", "  occupation: Trans lator")
    both = problems_of(text.replace("kind: official", "kind: oficial"))
    assert [(each.place.line, each.rule) for each in sorted(both)] == [(4, "file-character"), (29, "value-choice")]


def test_carriage_returns_may_end_all_lines_of_a_file() -> None:
    assert problems_of(RECORD.replace("\n", "\r")) == ()
