"""What was made of the record, kept between builds, so that a build makes anew only what is made of something that has changed.

A pack is a file that is only ever added to: first what holds for all in it (the code, the settings, the day), then one part
after another, each with its key, its hash and its length. A key is a hash of a name and of all that the thing is made of; the
commit is no part of that, for nothing that names the commit is kept. Every process adds to a pack of its own. At the end all
that this build did not use is dropped: what is withdrawn from the record stays in no cache. Nothing is trusted: a part whose
hash does not fit is made again, and a folder that can't be written costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import jinja2

from casetracker.history import History
from casetracker.model import Case, Swap, Withdrawn
from casetracker.output import Edition, MadeOf
from casetracker.settings import Settings

_KEY = 20
_HEAD = struct.Struct(f">{_KEY}s16sQ")
"""Of a part: its key, the hash of its content, and its length in bytes."""
_PACK, _NEW = "*.pack", "*.new"


class _Part(NamedTuple):
    """Where a part stands: the open pack, the place of its content and its length in bytes, its hash, and its number among all."""

    pack: int
    offset: int
    length: int
    hash: bytes
    number: int


class Kept:
    """One build's view of the folder. `keep` may be called in forked processes; `end` once, in the one that began."""

    def __init__(self, folder: Path, basis: bytes, records: Mapping[str, bytes], history: History) -> None:
        """`basis` is a hash of all that everything is made of beside the record; `records` has a hash for each `kind/id`."""
        self._folder = folder
        self._basis = basis
        self._records = records
        whole = hashlib.blake2b(repr((history.known, sorted(history.records.items()))).encode(), digest_size=_KEY)
        for name, key in sorted(records.items()):
            whole.update(name.encode() + b"\0" + key)
        self._whole = whole.digest()
        self._told: dict[int, tuple[object, bytes]] = {}
        self._open: dict[Path, int] = {}
        self._parts: dict[bytes, _Part] = {}
        self._mine: tuple[int, int] | None = None
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(_NEW):  # by a build that failed
            with suppress(OSError):
                left.unlink()
        for path in sorted(folder.glob(_PACK)):
            with suppress(OSError):
                self._look_through(path)
        # One byte a part, which forked processes share: whether this build has used it.
        self._used = mmap.mmap(-1, len(self._parts) + 1)

    def keep(self, name: str, of: MadeOf, make: Callable[[], bytes]) -> bytes:
        """Return what was made under that name of the same things before, else what `make` makes now."""
        key = hashlib.blake2b(name.encode() + b"\0" + self._hash(of), digest_size=_KEY).digest()
        part = self._parts.get(key)
        if part is not None:
            content = _content(part)
            if content is not None:
                self._used[part.number] = 1
                return content
        made = make()
        with suppress(OSError):
            self._add(_HEAD.pack(key, _hashed(made), len(made)))
            self._add(made)
        return made

    def end(self) -> None:
        """Keep what this build made or used, and drop the rest."""
        new = list(self._folder.glob(_NEW))
        used = [part for part in self._parts.values() if self._used[part.number]]
        whole = len(used) == len(self._parts) and self._is_whole()
        old = [] if whole else list(self._open)
        with suppress(OSError):
            if used and not whole:
                new, old = [self._joined(used, new)], [*old, *new]
            for pack in self._open.values():
                os.close(pack)
            for path in old:
                path.unlink(missing_ok=True)
            for path in new:
                path.replace(path.with_suffix(".pack"))

    def _look_through(self, path: Path) -> None:
        """Open a pack and find the parts that stand in it, up to the first that is not whole."""
        pack = self._open[path] = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        size, place = os.fstat(pack).st_size, len(self._basis)
        if _read(pack, place, 0) != self._basis:
            return
        while place + _HEAD.size <= size:
            key, hash_, length = _HEAD.unpack(_read(pack, _HEAD.size, place))
            place += _HEAD.size
            if place + length > size:
                return
            self._parts[key] = _Part(pack, place, length, hash_, len(self._parts))
            place += length

    def _is_whole(self) -> bool:
        """Whether the packs hold the parts that were found and nothing else."""
        held = sum(len(self._basis) for _ in self._open) + sum(_HEAD.size + part.length for part in self._parts.values())
        return held == sum(os.fstat(pack).st_size for pack in self._open.values())

    def _joined(self, used: list[_Part], new: list[Path]) -> Path:
        """Put all that is to stay into one file, and return it."""
        keys = {part.number: key for key, part in self._parts.items()}
        whole = self._folder / f"{os.getpid()}-whole.new"
        with whole.open("wb") as file:
            file.write(self._basis)
            for part in used:
                content = _content(part)
                if content is not None:
                    file.write(_HEAD.pack(keys[part.number], part.hash, part.length) + content)
            for path in new:
                file.write(path.read_bytes()[len(self._basis) :])
        return whole

    def _add(self, part: bytes) -> None:
        process = os.getpid()
        if self._mine is None or self._mine[0] != process:
            path = self._folder / f"{process}-{os.urandom(4).hex()}.new"
            self._mine = (process, os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600))
            os.write(self._mine[1], self._basis)
        left = memoryview(part)
        while left:
            left = left[os.write(self._mine[1], left) :]

    def _hash(self, of: MadeOf) -> bytes:
        if of is None:
            return self._whole
        known = self._told.get(id(of))
        if known is None or known[0] is not of:
            told = hashlib.blake2b("\0".join(self._walk(of)).encode(), digest_size=_KEY)
            known = self._told[id(of)] = (of, told.digest())
        return known[1]

    def _walk(self, of: object) -> Iterator[str]:
        """Yield what tells a thing from others: of a record the hash of its file."""
        if isinstance(of, Case | Swap | Withdrawn):
            kind = of.record if isinstance(of, Withdrawn) else "case" if isinstance(of, Case) else "swap"
            yield self._records[f"{kind}/{of.id}"].hex()
        elif of.__class__ is tuple and isinstance(of, tuple):
            yield "("
            for each in of:
                yield from self._walk(each)
            yield ")"
        else:
            yield repr(of)


def basis(settings: Settings, edition: Edition, *rest: object) -> bytes:
    """Return a hash of what everything is made of beside the record.

    That is this package and those it builds with, the settings, the edition but its commit, and the `rest`.
    """
    told = hashlib.blake2b(digest_size=32)
    package = Path(__file__).parent.parent
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            told.update(f"{path.relative_to(package)}\0".encode() + hashlib.blake2b(path.read_bytes()).digest())
    installed = Path(jinja2.__file__).parent.parent
    libraries = sorted(name for name in os.listdir(installed) if name.endswith(".dist-info"))  # its name has the version
    known = (edition.title, edition.base, edition.edit, edition.repository, edition.today, edition.draw is not None)
    told.update(repr((libraries, settings, known, rest)).encode())
    return told.digest()


def _content(part: _Part) -> bytes | None:
    """Return what a part holds; None where it is not what was put there."""
    with suppress(OSError):
        content = _read(part.pack, part.length, part.offset)
        if _hashed(content) == part.hash:
            return content
    return None


def _read(pack: int, length: int, offset: int) -> bytes:
    if hasattr(os, "pread"):  # which leaves the file's own place alone: forked processes share it
        return os.pread(pack, length, offset)
    os.lseek(pack, offset, os.SEEK_SET)
    return os.read(pack, length)


def _hashed(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()
