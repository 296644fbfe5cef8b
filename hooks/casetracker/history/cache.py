"""What was read from git, kept by object id: an object never changes, so neither does what follows from it.

One file, with its format, what it was made by and a checksum in its first line. Whatever does not fit is thrown away
and made anew; a cache that can't be written is done without.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

FORMAT = 1
"""To be raised whenever what is kept, or the way to it, changes."""
NAME = "history.json"


@dataclass
class Cache:
    """`commits`: commit and its parent → time, pull request and files. `steps`: two versions of a file → what is between them."""

    commits: dict[str, Any] = field(default_factory=dict)
    steps: dict[str, Any] = field(default_factory=dict)


@lru_cache(maxsize=1)
def stamp() -> str:
    """Return what a cache has to be made by: this format and these fields."""
    from casetracker.model.schema import schema_bytes  # a check, which keeps nothing here, has to start fast

    return f"casetracker-history {FORMAT} {hashlib.sha256(schema_bytes('case') + schema_bytes('swap')).hexdigest()[:16]}"


def read(folder: Path | None) -> Cache:
    """Return the cache in `folder`, or an empty one."""
    if folder is None:
        return Cache()
    try:
        head, _, body = (folder / NAME).read_bytes().partition(b"\n")
        if head.decode("ascii", "replace") != f"{stamp()} {hashlib.sha256(body).hexdigest()}":
            return Cache()
        told = json.loads(body)
        return Cache(dict(told["commits"]), dict(told["steps"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Cache()


def write(folder: Path | None, cache: Cache) -> None:
    """Put the cache in place in one step, so that a build beside this one never reads half of it."""
    if folder is None:
        return
    body = json.dumps({"commits": cache.commits, "steps": cache.steps}, separators=(",", ":"), ensure_ascii=False).encode()
    name = ""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".history-", delete=False) as file:
            name = file.name
            file.write(f"{stamp()} {hashlib.sha256(body).hexdigest()}\n".encode())
            file.write(body)
        os.replace(name, folder / NAME)
    except OSError:
        if name:
            with suppress(OSError):
                os.unlink(name)
