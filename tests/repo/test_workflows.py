"""The workflows can do no more than they must."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

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
        "code.yml": {"pull_request": "", "push": {"branches": ["main"]}},
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
    text = str([WORKFLOWS["check.yml"], WORKFLOWS["code.yml"]])
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
        ("accept.yml: file", "Say in the issue that it could not be finished"),
        ("links.yml: ask", "Fetch what the last run remembers"),
        ("links.yml: propose", "Put the patch on a branch, check it, and open the request or bring it up to date"),
        ("supply.yml: attach", "Attach"),
    ]


def test_every_job_ends_by_itself() -> None:
    assert all(0 < int(job["timeout-minutes"]) <= 60 for _, _, job in jobs())


def test_the_code_runs_on_every_supported_python() -> None:
    assert WORKFLOWS["code.yml"]["jobs"]["code"]["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]


def test_on_the_host_no_test_is_skipped_for_want_of_a_program_that_reads_what_we_write() -> None:
    names = [step.get("name", "") for step in WORKFLOWS["code.yml"]["jobs"]["code"]["steps"]]
    step = next(step for step in WORKFLOWS["code.yml"]["jobs"]["code"]["steps"] if "apt-get install" in step.get("run", ""))
    assert step["run"].split()[-2:] == ["librsvg2-bin", "libreoffice-calc"]
    assert names.index(step["name"]) < names.index("Tests")


def test_zizmor_finds_nothing() -> None:
    program = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [program, "--offline", "--no-progress", "--strict-collection", ROOT / ".github"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
