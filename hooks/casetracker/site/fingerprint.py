"""One hash of a built site: of every file's address and content, so that two sites can be told to be the same.

For each file a line `<sha256>  <address>`, as `sha256sum` writes it; the lines in the order of the addresses' bytes; and
the SHA-256 of all lines. So for a site without packed files `sha256sum` alone comes to the same hash.

Packed files count by what is in them: two releases of a compressor, or of SQLite, write the same content in other bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from zipfile import BadZipFile, ZipFile


def lines(folder: Path) -> Iterator[str]:
    """Yield the line of each file below `folder`, by address. Raises OSError where one can't be read."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    for address in sorted(files, key=lambda each: each.encode("utf-8", "surrogateescape")):
        yield f"{digest(address, files[address].read_bytes())}  {address}"


def fingerprint(lines: Iterator[str] | list[str]) -> str:
    """Return the hash of a site from the lines of its files, 64 hex digits."""
    return _sha256("".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape"))


def digest(name: str, content: bytes) -> str:
    """Return the hash of a file's content, unpacked where its name says that it is packed and it can be."""
    unpack = _UNPACK.get(name.rpartition(".")[2].lower())
    try:
        return _sha256(unpack(content)) if unpack else _sha256(content)
    except (OSError, EOFError, zlib.error, BadZipFile, NotImplementedError, RuntimeError, sqlite3.Error):
        return _sha256(content)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _zip(content: bytes) -> bytes:
    with ZipFile(io.BytesIO(content)) as archive:
        members = [each for each in archive.infolist() if not each.is_dir()]
        return "".join(f"{digest(each.filename, archive.read(each))}  {each.filename}\n" for each in members).encode()


def _sqlite(content: bytes) -> bytes:
    """What a database declares, and every row of its tables; the inner tables of a full-text index are SQLite's own affair."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(content)
        database.execute("PRAGMA trusted_schema = OFF")
        database.text_factory = bytes
        inner = {name for _, name, kind, *_ in database.execute("PRAGMA main.table_list") if kind == b"shadow"}
        declared = list(database.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name"))
        told: list[object] = [each for each in declared if each[1] not in inner]
        for type_, name, _ in declared:
            if type_ == b"table" and name not in inner and not name.startswith(b"sqlite_"):
                quoted = name.decode().replace('"', '""')
                told += [name, *database.execute(f'SELECT * FROM "{quoted}"')]  # noqa: S608  (a table's own name, quoted)
    return json.dumps(told, default=lambda value: value.decode("utf-8", "backslashreplace")).encode()


_UNPACK: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.decompress, "zip": _zip, "xlsx": _zip, "sqlite": _sqlite}
