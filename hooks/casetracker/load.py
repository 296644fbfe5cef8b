"""A folder of files → the tracker and every problem of all of them, in one run."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from casetracker.link import Tracker, link
from casetracker.link.across import Broken
from casetracker.model import Case, Record, Swap, Withdrawn
from casetracker.parallel import split
from casetracker.problems import Place, Problem, problem
from casetracker.read import RecordFile, path_text, record_files
from casetracker.store import Entry, Store, key_of, thaw
from casetracker.validate import place_of, validate

FEW = 150
"""So many files are read sooner in one process than a second one is made."""


@dataclass(frozen=True)
class Loaded:
    """The record, as far as it is sound, and all its problems."""

    tracker: Tracker
    problems: tuple[Problem, ...]
    files: tuple[RecordFile, ...]
    keys: Mapping[str, bytes] = field(default_factory=dict)
    """`kind/id` → a hash of what its file holds."""

    @property
    def records(self) -> tuple[Record, ...]:
        """Every case and swap that is sound."""
        return (*self.tracker.cases.values(), *self.tracker.swaps.values())

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(each for each in self.problems if each.is_error)


class _Read(NamedTuple):
    """What came of one file."""

    file: RecordFile
    record: Record | Withdrawn | None
    problems: tuple[Problem, ...]
    key: bytes = b""
    """A hash of what the file holds; empty where it could not be read."""


class _Held(NamedTuple):
    """A file as it was read before: its stamp, whether that can be trusted, the key of its content, and what came of it."""

    stamp: tuple[int, ...]
    settled: bool
    key: bytes
    read: _Read


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

    def unchanged(self, file: RecordFile) -> _Read | None:
        """Return what came of a file before, if its stamp shows that it is the same."""
        held = self._held.get(file.name)
        return held.read if held and held.settled and held.stamp == file.stamp else None

    def same(self, file: RecordFile, key: bytes) -> _Read | None:
        """Return what came of a file before, if its content is the same."""
        held = self._held.get(file.name)
        return held.read if held and held.key == key else None

    def forget(self, file: RecordFile) -> None:
        """Keep nothing of a file that could not be read now: what its content comes to is found out when it can be read again."""
        self._held.pop(file.name, None)

    def keep(self, read: Mapping[str, _Read], keys: Mapping[str, bytes]) -> None:
        """Keep what was read, and nothing else. `keys` holds those of the files whose content was read now."""
        held = {name: self._held[name]._replace(read=each) for name, each in read.items() if name in self._held and name not in keys}
        for name, key in keys.items():
            # A file that is written again within the clock's smallest step keeps its stamp: what is so new is read once more.
            stamp = read[name].file.stamp
            settled = bool(stamp) and max(stamp[:2]) < self._began - _SETTLED
            held[name] = _Held(stamp, settled, key, read[name])
        self._held = held


_SETTLED = 2_000_000_000
"""Nanoseconds, the step of the coarsest file system."""


def load(
    folder: Path, today: date, store: Store | None = None, processes: int = 1, outlines: bool = False, known: Known | None = None
) -> Loaded:
    """Read, validate and link every record in `folder`. `today` is the day of the check: nothing else may lie after it.

    `store` keeps what was read before; `processes` is how many may read at once. With `outlines` the tracker holds of each
    record no more than the links between records need: enough for a check, and quick to load. The outcome is the same
    whatever the store, the number of processes, and what is `known` from before in this run.
    """
    read = _read_all(record_files(folder), today, store or Store(), processes, outlines, known)
    paths = {f"{each.file.kind}/{each.file.id}": each.file for each in read}

    def locate(record: str, path: tuple[str | int, ...], rule: str, values: dict[str, object]) -> Problem:
        file = paths[record]
        return problem(rule, place_of(file.content(), file.name, path), path_text(path), **values)

    broken = Broken(
        {each.file.id for each in read if each.record is None and each.file.kind == "case"},
        {each.file.id for each in read if each.record is None and each.file.kind == "swap"},
    )
    tracker, across = link((each.record for each in read if each.record is not None), locate, broken)
    problems = [*(found for each in read for found in each.problems), *across]
    keys = {f"{each.file.kind}/{each.file.id}": each.key for each in read}
    return Loaded(tracker, tuple(problems), tuple(each.file for each in read), keys)


def _read_all(files: Sequence[RecordFile], today: date, store: Store, processes: int, outlines: bool, known: Known | None) -> list[_Read]:
    read: dict[str, _Read] = {}
    new: list[tuple[RecordFile, bytes]] = []
    keys: dict[str, bytes] = {}
    if known is not None:
        known.begin(today)
    for file in files:
        if known is not None and (before := known.unchanged(file)):
            read[file.name] = before._replace(file=file)
            continue
        content = _content(file)
        if isinstance(content, Problem):
            read[file.name] = _Read(file, None, (content,))
            if known is not None:
                known.forget(file)
            continue
        key = keys[file.name] = key_of(file.kind, file.id, content)
        if known is not None and (before := known.same(file, key)):
            read[file.name] = before._replace(file=file)
            continue
        entry = store.get(key, today)
        record = None if entry is None else entry.outline if outlines else store.record(key)
        if entry is None or (record is None and entry.outline is not None):
            new.append((file, content))
        else:
            read[file.name] = _Read(file, record, entry.problems, key)

    def work(each: tuple[RecordFile, bytes]) -> _Made:
        return _Made.of(*each, today)

    for (file, content), made in zip(new, split(new, work, processes if len(new) > FEW else 1), strict=True):
        record = made.get(outlines)
        if store.folder:
            entry = Entry(today, made.problems, outline(record) if record else None)
            # A check of few new files has little to write: whole records are for whoever builds the site.
            store.put(key_of(file.kind, file.id, content), entry, None if outlines and len(new) <= FEW else made.frozen()[1])
        read[file.name] = _Read(file, record, made.problems, keys[file.name])
    store.save()
    if known is not None:
        known.keep(read, keys)
    return [read[file.name] for file in files]


@dataclass(slots=True)
class _Made:
    """What this run made of a file. Between processes it passes as bytes, and whoever needs the record thaws it."""

    problems: tuple[Problem, ...]
    record: Record | Withdrawn | None
    _frozen: tuple[bytes, bytes] | None = None

    @classmethod
    def of(cls, file: RecordFile, content: bytes, today: date) -> _Made:
        checked = validate(content, file.name, file.id, file.kind, today)
        return cls(checked.problems, checked.record)

    def get(self, outlines: bool) -> Record | Withdrawn | None:
        """Return the record, or no more than its outline if that is enough."""
        found: Record | Withdrawn | None = self.record or thaw(self.frozen()[0 if outlines else 1])
        return found

    def frozen(self) -> tuple[bytes, bytes]:
        """Return the outline and the whole record, pickled."""
        if self._frozen is None:
            self._frozen = (pickle.dumps(outline(self.record), 5), pickle.dumps(self.record, 5)) if self.record else (b"", b"")
        return self._frozen

    def __getstate__(self) -> object:
        return self.problems, self.frozen()

    def __setstate__(self, state: tuple[tuple[Problem, ...], tuple[bytes, bytes]]) -> None:
        self.problems, self._frozen = state
        self.record = None


def _content(file: RecordFile) -> bytes | Problem:
    if file.fault:
        return file.fault
    try:
        return file.content()
    except OSError as fault:
        return problem("file-unreadable", Place(file.name), reason=fault.strerror or "no reason given")


def outline(record: Record | Withdrawn) -> Record | Withdrawn:
    """Return a record without what no link between records needs."""
    if isinstance(record, Case):
        return replace(
            record,
            custody=(),
            charges=(),
            rulings=(),
            designations=(),
            hearings=(),
            events=(),
            summary={},
            disputed=(),
            unknowns=(),
            links=(),
            sources={},
        )
    if isinstance(record, Swap):
        return replace(
            record, mediators=(), negotiators=(), statements=(), events=(), summary={}, disputed=(), unknowns=(), links=(), sources={}
        )
    return record
