"""What a run that lasts, such as a preview's server, has read before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from casetracker.link import Joint
from casetracker.model import Record, Withdrawn
from casetracker.problems import Problem
from casetracker.read import RecordFile
from casetracker.store import at_rest


class Outcome(NamedTuple):
    """What came of one file: its record only where that was asked for."""

    file: RecordFile
    joint: Joint | None
    problems: tuple[Problem, ...]
    record: Record | Withdrawn | None = None
    key: bytes = b""
    """A hash of what the file holds; empty where it could not be read."""


class _Held(NamedTuple):
    """A file as it was read before: its stamp, whether that can be trusted, the key of its content, and what came of it."""

    stamp: tuple[int, ...]
    settled: bool
    key: bytes
    read: Outcome


@dataclass
class Known:
    """What a run that lasts, such as a preview's server, has read before: only files that have changed are read again.

    A record that has not changed stays the same object, by which those who use it know that nothing of it has changed.
    """

    clock: Callable[[], int]
    """The time now in nanoseconds, as files' stamps have it."""
    _day: date | None = None
    _held: dict[str, _Held] = field(default_factory=dict)
    _began: int = 0

    def begin(self, today: date) -> None:
        if today != self._day:
            self._day, self._held = today, {}
        self._began = self.clock()

    @property
    def is_empty(self) -> bool:
        return not self._held

    def unchanged(self, file: RecordFile) -> Outcome | None:
        """Return what came of a file before, if its stamp shows that it is the same."""
        held = self._held.get(file.name)
        return held.read if held and held.settled and held.stamp == file.stamp else None

    def same(self, file: RecordFile, key: bytes) -> Outcome | None:
        """Return what came of a file before, if its content is the same."""
        held = self._held.get(file.name)
        return held.read if held and held.key == key else None

    def forget(self, file: RecordFile) -> None:
        """Keep nothing of a file that could not be read now: what its content comes to is found out when it can be read again."""
        self._held.pop(file.name, None)

    def keep(self, read: Mapping[str, Outcome], keys: Mapping[str, bytes]) -> None:
        """Keep what was read, and nothing else. `keys` holds those of the files whose content was read now."""
        held = {name: self._held[name]._replace(read=each) for name, each in read.items() if name in self._held and name not in keys}
        for name, key in keys.items():
            # A file that is written again within the clock's smallest step keeps its stamp: what is so new is read once more.
            stamp = read[name].file.stamp
            held[name] = _Held(stamp, at_rest(stamp, self._began), key, read[name])
        self._held = held
