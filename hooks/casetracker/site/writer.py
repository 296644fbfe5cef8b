"""Pages and files straight to the site folder, on all cores, past MkDocs: it would hold every one of them in memory.

Only what stands in the navigation goes through MkDocs; of 5,000 cases it needs to know nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from casetracker.output import Page, Read, Site
from casetracker.parallel import split
from casetracker.site.shell import MARKS, Shells

FEW = 100
"""So many files are written sooner in one process than a second one is made."""
_CONTENT = MARKS["content"].encode()


class Job(NamedTuple):
    """A file to write, from the site's root, and what makes its bytes."""

    address: str
    content: Callable[[], bytes]


Task = list[Job]
"""Jobs that one process does in their order."""


def write(folder: Path, site: Site, framed: Collection[str], shells: Shells, processes: int) -> None:
    """Write every page and file of `site` below `folder`. The bytes do not depend on the number of processes.

    `framed` are the addresses of the pages that MkDocs has written, all but their content. Raises WorkerError where a
    page can't be made, and OSError where a file can't be written.
    """

    def page_job(page: Page, body: Callable[[], str]) -> Job:
        address = f"{page.address}index.html"
        if page.address in framed:
            return Job(address, lambda: (folder / address).read_bytes().replace(_CONTENT, body().encode()))
        shells.of(page)  # made here, so that no worker makes it again
        return Job(address, lambda: shells.whole(page, body()).encode())

    for step in _steps(site, page_job, lambda address: (folder / address).read_bytes()):
        split(step, partial(_do, folder), processes if len(step) > FEW else 1)


def _steps(site: Site, page_job: Callable[[Page, Callable[[], str]], Job], read: Read) -> Iterator[list[Task]]:
    """Yield what can be done at once. What is made of other files comes a step after them; what is costly stands first."""
    groups: dict[str, Task] = {}
    single: list[Task] = []
    for file in site.files:
        if file.of is None:
            job = Job(file.address, file.content)
            if file.group:
                groups.setdefault(file.group, []).append(job)
            else:
                single.append([job])
    yield [*groups.values(), *single]
    joined = [Job(file.address, partial(file.of, read)) for file in site.files if file.of]
    yield [joined, *([page_job(page, page.body)] for page in site.pages if page.of is None)]
    yield [[page_job(page, partial(page.of, read))] for page in site.pages if page.of]


def _do(folder: Path, task: Task) -> None:
    for address, content in task:
        path = folder / address
        made = content()
        try:
            path.write_bytes(made)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
