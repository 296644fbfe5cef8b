"""What becomes of an issue that a maintainer accepts: a branch and a request, or a word in the issue; its text reaches no shell."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from casetracker.edit.issues.forms import sections
from code_host import HOSTILE, Ran, commit, environment_of, git, kept, make_checkout, run_script
from host_markdown import code, live
from issue_texts import issue
from small_records import CASE, altered
from small_sites import ROOT

LABELS = [*(each.label for each in sections("case")), "Anything else"]
PARTS = {"Name": "Anna Sample", "Status": "detained", "Custody": f"from: 2024\nform: remand\nnote: {HOSTILE}", "Anything else": HOSTILE}
WORKFLOW: Any = yaml.load((ROOT / ".github" / "workflows" / "accept.yml").read_bytes(), yaml.CBaseLoader)  # noqa: S506
LAST: Any = WORKFLOW["jobs"]["file"]["steps"][-1]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return make_checkout(tmp_path)


def open_request(work: Path, number: str, text: str) -> Ran:
    """Run the script as the workflow does."""
    (work.parent / "issue.md").write_text(text, newline="")
    return run_script(work, "open-request", number, work.parent / "issue.md")


def test_an_accepted_issue_becomes_a_branch_and_a_request_with_the_checks_result(checkout: Path) -> None:
    ran = open_request(checkout, "17", issue(PARTS, LABELS))
    assert (ran.code, ran.comment) == (0, "")
    assert git(checkout, "diff", "--name-only", "main", "origin/issue-17").split() == ["cases/anna-sample.yml"]
    created = "pr create --base main --head issue-17 --title Case from issue #17 "
    assert [line.startswith(created) for line in kept(checkout, "gh.log").splitlines()] == [False, True]
    assert "- `Anna Sample` (`cases/anna-sample.yml`): `new case, detained`" in ran.request
    assert "cases/anna-sample.yml:5:5: custody[0]: there are no sources for this period of custody\n" in ran.request
    assert "- [ ] Each fact has a published source" in ran.request
    assert not list(checkout.parent.rglob("pwned"))
    assert [each for each in live(ran.request) if each not in ("<a>", "<input>")] == ["#17", "#17"]
    assert "@everyone" not in git(checkout, "log", "-1", "--format=%B", "issue-17")


def test_what_was_not_understood_comes_back_into_the_issue_as_text(checkout: Path) -> None:
    ran = open_request(checkout, "17", issue(PARTS | {"Custody": f"{HOSTILE}\n\nfrom: 2024\nform: remand", "Status": "@octocat"}, LABELS))
    assert ran.code == 0
    assert ran.comment.startswith(
        "A file was made of this issue, as https://code.test.org/a/b/pull/1 shows. Not all of the issue could be read"
    )
    assert live(ran.comment.replace("https://code.test.org/a/b/pull/1", "")) == []
    (text,) = code(ran.comment)
    assert text.startswith("  status: '@octocat' was not understood and stands in the file as it is\n  custody: '$(touch pwned)")
    assert code(ran.request)[0].startswith("Written: cases/anna-sample.yml\n")
    assert "@octocat" in code(ran.request)[0]
    assert not list(checkout.parent.rglob("pwned"))
    assert "sets `reviewed` to that day" in ran.request
    assert "'reviewed' is missing from this case" in "".join(code(ran.request))


def test_an_exchange_is_called_one(checkout: Path) -> None:
    parts = {"Title": "Exchange in Exampleton", "Date": "2024-06-01", "Place": "Exampleton"}
    assert open_request(checkout, "17", issue(parts, [each.label for each in sections("swap")])).code == 0
    assert " --title Exchange from issue #17 " in kept(checkout, "gh.log")


def test_an_issue_of_which_no_file_can_be_made_gets_an_answer(checkout: Path) -> None:
    ran = open_request(checkout, "18", f"### Name\n\nVera Example\n\n### Unknowns\n\n{HOSTILE}")
    assert ran.code == 1
    assert ran.comment.startswith("No file could be made of this issue:\n")
    assert code(ran.comment) == [
        "casetracker: vera-example.yml is there already: if it is about the same person or exchange, this has to be a correction of it\n"
    ]
    assert git(checkout, "branch", "--list", "issue-18") == ""
    assert kept(checkout, "output") == "answered=true\n"


@pytest.mark.parametrize("record", ["@octocat closes #12", "&#64;octocat", "``````````\n@octocat", "x\r@octocat"])
def test_no_answer_mentions_anybody(checkout: Path, record: str) -> None:
    ran = open_request(checkout, "18", issue({"Record": record, "Unknowns": record}, ["Record", "Unknowns"]))
    assert (ran.code, live(ran.comment)) == (1, [])
    assert "octocat" in ran.comment


@pytest.mark.parametrize(
    "parts",
    [
        {"Summary": "word " * 13_000},
        {"Custody": "".join(f"line {number} that nobody can read\n\n" for number in range(1200))},
        {"Custody": "".join(f"from: x{number}\nform: y{number}\n\n" for number in range(2500))},
        {"Unknowns": "?\n" * 30_000},
        {"Aliases": "@octocat " * 7000},
        {"Sources": "publisher: A\n\n" * 4000},
        {"Names": "".join(f"x{number}\n" for number in range(9000))},
        {"Anything else": "`" * 60_000},
    ],
    ids=lambda parts: "-".join(parts) + str(len(str(parts))),
)
def test_an_issue_as_long_as_the_host_takes_is_answered(checkout: Path, parts: dict[str, str]) -> None:
    ran = open_request(checkout, "19", issue({"Name": "Anna Sample", "Status": "detained"} | parts, LABELS))
    assert ran.request or ran.comment
    assert live(ran.comment.replace("https://code.test.org/a/b/pull/1", "")) == []


def test_a_branch_that_is_there_is_never_written_over(checkout: Path) -> None:
    text = issue(PARTS, LABELS)
    assert open_request(checkout, "17", text).code == 0
    git(checkout, "switch", "--quiet", "issue-17")
    (checkout / "cases" / "anna-sample.yml").write_text("name: Anna by hand\n")
    commit(checkout, "By hand", "tracker@users.noreply.github.com", amend=True)
    git(checkout, "push", "--quiet", "--force", "origin", "issue-17")
    theirs = git(checkout, "rev-parse", "origin/issue-17")
    git(checkout, "switch", "--quiet", "main")
    git(checkout, "branch", "--quiet", "-D", "issue-17")
    ran = open_request(checkout, "17", text)
    assert (ran.code, git(checkout, "ls-remote", "origin", "issue-17").split()[0]) == (1, theirs.strip())
    assert ran.comment == (
        "The branch `issue-17` is there already, from an earlier time that this issue was accepted, and somebody may have worked on it: "
        "it was left as it is.\n\n"
        "To have the file made again from what the issue says now, delete that branch, take the label off and set it once more.\n"
    )


def test_a_branch_that_comes_while_the_script_runs_is_not_written_over_either(checkout: Path) -> None:
    other = checkout.parent / "other"
    git(checkout, "clone", "--quiet", str(checkout.parent / "remote.git"), str(other))
    git(other, "switch", "--quiet", "--create", "issue-17")
    (other / "cases" / "anna-sample.yml").write_text("name: Anna by hand\n")
    commit(other, "By hand")
    git(other, "push", "--quiet", "origin", "issue-17")
    assert open_request(checkout, "17", issue(PARTS, LABELS)).code != 0
    assert git(other, "ls-remote", "origin", "issue-17").split()[0] == git(other, "rev-parse", "issue-17").strip()
    assert kept(checkout, "output") == ""


def test_where_workflows_may_open_no_request_the_issue_says_where_the_file_is(checkout: Path) -> None:
    (checkout.parent / "gh.no-requests").touch()
    ran = open_request(checkout, "17", issue(PARTS, LABELS))
    assert (ran.code, kept(checkout, "output")) == (1, "answered=true\n")
    assert ran.comment.startswith("The file that this issue gives stands on the branch `issue-17`, but no pull request could be opened")


def test_a_number_that_is_none_ends_the_script(checkout: Path) -> None:
    assert open_request(checkout, "1; touch pwned", issue({"Name": "Anna"}, ["Name"])).code != 0
    assert not list(checkout.parent.rglob("pwned"))


def test_a_correction_changes_the_one_file(checkout: Path) -> None:
    (checkout / "cases" / "anna.yml").write_text(altered(CASE, ("Vera", "Anna")))
    commit(checkout, "Second")
    ran = open_request(checkout, "19", issue({"Record": "anna", "Unknowns": "Where?"}, ["Record", "Unknowns"]))
    assert (ran.code, git(checkout, "diff", "--name-only", "main", "issue-19").split()) == (0, ["cases/anna.yml"])
    assert "- `Anna Example` (`cases/anna.yml`): `unknowns added`" in ran.request


def test_whatever_ends_the_job_the_issue_has_a_word_of_it(checkout: Path) -> None:
    assert LAST["if"] == "!success() && steps.open.outputs.answered != 'true'"
    assert LAST["env"]["GH_REPO"] == "${{ github.repository }}"
    environment = environment_of(checkout) | {"NUMBER": "17"}
    subprocess.run(
        ["bash", "-euo", "pipefail", "-c", LAST["run"]], cwd=checkout.parent, env=environment, check=True, stdout=subprocess.DEVNULL
    )
    assert kept(checkout, "gh.log").startswith("issue comment 17 --body This could not be finished.")
    assert kept(checkout, "gh.comment").endswith("A maintainer finds the reason in [the run](https://code.test.org/a/b/actions/runs/7).")
