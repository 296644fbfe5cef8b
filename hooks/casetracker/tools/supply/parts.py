"""`requirements.lock` and `docs/assets/vendor/` → the packages and files that this project takes from others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

LOCK = "requirements.lock"
VENDOR = "docs/assets/vendor"
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
