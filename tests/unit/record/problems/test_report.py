"""Many problems as text, as annotations of GitHub, and as JSON."""

from __future__ import annotations

import json

import pytest

from casetracker.record.problems import FORMATS, Place, Problem, problem, report
from casetracker.record.problems.report import counted


def flag(file: str = "cases/a.yml", line: int = 1, column: int = 1, source: str = "", value: str = "yes") -> Problem:
    return problem("flag", Place(file, line, column, source), "listed", nearest="", value=value)


WARNING = problem("source-unused", Place("cases/a.yml", 1, 1, "sources:"), "sources.a", source="a")


def test_text_shows_the_line_a_caret_and_a_hint() -> None:
    assert report([flag("cases/a.yml", 3, 9, "listed: yes")]) == (
        "cases/a.yml:3:9: listed: 'yes' is neither true nor false\n"
        "  | listed: yes\n"
        "  |         ^\n"
        "  = Write true or false.\n"
        "1 error in 1 file\n"
    )


def test_errors_come_first_then_warnings_each_by_place() -> None:
    shown = report([WARNING, flag("cases/b.yml", 1, 1), flag("cases/a.yml", 10, 1), flag("cases/a.yml", 9, 1)])
    assert [line.split(": ")[0] for line in shown.splitlines() if line.startswith("cases")] == [
        "cases/a.yml:9:1",
        "cases/a.yml:10:1",
        "cases/b.yml:1:1",
        "cases/a.yml:1:1",
    ]
    assert shown.endswith("3 errors and 1 warning in 2 files\n")


def test_no_problems_are_no_text() -> None:
    assert report([]) == ""
    assert report([], "github") == ""


@pytest.mark.parametrize(
    ("problems", "words"),
    [
        ([flag()], "1 error in 1 file"),
        ([flag(), flag("cases/b.yml")], "2 errors in 2 files"),
        ([WARNING], "1 warning in 1 file"),
        ([flag(), WARNING, WARNING], "1 error and 2 warnings in 1 file"),
    ],
)
def test_the_count_is_in_words(problems: list[Problem], words: str) -> None:
    assert counted(problems) == words


def test_a_long_line_is_shown_around_the_caret() -> None:
    shown = report([flag(column=201, source="a" * 200 + "!" + "b" * 200)]).splitlines()
    assert shown[1] == f"  | {'a' * 59}!{'b' * 40}"
    assert shown[2] == f"  | {' ' * 59}^"


def test_the_caret_stays_under_its_sign_behind_a_tab() -> None:
    shown = report([flag(column=4, source="a\t\tyes")]).splitlines()
    assert shown[1:3] == ["  | a  yes", "  |    ^"]


def test_a_sign_that_could_move_the_cursor_is_not_printed() -> None:
    shown = report([flag(column=3, source="a\x1b[2Jb\u202ec", value="\x1b[2J\u202e")], colour=False)
    assert shown.splitlines()[:2] == ["cases/a.yml:1:3: listed: '\\u001b[2J\\u202e' is neither true nor false", "  | a\ufffd[2Jb\ufffdc"]


def test_an_empty_line_is_not_shown() -> None:
    assert report([flag(source="   ")]).splitlines()[1] == "  = Write true or false."


def test_text_is_coloured_where_it_is_asked_for() -> None:
    shown = report([flag(source="yes"), WARNING], colour=True)
    assert shown.startswith("\x1b[1mcases/a.yml:1:1\x1b[0m\x1b[31m: listed: 'yes' is neither true nor false\x1b[0m\n")
    assert "\x1b[33m: warning: sources.a: nothing" in shown


def test_at_most_200_problems_are_printed_and_all_are_counted() -> None:
    shown = report([flag(line=line) for line in range(1, 204)])
    assert shown.count("is neither true nor false") == 200
    assert shown.endswith("… and 3 more. Mend these first, then run the check again.\n203 errors in 1 file\n")
    assert "more" not in report([flag(line=line) for line in range(1, 201)])


def test_github_gets_one_command_for_each_problem() -> None:
    assert report([WARNING, flag("cases/a.yml", 3, 9, "listed: yes"), problem("file-empty", Place("cases/b.yml"))], "github") == (
        "::error file=cases/a.yml,line=3,col=9,title=flag::listed: 'yes' is neither true nor false%0AWrite true or false.\n"
        "::error file=cases/b.yml,title=file-empty::this file is empty%0ACopy cases/_template.yml into it and fill it in.\n"
        "::warning file=cases/a.yml,line=1,col=1,title=source-unused::"
        "sources.a: nothing in this file cites the source 'a'%0ACite it where it bears a fact out, or delete it.\n"
    )


def test_no_text_of_a_stranger_becomes_a_command_of_github() -> None:
    (line, *more) = report([flag("cases/a,b:c%\n::warning::x.yml", value="100%\r\n::error::x")], "github").splitlines()
    assert more == []
    assert line == (
        "::error file=cases/a%2Cb%3Ac%25%0A%3A%3Awarning%3A%3Ax.yml,line=1,col=1,title=flag::"
        "listed: '100%25\\u000d\\u000a::error::x' is neither true nor false%0AWrite true or false."
    )


def test_json_holds_counts_and_every_part_of_a_problem() -> None:
    assert json.loads(report([WARNING, flag("cases/a.yml", 3, 9, "listed: yes")], "json")) == {
        "errors": 1,
        "warnings": 1,
        "problems": [
            {
                "file": "cases/a.yml",
                "line": 3,
                "column": 9,
                "severity": "error",
                "rule": "flag",
                "field": "listed",
                "message": "'yes' is neither true nor false",
                "hint": "Write true or false.",
                "paste": "",
            },
            {
                "file": "cases/a.yml",
                "line": 1,
                "column": 1,
                "severity": "warning",
                "rule": "source-unused",
                "field": "sources.a",
                "message": "nothing in this file cites the source 'a'",
                "hint": "Cite it where it bears a fact out, or delete it.",
                "paste": "",
            },
        ],
    }


def test_json_without_problems_has_its_shape_too() -> None:
    assert json.loads(report([], "json")) == {"errors": 0, "warnings": 0, "problems": []}


def test_json_and_github_are_never_cut() -> None:
    many = [flag(line=line) for line in range(1, 301)]
    assert len(json.loads(report(many, "json"))["problems"]) == 300
    assert len(report(many, "github").splitlines()) == 300


def test_there_are_three_formats() -> None:
    assert list(FORMATS) == ["text", "github", "json"]


def test_a_joiner_of_a_script_stands_in_the_line_and_takes_no_room() -> None:
    shown = report([flag(column=11, source="می\u200cخواهم: yes")])
    assert shown.splitlines()[1:3] == ["  | می\u200cخواهم: yes", f"  | {' ' * 9}^"]
