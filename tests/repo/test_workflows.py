"""The workflows can do no more than they must, and an issue's text reaches no shell."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from casetracker.tools.issue_forms import sections
from code_host import HOSTILE, commit, git, make_checkout, run_script
from issue_texts import issue
from small_records import CASE, altered
from small_sites import ROOT

FOLDER = ROOT / ".github" / "workflows"
# By its own rules `on` is a flag in YAML 1.1; as text alone it is what the code host reads.
WORKFLOWS: dict[str, Any] = {path.name: yaml.load(path.read_bytes(), yaml.CBaseLoader) for path in sorted(FOLDER.iterdir())}  # noqa: S506
RIGHTS = {
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("accept.yml", "file"): {"contents": "write", "pull-requests": "write", "issues": "write"},
    ("links.yml", "ask"): {"contents": "read", "actions": "read"},
    ("links.yml", "propose"): {"contents": "write", "pull-requests": "write"},
    ("supply.yml", "attach"): {"contents": "write"},
}
"""The only jobs that may do more than read the repository, and what."""


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, workflow in WORKFLOWS.items():
        for key, job in workflow["jobs"].items():
            yield name, key, job


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, key, job in jobs():
        for step in job["steps"]:
            yield f"{name}: {key}", step


def test_there_are_these_workflows_and_when_they_run() -> None:
    assert {name: workflow["on"] for name, workflow in WORKFLOWS.items()} == {
        "accept.yml": {"issues": {"types": ["labeled"]}},
        "check.yml": {"pull_request": "", "push": {"branches": ["main"]}},
        "links.yml": {"schedule": [{"cron": "41 5 * * 1"}], "workflow_dispatch": ""},
        "publish.yml": {"push": {"branches": ["main"]}, "schedule": [{"cron": "17 4 * * *"}], "workflow_dispatch": ""},
        "supply.yml": {"schedule": [{"cron": "23 6 * * 2"}], "workflow_dispatch": "", "release": {"types": ["published"]}},
    }


def test_no_workflow_runs_strangers_code_with_rights() -> None:
    for name, workflow in WORKFLOWS.items():
        assert not {"pull_request_target", "workflow_run"} & set(workflow["on"]), name


def test_rights_are_given_job_by_job_and_few_jobs_write() -> None:
    for name, key, job in jobs():
        assert WORKFLOWS[name]["permissions"] == {}
        assert job["permissions"] == RIGHTS.get((name, key), {"contents": "read"}), f"{name}: {key}"


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


def test_the_job_that_asks_strangers_servers_can_write_nothing_and_the_one_that_writes_asks_nobody() -> None:
    jobs_ = WORKFLOWS["links.yml"]["jobs"]
    scripts = {key: "\n".join(step.get("run", "") for step in job["steps"]) for key, job in jobs_.items()}
    assert ["casetracker links" in scripts[key] for key in ("ask", "propose")] == [True, False]
    assert "casetracker links" not in (ROOT / ".github" / "propose-links").read_text()
    # The step that asks is given no token either.
    assert ["GH_TOKEN" in step.get("env", {}) for step in jobs_["ask"]["steps"] if "casetracker links" in step.get("run", "")] == [False]


def test_a_token_is_given_to_the_steps_that_use_it_alone() -> None:
    assert not [(name, key) for name, key, job in jobs() if "token" in str(job.get("env", "")) + str(WORKFLOWS[name].get("env", ""))]
    assert [(where, step["name"]) for where, step in steps() if "token" in str(step.get("env", ""))] == [
        ("accept.yml: file", "Make the file, check it, and open the request"),
        ("links.yml: ask", "Fetch what the last run remembers"),
        ("links.yml: propose", "Put the patch on a branch, check it, and open the request or bring it up to date"),
        ("supply.yml: attach", "Attach"),
    ]


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


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return make_checkout(tmp_path)


def open_request(work: Path, number: str, text: str) -> tuple[int, str]:
    """Run the script as the workflow does; return its exit code and the body that it gave to the code host."""
    (work.parent / "issue.md").write_text(text, newline="")
    return run_script(work, "open-request", number, work.parent / "issue.md")[:2]


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
    commit(checkout, "Second")
    code, body = open_request(checkout, "19", issue({"Record": "anna", "Unknowns": "Where?"}, ["Record", "Unknowns"]))
    assert (code, git(checkout, "diff", "--name-only", "main", "issue-19").split()) == (0, ["cases/anna.yml"])
    assert "- **Anna Example** (`cases/anna.yml`): unknowns added" in body
