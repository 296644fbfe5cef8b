"""The workflows can do no more than they must, and an issue's text reaches no shell."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from casetracker.tools.issue_forms import sections
from issue_texts import issue
from small_records import CASE, altered
from small_sites import ROOT, process_environment

FOLDER = ROOT / ".github" / "workflows"
# By its own rules `on` is a flag in YAML 1.1; as text alone it is what the code host reads.
WORKFLOWS: dict[str, Any] = {path.name: yaml.load(path.read_bytes(), yaml.CBaseLoader) for path in sorted(FOLDER.iterdir())}  # noqa: S506
WRITING = {
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("accept.yml", "file"): {"contents": "write", "pull-requests": "write", "issues": "write"},
}
"""The only jobs that may write, and what."""


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, workflow in WORKFLOWS.items():
        for key, job in workflow["jobs"].items():
            yield name, key, job


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, key, job in jobs():
        for step in job["steps"]:
            yield f"{name}: {key}", step


def test_there_are_the_three_workflows_and_when_they_run() -> None:
    assert {name: workflow["on"] for name, workflow in WORKFLOWS.items()} == {
        "accept.yml": {"issues": {"types": ["labeled"]}},
        "check.yml": {"pull_request": "", "push": {"branches": ["main"]}},
        "publish.yml": {"push": {"branches": ["main"]}, "schedule": [{"cron": "17 4 * * *"}], "workflow_dispatch": ""},
    }


def test_no_workflow_runs_strangers_code_with_rights() -> None:
    for name, workflow in WORKFLOWS.items():
        assert not {"pull_request_target", "workflow_run"} & set(workflow["on"]), name


def test_rights_are_given_job_by_job_and_only_two_jobs_write() -> None:
    for name, key, job in jobs():
        assert WORKFLOWS[name]["permissions"] == {}
        assert job["permissions"] == WRITING.get((name, key), {"contents": "read"}), f"{name}: {key}"


def test_what_a_pull_request_runs_has_no_secrets() -> None:
    text = str(WORKFLOWS["check.yml"])
    assert "secrets" not in text
    assert "github.token" not in text


def test_no_expression_stands_in_a_script() -> None:
    for where, step in steps():
        assert "${{" not in step.get("run", ""), where
        assert "github.event" not in str(step.get("with", "")), where


def test_every_action_is_pinned_by_commit_with_its_version_beside_it() -> None:
    for path in FOLDER.iterdir():
        for line in path.read_text().splitlines():
            if "uses:" in line:
                assert re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), f"{path.name}: {line}"


def test_every_checkout_has_the_whole_history_and_keeps_no_rights() -> None:
    for where, step in steps():
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["fetch-depth"] == "0", where
            assert step["with"]["persist-credentials"] == "false", where


def test_every_job_ends_by_itself() -> None:
    assert all(0 < int(job["timeout-minutes"]) <= 60 for _, _, job in jobs())


def test_the_code_runs_on_every_supported_python() -> None:
    assert WORKFLOWS["check.yml"]["jobs"]["code"]["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]


def test_zizmor_finds_nothing() -> None:
    program = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [program, "--offline", "--no-progress", "--strict-collection", ROOT / ".github"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


GH = """\
#!/bin/sh
# Stands in for the code host's command: keeps what it was given.
printf '%s\\n' "$*" >> "$GH_LOG"
while [ $# -gt 0 ]; do [ "$1" = --body-file ] && cp "$2" "$GH_LOG.body"; shift; done
"""
HOSTILE = "$(touch pwned) `touch pwned` ; touch pwned # ${{ github.token }} @everyone <!-- ``` --> [x](//a)"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A clone of a small record, with a remote to push to and a stand-in for `gh`."""
    work, remote, tools = tmp_path / "work", tmp_path / "remote.git", tmp_path / "tools"
    (work / "cases").mkdir(parents=True)
    (work / "cases" / "vera-example.yml").write_text(CASE)
    (work / ".venv" / "bin").mkdir(parents=True)
    (work / ".venv" / "bin" / "casetracker").symlink_to(Path(sys.executable).with_name("casetracker"))
    (work / ".gitignore").write_text(".venv/\n.cache/\n")
    (work / ".github").mkdir()
    for name in ("open-request", "pull_request_template.md"):
        shutil.copy(ROOT / ".github" / name, work / ".github" / name)
    tools.mkdir()
    (tools / "gh").write_text(GH)
    (tools / "gh").chmod(0o755)
    for command in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "--all"],
        ["-c", "user.name=x", "-c", "user.email=x@tracker.test.org", "commit", "--quiet", "--message=First"],
        ["clone", "--quiet", "--bare", str(work), str(remote)],
        ["remote", "add", "origin", str(remote)],
    ):
        git(work, *command)
    return work


def git(work: Path, *arguments: str) -> str:
    environment = {"PATH": os.environ["PATH"], "HOME": str(work.parent), "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(["git", *arguments], cwd=work, env=environment, check=True, capture_output=True, text=True).stdout


def open_request(work: Path, number: str, text: str) -> tuple[int, str]:
    """Run the script as the workflow does; return its exit code and the body that it gave to the code host."""
    (work.parent / "issue.md").write_text(text, newline="")
    log = work.parent / "gh.log"
    environment = process_environment() | {
        "PATH": f"{work.parent / 'tools'}:{os.environ['PATH']}",
        "GH_LOG": str(log),
        "HOME": str(work.parent),
    }
    done = subprocess.run([work / ".github" / "open-request", number, work.parent / "issue.md"], cwd=work, env=environment, check=False)
    body = Path(f"{log}.body")
    return done.returncode, body.read_text() if body.is_file() else ""


def test_an_accepted_issue_becomes_a_branch_and_a_request_with_the_checks_result(checkout: Path) -> None:
    parts = {"Name": "Anna Sample", "Status": "detained", "Custody": f"from: 2024\nform: remand\nnote: {HOSTILE}", "Anything else": HOSTILE}
    labels = [*(each.label for each in sections("case")), "Anything else"]
    code, body = open_request(checkout, "17", issue(parts, labels))
    assert code == 0
    assert git(checkout, "diff", "--name-only", "main", "origin/issue-17").split() == ["cases/anna-sample.yml"]
    assert (
        (checkout.parent / "gh.log")
        .read_text()
        .splitlines()[1]
        .startswith("pr create --base main --head issue-17 --title Case from issue #17 ")
    )
    assert "- **Anna Sample** (`cases/anna-sample.yml`): new case, detained" in body
    assert "    cases/anna-sample.yml:5:5: custody[0]: there are no sources for this period of custody\n" in body
    assert "- [ ] Each fact has a published source" in body
    assert not list(checkout.parent.rglob("pwned"))
    quoted = [line for line in body.splitlines() if "everyone" in line or "pwned" in line]
    assert all(line.startswith("    ") for line in quoted)


def test_an_issue_of_which_no_file_can_be_made_gets_an_answer(checkout: Path) -> None:
    code, body = open_request(checkout, "18", f"### Name\n\nVera Example\n\n### Unknowns\n\n{HOSTILE}")
    assert code == 1
    assert body == (
        "No file could be made of this issue:\n\n"
        "    casetracker: vera-example.yml is there already: if it is about the same person or exchange, this has to be a correction of it\n"
    )
    assert git(checkout, "branch", "--list", "issue-18") == ""


def test_a_number_that_is_none_ends_the_script(checkout: Path) -> None:
    assert open_request(checkout, "1; touch pwned", issue({"Name": "Anna"}, ["Name"]))[0] != 0
    assert not list(checkout.parent.rglob("pwned"))


def test_a_correction_changes_the_one_file(checkout: Path) -> None:
    (checkout / "cases" / "anna.yml").write_text(altered(CASE, ("Vera", "Anna")))
    git(checkout, "add", "--all")
    git(checkout, "-c", "user.name=x", "-c", "user.email=x@tracker.test.org", "commit", "--quiet", "--message=Second")
    code, body = open_request(checkout, "19", issue({"Record": "anna", "Unknowns": "Where?"}, ["Record", "Unknowns"]))
    assert (code, git(checkout, "diff", "--name-only", "main", "issue-19").split()) == (0, ["cases/anna.yml"])
    assert "- **Anna Example** (`cases/anna.yml`): unknowns added" in body
