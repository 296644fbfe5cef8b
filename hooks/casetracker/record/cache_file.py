"""A JSON file in which a command keeps what it worked out for its next run: used if it is whole and made by the same code, else made anew.

Its first line names what it was made by, and has a hash of the rest. It can hold nothing but data, and a folder that can't be
read or written costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any


def read(file: Path, made_by: str) -> Any:
    """Return what the file holds; None where that is nothing, was made by something else, or is not whole."""
    try:
        head, _, body = file.read_bytes().partition(b"\n")
        return json.loads(body) if head == _head(body, made_by) else None
    except (OSError, ValueError, RecursionError):
        return None


def write(file: Path, made_by: str, value: object) -> None:
    """Put the file in place in one step, so that a run beside this one never reads half of it."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str).encode("utf-8", "surrogatepass")
    name = ""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.stem}-", delete=False) as part:
            name = part.name
            part.write(_head(body, made_by) + b"\n" + body)
        os.replace(name, file)
    except OSError:
        if name:
            with suppress(OSError):
                os.unlink(name)


def _head(body: bytes, made_by: str) -> bytes:
    return f"{made_by} {hashlib.sha256(body).hexdigest()}".encode()
