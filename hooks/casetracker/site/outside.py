"""What lies in a folder that is published as it is, and leads out of it: engines follow a link and publish what it leads to."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from casetracker.record.problems.report import plural


def refusal(folders: Iterable[Path | None]) -> str:
    """Return why these folders can't be published, with a line for each thing in them that is at fault; empty where they can."""
    lines = [f"{path}: {fault}" for folder in folders if folder for path, fault in _faults(folder)]
    return "\n".join([f"{plural(len(lines), 'file')} can't be published", "", *lines]) if lines else ""


def _faults(folder: Path) -> Iterator[tuple[Path, str]]:
    """The paths below `folder` that can't be published, in their order. No link to a folder is entered."""
    root = folder.resolve()
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))  # which no engine publishes
        for name in (*folders, *sorted(name for name in files if not name.startswith("."))):
            path = Path(place, name)
            if path.is_symlink():
                if fault := _link_fault(path, root):
                    yield path, fault
            elif not stat.S_ISREG(mode := path.stat().st_mode) and not stat.S_ISDIR(mode):
                yield path, "this is no file but a pipe, a socket or a device, and can't be published; remove it"


def _link_fault(link: Path, root: Path) -> str:
    """A link may lead to what is published of its folder anyway, and to no folder that holds it."""
    try:
        end = link.resolve(strict=True)
    except (OSError, RuntimeError):  # Python up to 3.12 has its own error for a link to itself
        return "this link leads nowhere; remove it"
    if not end.is_relative_to(root) or any(part.startswith(".") for part in end.relative_to(root).parts):
        return "this link leads to what is not published, and would publish it; put the file itself here, or remove the link"
    if link.parent.resolve().is_relative_to(end):
        return "this link leads to a folder that holds it, which has no end; remove it"
    return ""
