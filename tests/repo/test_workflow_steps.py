"""What the workflows run, run here: every command of a pull request's checks and of a publication, in a clone as the code host makes it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from casetracker.edit.style import styled
from small_records import CASE, FREED, altered
from small_sites import EPOCH, ROOT, process_environment, write_tracker

FOLDER = ROOT / ".github" / "workflows"
IDENTITY = ["-c", "user.name=x", "-c", "user.email=x@tracker.test.org"]


class Ran(NamedTuple):
    """What one step did."""

    code: int
    output: str


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A pull request as the code host checks it out: merged, so that its first parent is the branch that it would change."""
    work = tmp_path / "work"
    write_tracker(work, {"vera-example.yml": styled(CASE.encode(), "case")}, repo_url="https://code.test.org/a/b", site_url="")
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, work)
    (work / ".gitignore").write_text(".venv/\n.cache/\nsite\n.site-*\ndocs/\n")
    (work / ".venv" / "bin").mkdir(parents=True)
    for name in ("python", "casetracker", "mkdocs"):
        (work / ".venv" / "bin" / name).symlink_to(Path(sys.executable).with_name(name))
    (work / ".venv" / ".ready").touch()
    git(work, "init", "--quiet", "--initial-branch=main")
    commit(work, "First")
    git(work, "switch", "--quiet", "--create", "proposed")
    one_source = altered(FREED, ("Vera Example", "Anna Sample"))
    (work / "cases" / "anna-sample.yml").write_bytes(styled(one_source.encode(), "case"))
    held = altered(CASE, ("form: remand", "form: police"), (", kind: official", ""))
    (work / "cases" / "vera-example.yml").write_bytes(styled(held.encode(), "case"))
    commit(work, "Proposed")
    git(work, "switch", "--quiet", "main")
    git(work, *IDENTITY, "merge", "--quiet", "--no-ff", "--message=Merged", "proposed")
    return work


def git(work: Path, *arguments: str) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(work.parent), "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *arguments], cwd=work, env=environment, check=True, capture_output=True)


def commit(work: Path, message: str) -> None:
    git(work, "add", "--all")
    git(work, *IDENTITY, "commit", "--quiet", f"--message={message}")


def steps(workflow: str, job: str) -> Any:
    return yaml.load((FOLDER / workflow).read_bytes(), yaml.CBaseLoader)["jobs"][job]["steps"]  # noqa: S506


def run_job(work: Path, workflow: str, job: str, but: Collection[str] = ()) -> dict[str, Ran]:
    """Run the commands of a job one after the other as a runner does, and return what came of each by its step's name.

    Every step runs, as under `!cancelled()`, so that one that fails hides no other; `but` names those that are tried elsewhere.
    """
    event = work.parent / "event.json"
    event.write_text(json.dumps({"issue": {"body": "### Name\r\n\r\nAnna “Anja” $(touch pwned)"}}), "utf-8")
    environment = process_environment() | EPOCH
    environment |= {
        "GITHUB_STEP_SUMMARY": str(work.parent / "summary.md"),
        "RUNNER_TEMP": str(work.parent),
        "GITHUB_EVENT_PATH": str(event),
    }
    found = {}
    for step in (each for each in steps(workflow, job) if "run" in each and each["name"] not in but):
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", step["run"]], cwd=work, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        found[step["name"]] = Ran(done.returncode, done.stdout + done.stderr)
    return found


def test_a_pull_request_is_told_in_words_and_annotated_and_its_site_can_be_kept(checkout: Path) -> None:
    ran = run_job(checkout, "check.yml", "record")
    assert {name: each.code for name, each in ran.items()} == {
        "Set up": 0,
        "Say in words what it changes": 0,
        "Errors anywhere in the record": 0,
        "Warnings in the files that it changes": 1,
        "Order and style of the files": 0,
    }
    assert (checkout.parent / "summary.md").read_text("utf-8") == (
        "- `Anna Sample` (`cases/anna-sample.yml`): `new case, released`\n"
        "- `Vera Example` (`cases/vera-example.yml`): `custody[0].form remand → police; sources changed`\n\n2 cases changed.\n"
    )
    said = ran["Warnings in the files that it changes"].output
    assert re.search(r"^::warning file=cases/vera-example\.yml,line=\d+,", said, re.MULTILINE)
    assert "::error" not in said
    # The folder that is kept as an artifact, and what the pages host gets.
    assert {each.code for each in run_job(checkout, "check.yml", "site").values()} == {0}
    kept = checkout.parent / "site"
    assert "Anna Sample" in (kept / "cases/anna-sample/index.html").read_text("utf-8")
    assert not [path for path in (kept, *kept.rglob("*")) if path.is_symlink()]
    commands = [[step.get("run") for step in steps(workflow, job)] for workflow, job in (("check.yml", "site"), ("publish.yml", "build"))]
    assert commands[0] == commands[1]


def test_an_issues_text_comes_into_its_file_as_it_was_and_through_no_shell(checkout: Path) -> None:
    elsewhere = ("Make the file, check it, and open the request", "Say in the issue that it could not be finished")
    ran = run_job(checkout, "accept.yml", "file", but=elsewhere)
    assert [each.code for each in ran.values()] == [0, 0]
    assert (checkout.parent / "issue.md").read_bytes().decode() == "### Name\r\n\r\nAnna “Anja” $(touch pwned)"
    assert not list(checkout.parent.rglob("pwned"))
