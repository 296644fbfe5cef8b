"""Which files of a folder are records: `<id>.yml` in the folder of a kind of record, and none whose name has `_` in front.

Whatever else stands there is a file with a fault, so that all that read the folder tell of it. Links are not followed, and nothing
but a plain file is opened.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from casetracker.record.model import KINDS
from casetracker.record.problems import Problem
from casetracker.record.read.unexpected import KIND_AT, Steps, What, enters, folder_without_meaning, is_record, record_fault, unexpected
from casetracker.record.read.yaml import LIMITS

MANY = 200
"""So many files are named of a folder that has no meaning; whoever put it there sees what it is."""
_SAFELY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A file that holds a record, or should: `fault` says why it can't be read as one."""

    file: str
    """Where it is, for the system. A `Path` for each of thousands of files takes longer to make than the file to read."""
    name: str
    """The path as messages show it, relative to the folder above the record, with forward slashes."""
    id: str
    kind: str
    fault: Problem | None = None
    stamp: tuple[int, ...] = field(default=(), compare=False)
    """Times, size and number by which a changed file is told from an unchanged one without reading it."""

    @property
    def path(self) -> Path:
        return Path(self.file)

    def content(self) -> bytes:
        """Return the bytes of the file; of one over the limit no more than shows that it is.

        Raises OSError where it can't be read, or is no plain file.
        """
        with open(os.open(self.file, _SAFELY), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError(errno.EINVAL, "this is no plain file", self.file)
            return file.read(LIMITS.size + 1)


def record_files(folder: Path) -> list[RecordFile]:
    """Return every record file of `folder`, kind by kind in the order of names, and whatever else stands there and has no meaning."""
    shown = shown_name(folder)
    return [file for kind in KINDS.values() for file in _in(os.path.join(folder, *kind.steps, ""), kind.steps, shown)]


def record_file(path: Path, folder: Path) -> RecordFile | None:
    """Return the record file at `path` inside `folder`, or None where no record is kept there."""
    name = shown_path(path, folder)
    steps = tuple(name.split("/")[1:]) if name else ()
    if not steps:
        return None
    if steps[:-1] in KIND_AT and (is_record(path.name) or path.name[0] == "_"):
        return _one(os.path.join(path.parent, ""), steps, shown_name(folder), _stat(path))
    return next((each for each in record_files(folder) if each.name == name), None)


def shown_path(path: Path, folder: Path) -> str | None:
    """Return `path` as messages show it, of a link where it stands and not where it leads; None where that is not in `folder`."""
    place, root = path.parent.resolve() / path.name, folder.resolve()
    return "/".join((shown_name(folder), *place.relative_to(root).parts)) if place.is_relative_to(root) else None


def shown_name(folder: Path) -> str:
    """Return the folder's own name, also where it is given as `.` or `..`."""
    return Path(os.path.abspath(folder)).name


def _in(place: str, above: Steps, shown: str) -> Iterator[RecordFile]:
    """The records in a folder of records, in the order of their names, and what stands there and has no meaning."""
    if os.path.islink(place.rstrip(os.sep)) and above:
        return  # the folder around it tells
    entries = _entries(place)
    names = {each.name for each in entries}
    for entry in entries:
        path = (*above, entry.name)
        if is_record(entry.name):
            yield _one(place, path, shown, _stat(entry.path))
        elif path not in KIND_AT or not entry.is_dir(follow_symlinks=False):
            yield from islice(_others(entry, path, names, shown), MANY)


def _others(entry: os.DirEntry[str], path: Steps, beside: set[str], shown: str) -> Iterator[RecordFile]:
    """What is to be told of an entry that is no record: of a folder every file in it, or itself where that is nothing."""
    kind = KIND_AT.get(path[:1], KIND_AT[()]).id
    if not entry.is_dir(follow_symlinks=False):
        found = _stat(entry.path)
        fault = unexpected(path, _what(found.st_mode), beside, shown) if found else None
        if fault:
            yield RecordFile(entry.path, fault.place.file, "/".join(path), kind, fault)
        return
    entries = _entries(entry.path)
    names = {each.name for each in entries}
    has_fault = False
    for inner in entries if enters(path, names, beside) else ():
        for each in _others(inner, (*path, inner.name), names, shown):
            has_fault = True
            yield each
    fault = None if has_fault else folder_without_meaning(path, names, beside, shown)
    if fault:
        yield RecordFile(entry.path, fault.place.file, "/".join(path), kind, fault)


def _entries(place: str) -> list[os.DirEntry[str]]:
    """What stands in a folder, in the order of names; nothing where it is none, or may not be looked into."""
    try:
        return sorted(os.scandir(place), key=lambda each: each.name)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return []


def _stat(path: str | Path) -> os.stat_result | None:
    """What stands at `path`; None where nothing does, so that reading it says so."""
    try:
        return os.lstat(path)
    except OSError:
        return None


def _what(mode: int) -> What:
    if stat.S_ISREG(mode):
        return "a file"
    return "a link" if stat.S_ISLNK(mode) else "a folder" if stat.S_ISDIR(mode) else "a device or a pipe"


def _one(above: str, path: Steps, shown: str, found_there: os.stat_result | None) -> RecordFile:
    """Return the record file at `path` from the folder of records, which stands in `above`, as messages about the folder `shown` show it."""
    fault = record_fault(path, _what(found_there.st_mode) if found_there else "a file", shown)
    stamp = (found_there.st_mtime_ns, found_there.st_ctime_ns, found_there.st_size, found_there.st_ino) if found_there else ()
    return RecordFile(above + path[-1], "/".join((shown, *path)), path[-1].removesuffix(".yml"), KIND_AT[path[:-1]].id, fault, stamp)
