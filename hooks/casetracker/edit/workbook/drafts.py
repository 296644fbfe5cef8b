"""Drafts: files that are to be records once nothing is missing from them. Their names begin with `_`, so that nothing takes them for one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from casetracker.record.model import KINDS
from casetracker.record.problems import Problem
from casetracker.record.read import RecordFile
from casetracker.record.scope import Scope
from casetracker.record.validate import validate

DRAFT = "_draft-"
"""How the name of the file of a draft begins."""


class Draft(NamedTuple):
    """A draft: the record that it is to be, and its file."""

    kind: str
    id: str
    path: Path

    @property
    def record(self) -> str:
        return f"{self.kind}/{self.id}"

    def lacks(self, today: date, scope: Scope) -> tuple[Problem, ...]:
        """Return what keeps it from being a record."""
        content = RecordFile(str(self.path), self.path.name, self.id, self.kind).content()
        return tuple(each for each in validate(content, self.path.name, self.id, self.kind, today, scope).problems if each.is_error)


def drafts(folder: Path) -> Iterator[Draft]:
    """Yield the drafts beside the records in a folder."""
    for kind in KINDS.values():
        for path in sorted(folder.joinpath(*kind.steps).glob(f"{DRAFT}*.yml")):
            yield Draft(kind.id, path.stem.removeprefix(DRAFT), path)
