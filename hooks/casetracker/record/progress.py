"""How far long work is, as one line on a terminal that is gone when the work is done; nothing anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

T = TypeVar("T")

WIDTH = 60
"""Letters of the line. It is overwritten with spaces: terminals that know no colours do not know how to clear one either."""
EVERY = 0.1
"""Seconds between two looks at the line, in each process."""


class _Line(NamedTuple):
    """What is being done to how many things."""

    what: str
    total: int


_line: _Line | None = None
_shown = 0.0


@contextmanager
def progress(what: str, total: int) -> Iterator[None]:
    """Show how far `show` says that this work is, while it lasts: `Reading 1,200 of 5,000`."""
    global _line
    if not sys.stderr.isatty():
        yield
        return
    _line = _Line(what, total)
    try:
        yield
    finally:
        _line = None
        sys.stderr.write(f"\r{'':{WIDTH}}\r")
        sys.stderr.flush()


def show(share: float) -> None:
    """Say how much of the work is done. Forked workers may say so too: each knows how far all of them are."""
    global _shown
    now = time.monotonic()
    if _line and now - _shown > EVERY:
        _shown = now
        text = f"{_line.what} {round(share * _line.total):,} of {_line.total:,}"
        sys.stderr.write(f"\r{text[:WIDTH]:{WIDTH}}")
        sys.stderr.flush()


def counted(items: Sequence[T]) -> Iterator[T]:
    """Yield the items, and show how far they are."""
    for number, item in enumerate(items):
        show(number / len(items))
        yield item
