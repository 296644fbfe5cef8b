"""What a preview keeps from one build to the next, so that a save costs what has changed and not the whole site.

MkDocs empties its folder before each build. Under a server it is given another folder for that, and what it makes there is
brought into the one that is served, beside our own pages and files: only what differs is written, each file by one rename,
and what no build owes any longer is removed. A page or file of ours is not even made where nothing of what it is made from
has changed. So a build that fails, or that another save breaks off, leaves whole files, and the next one does the rest.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig

from casetracker.history import History
from casetracker.history.cache import Cache
from casetracker.known import Known
from casetracker.load import Loaded
from casetracker.model import Record
from casetracker.output import Edition, Site
from casetracker.problems import Problem
from casetracker.render.engine import TEMPLATES
from casetracker.site.shell import Shells
from casetracker.site.writer import Job, Task, steps
from casetracker.views import Before
from casetracker.views.made_of import same


class BrokenOffError(Exception):
    """Another save came in: this build ends early, and the next one follows at once."""


class _Basis(NamedTuple):
    """Everything that a site is made from."""

    rest: tuple[object, ...]
    """What is the same for all pages: the day, the settings, the edition, the templates."""
    record: tuple[object, ...]


class Preview:
    """The served folder and what is known of it. One build after another, never two at once."""

    def __init__(self) -> None:
        self.known = Known(time.time_ns)
        self.versions = Cache()
        """What git has said of the record's history."""
        self.errors: tuple[Problem, ...] = ()
        """What is wrong with the record as it was last read."""
        self.saved: Callable[[], bool] = bool
        """Whether another save waits for its build."""
        self.shown: tuple[Record, ...] = ()
        """The records whose pages are as the records are."""
        self.before = Before()
        """What was made of each case, for as long as the case is the same."""
        self._folder = Path()
        self._staging: Path | None = None
        self._basis: _Basis | None = None
        self._site: Site
        self._number = 0
        self._made: dict[str, tuple[object, ...]] = {}
        self._compared: dict[tuple[int, int], tuple[bool, object, object]] = {}
        self._there: set[str] = set()
        self._changes: set[str] = set()
        self._left: dict[str, Job] = {}
        """What is not made until someone asks for it, in the order in which it has to be made."""

    def changes(self) -> set[str]:
        """Return the addresses of the files that have changed, come or gone since this was asked before, or will when they are asked for."""
        found, self._changes = self._changes, set()
        return found

    def begin(self, config: MkDocsConfig) -> None:
        """Give MkDocs a folder of its own to empty and fill. What was left is of the site before, and due again after this build."""
        self._left = {}
        self._staging = self._staging or Path(tempfile.mkdtemp(prefix="casetracker_"))
        self._folder = Path(config.site_dir)
        config.site_dir = str(self._staging)

    def close(self) -> None:
        """Remove that folder."""
        if self._staging:
            shutil.rmtree(self._staging, ignore_errors=True)

    def site(self, loaded: Loaded, edition: Edition, past: History, rest: tuple[object, ...], make: Callable[[], Site]) -> Site:
        """Return the site, the same as before where nothing that it is made from has changed."""
        plain = replace(edition, text=None, stamp=None, draw=None)
        tracker = loaded.tracker
        record = (*tracker.cases.values(), *tracker.swaps.values(), *tracker.withdrawn)
        files = tuple((file.name, file.stamp, file.fault) for file in loaded.files)
        basis = _Basis((*rest, plain, _templates()), (record, files, past))
        if self._basis is None or not same(self._basis, basis):
            self._site = make()
            self._number += 1
        self._basis = basis
        return self._site

    def pause(self) -> None:
        """Raise BrokenOffError where another save waits. Called where a build can be left."""
        if self.saved():
            raise BrokenOffError

    def bring(self, config: MkDocsConfig, site: Site, framed: Collection[str], shells: Shells, records: tuple[Record, ...]) -> None:
        """Make the served folder hold what MkDocs has made, and all of `site`, made from `records`, and nothing else.

        `framed` and `shells` are as `writer.write` has them. Raises BrokenOffError where another save comes in, and OSError
        where a file can't be written.
        """
        assert self._staging  # `begin` comes before, and `site`
        config.site_dir = str(self._folder)
        ours = {*(f"{page.address}index.html" for page in site.pages), *(file.address for file in site.files)}
        theirs = {path.relative_to(self._staging).as_posix(): path for path in self._staging.rglob("*") if path.is_file()}
        self._compared.clear()
        self._clear({*theirs, *ours})
        for address in theirs.keys() - ours:
            self._made.pop(address, None)
            self._put(address, theirs[address].read_bytes())
        files, (joined, *pages), told = steps(site, framed, shells, self._staging, lambda address: (self._folder / address).read_bytes())
        large = [task for task in files if _is_large(task)]
        self._work([*pages, *(task for task in files if not _is_large(task))])
        jobs = (job for task in (*large, joined, *told) for job in task)
        self._left = {job.address: job for job in jobs if self._is_due(job)}
        self._changes |= self._left.keys()
        self._compared.clear()
        self.shown = records

    def leaves(self, address: str) -> bool:
        """Whether that file is still to be made, now that someone asks for it."""
        return address in self._left

    def complete(self, address: str = "") -> None:
        """Make what is left, up to the file at that address, or all of it. Not to be called while a build runs."""
        for name, job in list(self._left.items()):
            self._make(job)
            self._changes.discard(name)  # as was told when it was left
            del self._left[name]
            if name == address:
                return

    def _work(self, tasks: Iterable[Task]) -> None:
        for task in tasks:
            for job in task:
                if self._is_due(job):
                    self.pause()
                    self._make(job)

    def _is_due(self, job: Job) -> bool:
        """Whether anything that it is made from has changed since it was put in place."""
        before = self._made.get(job.address)
        return before is None or not all(map(self._same, before, self._of(job)))

    def _make(self, job: Job) -> None:
        self._put(job.address, job.content())
        self._made[job.address] = self._of(job)

    def _of(self, job: Job) -> tuple[object, ...]:
        assert self._basis
        return self._basis.rest, job.around, self._number if job.made_of is None else job.made_of

    def _same(self, one: object, other: object) -> bool:
        """Whether two of these are the same; of two that many files share it is found out once a build."""
        if one is other:
            return True
        pair = (id(one), id(other))
        if pair not in self._compared:
            self._compared[pair] = (same(one, other), one, other)  # which live as long as their numbers are used
        return self._compared[pair][0]

    def show(self, files: Iterable[tuple[str, str]], records: tuple[Record, ...]) -> None:
        """Put these pages in place ahead of the build that will bring them again, with all that depends on them.

        After that the pages of all `records` are as these are.
        """
        for address, html in files:
            self._made.pop(address, None)
            self._put(address, html.encode())
        self.shown = records

    def _put(self, address: str, content: bytes) -> None:
        path = self._folder / address
        if address in self._there:
            with suppress(OSError):
                if path.read_bytes() == content:
                    return
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")
        part.write_bytes(content)
        part.replace(path)  # whoever asks for it meanwhile gets the old one or the new one, whole
        self._there.add(address)
        self._changes.add(address)

    def _clear(self, owed: set[str]) -> None:
        """Remove the files that no build owes any longer, and the folders that are empty then."""
        for address in self._there - owed:
            path = self._folder / address
            path.unlink(missing_ok=True)
            self._made.pop(address, None)
            with suppress(OSError):
                for folder in path.relative_to(self._folder).parents[:-1]:
                    (self._folder / folder).rmdir()
        self._changes |= self._there - owed
        self._there &= owed


def _is_large(task: Task) -> bool:
    """Whether these are files for re-users that take long together: a group without a page."""
    return len(task) > 1 and not any(job.address.endswith("/index.html") for job in task)


def _templates() -> tuple[tuple[str, int, int], ...]:
    """What tells changed templates from unchanged ones."""
    found = (entry for entry in os.scandir(TEMPLATES) if entry.is_file())
    return tuple(sorted((entry.name, (status := entry.stat()).st_mtime_ns, status.st_size) for entry in found))
