"""Parsed records kept between runs, by the hash of the file that they came from. Never trusted: what does not fit is read anew.

Two files in a folder such as `.cache/`: `outlines`, which hold what links between records need and are all that a check
loads, and `records`. Both begin with a version (a hash of this package's code) and a hash of what follows; they are unpickled
by a reader that knows no classes but those of the model, so that a foreign file can do nothing but fail.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import tempfile
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from casetracker.model import Record, Withdrawn
from casetracker.parallel import undisturbed
from casetracker.problems import Problem

_SAFE = ("casetracker.model.", "casetracker.dates.", "casetracker.problems.")
_DAY_BOUND = frozenset({"date-future", "age"})
"""Rules whose verdict changes as days pass."""


class Entry(NamedTuple):
    """What came of one file: problems, and the outline of its record; None where it has none."""

    day: date
    """The day of the check."""
    problems: tuple[Problem, ...]
    outline: Record | Withdrawn | None

    def holds_on(self, today: date) -> bool:
        """Whether a check today would come to the same: nothing that lay in the past comes to lie ahead."""
        return today == self.day or (today > self.day and not any(each.rule in _DAY_BOUND for each in self.problems))


class Store:
    """What is known of files from earlier runs. `save` keeps what this run used, and drops the rest."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        """Where it is kept; None for a store that keeps nothing."""
        self._entries: dict[bytes, Entry] = self._read("outlines") or {}
        self._records: dict[bytes, bytes] | None = None
        self._used: set[bytes] = set()
        self._new = 0
        self._records_changed = False

    def get(self, key: bytes, today: date) -> Entry | None:
        """Return what is known of the file with that key, if it holds today."""
        entry = self._entries.get(key)
        if entry is None or not entry.holds_on(today):
            return None
        self._used.add(key)
        return entry

    def record(self, key: bytes) -> Record | Withdrawn | None:
        """Return the whole record of a known file, or None where it is not kept."""
        found: Record | Withdrawn | None = thaw(self._all().get(key, b""))
        return found

    def put(self, key: bytes, entry: Entry, record: bytes | None) -> None:
        """Keep what came of a file: the pickled record is empty where there is none, and None where only the outline is kept."""
        self._entries[key] = entry
        self._used.add(key)
        self._new += 1
        if record is not None:
            self._all()[key] = record
            self._records_changed = True

    def save(self) -> None:
        """Write what this run used, if enough of it is new: to read one file of a hundred again costs less than to write them all.

        A folder that can't be written costs time and nothing else.
        """
        if self.folder is None or self._new * 100 <= len(self._used):
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if self._records_changed:
                records = self._all()
                self._write("records", {key: records[key] for key in sorted(self._used) if key in records})
            self._write("outlines", {key: self._entries[key] for key in sorted(self._used)})
        except OSError:
            return

    def _all(self) -> dict[bytes, bytes]:
        if self._records is None:
            self._records = self._read("records") or {}
        return self._records

    def _read(self, name: str) -> Any:
        try:
            content = (self.folder / name).read_bytes() if self.folder else b""
        except OSError:
            return None
        head, body = content[:64], content[64:]
        found = thaw(body) if head == _head(body) else None
        return found if isinstance(found, dict) else None

    def _write(self, name: str, value: object) -> None:
        assert self.folder is not None
        body = pickle.dumps(value, 5)
        with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as file:
            file.write(_head(body) + body)
        os.replace(file.name, self.folder / name)


def _head(body: bytes) -> bytes:
    return _version() + hashlib.blake2b(body, digest_size=32).digest()


def key_of(kind: str, id: str, content: bytes) -> bytes:
    """Return the key of a file: what it holds, and as what it is read."""
    return hashlib.blake2b(content, digest_size=20, person=hashlib.blake2b(f"{kind}/{id}".encode(), digest_size=16).digest()).digest()


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in (("datetime", "date"), ("casetracker.store", "Entry")):
            return super().find_class(module, name)
        if f"{module}.".startswith(_SAFE) and "." not in name:
            found = super().find_class(module, name)
            # What a module of ours has imported, or its functions, must not be had through it.
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a record")


def thaw(content: bytes) -> Any:
    """Return what `content` holds pickled, if that is made of nothing but the model's classes; else None."""
    if not content:
        return None
    try:
        with undisturbed():
            return _Reader(io.BytesIO(content)).load()
    except Exception:  # whatever a corrupt file makes of itself, it is read anew
        return None


@lru_cache(maxsize=1)
def _version() -> bytes:
    """A hash of all code of this package: no entry outlives a change to what made it."""
    code = hashlib.blake2b(digest_size=32)
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        code.update(path.read_bytes())
    return code.digest()
