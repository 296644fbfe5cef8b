"""Pages and files straight to the site folder, on all cores, past MkDocs: it would hold every one of them in memory."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from casetracker.pages.output import File, Page, Read, Site, is_shared
from casetracker.record.parallel import each
from casetracker.site.frames import Frames
from casetracker.site.progress import progress

FEW = 100
"""So many files are written sooner in one process than a second one is made."""

Task = list[Page | File]
"""What one process makes in that order."""


def content(made: Page | File, frames: Frames, read: Read) -> bytes:
    """Return the bytes of a page or file; `read` returns those of another file of the site."""
    if isinstance(made, Page):
        return frames.whole(made, made.of(read) if made.of else made.body()).encode()
    return made.of(read) if made.of else made.content()


def write(folder: Path, site: Site, frames: Frames, processes: int, root: Path | None = None) -> None:
    """Write every page and file of `site` below `folder`. The bytes do not depend on the number of processes.

    `root` is where the files stand that all languages of a site share; `folder` itself where there is one language.

    Raises WorkerError where a page can't be made, and OSError where a file can't be written.
    """
    do = partial(_do, folder, root or folder, frames)
    for page in site.pages:
        frames.of(page)  # made here, so that no worker makes it again
    for step in _steps(site):
        first, rest = _apart(step) if len(step) > FEW else (step, [])
        with progress("Writing pages and files:", len(step)) as show:
            each(first, do, 1, show)
            each(rest, do, processes, show)


def _steps(site: Site) -> Iterator[list[Task]]:
    """Yield what can be made at once. What is made of other files comes a step after them; what is costly stands first."""
    every: Task = [*site.files, *site.pages]
    groups: dict[str, Task] = {}
    for made in every:
        if made.group:
            groups.setdefault(made.group, []).append(made)
    files: list[Task] = [[file] for file in site.files if file.of is None and not file.group]
    pages: list[Task] = [[page] for page in site.pages if page.of is None and not page.group]
    of_files: list[Task] = [[page] for page in site.pages if page.of]
    yield [*groups.values(), *files]
    made_of_others: Task = [file for file in site.files if file.of]
    yield [*([made_of_others] if made_of_others else []), *pages]
    yield of_files


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
    folder, _, name = task[0].path.rpartition("/")
    return f"{posixpath.dirname(folder)}/{name}" if name == "index.html" else f"{folder}/{posixpath.splitext(name)[1]}"


def _do(folder: Path, root: Path, frames: Frames, task: Task) -> None:
    def read(address: str) -> bytes:
        return ((root if is_shared(address) else folder) / address).read_bytes()

    for made in task:
        path = folder / made.path
        written = content(made, frames, read)
        try:
            path.write_bytes(written)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written)
