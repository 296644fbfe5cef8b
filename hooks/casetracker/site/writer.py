"""Pages and files straight to the site folder, on all cores, past MkDocs: it would hold every one of them in memory.

Only what stands in the navigation goes through MkDocs; of 5,000 cases it needs to know nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

from casetracker.output import File, MadeOf, Page
from casetracker.parallel import split
from casetracker.site.shell import Shells

FEW = 100
"""So many pages are written sooner in one process than a second one is made."""


class Job(NamedTuple):
    """A file to write, from the site's root, and what makes its bytes."""

    address: str
    content: Callable[[], bytes]
    made_of: MadeOf = None
    """Whatever tells that it is the same as before, if that is known."""


def jobs(pages: Sequence[Page], files: Sequence[File], shells: Shells) -> list[Job]:
    """Return what is to be written. The shells are made here, so that no worker makes them again."""
    for page in pages:
        shells.of(page)
    made = [Job(f"{page.address}index.html", _page(page, shells), _made_of(page, shells)) for page in pages]
    return made + [Job(file.address, file.content, file.made_of) for file in files]


def _made_of(page: Page, shells: Shells) -> MadeOf:
    """Return what a page with its head and its shell is made from."""
    if page.made_of is None:
        return None
    return (*(getattr(page, name) for name in TOLD), page.made_of, shells.of(page))


TOLD = tuple(each.name for each in fields(Page) if each.name not in ("body", "head", "made_of"))
"""What of a page is neither made when it is asked for, nor told by `made_of`."""


def _page(page: Page, shells: Shells) -> Callable[[], bytes]:
    return lambda: shells.whole(page).encode()


def write(folder: Path, work: Sequence[Job], processes: int) -> None:
    """Write every job below `folder`. The bytes do not depend on the number of processes.

    Raises WorkerError where a page can't be made, and OSError where a file can't be written.
    """

    def part(some: Sequence[Job]) -> list[int]:
        return [_write(folder, job) for job in some]

    split(work, part, processes if len(work) > FEW else 1)


def _write(folder: Path, job: Job) -> int:
    """Write one file and return its size in bytes."""
    path = folder / job.address
    content = job.content()
    try:
        return path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.write_bytes(content)
