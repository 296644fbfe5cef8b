"""Pages and files straight to the site folder, on all cores, past MkDocs: it would hold every one of them in memory.

Only what stands in the navigation goes through MkDocs; of 5,000 cases it needs to know nothing.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from casetracker.pages.output import Page, Read, Site
from casetracker.record.parallel import each
from casetracker.site.frames import MARKS, Frames

FEW = 100
"""So many files are written sooner in one process than a second one is made."""
_CONTENT = MARKS["content"].encode()


class Job(NamedTuple):
    """A file to write, from the site's root, and what makes its bytes."""

    address: str
    content: Callable[[], bytes]


Task = list[Job]
"""Jobs that one process does in their order."""


def write(folder: Path, site: Site, framed: Collection[str], frames: Frames, processes: int) -> None:
    """Write every page and file of `site` below `folder`. The bytes do not depend on the number of processes.

    `framed` are the addresses of the pages that MkDocs has written, all but their content. Raises WorkerError where a
    page can't be made, and OSError where a file can't be written.
    """
    for step in steps(site, framed, frames, folder, lambda address: (folder / address).read_bytes()):
        first, rest = _apart(step) if len(step) > FEW else (step, [])
        each(first, partial(_do, folder), 1)
        each(rest, partial(_do, folder), processes)


def steps(site: Site, framed: Collection[str], frames: Frames, folder: Path, read: Read) -> Iterator[list[Task]]:
    """Yield what can be done at once. What is made of other files comes a step after them, and `read`s them; what is costly stands first.

    `folder` is the folder in which the `framed` pages lie, all but their content.
    """

    def page_job(page: Page, body: Callable[[], str]) -> Job:
        address = f"{page.address}index.html"
        if page.address in framed:
            frame = (folder / address).read_bytes()
            return Job(address, lambda: frame.replace(_CONTENT, body().encode()))
        frames.of(page)  # made here, so that no worker makes it again
        return Job(address, lambda: frames.whole(page, body()).encode())

    groups: dict[str, Task] = {}
    single: list[Task] = []
    for file in site.files:
        if file.of is None:
            job = Job(file.address, file.content)
            if file.group:
                groups.setdefault(file.group, []).append(job)
            else:
                single.append([job])
    for page in site.pages:
        if page.group:
            groups.setdefault(page.group, []).append(page_job(page, page.body))
    yield [*groups.values(), *single]
    joined = [Job(file.address, partial(file.of, read)) for file in site.files if file.of]
    yield [joined, *([page_job(page, page.body)] for page in site.pages if page.of is None and not page.group)]
    yield [[page_job(page, partial(page.of, read))] for page in site.pages if page.of]


def _apart(step: list[Task]) -> tuple[list[Task], list[Task]]:
    """Return the first of each kind of which there are many, and all others.

    What all of a kind need, such as a compiled template, is then there before processes part, and made once.
    """
    kinds = [_kind(task) for task in step]
    many = {kind for kind, number in Counter(kinds).items() if kind and number > FEW}
    first: list[Task] = []
    rest: list[Task] = []
    for task, kind in zip(step, kinds, strict=True):
        (first if kind in many else rest).append(task)
        many.discard(kind)
    return first, rest


def _kind(task: Task) -> str:
    """Return what names a kind of file: `cases/*/index.html`, `api/v1/cases/*.json`. Empty for a group of files."""
    if len(task) > 1:
        return ""
    folder, _, name = task[0].address.rpartition("/")
    return f"{posixpath.dirname(folder)}/{name}" if name == "index.html" else f"{folder}/{posixpath.splitext(name)[1]}"


def _do(folder: Path, task: Task) -> None:
    for job in task:
        path = folder / job.address
        made = job.content()
        try:
            path.write_bytes(made)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
