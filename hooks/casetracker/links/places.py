"""The record → every source's address, with where it stands. A withdrawn case has none: nobody is asked about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casetracker.record.model.groups import Source
from casetracker.record.read import RecordFile, at, read_yaml
from casetracker.record.references import Tracker


@dataclass(frozen=True)
class Place:
    """A source of a record."""

    file: RecordFile
    line: int
    """Of its address, from 1."""
    kind: str
    id: str
    source: Source

    @property
    def url(self) -> str:
        return self.source.url

    @property
    def day(self) -> date | None:
        """The day for which a copy is wanted: when it was read, else when it came out."""
        wanted = self.source.accessed or self.source.date
        return wanted.latest if wanted and wanted.is_known else None


def places(tracker: Tracker, files: Sequence[RecordFile]) -> list[Place]:
    """Return every source of the record, file by file. Raises OSError where a file can't be read again."""
    records = {f"{each.kind}/{each.id}": each for each in tracker.every()}
    found: list[Place] = []
    for file in files:
        record = records.get(f"{file.kind}/{file.id}")
        if record is None:
            continue
        root = read_yaml(file.content())
        for id, source in record.sources.items():
            found.append(Place(file, at(root, ("sources", id, "url"))[0] + 1, file.kind, id, source))
    return found
