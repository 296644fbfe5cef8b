"""The weekly look at the sources' addresses: what it remembers, and what it proposes: one request, on the record alone, over nobody's work."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from casetracker.edit.style import styled
from code_host import HOSTILE, Ran, commit, git, make_checkout, run_script
from host_markdown import code, live
from small_records import CASE

STYLED = styled(CASE.encode(), "case").decode()
COPY = "    archive: https://web.archive.org/web/20240503101500/https://example.org/1\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "links").mkdir()
    return make_checkout(tmp_path, STYLED)


def propose(work: Path, patch: str | None, report: str = "1 source: 1 gone.\n") -> Ran:
    """Run the script with a patch, or with the one that makes `cases/vera-example.yml` hold a copy's address."""
    folder = work.parent / "links"
    if patch is None:
        file = work / "cases" / "vera-example.yml"
        file.write_text(STYLED.replace("    kind: official\n", f"{COPY}    kind: official\n"))
        patch = git(work, "diff")
        git(work, "checkout", "--quiet", "--", ".")
    (folder / "links.patch").write_text(patch, newline="")
    (folder / "report.txt").write_text(report)
    return run_script(work, "propose-links", folder)


def test_a_patch_becomes_a_branch_and_one_request_with_the_report(checkout: Path) -> None:
    # Of last week, and its place is taken.
    git(checkout, "switch", "--quiet", "--create", "links")
    (checkout / "cases" / "vera-example.yml").write_text(STYLED + "# Of last week\n")
    commit(checkout, "Old", "tracker@users.noreply.github.com")
    git(checkout, "push", "--quiet", "origin", "links")
    git(checkout, "switch", "--quiet", "main")
    ran = propose(checkout, None, f"Gone (1)\n  {HOSTILE}\n")
    assert ran.code == 0
    assert git(checkout, "diff", "--name-only", "main", "origin/links").split() == ["cases/vera-example.yml"]
    assert COPY in git(checkout, "show", "origin/links:cases/vera-example.yml")
    calls = (checkout.parent / "gh.log").read_text().splitlines()
    assert calls[1].startswith("pr create --base main --head links --title Links of sources ")
    assert code(ran.request) == [f"Gone (1)\n  {HOSTILE}\n", "1 case, 0 swaps and 0 places: no problems.\n"]
    assert live(ran.request) == []
    assert not list(checkout.parent.rglob("pwned"))
    assert git(checkout, "rev-list", "--count", "main..origin/links").strip() == "1"


def test_without_a_patch_nothing_is_opened_and_that_is_said(checkout: Path) -> None:
    assert propose(checkout, "") == Ran(0, "", "", "There is nothing to propose.\n")
    assert not (checkout.parent / "gh.log").exists()


@pytest.mark.parametrize("amended", [False, True])
def test_a_branch_to_which_somebody_has_pushed_is_left_as_it_is(checkout: Path, amended: bool) -> None:
    git(checkout, "switch", "--quiet", "--create", "links")
    bot, person = "tracker@users.noreply.github.com", "x@tracker.test.org"
    for words, address in (("Of the workflow", bot), ("By hand", person)):
        (checkout / "cases" / "vera-example.yml").write_text(STYLED + f"# {words}\n")
        # A commit that somebody amends is still by its first author.
        commit(checkout, words, address, amend=amended and address == person)
    git(checkout, "push", "--quiet", "origin", "links")
    theirs = git(checkout, "rev-parse", "origin/links")
    git(checkout, "switch", "--quiet", "main")
    ran = propose(checkout, None)
    assert (ran.code, git(checkout, "rev-parse", "origin/links")) == (0, theirs)
    assert ran.said.startswith("Somebody has pushed to the branch 'links'")


@pytest.mark.parametrize("there_before", [False, True])
def test_what_is_pushed_while_the_run_goes_on_is_left_as_it_is(checkout: Path, tmp_path: Path, there_before: bool) -> None:
    if there_before:
        git(checkout, "switch", "--quiet", "--create", "links")
        (checkout / "cases" / "vera-example.yml").write_text(STYLED + "# Of last week\n")
        commit(checkout, "Old", "tracker@users.noreply.github.com")
        git(checkout, "push", "--quiet", "origin", "links")
        git(checkout, "switch", "--quiet", "main")
    other = tmp_path / "other"
    git(checkout, "clone", "--quiet", str(tmp_path / "remote.git"), str(other))
    git(other, "switch", "--quiet", *([] if there_before else ["--create"]), "links")
    (other / "cases" / "vera-example.yml").write_text(STYLED + "# By hand\n")
    commit(other, "By hand")
    git(other, "push", "--quiet", "origin", "links")
    theirs = git(other, "rev-parse", "links")
    assert propose(checkout, None).code != 0
    assert git(other, "ls-remote", "origin", "links").split()[0] == theirs.strip()


NEW = "diff --git a/{0} b/{0}\nnew file mode 100644\n--- /dev/null\n+++ b/{0}\n@@ -0,0 +1 @@\n+x\n"
LINK = "diff --git a/{0} b/{0}\nnew file mode 120000\n--- /dev/null\n+++ b/{0}\n@@ -0,0 +1 @@\n+/etc/passwd\n\\ No newline at end of file\n"
OTHER = "diff --git a/.gitignore b/.gitignore\n--- a/.gitignore\n+++ b/.gitignore\n@@ -1,2 +1,2 @@\n .venv/\n-.cache/\n+x\n"


@pytest.mark.parametrize(
    "patch", [NEW.format("cases/anna.yml"), LINK.format("cases/anna.yml"), NEW.format(".github/workflows/x.yml"), OTHER]
)
def test_a_patch_that_does_more_than_change_files_of_the_record_is_refused(checkout: Path, patch: str) -> None:
    ran = propose(checkout, patch)
    assert (ran.code, ran.said) == (1, "The patch does more than change files of the record. Nothing was proposed.\n")
    assert git(checkout, "branch", "--remotes", "--list", "origin/links") == ""


@pytest.mark.parametrize("name", ["../outside", ".git/hooks/pre-commit"])
def test_a_patch_can_not_leave_the_folder(checkout: Path, name: str) -> None:
    assert propose(checkout, NEW.format(name)).code != 0
    assert not (checkout.parent / "outside").exists()
    assert not (checkout / ".git" / "hooks" / "pre-commit").exists()


OWN: dict[str, Any] = {"id": 5, "event": "schedule", "head_branch": "main", "head_repository": {"full_name": "a/b"}}


@pytest.mark.parametrize(
    ("run", "taken"),
    [
        ({}, True),
        ({"event": "workflow_dispatch"}, True),
        ({"event": "pull_request"}, False),
        ({"event": "push"}, False),
        ({"event": "pull_request", "head_repository": {"full_name": "stranger/b"}}, False),
        ({"head_repository": {"full_name": "stranger/b"}}, False),
        ({"head_repository": None}, False),
        ({"head_branch": "other"}, False),
    ],
)
def test_what_is_remembered_comes_from_a_run_of_our_own_main_branch_alone(checkout: Path, run: dict[str, Any], taken: bool) -> None:
    """A fork's request can run a workflow of the same name here, from a branch that is called `main` there."""
    (checkout.parent / "gh.runs.json").write_text(json.dumps([OWN | run]))
    artifact = checkout.parent / "gh.artifacts" / "5"
    artifact.mkdir(parents=True)
    (artifact / "addresses.json").write_text("{}")
    ran = run_script(checkout, "fetch-memory", ".cache/links/addresses.json")
    assert (ran.code, (checkout / ".cache" / "links" / "addresses.json").exists()) == (0, taken)


def test_the_newest_run_that_kept_something_is_taken(checkout: Path) -> None:
    (checkout.parent / "gh.runs.json").write_text(json.dumps([OWN | {"id": number} for number in (3, 9, 7)]))
    for number in (3, 7):
        (checkout.parent / "gh.artifacts" / str(number)).mkdir(parents=True)
        (checkout.parent / "gh.artifacts" / str(number) / "addresses.json").write_text(str(number))
    assert run_script(checkout, "fetch-memory", ".cache/links/addresses.json").code == 0
    assert (checkout / ".cache" / "links" / "addresses.json").read_text() == "7"


def test_a_link_in_an_artifact_is_not_followed_and_where_the_host_says_nothing_all_is_asked_anew(checkout: Path) -> None:
    assert run_script(checkout, "fetch-memory", ".cache/links/addresses.json").code == 0
    (checkout.parent / "gh.runs.json").write_text(json.dumps([OWN]))
    (checkout.parent / "gh.artifacts" / "5").mkdir(parents=True)
    (checkout.parent / "gh.artifacts" / "5" / "addresses.json").symlink_to("/etc/hostname")
    assert run_script(checkout, "fetch-memory", ".cache/links/addresses.json").code == 0
    assert not (checkout / ".cache" / "links" / "addresses.json").exists()
