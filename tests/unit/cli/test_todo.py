"""`casetracker todo`: what it lists, and how it ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from casetracker.cli import main
from small_records import CASE, SWAP, altered, with_keys

Run = Callable[..., tuple[int, str, str]]
FILES = {
    "vera.yml": with_keys(CASE, 'unknowns: ["Where is she held?"]'),
    "anna.yml": altered(
        CASE, ("Vera", "Anna"), ("2026-11-01", "2026-01-02"), ("example.org/1,", "example.org/1, archive: https://perma.cc/1,")
    ),
    "swaps/2024.yml": f"{SWAP}review: excerpts\n",
}
LISTED = """\
No report for a long time (report): 2 records
  = Find a newer report that the person is held or came free, and set 'last_report', or the release, by it.
  cases/anna.yml: last report: 1 May 2024
  cases/vera.yml: last report: 1 May 2024

To be checked again (review): 1 record
  = Compare the file with its sources, look for newer ones, and set 'reviewed' to the day on which you did.
  cases/anna.yml: last checked: 2 January 2026

Not yet compared with the opened sources (excerpts): 1 record
  = Open each source, compare the whole file with it, set 'reviewed' to the day on which you did, and delete 'review: excerpts'.
  cases/swaps/2024.yml: written from excerpts: 1 November 2026

Not known (unknown): 1 record
  = If you know a published source for it, add it and delete the line under 'unknowns'.
  cases/vera.yml: 1 point
    - Where is she held?

Sources without an archived copy (archive): 2 records
  = Have the page kept by a web archive, and write the address of the copy under 'archive'.
  cases/vera.yml: 1 of 1
  cases/swaps/2024.yml: 1 of 1
"""

MIRRORED = """\
Sources at test addresses, proxies and mirrors (host): 1 record
  = Cite the publisher's own page instead, or another publisher's that says the same.
  cases/vera.yml: 1 of 1
    - a: https://dnyuz.com/1

Statements that rest on copies alone (copy): 1 record
  = Cite the publisher's own page, or another publisher's that says the same, in place of the copy or beside it.
  cases/vera.yml: 3 statements
    - person
    - last report
    - custody 1

Copies not named as copies (via): 1 record
  = Name under 'publisher' whose text it is, and under 'via' whose copy of it was read.
  cases/vera.yml: 1 of 1
    - a: https://dnyuz.com/1

Sources whose title was not seen (title): 1 record
  = Open the page, and write its own title in place of the description in square brackets.
  cases/vera.yml: 1 of 1
    - a: https://dnyuz.com/1
"""


@pytest.fixture
def run(written, monkeypatch, capsys) -> Run:
    def todo(files: dict[str, str], *arguments: str) -> tuple[int, str, str]:
        monkeypatch.chdir(written(files).parent)
        try:
            code = main(["todo", "--today", "2026-11-24", *arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        return code, *capsys.readouterr()

    return todo


def test_everything_is_listed_by_kind_with_what_to_do(run: Run) -> None:
    assert run(FILES) == (0, LISTED, "")


def test_paths_and_kinds_narrow_the_list(run: Run) -> None:
    assert run(FILES, "--only", "review", "--only", "unknown")[1].count("(") == 2
    assert run(FILES, "cases/swaps")[1].splitlines()[0] == "Not yet compared with the opened sources (excerpts): 1 record"
    assert run(FILES, "cases/nobody.yml") == (2, "", "casetracker: there is no file 'cases/nobody.yml'\n")


def test_sources_that_are_not_the_publishers_own_are_listed_by_kind(run: Run) -> None:
    mirrored = altered(CASE, ("https://example.org/1", "https://dnyuz.com/1"), ("title: Report", "title: '[Report on an arrest]'"))
    only = [part for kind in ("host", "copy", "via", "title") for part in ("--only", kind)]
    assert run({"vera.yml": mirrored}, *only) == (0, MIRRORED, "")


def test_where_nothing_is_due_that_is_said(run: Run) -> None:
    assert run(FILES, "--only", "hearing") == (0, "Nothing of this kind is due.\n", "")
    assert run(FILES, "--only", "report", "--after", "3000") == (0, "Nothing of this kind is due.\n", "")
    assert run(FILES, "--only", "hearing", "--only", "disputed") == (0, "Nothing of these kinds is due.\n", "")
    assert run(FILES, "--only", "unknown", "cases/anna.yml") == (0, "Nothing of this kind is due here.\n", "")


def test_a_record_of_which_nothing_is_due(run: Run) -> None:
    done = altered(CASE, ("url:", "archive: https://perma.cc/1, url:"))
    assert run({"vera.yml": done}, "--after", "3000") == (0, "Nothing is due.\n", "")
    assert run({"vera.yml": done, "anna.yml": FILES["anna.yml"]}, "--after", "3000", "cases/vera.yml") == (0, "Nothing is due here.\n", "")


def test_files_with_errors_are_told_of(run: Run) -> None:
    code, output, error = run({**FILES, "boris.yml": "name: Boris\n"}, "--only", "review")
    assert (code, output.count("cases/")) == (0, 1)
    assert error == "Files with errors are left out; 'casetracker check' names them (7 errors).\n"


def test_files_that_are_no_records_where_they_stand_are_named(run: Run) -> None:
    code, output, error = run({**FILES, "2024/vera.yml": CASE}, "--only", "hearing")
    assert (code, output) == (1, "Nothing of this kind is due.\n")
    assert error == (
        "cases/2024/vera.yml: records stand directly in cases/, cases/swaps/ or cases/places/\n  = Move it to cases/vera.yml.\n1 error in 1 file\n"
        "Files with errors are left out; 'casetracker check' names them (1 error).\n"
    )


def test_wrong_use_ends_with_2(run: Run) -> None:
    assert run(FILES, "--after", "0") == (2, "", "casetracker: --after needs a number of days from 1 to 100,000, not 0\n")
    assert run(FILES, "--only", "everything")[0] == 2


def test_text_of_a_record_can_not_steer_the_terminal(run: Run) -> None:
    output = run({"vera.yml": with_keys(CASE, 'unknowns: ["Where\\u009b2J?"]')}, "--only", "unknown")[1]
    assert "\x9b" not in output
