"""Work on many things in several processes, where the system can fork them; else in this one, with the same result."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

PARTS = 1000
"""Into at most so many parts the work is cut: their numbers fit into a pipe at once (4,096 bytes, POSIX's PIPE_BUF)."""

SHIFTS = 8
"""So many workers follow each other in the place of each process, where nobody asks for results."""
ALONE = 50
"""So many of the first things are parts of their own: what is costly stands there."""


Show = Callable[[float], None]
"""Takes the share of the work that is done."""
Progress = Callable[[str, int], AbstractContextManager[Show]]
"""Shows, while it lasts, how much is done of so much work of that name."""


class WorkerError(Exception):
    """A worker failed; the message is its traceback."""


def unseen(share: float) -> None:
    """Nobody waits for the work."""


@contextmanager
def silent(what: str, total: int) -> Iterator[Show]:
    """Say of so much work nothing."""
    yield unseen


def counted(items: Sequence[T], show: Show) -> Iterator[T]:
    """Yield the items, and show how far they are."""
    for number, item in enumerate(items):
        show(number / len(items))
        yield item


def parallel_map(items: Sequence[T], work: Callable[[T], R], processes: int, show: Show = unseen) -> list[R]:
    """Return `work(item)` for each item, done by up to `processes` processes: whichever is free takes the next part.

    What is costly had best stand first. Results pass between processes pickled. A forked process sees everything that
    this one does, so `work` may be any function. Raises WorkerError where a worker fails.
    """
    processes = min(processes, len(items))
    if processes < 2 or not can_fork():
        return [work(item) for item in counted(items, show)]
    parts = _cut(len(items))
    numbers = _numbers(len(parts))
    give_back()
    gc.freeze()  # what is there already is not looked through again, by no process: looking would copy it
    try:
        workers = [_started(items, work, numbers, parts, len(parts), show) for _ in range(1, processes)]
        found = _work(items, work, numbers, parts, len(parts), show)
        for pipe, worker in workers:
            done, result = _ended(pipe, worker)
            if not done:
                raise WorkerError(result)
            found |= result
    finally:
        gc.unfreeze()
        os.close(numbers)
    return [each for number in sorted(found) for each in found[number]]


def each(items: Sequence[T], work: Callable[[T], object], processes: int, show: Show = unseen) -> None:
    """Do `work(item)` for each item, for what it does and not for what it returns, in up to `processes` processes at once.

    What is costly had best stand first. This process only waits, and workers are many and short: the memory that one of
    them touches is copied for it, and given back when it ends. Raises WorkerError where a worker fails.
    """
    processes = min(processes, len(items))
    if processes < 2 or not can_fork():
        for item in counted(items, show):
            work(item)
        return
    parts = _cut(len(items))
    most = max(1, len(parts) // (processes * SHIFTS))
    numbers = _numbers(len(parts))
    workers: dict[Any, Any] = {}
    left, failed = len(parts), ""

    def only(item: T) -> None:
        work(item)

    give_back()
    gc.freeze()  # as above
    try:
        while workers or (left > 0 and not failed):
            while left > 0 and len(workers) < processes and not failed:
                pipe, worker = _started(items, only, numbers, parts, most, show)
                workers[pipe] = worker
                left -= most
            ready: list[Any] = wait(list(workers))
            for ended in ready:
                done, result = _ended(ended, workers.pop(ended))
                failed = failed or ("" if done else result)
    finally:
        gc.unfreeze()
        os.close(numbers)
    if failed:
        raise WorkerError(failed)


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


def give_back() -> None:
    """Give memory that is free back to the system, where its library can (glibc): else it counts for this process as long as it runs."""
    import ctypes  # only where processes are forked: a check of few files has to start fast

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def can_fork() -> bool:
    """Whether processes can be forked safely: macOS's own libraries can't bear it, and Windows can't do it."""
    return sys.platform == "linux" and "fork" in multiprocessing.get_all_start_methods()


def _cut(number: int) -> list[slice]:
    """Cut so many things into parts: the first ones by themselves, and no more parts than fit into the pipe."""
    alone = min(number, ALONE)
    size = max(1, -(-(number - alone) // (PARTS - alone)))
    return [*(slice(place, place + 1) for place in range(alone)), *(slice(place, place + size) for place in range(alone, number, size))]


def _numbers(parts: int) -> int:
    """Return a pipe from which every process may take the number of a part that no other has taken."""
    out, into = os.pipe()
    os.write(into, b"".join(number.to_bytes(4, "big") for number in range(parts)))
    os.close(into)
    return out


def _taken(numbers: int) -> Iterator[int]:
    while number := os.read(numbers, 4):
        yield int.from_bytes(number, "big")


def _started(
    items: Sequence[Any], work: Callable[[Any], Any], numbers: int, parts: Sequence[slice], most: int, show: Show
) -> tuple[Connection, Any]:
    """Start a process that works on so many parts at most. Return the pipe that its results come by, and the process."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=_run, args=(items, work, numbers, parts, most, show, theirs), daemon=True)
    worker.start()
    theirs.close()
    return ours, worker


def _ended(pipe: Connection, worker: Any) -> tuple[bool, Any]:
    """Wait for a process. Return whether it did its work, and its results or its traceback."""
    try:
        done, result = pipe.recv()
    except EOFError:
        done, result = False, "a worker ended without a result"
    worker.join()
    pipe.close()
    return done, result


def _work(items: Sequence[T], work: Callable[[T], R], numbers: int, parts: Sequence[slice], most: int, show: Show) -> dict[int, list[R]]:
    """Work on one part after another, on so many at most. Return the results by the number of their part."""
    found: dict[int, list[R]] = {}
    for number in islice(_taken(numbers), most):
        show(parts[number].start / len(items))  # parts are taken in their order
        found[number] = [work(item) for item in items[parts[number]]]
    return found


def _run(
    items: Sequence[Any], work: Callable[[Any], Any], numbers: int, parts: Sequence[slice], most: int, show: Show, pipe: Connection
) -> None:
    try:
        pipe.send((True, _work(items, work, numbers, parts, most, show)))
    except BaseException:
        pipe.send((False, traceback.format_exc()))
    finally:
        pipe.close()
