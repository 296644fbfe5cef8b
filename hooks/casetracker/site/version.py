"""Which commit the record is of, so that whoever uses a file of it can find the very same record again."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def commit_of(record: Path) -> str:
    """Return the commit of the folder `record`, 40 hex digits; empty outside git, and where the folder is not as committed."""
    if _git(record, "status", "--porcelain", "--", ".") != "":
        return ""
    return _git(record, "rev-parse", "--verify", "HEAD") or ""


def _git(folder: Path, *arguments: str) -> str | None:
    """What git prints; None where it fails or is not there. It runs nothing of the repository, and asks nobody."""
    options = ("-c", "safe.directory=*", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(["git", *options, *arguments], cwd=folder, env=environment, capture_output=True, check=False)  # noqa: S603, S607  (fixed arguments)
    except OSError:
        return None
    return done.stdout.decode().strip() if done.returncode == 0 else None
