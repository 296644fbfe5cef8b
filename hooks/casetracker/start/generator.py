"""How a new tracker asks for this generator: the one line of its lock, by what is known of how this one was installed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from casetracker import __version__

NAME = "casetracker[locked]"
"""The package with the very versions of all that it needs."""


@dataclass(frozen=True)
class Requirement:
    """A line of requirements.txt, and the wheel that has to lie beside it, if one has."""

    line: str
    wheel: Path | None = None
    is_guess: bool = False
    """Whether nothing is known of where others get this generator."""


def requirement() -> Requirement:
    """Return the line for the generator that runs: from an index by its version, from git by its commit, from a file by a copy of that file."""
    try:
        installed = distribution("casetracker").read_text("direct_url.json")  # PEP 610
    except PackageNotFoundError:
        return Requirement(f"{NAME}=={__version__}", is_guess=True)
    return from_source(json.loads(installed)) if installed else Requirement(f"{NAME}=={__version__}")


def from_source(source: dict[str, dict[str, str] | str]) -> Requirement:
    """Return the line for what was installed from an address, as `direct_url.json` tells it."""
    url, git, archive = str(source["url"]), source.get("vcs_info"), source.get("archive_info")
    if isinstance(git, dict) and not url.startswith("file:"):
        return Requirement(f"{NAME} @ {git['vcs']}+{url}@{git['commit_id']}")
    if isinstance(archive, dict) and not url.startswith("file:"):
        return Requirement(f"{NAME} @ {url}{'#' + archive['hash'] if archive.get('hash') else ''}")
    wheel = Path(url2pathname(urlsplit(url).path))
    if isinstance(archive, dict) and wheel.is_file():
        return Requirement(f"./wheels/{wheel.name}[locked]", wheel)
    return Requirement(f"{NAME}=={__version__}", is_guess=True)
