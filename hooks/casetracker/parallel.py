"""Work on many things in several processes, where the system can fork them; else in this one, with the same result."""

from __future__ import annotations

import multiprocessing
import sys
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class WorkerError(Exception):
    """A worker failed; the message is its traceback."""


def split(items: Sequence[T], work: Callable[[Sequence[T]], list[R]], processes: int) -> list[R]:
    """Return `work(items)`, done in up to `processes` processes on interleaved parts; `work` returns one result an item, in order.

    Results pass between processes pickled. A forked process sees everything that this one does, so `work` may be any
    function. Raises WorkerError where a worker fails.
    """
    processes = min(processes, len(items))
    if processes < 2 or not can_fork():
        return work(items)
    context = multiprocessing.get_context("fork")
    workers: list[tuple[Any, Connection]] = []
    for number in range(1, processes):
        ours, theirs = context.Pipe(duplex=False)
        worker = context.Process(target=_run, args=(work, items[number::processes], theirs), daemon=True)
        worker.start()
        theirs.close()
        workers.append((worker, ours))
    parts = [work(items[0::processes])]
    for worker, ours in workers:
        try:
            done, result = ours.recv()
        except EOFError:
            done, result = False, "a worker ended without a result"
        worker.join()
        if not done:
            raise WorkerError(result)
        parts.append(result)
    return [parts[index % processes][index // processes] for index in range(len(items))]


def can_fork() -> bool:
    """Whether processes can be forked safely: macOS's own libraries can't bear it, and Windows can't do it."""
    return sys.platform == "linux" and "fork" in multiprocessing.get_all_start_methods()


def _run(work: Callable[[Sequence[Any]], list[Any]], items: Sequence[Any], pipe: Connection) -> None:
    try:
        pipe.send((True, work(items)))
    except BaseException:
        pipe.send((False, traceback.format_exc()))
    finally:
        pipe.close()
