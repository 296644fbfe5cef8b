"""A folder of files → the tracker and every problem of all of them, in one run."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol

from casetracker.record.memory_cache import MemoryCache, Outcome
from casetracker.record.model import Record, Withdrawn
from casetracker.record.parallel import Progress, parallel_map, silent, undisturbed
from casetracker.record.problems import Place, Problem, problem
from casetracker.record.read import RecordFile, path_text, record_files
from casetracker.record.references import Outline, Tracker, across, outline, tracker
from casetracker.record.scope import ANY, Scope
from casetracker.record.validate import place_of, validate

FEW = 150
"""So many files are read sooner in one process than a second one is made."""


@dataclass(frozen=True)
class Loaded:
    """The record, as far as it is sound, and all its problems."""

    tracker: Tracker
    problems: tuple[Problem, ...]
    files: tuple[RecordFile, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record that is sound."""
        return tuple(self.tracker.every())

    @property
    def outlines(self) -> tuple[Outline, ...]:
        """The outlines of the sound and of the withdrawn records."""
        return tuple(outline(each) for each in (*self.records, *self.tracker.withdrawn))

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(each for each in self.problems if each.is_error)


@dataclass(frozen=True)
class Checked:
    """What a check says of the whole record: all its problems, and the outlines of the files that are sound."""

    outlines: tuple[Outline, ...]
    problems: tuple[Problem, ...]
    files: tuple[RecordFile, ...]


class Cache(Protocol):
    """What came of files before. Between `begin` and `end` it is asked for each file."""

    def begin(self, today: date, scope: Scope) -> None: ...

    def unchanged(self, file: RecordFile) -> Outcome | None:
        """Return what came of a file before, if that is known without reading it."""

    def same(self, file: RecordFile, key: str) -> Outcome | None:
        """Return what came of a file with that key before."""

    def end(self, read: Iterable[Outcome]) -> None:
        """Keep what came of all files now."""


def load(
    folder: Path, today: date, processes: int = 1, cache: MemoryCache | None = None, scope: Scope = ANY, progress: Progress = silent
) -> Loaded:
    """Read, validate and link every record in `folder`. `today` is the day of the check: nothing else may lie after it.

    `processes` is how many may read at once. The outcome is the same whatever their number, and whatever the `cache` holds of what
    this process has read before. `scope` is what the settings say of records. `progress` shows how far the reading is.
    """
    read = _read_all(record_files(folder), today, processes, cache, scope, progress, whole=True)
    records = tracker(each.record for each in read if each.record is not None)
    return Loaded(records, _problems(read, scope), tuple(each.file for each in read))


def check(
    folder: Path, today: date, processes: int = 1, cache: Cache | None = None, scope: Scope = ANY, progress: Progress = silent
) -> Checked:
    """Return what `load` says is wrong with the record, without keeping more of it than the rules between files read."""
    read = _read_all(record_files(folder), today, processes, cache, scope, progress, whole=False)
    outlines = tuple(each.outline for each in read if each.outline is not None and each.outline.is_sound)
    return Checked(outlines, _problems(read, scope), tuple(each.file for each in read))


def _problems(read: Sequence[Outcome], scope: Scope) -> tuple[Problem, ...]:
    """Return the problems of all files, and then those between them."""
    by_record: dict[str, Outcome] = {}

    def locate(record: str, path: tuple[str | int, ...], rule: str, values: dict[str, object]) -> Problem:
        if not by_record:
            by_record.update((f"{each.file.kind}/{each.file.id}", each) for each in read)
        found = by_record[record]
        return problem(rule, _place(found.file, found.key, path), path_text(path), **values)

    unsound: dict[str, set[str]] = defaultdict(set)
    for each in read:
        if each.outline is None or not each.outline.is_sound:
            unsound[each.file.kind].add(each.file.id)
    between = across((each.outline for each in read if each.outline is not None), locate, unsound, scope)
    return (*(found for each in read for found in each.problems), *between)


@lru_cache(maxsize=1000)
def _place(file: RecordFile, key: str, path: tuple[str | int, ...]) -> Place:
    """Return where a value stands in a file whose content has that `key`. A preview asks for the same places at each save."""
    return place_of(file.content(), file.name, path)


class _Unread(NamedTuple):
    """A file of which nothing is known yet but what it holds."""

    file: RecordFile
    content: bytes
    key: str


def _read_all(
    files: Sequence[RecordFile], today: date, processes: int, cache: Cache | None, scope: Scope, progress: Progress, *, whole: bool
) -> list[Outcome]:
    """Return what comes of each file. With `whole` the records are wanted, else no more than their outlines."""
    read: dict[str, Outcome] = {}
    unread: list[_Unread] = []
    if cache:
        cache.begin(today, scope)
    for file in files:
        before = cache.unchanged(file) if cache and not file.fault else None
        if before is None:
            content = _content(file)
            if isinstance(content, Problem):
                before = Outcome(file, None, (content,))
            else:
                key = _key(file, content, scope)
                before = cache.same(file, key) if cache else None
                if before is None:
                    unread.append(_Unread(file, content, key))
        if before is not None:
            read[file.name] = before

    def work(each: _Unread) -> tuple[Outline | None, tuple[Problem, ...], Record | Withdrawn | None]:
        found = validate(each.content, each.file.name, each.file.id, each.file.kind, today, scope)
        of = outline(found.record) if found.record else outline(found.partial, is_sound=False) if found.partial else None
        return of, found.problems, found.record if whole else None

    with undisturbed(), progress("Reading files of the record:", len(unread)) as show:
        found = parallel_map(unread, work, processes if len(unread) > FEW else 1, show)
    read |= {each.file.name: Outcome(each.file, *made, each.key) for each, made in zip(unread, found, strict=True)}
    outcomes = [read[file.name] for file in files]
    if cache:
        cache.end(outcomes)
    return outcomes


def _key(file: RecordFile, content: bytes, scope: Scope) -> str:
    """Return a hash of what a file holds, and as what it is read."""
    return hashlib.blake2b(f"{file.kind}/{file.id}\0{scope}\0".encode() + content, digest_size=20).hexdigest()


def _content(file: RecordFile) -> bytes | Problem:
    if file.fault:
        return file.fault
    try:
        return file.content()
    except OSError as fault:
        return problem("file-unreadable", Place(file.name), reason=fault.strerror or "no reason given")
