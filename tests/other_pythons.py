"""Environments of the other Pythons on this machine, to build the site with: `python tests/other_pythons.py` makes them.

They hold what a build needs, in the versions of the lock, and stand in `.cache/pythons/`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".cache" / "pythons"
VERSIONS = [f"3.{minor}" for minor in range(11, 15) if minor != sys.version_info.minor]


def ready() -> dict[str, Path]:
    """Return the interpreters of the environments that stand, by version."""
    return {version: python for version in VERSIONS if (python := FOLDER / version / "bin" / "python").exists()}


def found(version: str) -> Path | None:
    """Return an interpreter of that version that works, from the path or from where pyenv keeps them."""
    on_path = shutil.which(f"python{version}")
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for each in [*sorted(kept.glob(f"{version}.*/bin/python")), *([Path(on_path)] if on_path else [])]:
        asked = subprocess.run(
            [each, "-c", "import venv; print('%d.%d' % __import__('sys').version_info[:2])"], capture_output=True, text=True
        )
        if asked.stdout.strip() == version:
            return each
    return None


def make(version: str, python: Path) -> None:
    """Make an environment, whole or not at all."""
    beside = FOLDER / f"{version}-{os.getpid()}"
    subprocess.run([python, "-m", "venv", beside], check=True)
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    versions = beside / "versions.txt"
    versions.write_text(
        "".join(f"{line}\n" for line in re.findall(r"^(\S+==[^\\\n]+)", (ROOT / "requirements-dev.txt").read_text("utf-8"), re.MULTILINE))
    )
    pip = [beside / "bin" / "python", "-m", "pip", "--quiet", "--disable-pip-version-check", "install", "--only-binary", ":all:"]
    subprocess.run([*pip, "--constraint", versions, *needs], check=True)
    shutil.rmtree(FOLDER / version, ignore_errors=True)
    beside.rename(FOLDER / version)


def main() -> None:
    for version in VERSIONS:
        python = None if version in ready() else found(version)
        if python:
            try:
                make(version, python)
            except subprocess.CalledProcessError:
                print(f"Python {version} is here, but no environment could be made for it.")
    print(
        f"Python {', '.join(['{}.{}'.format(*sys.version_info), *ready()])} will build the site; not found: {', '.join(each for each in VERSIONS if each not in ready()) or 'none'}."
    )


if __name__ == "__main__":
    main()
