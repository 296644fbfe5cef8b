"""A folder of files → the tracker and every problem of all of them, in one run."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from casetracker.known import Known, Outcome
from casetracker.link import Broken, Joint, Tracker, across, joint, tracker
from casetracker.model import Record, Withdrawn
from casetracker.parallel import split, undisturbed
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


@dataclass(frozen=True)
class Checked:
    """What a check says of the whole record: all its problems, and of each sound file what has to fit the others."""

    joints: tuple[Joint, ...]
    problems: tuple[Problem, ...]
    files: tuple[RecordFile, ...]


def load(folder: Path, today: date, store: Store | None = None, processes: int = 1, known: Known | None = None) -> Loaded:
    """Read, validate and link every record in `folder`. `today` is the day of the check: nothing else may lie after it.

    `store` keeps what was read before; `processes` is how many may read at once. The outcome is the same whatever the store,
    the number of processes, and what is `known` from before in this run.
    """
    read = _read_all(record_files(folder), today, store or Store(), processes, whole=True, known=known)
    records = tracker(each.record for each in read if each.record is not None)
    keys = {f"{each.file.kind}/{each.file.id}": each.key for each in read}
    return Loaded(records, _problems(read), tuple(each.file for each in read), keys)


def check(folder: Path, today: date, store: Store | None = None, processes: int = 1) -> Checked:
    """Return what `load` says is wrong with the record, without loading more of it than the rules between files read."""
    read = _read_all(record_files(folder), today, store or Store(), processes, whole=False)
    return Checked(tuple(each.joint for each in read if each.joint is not None), _problems(read), tuple(each.file for each in read))


def _problems(read: Sequence[Outcome]) -> tuple[Problem, ...]:
    """Return the problems of all files, and then those between them."""
    paths: dict[str, RecordFile] = {}

    def locate(record: str, path: tuple[str | int, ...], rule: str, values: dict[str, object]) -> Problem:
        if not paths:
            paths.update((f"{each.file.kind}/{each.file.id}", each.file) for each in read)
        file = paths[record]
        return problem(rule, place_of(file.content(), file.name, path), path_text(path), **values)

    broken = Broken(
        {each.file.id for each in read if each.joint is None and each.file.kind == "case"},
        {each.file.id for each in read if each.joint is None and each.file.kind == "swap"},
    )
    between = across((each.joint for each in read if each.joint is not None), locate, broken)
    return (*(found for each in read for found in each.problems), *between)


def _read_all(
    files: Sequence[RecordFile], today: date, store: Store, processes: int, *, whole: bool, known: Known | None = None
) -> list[Outcome]:
    """Read what is not known. With `whole` the records are wanted, else no more than their joints."""
    read: dict[str, Outcome] = {}
    keys: dict[str, bytes] = {}
    opened: list[RecordFile] = []
    if known is not None:
        known.begin(today)
    for file in files:
        if known is not None and (before := known.unchanged(file)):
            read[file.name] = before._replace(file=file)
            continue
        key = None if file.fault else store.key(file.name, file.stamp)
        kept = _kept(file, key, today, store, whole, known) if key else None
        if key is None or kept is None:
            opened.append(file)
        else:
            keys[file.name], read[file.name] = key, kept._replace(key=key)

    def work(file: RecordFile) -> _Made:
        made = _Made.of(file, today, lambda key: (known is not None and known.same(file, key)) or store.holds(key, today, whole=whole))
        if store.folder and (whole or len(opened) > FEW):
            made.frozen()  # here, where several do it at once
        return made

    with undisturbed():
        found = split(opened, work, processes if len(opened) > FEW else 1)
    # A check of few new files has little to write: whole records are for whoever builds the site.
    freezes = whole or sum(made.is_new for made in found) > FEW
    for file, first in zip(opened, found, strict=True):
        kept = _kept(file, first.key, today, store, whole, known) if first.key and not first.is_new else None
        # Where what was kept is no record after all, the file is read once more.
        made = first if kept or first.is_new else _Made.of(file, today)
        if not made.key:
            read[file.name] = Outcome(file, None, made.problems)
            if known is not None:
                known.forget(file)
            continue
        keys[file.name] = made.key
        store.seen(file.name, file.stamp, made.key)
        if kept is None:
            if store.folder:
                store.put(made.key, Entry(today, made.problems, made.joint), made.frozen() if freezes else None)
            kept = Outcome(file, made.joint, made.problems, made.get() if whole else None)
        read[file.name] = kept._replace(key=made.key)
    store.end()
    if known is not None:
        known.keep(read, keys)
    return [read[file.name] for file in files]


def _kept(file: RecordFile, key: bytes, today: date, store: Store, whole: bool, known: Known | None) -> Outcome | None:
    """Return what came of a file with that key before, if that is known, and its record too where that is wanted."""
    if known is not None and (before := known.same(file, key)):
        return before._replace(file=file)
    entry = store.get(key, today)
    if entry is None or not whole or entry.joint is None:
        return Outcome(file, entry.joint, entry.problems) if entry else None
    record = store.record(key)
    return Outcome(file, entry.joint, entry.problems, record) if record else None


@dataclass(slots=True)
class _Made:
    """What this run made of a file. Between processes its record passes as bytes, and whoever needs it thaws it."""

    key: bytes
    """As `Outcome` has it."""
    problems: tuple[Problem, ...] = ()
    joint: Joint | None = None
    record: Record | Withdrawn | None = None
    is_new: bool = True
    """Whether anything was made: not where what the file holds was known."""
    _frozen: bytes | None = None

    @classmethod
    def of(cls, file: RecordFile, today: date, is_known: Callable[[bytes], object] = lambda key: False) -> _Made:
        content = _content(file)
        if isinstance(content, Problem):
            return cls(b"", (content,))
        key = key_of(file.kind, file.id, content)
        if is_known(key):
            return cls(key, is_new=False)
        found = validate(content, file.name, file.id, file.kind, today)
        return cls(key, found.problems, joint(found.record) if found.record else None, found.record)

    def get(self) -> Record | Withdrawn | None:
        found: Record | Withdrawn | None = self.record or thaw(self.frozen())
        return found

    def frozen(self) -> bytes:
        """Return the record, pickled."""
        if self._frozen is None:
            self._frozen = pickle.dumps(self.record, 5) if self.record else b""
        return self._frozen

    def __getstate__(self) -> object:
        return self.key, self.problems, self.joint, self.frozen(), self.is_new

    def __setstate__(self, state: tuple[bytes, tuple[Problem, ...], Joint | None, bytes, bool]) -> None:
        self.key, self.problems, self.joint, self._frozen, self.is_new = state
        self.record = None


def _content(file: RecordFile) -> bytes | Problem:
    if file.fault:
        return file.fault
    try:
        return file.content()
    except OSError as fault:
        return problem("file-unreadable", Place(file.name), reason=fault.strerror or "no reason given")
