"""Pages and files straight to the site folder, on all cores, past MkDocs: it would hold every one of them in memory."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from casetracker.pages.output import File, Page, Read, Site, is_shared
from casetracker.record.parallel import each
from casetracker.site.frames import Frames
from casetracker.site.progress import progress

FEW = 100
"""So many files are written sooner in one process than a second one is made."""


class Spoken(NamedTuple):
    """The site in one language: where it stands below the first one, and the frames of its pages."""

    prefix: str
    site: Site
    frames: Frames


class Task(NamedTuple):
    """What one process makes in that order."""

    of: Spoken
    made: list[Page | File]


def content(made: Page | File, frames: Frames, read: Read) -> bytes:
    """Return the bytes of a page or file; `read` returns those of another file of the site."""
    if isinstance(made, Page):
        return frames.whole(made, made.of(read) if made.of else made.body()).encode()
    return made.of(read) if made.of else made.content()


def write(folder: Path, spoken: Sequence[Spoken], processes: int) -> None:
    """Write every page and file of a site in its languages below `folder`. The bytes do not depend on the number of processes.

    Raises WorkerError where a page can't be made, and OSError where a file can't be written.
    """
    for of in spoken:
        for page in of.site.pages:
            of.frames.of(page)  # made here, so that no worker makes it again
    do = partial(_do, folder)
    for step in zip(*map(_steps, spoken), strict=True):
        tasks = [task for part in step for task in part]
        first, rest = _apart(tasks) if len(tasks) > FEW else (tasks, [])
        with progress("Writing pages and files:", len(tasks)) as show:
            each(first, do, 1, show)
            each(rest, do, processes, show)


def _steps(of: Spoken) -> Iterator[list[Task]]:
    """Yield what can be made at once. What is made of other files comes a step after them; what is costly stands first."""
    files, pages = of.site.files, of.site.pages
    every: list[Page | File] = [*files, *pages]
    groups: dict[str, list[Page | File]] = {}
    for made in every:
        if made.group:
            groups.setdefault(made.group, []).append(made)
    yield [*(Task(of, group) for group in groups.values()), *(Task(of, [file]) for file in files if file.of is None and not file.group)]
    made_of_others: list[Page | File] = [file for file in files if file.of]
    alone = (Task(of, [page]) for page in pages if page.of is None and not page.group)
    yield [*([Task(of, made_of_others)] if made_of_others else []), *alone]
    yield [Task(of, [page]) for page in pages if page.of]


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
    if len(task.made) > 1:
        return ""
    folder, _, name = f"{task.of.prefix}{task.made[0].path}".rpartition("/")
    return f"{posixpath.dirname(folder)}/{name}" if name == "index.html" else f"{folder}/{posixpath.splitext(name)[1]}"


def _do(folder: Path, task: Task) -> None:
    own = folder / task.of.prefix

    def read(address: str) -> bytes:
        return ((folder if is_shared(address) else own) / address).read_bytes()

    for made in task.made:
        path = own / made.path
        written = content(made, task.of.frames, read)
        try:
            path.write_bytes(written)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written)
