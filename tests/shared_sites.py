"""Sites that many tests look at, built once for all workers of a run."""

from __future__ import annotations

import fcntl
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from small_sites import BuiltSite, run


def committed(folder: Path, message: str = "The record") -> None:
    """Make `folder` a git repository, if it is none, and commit all that is in it."""
    person = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"]
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], [*person, "commit", "-q", "-m", message]):
        subprocess.run(["git", *command], cwd=folder, check=True, capture_output=True)


def built_once(factory: pytest.TempPathFactory, name: str, configuration: Callable[[Path], Path]) -> BuiltSite:
    """Build a site under `name` unless another worker of this run has, on the real day: a browser counts days on from there.

    `configuration` gives its mkdocs.yml, in a folder of its own.
    """
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, log = shared / name, shared / f"{name}.log"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not log.is_file():
            config = configuration(shared / f"{name}-source")
            command = ("mkdocs", "build", "--strict", "--config-file", config, "--site-dir", folder)
            done = run(*command, at=shared, environment={})
            assert done.returncode == 0, done.stderr
            log.write_text(done.stderr, "utf-8")
    return BuiltSite(folder, log.read_text("utf-8"))
