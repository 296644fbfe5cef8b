"""How far long work is, as one line on a terminal that is gone when the work is done; nothing anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from casetracker.record.parallel import Show, unseen

WIDTH = 60
"""Letters of the line. It is overwritten with spaces: terminals that know no colours do not know how to clear one either."""
EVERY = 0.1
"""Seconds between two looks at the line, in each process: forked workers write it too, and each knows how far all of them are."""


@contextmanager
def progress(what: str, total: int) -> Iterator[Show]:
    """Show on a terminal, while it lasts, how far work is: `Reading 1,200 of 5,000`. Yield what takes the share that is done."""
    terminal = sys.stderr
    if not terminal.isatty():
        yield unseen
        return
    shown = 0.0

    def write(text: str) -> None:
        terminal.write(f"\r{text[:WIDTH]:{WIDTH}}")
        terminal.flush()

    def show(share: float) -> None:
        nonlocal shown
        if time.monotonic() - shown > EVERY:
            shown = time.monotonic()
            write(f"{what} {round(share * total):,} of {total:,}")

    try:
        yield show
    finally:
        write("")
        terminal.write("\r")
        terminal.flush()
