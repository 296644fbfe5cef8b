"""What the weekly look at the sources' addresses proposes: one request, on the record alone, and nobody's work is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from casetracker.tools.style import styled
from code_host import HOSTILE, commit, git, make_checkout, run_script
from small_records import CASE

STYLED = styled(CASE.encode(), "case").decode()
COPY = "    archive: https://web.archive.org/web/20240503101500/https://example.org/1\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "links").mkdir()
    return make_checkout(tmp_path, STYLED)


def propose(work: Path, patch: str | None, report: str = "1 source: 1 gone.\n") -> tuple[int, str, str]:
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
    code, body, _ = propose(checkout, None, f"Gone (1)\n  {HOSTILE}\n")
    assert code == 0
    assert git(checkout, "diff", "--name-only", "main", "origin/links").split() == ["cases/vera-example.yml"]
    assert COPY in git(checkout, "show", "origin/links:cases/vera-example.yml")
    calls = (checkout.parent / "gh.log").read_text().splitlines()
    assert calls[1].startswith("pr create --base main --head links --title Links of sources ")
    assert f"    Gone (1)\n      {HOSTILE}\n" in body
    assert body.endswith("\nWhat the check says:\n\n    1 case and 0 swaps: no problems.\n")
    assert not list(checkout.parent.rglob("pwned"))
    assert git(checkout, "rev-list", "--count", "main..origin/links").strip() == "1"


def test_without_a_patch_nothing_is_opened_and_that_is_said(checkout: Path) -> None:
    assert propose(checkout, "") == (0, "", "There is nothing to propose.\n")
    assert not (checkout.parent / "gh.log").exists()


def test_a_branch_to_which_somebody_has_pushed_is_left_as_it_is(checkout: Path) -> None:
    git(checkout, "switch", "--quiet", "--create", "links")
    for words, address in (("Of the workflow", "tracker@users.noreply.github.com"), ("By hand", "x@tracker.test.org")):
        (checkout / "cases" / "vera-example.yml").write_text(STYLED + f"# {words}\n")
        commit(checkout, words, address)
    git(checkout, "push", "--quiet", "origin", "links")
    theirs = git(checkout, "rev-parse", "origin/links")
    git(checkout, "switch", "--quiet", "main")
    code, _, said = propose(checkout, None)
    assert (code, git(checkout, "rev-parse", "origin/links")) == (0, theirs)
    assert said.startswith("Somebody has pushed to the branch 'links'")


NEW = "diff --git a/{0} b/{0}\nnew file mode 100644\n--- /dev/null\n+++ b/{0}\n@@ -0,0 +1 @@\n+x\n"
LINK = "diff --git a/{0} b/{0}\nnew file mode 120000\n--- /dev/null\n+++ b/{0}\n@@ -0,0 +1 @@\n+/etc/passwd\n\\ No newline at end of file\n"
OTHER = "diff --git a/.gitignore b/.gitignore\n--- a/.gitignore\n+++ b/.gitignore\n@@ -1,2 +1,2 @@\n .venv/\n-.cache/\n+x\n"


@pytest.mark.parametrize(
    "patch", [NEW.format("cases/anna.yml"), LINK.format("cases/anna.yml"), NEW.format(".github/workflows/x.yml"), OTHER]
)
def test_a_patch_that_does_more_than_change_files_of_the_record_is_refused(checkout: Path, patch: str) -> None:
    code, _, said = propose(checkout, patch)
    assert (code, said) == (1, "The patch does more than change files of the record. Nothing was proposed.\n")
    assert git(checkout, "branch", "--remotes", "--list", "origin/links") == ""


@pytest.mark.parametrize("name", ["../outside", ".git/hooks/pre-commit"])
def test_a_patch_can_not_leave_the_folder(checkout: Path, name: str) -> None:
    assert propose(checkout, NEW.format(name))[0] != 0
    assert not (checkout.parent / "outside").exists()
    assert not (checkout / ".git" / "hooks" / "pre-commit").exists()
