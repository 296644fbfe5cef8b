"""Work on many things in several processes, where the system can fork them; else in this one, with the same result."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

PARTS = 1000
"""Into at most so many parts the work is cut: their numbers fit into a pipe at once (4,096 bytes, POSIX's PIPE_BUF)."""


class WorkerError(Exception):
    """A worker failed; the message is its traceback."""


def split(items: Sequence[T], work: Callable[[T], R], processes: int) -> list[R]:
    """Return `work(item)` for each item, done by up to `processes` processes: whichever is free takes the next part.

    What is costly had best stand first. Results pass between processes pickled. A forked process sees everything that
    this one does, so `work` may be any function. Raises WorkerError where a worker fails.
    """
    processes = min(processes, len(items))
    if processes < 2 or not can_fork():
        return [work(item) for item in items]
    size = -(-len(items) // PARTS)
    numbers = _numbers(-(-len(items) // size))
    context = multiprocessing.get_context("fork")
    workers: list[tuple[Any, Connection]] = []
    _give_back()
    gc.freeze()  # what is there already is not looked through again, by no process: looking would copy it
    try:
        for _ in range(1, processes):
            ours, theirs = context.Pipe(duplex=False)
            worker = context.Process(target=_run, args=(items, work, numbers, size, theirs), daemon=True)
            worker.start()
            theirs.close()
            workers.append((worker, ours))
        found = _parts(items, work, numbers, size)
        for worker, ours in workers:
            try:
                done, result = ours.recv()
            except EOFError:
                done, result = False, "a worker ended without a result"
            worker.join()
            if not done:
                raise WorkerError(result)
            found |= result
    finally:
        gc.unfreeze()
        os.close(numbers)
    return [each for number in sorted(found) for each in found[number]]


@contextmanager
def undisturbed() -> Iterator[None]:
    """Do without the search for garbage for a while in which much is made and little thrown away: it takes a third of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _give_back() -> None:
    """Give memory that is free back to the system, where its library can (glibc): else it counts for this process as long as it runs."""
    import ctypes  # only where processes are forked: a check of few files has to start fast

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def can_fork() -> bool:
    """Whether processes can be forked safely: macOS's own libraries can't bear it, and Windows can't do it."""
    return sys.platform == "linux" and "fork" in multiprocessing.get_all_start_methods()


def _numbers(parts: int) -> int:
    """Return a pipe from which every process may take the number of a part that no other has taken."""
    out, into = os.pipe()
    os.write(into, b"".join(number.to_bytes(4, "big") for number in range(parts)))
    os.close(into)
    return out


def _taken(numbers: int) -> Iterator[int]:
    while number := os.read(numbers, 4):
        yield int.from_bytes(number, "big")


def _parts(items: Sequence[T], work: Callable[[T], R], numbers: int, size: int) -> dict[int, list[R]]:
    """Work on one part after another. Return the results by the number of their part."""
    return {number: [work(item) for item in items[number * size : (number + 1) * size]] for number in _taken(numbers)}


def _run(items: Sequence[Any], work: Callable[[Any], Any], numbers: int, size: int, pipe: Connection) -> None:
    try:
        pipe.send((True, _parts(items, work, numbers, size)))
    except BaseException:
        pipe.send((False, traceback.format_exc()))
    finally:
        pipe.close()
