"""Which files of a folder are records: `<id>.yml` is a case, `swaps/<id>.yml` a swap, and a name with `_` in front is neither."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from casetracker.problems import Place, Problem, problem
from casetracker.read.ids import id_fault
from casetracker.read.yaml import LIMITS

_ENDINGS = (".yml", ".yaml", ".json")
"""What looks like a record; only the first is one."""


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A file that holds a record, or should: `fault` says why it can't be read as one."""

    file: str
    """Where it is, for the system. A `Path` for each of thousands of files takes longer to make than the file to read."""
    name: str
    """The path as messages show it, relative to the folder above the record, with forward slashes."""
    id: str
    kind: Literal["case", "swap"]
    fault: Problem | None = None
    stamp: tuple[int, ...] = field(default=(), compare=False)
    """Times, size and number by which a changed file is told from an unchanged one without reading it."""

    @property
    def path(self) -> Path:
        return Path(self.file)

    def content(self) -> bytes:
        """Return the bytes of the file; of one over the limit no more than shows that it is.

        Raises OSError where it can't be read.
        """
        with open(self.file, "rb") as file:
            return file.read(LIMITS.size + 1)


def record_files(folder: Path) -> list[RecordFile]:
    """Return every record file of `folder` in the order of names, cases first."""
    return [*_in(folder, folder, "case"), *_in(folder / "swaps", folder, "swap")]


def record_file(path: Path, folder: Path) -> RecordFile | None:
    """Return the record file at `path` inside `folder`, or None where no record is kept there."""
    inside = path.parent.resolve()  # of a link where it stands, not where it leads
    above, (stem, ending) = os.path.join(path.parent, ""), os.path.splitext(path.name)
    if inside == folder.resolve():
        return _one(above, stem, ending, shown_name(folder), "case", _stat(path))
    if inside == (folder / "swaps").resolve():
        return _one(above, stem, ending, shown_name(folder), "swap", _stat(path))
    return None


def shown_name(folder: Path) -> str:
    """Return the folder's own name, also where it is given as `.` or `..`."""
    return Path(os.path.abspath(folder)).name


def _in(place: Path, folder: Path, kind: Literal["case", "swap"]) -> Iterator[RecordFile]:
    if kind == "swap" and place.is_symlink():
        name = f"{shown_name(folder)}/{place.name}"
        yield RecordFile(str(place), name, place.name, kind, problem("file-kind", Place(name), found="a link"))
        return
    if not place.is_dir():
        return
    shown = shown_name(folder)
    above = os.path.join(place, "")
    for entry in sorted(os.scandir(place), key=lambda each: each.name):
        stem, ending = os.path.splitext(entry.name)
        if stem[0] in "_." or ending.lower() not in _ENDINGS or (ending == ".json" and entry.is_dir()):
            continue
        yield _one(above, stem, ending, shown, kind, entry.stat(follow_symlinks=False))


def _stat(path: Path) -> os.stat_result | None:
    """What stands at `path`; None where nothing does, so that reading it says so."""
    try:
        return os.lstat(path)
    except OSError:
        return None


def _one(above: str, stem: str, ending: str, record: str, kind: Literal["case", "swap"], found_there: os.stat_result | None) -> RecordFile:
    """Return the record file `stem` + `ending` in `above`, which ends in a slash, as messages about the folder `record` show it."""
    mode = found_there.st_mode if found_there else stat.S_IFREG
    file = stem + ending
    name = f"{record}/swaps/{file}" if kind == "swap" else f"{record}/{file}"
    fault = None
    if ending != ".yml":
        fault = problem("file-ending", Place(name), wanted=f"{stem}.yml")
    elif not stat.S_ISREG(mode):
        found = "a link" if stat.S_ISLNK(mode) else "a folder" if stat.S_ISDIR(mode) else "a device or a pipe"
        fault = problem("file-kind", Place(name), found=found)
    elif unfit := id_fault(stem):
        fault = problem(unfit[0], Place(name), **unfit[1])
    stamp = (found_there.st_mtime_ns, found_there.st_ctime_ns, found_there.st_size, found_there.st_ino) if found_there else ()
    return RecordFile(above + file, name, stem, kind, fault, stamp)
