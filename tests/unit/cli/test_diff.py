"""`casetracker diff` and `check --since`, on real repositories."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casetracker.cli import main
from casetracker.edit.style import styled
from casetracker.history import process
from casetracker.history.difference import COMMENT
from host_markdown import code, live
from small_records import CASE, FREED, SWAP, altered, exchanged, with_keys

Run = Callable[..., tuple[int, str, str]]
IDENTITY = {f"GIT_{who}_{what}": "nobody@tracker.test.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


class Repository:
    """A record in a git repository below `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> None:
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "GIT_CONFIG_NOSYSTEM": "1", **IDENTITY}
        subprocess.run(["git", *arguments], cwd=self.folder, env=environment, check=True, capture_output=True)

    def write(self, files: dict[str, str | None]) -> None:
        for name, text in files.items():
            path = self.folder / "cases" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink() if text is None else path.write_text(text, "utf-8")

    def commit(self, files: dict[str, str | None]) -> None:
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=A change")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(tmp_path)
    return Repository(tmp_path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def diff(*arguments: str) -> tuple[int, str, str]:
        code = main(list(arguments))
        return code, *capsys.readouterr()

    return diff


def told(run: Run, repository: Repository, before: str | None, after: str | None, name: str = "vera-example.yml") -> str:
    """Return what is said of one record that was `before` and is `after`."""
    repository.commit({"anna.yml": "name: Anna\n", **({name: before} if before else {})})
    repository.commit({name: after})
    code, output, error = run("diff", "HEAD^1", "HEAD")
    assert (code, error) == (0, "")
    first, last = output.splitlines()
    assert last == f"1 {'exchange' if name.startswith('swaps/') else 'case'} changed."
    return first


def test_a_release_is_told_as_in_the_guide_for_maintainers(run: Run, repository: Repository) -> None:
    freed = altered(exchanged("Vera Example", swap="2025-04-10-muster-bridge", day="2025-04-10"), ("/1}", "/1, kind: official}"))
    assert told(run, repository, CASE, freed) == "Vera Example: status detained → exchanged; last_report removed; release added, 2025-04-10"


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (("2026-11-01", "2026-11-24"), "reviewed only"),
        (("reviewed: 2026-11-01", "reviewed: 2026-11-24\nreview: full"), "reviewed only"),
        (("reviewed: 2026-11-01", "reviewed: 2026-11-01\nreview: excerpts"), "review full → excerpts"),
        (("reviewed: 2026-11-01", "reviewed: 2026-11-24\nreview: excerpts"), "reviewed 2026-11-24, review full → excerpts"),
        (("date: 2024-05-01", "date: 2024-06"), "last_report date 2024-05-01 → 2024-06"),
        (("form: remand", "form: police"), "custody[0].form remand → police"),
        (("She was arrested in May 2024.", "She was taken in May 2024."), "summary changed"),
        (("detained_by: US", "detained_by: BY"), "detained_by US → BY"),
        (("name: Vera Example", "name: Vera Exampla"), "name changed"),
        (("title: Report", "title: A report"), "sources changed"),
        (("name: Vera", "name:  Vera"), "style or comments only"),
        (("reviewed: 2026-11-01", "listed: false\nreviewed: 2026-11-02"), "listed added; reviewed 2026-11-02"),
        (("reviewed:", "withdrawn: {date: 2026-11-24, reason: request}\nreviewed:"), "withdrawn added, request"),
        (("status: detained", "status: [detained"), "can't be read"),
        (
            ("summary:", "rulings:\n  - {kind: conviction, date: 2024-06-02, sources: [a]}\n  - {kind: upheld, sources: [a]}\nsummary:"),
            "rulings[0] added, 2024-06-02, conviction; rulings[1] added, upheld",
        ),
        (
            ("summary:", "designations:\n  - {by: RU, as: hostage, not: true, sources: [a]}\nsummary:"),
            "designations[0] added, RU, hostage, not: true",
        ),
        (("summary:", "unknowns: [One, Two]\nsummary:"), "2 × unknowns added"),
    ],
)
def test_each_kind_of_change_has_its_words(run: Run, repository: Repository, pair: tuple[str, str], said: str) -> None:
    name = "Vera Exampla" if "Exampla" in pair[1] else "Vera Example"
    assert told(run, repository, CASE, altered(CASE, pair)) == f"{name}: {said}"


EXCERPTS = altered(CASE, ("reviewed: 2026-11-01", "reviewed: 2026-11-01\nreview: excerpts"))


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (("2026-11-01", "2026-11-24"), "reviewed 2026-11-24, from excerpts"),
        (("\nreview: excerpts", ""), "review excerpts → full"),
        (("2026-11-01\nreview: excerpts", "2026-11-24"), "reviewed 2026-11-24, review excerpts → full"),
    ],
)
def test_a_review_from_excerpts_is_told_apart_from_a_check(run: Run, repository: Repository, pair: tuple[str, str], said: str) -> None:
    assert told(run, repository, EXCERPTS, altered(EXCERPTS, pair)) == f"Vera Example: {said}"


def test_new_deleted_mended_and_renamed_records_are_told_as_such(run: Run, repository: Repository) -> None:
    assert told(run, repository, None, CASE) == "Vera Example: new case, detained"
    repository.commit({"swaps/2024.yml": SWAP, "vera-example.yml": None})
    assert run("diff", "HEAD~1", "HEAD")[1].splitlines() == [
        "Vera Example: case deleted; its address will be gone (a record is taken out with 'withdrawn')",
        "Exchange in Exampleton: new exchange, 2024-06-01",
        "1 case and 1 exchange changed.",
    ]
    repository.commit({"bad.yml": "name: [Boris\n"})
    repository.commit({"bad.yml": altered(CASE, ("Vera", "Boris"))})
    assert run("diff", "HEAD~1", "HEAD")[1].splitlines()[0] == "Boris Example: can be read again"
    repository.commit(
        {"bad.yml": None, "boris.yml": with_keys(altered(CASE, ("Vera", "Boris"), ("form: remand", "form: police")), "formerly: [bad]")}
    )
    assert run("diff", "HEAD~1", "HEAD")[1] == (
        "Boris Example: renamed from bad; formerly added; custody[0].form remand → police\n1 case changed.\n"
    )


def test_without_a_second_commit_the_files_as_they_are_are_told(run: Run, repository: Repository) -> None:
    repository.commit({"vera-example.yml": CASE, "_template.yml": "a: b\n"})
    assert run("diff", "main") == (0, "Nothing in the record changes.\n", "")
    repository.write({"vera-example.yml": altered(CASE, ("form: remand", "form: police")), "zoe.yml": FREED, "_template.yml": "a: c\n"})
    assert run("diff", "main")[1].splitlines() == [
        "Vera Example: custody[0].form remand → police",
        "Vera Example: new case, released",
        "2 cases changed.",
    ]


def test_a_removed_text_is_not_told_and_markup_in_a_comment_is_text(run: Run, repository: Repository) -> None:
    hostile = "[x](http://example.org) <b>@octocat</b> &#64;octocat `$(id)` ![](//a) closes #1 &#35;1 957f6cbd *_~|"
    repository.commit({"vera-example.yml": with_keys(CASE, "unknowns: [Something secret]")})
    repository.commit({"vera-example.yml": altered(CASE, ("Vera Example", f"'{hostile}'"))})
    written = run("diff", "--format", "markdown", "HEAD~1", "HEAD")[1]
    assert live(written) == []
    assert code(written) == [hostile, "cases/vera-example.yml", "name changed; unknowns removed"]


@pytest.mark.parametrize(
    "change",
    [
        ("status: detained", "status: '@octocat'"),
        ("status: detained", "status: 'closes #12'\nwithdrawn: {date: 2026-01-01, reason: '@octocat'}"),
        ("detained_by: US", "detained_by: '@octocat'"),
        ("form: remand", "form: '&#64;octocat'"),
    ],
)
def test_no_value_of_a_file_is_more_than_text_in_a_comment(run: Run, repository: Repository, change: tuple[str, str]) -> None:
    """Also one that no rule allows: a request is told in words before anything else is said of it."""
    repository.commit({"vera-example.yml": CASE})
    repository.commit({"vera-example.yml": altered(CASE, change), "anna.yml": altered(CASE, change)})
    assert live(run("diff", "--format", "markdown", "HEAD~1", "HEAD")[1]) == []


def test_a_comment_is_no_longer_than_the_host_takes_and_says_what_is_left_out(run: Run, repository: Repository) -> None:
    repository.commit({"vera-example.yml": CASE})
    repository.commit({f"x{number}.yml": altered(CASE, ("Vera Example", f"Anna {'x' * 3000} {number}")) for number in range(40)})
    written = run("diff", "--format", "markdown", "HEAD~1", "HEAD")[1]
    assert len(written) < COMMENT + 200
    assert written.endswith("\n- and 26 records more, which `casetracker diff` tells\n\n40 cases changed.\n")
    assert live(written) == []


def test_a_commit_that_is_not_there_and_a_folder_without_git_end_with_2(
    run: Run, repository: Repository, tmp_path: Path, monkeypatch
) -> None:
    repository.commit({"vera-example.yml": CASE})
    assert run("diff", "nowhere") == (2, "", "casetracker: there is no commit 'nowhere' here\n")
    assert run("diff", "main", "--", "--output=x") == (2, "", "casetracker: there is no commit '--output=x' here\n")
    assert not (tmp_path / "x").exists()
    assert run("check", "--since", "nowhere") == (2, "", "casetracker: there is no commit 'nowhere' here\n")


def test_check_since_reports_on_the_files_that_differ_alone(run: Run, repository: Repository) -> None:
    wrong = altered(CASE, ("status: detained", "status: detaind"))
    repository.commit({"anna.yml": altered(wrong, ("Vera", "Anna")), "boris.yml": altered(wrong, ("Vera", "Boris"))})
    check = ("check", "--no-cache", "--today", "2026-11-24", "--since")
    assert run(*check, "main")[0] == 0
    repository.write({"boris.yml": altered(wrong, ("Vera", "Bohdan")), "zoe.yml": wrong})
    code, output, _ = run(*check, "main")
    assert (code, [line.split(":")[0] for line in output.splitlines() if "detaind' is" in line]) == (
        1,
        ["cases/boris.yml", "cases/zoe.yml"],
    )


def test_a_file_in_style_and_one_that_is_not_say_the_same(run: Run, repository: Repository) -> None:
    assert told(run, repository, FREED, styled(FREED.encode(), "case").decode()) == "Vera Example: style or comments only"


def test_git_is_asked_as_often_for_many_files_as_for_one(run: Run, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    people = {f"vera-{letter}.yml": altered(CASE, ("Vera", f"Vera {letter.upper()}.")) for letter in "abcdefgh"}
    repository.commit(people)
    repository.commit({name: altered(text, ("form: remand", "form: police")) for name, text in people.items()})
    repository.commit({"vera-a.yml": altered(people["vera-a.yml"], ("form: remand", "form: hospital"))})
    asked: list[str] = []
    real = process._answer

    def counted(command: list[str], *rest: Any) -> tuple[int, bytes, bytes]:
        asked.append(next(each for each in command if each in ("rev-parse", "ls-tree", "cat-file")))
        return real(command, *rest)

    monkeypatch.setattr(process, "_answer", counted)
    once = ["rev-parse", "ls-tree", "cat-file"]
    for commits, number in ((("HEAD~1", "HEAD"), 1), (("HEAD~2", "HEAD~1"), 8)):
        asked.clear()
        assert run("diff", *commits)[1].endswith(f"{number} case{'s' * (number > 1)} changed.\n")
        assert sorted(asked) == sorted(once * 2)


def test_a_file_that_is_no_record_where_it_stands_is_named(run: Run, repository: Repository) -> None:
    repository.commit({"vera-example.yml": CASE})
    repository.commit({"vera-example.yml": None, "2024/vera-example.yml": CASE})
    gone = "Vera Example: case deleted; its address will be gone (a record is taken out with 'withdrawn')\n"
    said = (
        "cases/2024/vera-example.yml: records stand directly in cases/, cases/swaps/ or cases/places/; move it to cases/vera-example.yml\n"
    )
    for commits in (("HEAD^1",), ("HEAD^1", "HEAD")):
        assert run("diff", *commits) == (0, f"{gone}{said}1 case changed.\n", "")
    assert f"- `{said.strip()}`\n" in run("diff", "HEAD^1", "HEAD", "--format", "markdown")[1]
