"""Known weaknesses of the locked packages, by pip-audit, whose answer is read closely.

By itself pip-audit passes over what its service does not know, and ends as if all were well even where that is every package, as
on a machine that reaches only a mirror. Here that is an answer of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from casetracker.supply.parts import LOCK

OTHERS = ("tests/fuzz/requirements.txt",)
"""Locks of what is fetched only when it is used."""


class Audit(NamedTuple):
    """What came of an audit."""

    known: tuple[str, ...]
    """Each weakness in words."""
    passed_over: tuple[str, ...]
    """Packages of which the service said nothing."""
    compared: int
    """How many packages it knew."""


class AuditError(Exception):
    """The service gave no answer; the message says why."""


def audit(root: Path) -> Audit:
    """Return the known weaknesses of what the locks hold. Raises AuditError."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.json"
        command = [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip"]
        command += [part for lock in (LOCK, *OTHERS) if (root / lock).is_file() for part in ("--requirement", str(root / lock))]
        command += ["--progress-spinner", "off", "--format", "json", "--output", str(answer)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)  # noqa: S603  (no outside text)
        except subprocess.TimeoutExpired:
            raise AuditError("it took too long to answer") from None
        if not answer.is_file():
            raise AuditError((done.stderr.strip().splitlines() or ["pip-audit gave no reason"])[-1][:400])
        return read(json.loads(answer.read_bytes()))


def read(answer: Any) -> Audit:
    """Return what pip-audit's JSON says."""
    rows = answer["dependencies"]
    known = [
        f"{row['name']} {row['version']}: {weakness['id']}, mended in {', '.join(weakness['fix_versions']) or 'no version yet'}"
        for row in rows
        for weakness in row.get("vulns", [])
    ]
    passed = tuple(row["name"] for row in rows if "skip_reason" in row)
    return Audit(tuple(known), passed, len(rows) - len(passed))
