"""A clone of a small record with a remote and a stand-in for the code host's command, for tests of what workflows run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from small_records import CASE
from small_sites import ROOT, process_environment

GH = """\
#!/bin/sh
# Stands in for the code host's command: keeps what it was given.
printf '%s\\n' "$*" >> "$GH_LOG"
while [ $# -gt 0 ]; do [ "$1" = --body-file ] && cp "$2" "$GH_LOG.body"; shift; done
"""
HOSTILE = "$(touch pwned) `touch pwned` ; touch pwned # ${{ github.token }} @everyone <!-- ``` --> [x](//a)"


def make_checkout(folder: Path, case: str = CASE) -> Path:
    """Return a clone with one case, in `folder`, beside its remote."""
    work, remote, tools = folder / "work", folder / "remote.git", folder / "tools"
    (work / "cases").mkdir(parents=True)
    (work / "cases" / "vera-example.yml").write_text(case)
    (work / ".venv" / "bin").mkdir(parents=True)
    (work / ".venv" / "bin" / "casetracker").symlink_to(Path(sys.executable).with_name("casetracker"))
    (work / ".gitignore").write_text(".venv/\n.cache/\n")
    (work / ".github").mkdir()
    for name in ("open-request", "propose-links", "pull_request_template.md"):
        shutil.copy(ROOT / ".github" / name, work / ".github" / name)
    tools.mkdir()
    (tools / "gh").write_text(GH)
    (tools / "gh").chmod(0o755)
    git(work, "init", "--quiet", "--initial-branch=main")
    commit(work, "First")
    git(work, "clone", "--quiet", "--bare", str(work), str(remote))
    git(work, "remote", "add", "origin", str(remote))
    return work


def git(work: Path, *arguments: str) -> str:
    environment = {"PATH": os.environ["PATH"], "HOME": str(work.parent), "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(["git", *arguments], cwd=work, env=environment, check=True, capture_output=True, text=True).stdout


def commit(work: Path, message: str, address: str = "x@tracker.test.org") -> None:
    git(work, "add", "--all")
    git(work, "-c", "user.name=x", "-c", f"user.email={address}", "commit", "--quiet", f"--message={message}")


def run_script(work: Path, name: str, *arguments: str | Path) -> tuple[int, str, str]:
    """Run a script of `.github/` as its workflow does; return its exit code, the body that it gave to the code host, and what it said."""
    log, summary = work.parent / "gh.log", work.parent / "summary.md"
    environment = process_environment() | {
        "PATH": f"{work.parent / 'tools'}:{os.environ['PATH']}",
        "GH_LOG": str(log),
        "GITHUB_STEP_SUMMARY": str(summary),
        "HOME": str(work.parent),
    }
    done = subprocess.run([work / ".github" / name, *arguments], cwd=work, env=environment, check=False, stdout=subprocess.DEVNULL)
    body = Path(f"{log}.body")
    return done.returncode, body.read_text() if body.is_file() else "", summary.read_text() if summary.is_file() else ""
