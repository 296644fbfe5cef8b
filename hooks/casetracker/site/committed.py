"""Whether a site is that of its commit: the record, and all else that it is made from, as it was committed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from casetracker.history import History, git


def committed(past: History, file: Path, docs: Path, theme: Path | None, hooks: Iterable[str]) -> tuple[str, bool]:
    """Return the commit that the site is of, empty where it is of none, and whether that is for edits that are not committed.

    `file` is the configuration, `docs` the folder of written pages, `theme` that of our own templates, and `hooks` the files
    that the configuration names beside it.
    """
    made_of = [file, docs, *([theme] if theme else []), *((file.parent / name).parent for name in hooks)]
    try:
        edited = past.edited or (bool(past.commit) and git.differs(file.parent, made_of))
    except git.GitError:
        edited = past.edited
    return "" if edited else past.commit, edited
