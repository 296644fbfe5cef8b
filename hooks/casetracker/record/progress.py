"""How far long work is, as one line on a terminal that is gone when the work is done; nothing anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO, TypeVar

T = TypeVar("T")

WIDTH = 60
"""Letters of the line. It is overwritten with spaces: terminals that know no colours do not know how to clear one either."""
EVERY = 0.1
"""Seconds between two looks at the line, in each process."""


class Progress:
    """The line. Forked workers have it too: each knows how far all of them are. Without a terminal nothing is written."""

    def __init__(self, what: str = "", total: int = 0, terminal: TextIO | None = None) -> None:
        self._what, self._total, self._terminal = what, total, terminal
        self._shown = 0.0

    def show(self, share: float) -> None:
        """Say how much of the work is done."""
        if self._terminal is not None and time.monotonic() - self._shown > EVERY:
            self._shown = time.monotonic()
            self._write(f"{self._what} {round(share * self._total):,} of {self._total:,}"[:WIDTH])

    def counted(self, items: Sequence[T]) -> Iterator[T]:
        """Yield the items, and show how far they are."""
        for number, item in enumerate(items):
            self.show(number / len(items))
            yield item

    def end(self) -> None:
        if self._terminal is not None:
            self._write("")
            self._terminal.write("\r")
            self._terminal.flush()

    def _write(self, text: str) -> None:
        assert self._terminal is not None
        self._terminal.write(f"\r{text:{WIDTH}}")
        self._terminal.flush()


UNSEEN = Progress()
"""Of work that nobody waits for."""


@contextmanager
def progress(what: str, total: int) -> Iterator[Progress]:
    """Show on a terminal, while it lasts, how far work is: `Reading 1,200 of 5,000`."""
    line = Progress(what, total, sys.stderr if sys.stderr.isatty() else None)
    try:
        yield line
    finally:
        line.end()
