"""Parsed records kept between runs, by the hash of the file that they came from. Never trusted: what does not fit is read anew.

Two files in a folder such as `.cache/`: `outlines`, which hold what rules between records read and are all that a check
loads, and `records`. Both begin with a version (a hash of the code that makes them) and a hash of what follows; they are
unpickled by a reader that knows no classes but those of the model, so that a foreign file can do nothing but fail.

The outlines also hold each file's stamp, by which a file that is as it was need not be read. As git does with its index, a
stamp is kept only if the file was at rest when it was read: one written again within the clock's step keeps its stamp.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import babel
import yaml

from casetracker.link import Joint
from casetracker.parallel import undisturbed
from casetracker.problems import Problem

if TYPE_CHECKING:
    from casetracker.model import Record, Withdrawn

_SAFE = ("casetracker.model.", "casetracker.dates.", "casetracker.problems.", "casetracker.link.joints.")
_DAY_BOUND = frozenset({"date-future", "age"})
"""Rules whose verdict changes as days pass."""
_SETTLED = 2_000_000_000
"""Nanoseconds, the step of the coarsest file system's clock."""
MADE_BY = (
    "problems",
    "dates",
    "text",
    "countries",
    "words",
    "settings",
    "model",
    "read",
    "validate",
    "link",
    "parallel",
    "store",
    "known",
    "load",
)
"""The layers up to the one that makes the entries: no code that takes part in it lies above them."""


def at_rest(stamp: tuple[int, ...], now: int) -> bool:
    """Whether a file of that stamp, seen at `now` (nanoseconds since 1970), must get another stamp by any later change.

    Not so where a stamp holds no time of change that only the system sets, as on Windows: there a file's times can be set back.
    """
    return bool(stamp) and os.name == "posix" and max(stamp[:2]) < now - _SETTLED


class Entry(NamedTuple):
    """What came of one file: problems, and what of its record has to fit the others; None where it has none."""

    day: date
    """The day of the check."""
    problems: tuple[Problem, ...]
    joint: Joint | None

    def holds_on(self, today: date) -> bool:
        """Whether a check today would come to the same: nothing that lay in the past comes to lie ahead."""
        return today == self.day or (today > self.day and not any(each.rule in _DAY_BOUND for each in self.problems))


class Store:
    """What is known of files from earlier runs. `end` keeps what this run used, and drops the rest.

    `now` is when this run began, in nanoseconds as files' stamps have it; without it no stamp is trusted or kept.
    """

    def __init__(self, folder: Path | None = None, now: int | None = None) -> None:
        self.folder = folder
        """Where it is kept; None for a store that keeps nothing."""
        self._now = now
        self._entries: dict[bytes, Entry] = {}
        self._stamps: dict[str, tuple[tuple[int, ...], bytes]] = {}
        found = self._read("outlines")
        if isinstance(found, tuple) and len(found) == 3 and isinstance(found[1], dict) and isinstance(found[2], dict):
            began, stamps, self._entries = found
            if now is not None and isinstance(began, int) and began <= now:
                self._stamps = stamps
        self._records: dict[bytes, bytes] | None = None
        self._used: set[bytes] = set()
        self._seen: dict[str, tuple[tuple[int, ...], bytes]] = {}
        self._new = 0
        self._records_changed = False

    def key(self, name: str, stamp: tuple[int, ...]) -> bytes | None:
        """Return the key of the file `name`, if its stamp shows that it is as it was; else None, and its content tells."""
        found = self._stamps.get(name)
        if found is None or found[0] != stamp:
            return None
        self._seen[name] = found
        return found[1]

    def seen(self, name: str, stamp: tuple[int, ...], key: bytes) -> None:
        """Keep that the file `name`, whose stamp was taken before its content was read, has that key."""
        if self._now is not None and at_rest(stamp, self._now):
            self._seen[name] = (stamp, key)
            self._new += 1

    def get(self, key: bytes, today: date) -> Entry | None:
        """Return what is known of the file with that key, if it holds today."""
        entry = self._entries.get(key)
        if entry is None or not entry.holds_on(today):
            return None
        self._used.add(key)
        return entry

    def holds(self, key: bytes, today: date, *, whole: bool) -> bool:
        """Whether that would be found, and with `whole` its record too. In a forked process the store notes nothing that this one sees."""
        entry = self._entries.get(key)
        return entry is not None and entry.holds_on(today) and (not whole or entry.joint is None or key in self._all())

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

    def end(self) -> None:
        """Save, and let go of everything: whoever made this store may hold it on while a site is built."""
        self._save()
        self._entries, self._records, self._stamps, self._seen = {}, {}, {}, {}

    def _save(self) -> None:
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
            stamps = {name: self._seen[name] for name in sorted(self._seen)}
            self._write("outlines", (self._now, stamps, {key: self._entries[key] for key in sorted(self._used)}))
        except OSError:
            return

    def _all(self) -> dict[bytes, bytes]:
        if self._records is None:
            found = self._read("records")
            self._records = found if isinstance(found, dict) else {}
        return self._records

    def _read(self, name: str) -> Any:
        try:
            content = (self.folder / name).read_bytes() if self.folder else b""
        except OSError:
            return None
        head, body = content[:64], content[64:]
        return thaw(body) if head == _head(body) else None

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
    """A hash of all code that makes an entry: none outlives a change to what made it."""
    code = hashlib.blake2b(f"{yaml.__version__} {babel.__version__}".encode(), digest_size=32)
    for path in _made_by():
        code.update(hashlib.blake2b(path.read_bytes()).digest())
    return code.digest()


def _made_by() -> Iterator[Path]:
    here = Path(__file__).parent
    for name in MADE_BY:
        yield from sorted((here / name).rglob("*.py")) or [here / f"{name}.py"]
