"""`casetracker from-issue`: what it writes and prints, and how it ends."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from casetracker.cli import main
from casetracker.edit.issues.forms import sections
from issue_texts import issue
from small_records import CASE

Run = Callable[..., tuple[int, str, str]]
PARTS = {"Name": "Anna Sample", "Status": "detained", "Custody": "What is this?\nfrom: 2024\nform: remand"}
TEXT = issue(PARTS, [each.label for each in sections("case")])


@pytest.fixture
def run(written, monkeypatch, capsys) -> Run:
    def command(text: str | bytes, *arguments: str) -> tuple[int, str, str]:
        folder = written({"vera-example.yml": CASE})
        monkeypatch.chdir(folder.parent)
        Path("issue.md").write_bytes(text if isinstance(text, bytes) else text.encode())
        return main(["from-issue", *(arguments or ("issue.md",))]), *capsys.readouterr()

    return command


def test_the_file_is_written_and_what_is_not_in_it_is_said_and_counts(run: Run) -> None:
    assert run(TEXT) == (
        3,
        "Written: cases/anna-sample.yml\nNot understood, for a person to put where it belongs:\n  custody: 'What is this?' was not understood\n",
        "",
    )
    assert Path("cases/anna-sample.yml").read_text() == (
        "# yaml-language-server: $schema=_schema/case.json\nname: Anna Sample\nstatus: detained\ncustody:\n  - from: 2024\n    form: remand\n"
    )


def test_an_issue_that_is_understood_whole_ends_with_0_and_no_day_of_a_review_is_written(run: Run) -> None:
    assert run(TEXT.replace("What is this?", ""), "--today", "2026-11-24", "issue.md") == (0, "Written: cases/anna-sample.yml\n", "")
    assert "2026" not in Path("cases/anna-sample.yml").read_text()


def test_a_correction_says_so_with_its_notes(run: Run) -> None:
    text = issue({"Record": "vera-example", "Unknowns": "Where?", "Take out": "death"}, ["Record", "Unknowns", "Take out"])
    assert run(text) == (0, "Corrected: cases/vera-example.yml\n  'death' was to be taken out, but is not there\n", "")


def test_no_file_ends_with_1_and_touches_nothing(run: Run) -> None:
    said = "casetracker: this is not the text of an issue that one of the forms made\n"
    assert run("Hello $(id)") == (1, "", said)
    assert sorted(each.name for each in Path("cases").iterdir()) == ["vera-example.yml"]


def test_what_can_not_be_read_ends_with_2(run: Run) -> None:
    assert run(b"\xff") == (2, "", "casetracker: 'issue.md' is not UTF-8 text\n")
    assert run(b"x" * 4_000_001) == (2, "", "casetracker: 'issue.md' is longer than an issue can be\n")
    assert run("", "nothing.md") == (2, "", "casetracker: nothing.md: No such file or directory\n")


def test_the_text_may_come_from_the_standard_input(run: Run, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(TEXT))
    assert run("", "-")[0] == 3
