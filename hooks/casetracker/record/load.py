"""A folder of files → the tracker and every problem of all of them, in one run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple, Protocol

from casetracker.record.known import Known, Outcome
from casetracker.record.model import Record, Withdrawn
from casetracker.record.parallel import parallel_map, undisturbed
from casetracker.record.parties import Parties
from casetracker.record.problems import Place, Problem, problem
from casetracker.record.read import RecordFile, path_text, record_files
from casetracker.record.references import Broken, GoneJoint, Joint, Tracker, across, joint, tracker
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
        """Every case and swap that is sound."""
        return tuple(self.tracker.every())

    @property
    def joints(self) -> tuple[Joint, ...]:
        """What each sound or withdrawn record says that has to fit the others."""
        return tuple(joint(each) for each in (*self.records, *self.tracker.withdrawn))

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(each for each in self.problems if each.is_error)


@dataclass(frozen=True)
class Checked:
    """What a check says of the whole record: all its problems, and of each sound file what has to fit the others."""

    joints: tuple[Joint, ...]
    problems: tuple[Problem, ...]
    files: tuple[RecordFile, ...]


class Earlier(Protocol):
    """What came of files before. Between `begin` and `end` it is asked for each file."""

    def begin(self, today: date, parties: Parties) -> None: ...

    def unchanged(self, file: RecordFile) -> Outcome | None:
        """Return what came of a file before, if that is known without reading it."""

    def same(self, file: RecordFile, key: str) -> Outcome | None:
        """Return what came of a file with that key before."""

    def end(self, read: Iterable[Outcome]) -> None:
        """Keep what came of all files now."""


def load(folder: Path, today: date, processes: int = 1, known: Known | None = None, scope: Scope = ANY) -> Loaded:
    """Read, validate and link every record in `folder`. `today` is the day of the check: nothing else may lie after it.

    `processes` is how many may read at once. The outcome is the same whatever their number, and what is `known` from before in
    this run. `scope` is what the settings say of records.
    """
    read = _read_all(record_files(folder), today, processes, known, scope.parties, whole=True)
    records = tracker(each.record for each in read if each.record is not None)
    return Loaded(records, _problems(read, scope), tuple(each.file for each in read))


def check(folder: Path, today: date, processes: int = 1, earlier: Earlier | None = None, scope: Scope = ANY) -> Checked:
    """Return what `load` says is wrong with the record, without keeping more of it than the rules between files read."""
    read = _read_all(record_files(folder), today, processes, earlier, scope.parties, whole=False)
    joints = tuple(each.joint for each in read if each.joint is not None and _is_sound(each))
    return Checked(joints, _problems(read, scope), tuple(each.file for each in read))


def _problems(read: Sequence[Outcome], scope: Scope) -> tuple[Problem, ...]:
    """Return the problems of all files, and then those between them."""
    paths: dict[str, RecordFile] = {}

    def locate(record: str, path: tuple[str | int, ...], rule: str, values: dict[str, object]) -> Problem:
        if not paths:
            paths.update((f"{each.file.kind}/{each.file.id}", each.file) for each in read)
        file = paths[record]
        return problem(rule, place_of(file.content(), file.name, path), path_text(path), **values)

    broken = Broken(
        frozenset(each.file.id for each in read if not _is_sound(each) and each.file.kind == "case"),
        frozenset(each.file.id for each in read if not _is_sound(each) and each.file.kind == "swap"),
    )
    between = across((each.joint for each in read if each.joint is not None), locate, broken, scope)
    return (*(found for each in read for found in each.problems), *between)


def _is_sound(read: Outcome) -> bool:
    return isinstance(read.joint, GoneJoint) or (read.joint is not None and read.joint.whole)


class _Unread(NamedTuple):
    """A file of which nothing is known yet but what it holds."""

    file: RecordFile
    content: bytes
    key: str


def _read_all(
    files: Sequence[RecordFile], today: date, processes: int, earlier: Earlier | None, parties: Parties, *, whole: bool
) -> list[Outcome]:
    """Return what comes of each file. With `whole` the records are wanted, else no more than their joints."""
    read: dict[str, Outcome] = {}
    unread: list[_Unread] = []
    if earlier:
        earlier.begin(today, parties)
    for file in files:
        known = earlier.unchanged(file) if earlier and not file.fault else None
        if known is None:
            content = _content(file)
            if isinstance(content, Problem):
                known = Outcome(file, None, (content,))
            else:
                key = _key(file, content, parties)
                known = earlier.same(file, key) if earlier else None
                if known is None:
                    unread.append(_Unread(file, content, key))
        if known is not None:
            read[file.name] = known

    def work(each: _Unread) -> tuple[Joint | None, tuple[Problem, ...], Record | Withdrawn | None]:
        found = validate(each.content, each.file.name, each.file.id, each.file.kind, today, parties)
        fits = joint(found.record) if found.record else joint(found.partial, whole=False) if found.partial else None
        return fits, found.problems, found.record if whole else None

    with undisturbed():
        found = parallel_map(unread, work, processes if len(unread) > FEW else 1)
    read |= {each.file.name: Outcome(each.file, *made, each.key) for each, made in zip(unread, found, strict=True)}
    outcomes = [read[file.name] for file in files]
    if earlier:
        earlier.end(outcomes)
    return outcomes


def _key(file: RecordFile, content: bytes, parties: Parties) -> str:
    """Return a hash of what a file holds, and as what it is read."""
    return hashlib.blake2b(f"{file.kind}/{file.id}\0{parties}\0".encode() + content, digest_size=20).hexdigest()


def _content(file: RecordFile) -> bytes | Problem:
    if file.fault:
        return file.fault
    try:
        return file.content()
    except OSError as fault:
        return problem("file-unreadable", Place(file.name), reason=fault.strerror or "no reason given")
