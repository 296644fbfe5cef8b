"""A clone of a small record with a remote and a stand-in for the code host's command, for tests of what workflows run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from small_records import CASE
from small_sites import ROOT, process_environment

GH = """\
#!{python}
# Stands in for the code host's command: keeps what it was given, and refuses what the host refuses.
import json, os, pathlib, shutil, sys

given, folder = sys.argv[1:], pathlib.Path(os.environ["GH_FOLDER"])
what = " ".join(given[:2])
options = dict(zip(given, given[1:]))
with open(folder / "gh.log", "a") as log:
    print(*(each.replace(chr(10), " ") for each in given), file=log)
if what in ("issue comment", "pr create", "pr edit"):
    body = options.get("--body")
    body = pathlib.Path(options["--body-file"]).read_bytes().decode() if body is None else body
    if len(body) > 65536:
        sys.exit("body is too long (maximum is 65536 characters)")
    if what == "pr create" and (folder / "gh.no-requests").exists():
        sys.exit("GitHub Actions is not permitted to create or approve pull requests")
    (folder / ("gh.comment" if what == "issue comment" else "gh.body")).write_bytes(body.encode())
    print("https://code.test.org/a/b/pull/1")
elif given[0] == "api":
    # Every run, whatever was asked for: what the host leaves out by itself is not to be relied upon.
    runs = folder / "gh.runs.json"
    if not runs.exists():
        sys.exit("HTTP 502")
    print(json.dumps({{"workflow_runs": json.loads(runs.read_text())}}))
elif what == "run download":
    artifact = folder / "gh.artifacts" / given[2]
    if not artifact.is_dir():
        sys.exit("no artifact matches any of the names or patterns provided")
    shutil.copytree(artifact, options["--dir"], symlinks=True, dirs_exist_ok=True)
"""
HOSTILE = "$(touch pwned) `touch pwned` ; touch pwned # ${{ github.token }} @everyone &#64;octocat closes #1 <!-- ``` --> [x](//a)"


class Ran(NamedTuple):
    """What a script did."""

    code: int
    request: str
    """The text of the pull request that it opened or brought up to date."""
    comment: str
    """What it said in the issue."""
    said: str
    """What it said in the summary of the run."""


def make_checkout(folder: Path, case: str = CASE) -> Path:
    """Return a clone with one case, in `folder`, beside its remote."""
    work, remote, tools = folder / "work", folder / "remote.git", folder / "tools"
    (work / "cases").mkdir(parents=True)
    (work / "cases" / "vera-example.yml").write_text(case)
    (work / ".venv" / "bin").mkdir(parents=True)
    (work / ".venv" / "bin" / "casetracker").symlink_to(Path(sys.executable).with_name("casetracker"))
    (work / ".gitignore").write_text(".venv/\n.cache/\n")
    (work / ".github").mkdir()
    for file in (ROOT / ".github").iterdir():
        if file.is_file():
            shutil.copy(file, work / ".github")
    tools.mkdir()
    (tools / "gh").write_text(GH.format(python=sys.executable))
    (tools / "gh").chmod(0o755)
    git(work, "init", "--quiet", "--initial-branch=main")
    commit(work, "First")
    git(work, "clone", "--quiet", "--bare", str(work), str(remote))
    git(work, "remote", "add", "origin", str(remote))
    return work


def git(work: Path, *arguments: str) -> str:
    environment = {"PATH": os.environ["PATH"], "HOME": str(work.parent), "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(["git", *arguments], cwd=work, env=environment, check=True, capture_output=True, text=True).stdout


def commit(work: Path, message: str, address: str = "x@tracker.test.org", *, amend: bool = False) -> None:
    git(work, "add", "--all")
    as_whom = ["-c", "user.name=x", "-c", f"user.email={address}"]
    git(work, *as_whom, "commit", "--quiet", f"--message={message}", *(["--amend"] if amend else []))


def environment_of(work: Path) -> dict[str, str]:
    """Return the environment that a step of a workflow has."""
    return process_environment() | {
        "PATH": f"{work.parent / 'tools'}:{os.environ['PATH']}",
        "GH_FOLDER": str(work.parent),
        "GITHUB_STEP_SUMMARY": str(work.parent / "summary.md"),
        "GITHUB_OUTPUT": str(work.parent / "output"),
        "GITHUB_REPOSITORY": "a/b",
        "GITHUB_SERVER_URL": "https://code.test.org",
        "GITHUB_RUN_ID": "7",
        "HOME": str(work.parent),
    }


def run_script(work: Path, name: str, *arguments: str | Path) -> Ran:
    """Run a script of `.github/` as its workflow does."""
    environment = environment_of(work)
    done = subprocess.run([work / ".github" / name, *arguments], cwd=work, env=environment, check=False, stdout=subprocess.DEVNULL)
    return Ran(done.returncode, *(kept(work, each) for each in ("gh.body", "gh.comment", "summary.md")))


def kept(work: Path, name: str) -> str:
    file = work.parent / name
    return file.read_text("utf-8") if file.is_file() else ""
