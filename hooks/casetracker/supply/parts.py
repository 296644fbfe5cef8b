"""`requirements-dev.txt` and `hooks/casetracker/web/assets/vendor/` → the packages and files that this project takes from others."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCK = "requirements-dev.txt"
"""The lock that holds everything: what `requirements.txt` has for a build is in it, at the same versions."""
VENDOR = "hooks/casetracker/web/assets/vendor"
_ENTRY = re.compile(r"^(?P<what>[A-Za-z0-9][^\n\\]*?)\s*\\\n(?P<hashes>(?:\s+--hash=\S+(?:\s*\\)?\n?)+)", re.MULTILINE)


class Package(NamedTuple):
    """A package as it is locked; two of one name have markers that exclude each other."""

    name: str
    version: str
    marker: str
    """For which machines it is taken; empty for all."""
    hashes: tuple[str, ...]
    """SHA-256 of each file that may be installed, 64 hex digits."""

    @property
    def is_taken_here(self) -> bool:
        return not self.marker or Requirement(f"x; {self.marker}").marker.evaluate()  # type: ignore[union-attr]


class Vendored(NamedTuple):
    """A package whose files stand in the repository."""

    name: str
    version: str
    licence: str
    """The text of its licence."""
    files: tuple[tuple[str, str], ...]
    """Each file's path below the folder of vendored packages, and its SHA-256."""


def packages(root: Path) -> list[Package]:
    """Return what the lock holds. Raises ValueError for a line that is no pinned package with hashes, OSError where there is no lock."""
    text = (root / LOCK).read_text("utf-8")
    found: list[Package] = []
    end = 0
    for entry in _ENTRY.finditer(text):
        if text[end : entry.start()].strip():
            break
        end = entry.end()
        requirement = Requirement(entry["what"])
        [pin] = list(requirement.specifier)
        if pin.operator != "==":
            raise ValueError(f"{LOCK}: {requirement.name} is not pinned")
        found.append(
            Package(
                requirement.name,
                pin.version,
                str(requirement.marker or ""),
                tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})\b", entry["hashes"])),
            )
        )
    if text[end:].strip():
        raise ValueError(f"{LOCK}: '{text[end:].strip().splitlines()[0]}' is no package with its hashes")
    return found


def vendored(root: Path) -> Iterator[Vendored]:
    """Yield each vendored package. Raises OSError where its licence or the list of hashes is missing."""
    folder = root / VENDOR
    sums = [line.split("  ", 1) for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()]
    for path in sorted(each for each in folder.iterdir() if each.is_dir()):
        name, _, version = path.name.rpartition("-")
        files = tuple((file, digest) for digest, file in sums if file.startswith(f"{path.name}/"))
        yield Vendored(name, version, (path / "LICENSE").read_text("utf-8"), files)


def built_with(root: Path) -> set[str]:
    """Return the names of the packages that a build of the site needs, by what each installed one says that it needs; the rest are tools.

    Raises OSError where there is no pyproject.toml.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    due = [Requirement(each) for each in project["dependencies"]]
    done: set[tuple[str, str]] = set()
    while due:
        wanted = due.pop()
        name = canonicalize_name(wanted.name)
        for extra in ("", *wanted.extras):
            if (name, extra) in done:
                continue
            done.add((name, extra))
            try:
                needs = [Requirement(each) for each in metadata.requires(name) or []]
            except metadata.PackageNotFoundError:
                continue
            # A marker asks for a machine or for an extra; what is needed on any machine counts, and an extra only where it is wanted.
            due += [
                each for each in needs if ("extra" in str(each.marker)) == bool(extra) and (not extra or f'"{extra}"' in str(each.marker))
            ]
    return {name for name, _ in done}
