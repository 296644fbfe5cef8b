"""What came of each file, and how a process that goes on, such as a preview's server, holds that in memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from casetracker.record.model import Record, Withdrawn
from casetracker.record.problems import Problem
from casetracker.record.read import RecordFile
from casetracker.record.references import Outline
from casetracker.record.scope import Scope

_SETTLED = 2_000_000_000
"""Nanoseconds, the step of the coarsest file system's clock."""


class Outcome(NamedTuple):
    """What came of one file: its record only where that was asked for."""

    file: RecordFile
    outline: Outline | None
    problems: tuple[Problem, ...]
    record: Record | Withdrawn | None = None
    key: str = ""
    """A hash of what the file holds; empty where it could not be read."""


@dataclass
class MemoryCache:
    """What a process has read before: only files that have changed are read again.

    A record that has not changed stays the same object, by which those who use it know that nothing of it has changed.
    """

    clock: Callable[[], int]
    """The time now in nanoseconds, as files' stamps have it."""
    _of: tuple[date, Scope] | None = None
    """The day and the parties for which files were read."""
    _outcomes: dict[str, Outcome] = field(default_factory=dict)
    _settled: set[str] = field(default_factory=set)
    """The names of files whose stamp was no longer new when they were read."""
    _began: int = 0

    def begin(self, today: date, scope: Scope) -> None:
        if (today, scope) != self._of:
            self._of, self._outcomes, self._settled = (today, scope), {}, set()
        self._began = self.clock()

    def unchanged(self, file: RecordFile) -> Outcome | None:
        """Return what came of a file before, if its stamp shows that it is the same."""
        before = self._outcomes.get(file.name)
        return before if before and file.name in self._settled and before.file.stamp == file.stamp else None

    def same(self, file: RecordFile, key: str) -> Outcome | None:
        """Return what came of a file before, if its content is the same."""
        before = self._outcomes.get(file.name)
        return before._replace(file=file) if before and before.key == key else None

    def end(self, read: Iterable[Outcome]) -> None:
        """Keep what was read, and nothing else; nothing of a file that could not be read now."""
        self._outcomes = {each.file.name: each for each in read if each.key}
        # A file that is written again within the clock's smallest step keeps its stamp: what is so new is read once more.
        self._settled = {name for name, each in self._outcomes.items() if at_rest(each.file.stamp, self._began)}


def at_rest(stamp: tuple[int, ...], now: int) -> bool:
    """Whether a file of that stamp, seen at `now` (nanoseconds since 1970), must get another stamp by any later change.

    Not so where a stamp holds no time of change that only the system sets, as on Windows: there a file's times can be set back.
    """
    return bool(stamp) and os.name == "posix" and max(stamp[:2]) < now - _SETTLED
