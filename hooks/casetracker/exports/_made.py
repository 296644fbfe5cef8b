"""What is costly to make and asked for more than once: made at the first call, and kept for as long as its site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from casetracker.output import File


@dataclass
class Kept:
    """Content that is made once."""

    make: Callable[[], bytes]
    made: bytes | None = field(default=None, repr=False)

    def __call__(self) -> bytes:
        if self.made is None:
            self.made = self.make()
        return self.made


def kept(file: File) -> File:
    """Return the same file, its content made once."""
    return File(file.address, Kept(file.content))
