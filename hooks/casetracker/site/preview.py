"""What a preview keeps from one build to the next, and the folder that it serves: made of what is asked for.

MkDocs empties its folder before each build. Under a server it is given another folder for that, and what it makes there is
brought into the one that is served. Our own pages and files are not made then, but when a browser asks for them, each from
what the last build read. Only what differs is written, by one rename, and what no build owes any longer is removed.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from casetracker.history.cache import Cache
from casetracker.pages.output import Site
from casetracker.record.memory_cache import MemoryCache
from casetracker.record.model import Record
from casetracker.record.problems import Problem
from casetracker.site.frames import Frames
from casetracker.site.writer import Job, steps


class Preview:
    """The served folder and what is known of it. One build after another, never two at once."""

    def __init__(self) -> None:
        self.parsed = MemoryCache(time.time_ns)
        self.versions = Cache()
        """What git has said of the record's history."""
        self.errors: tuple[Problem, ...] = ()
        """What is wrong with the record as it was last read."""
        self.shown: tuple[Record, ...] = ()
        """The records whose pages are as the records are."""
        self._folder = Path()
        self._staging: Path | None = None
        self._there: set[str] = set()
        self._changes: set[str] = set()
        self._due: dict[str, Job] = {}
        """What is not made until someone asks for it."""

    def changes(self) -> set[str]:
        """Return the addresses of the files that have changed, come or gone since this was asked before."""
        found, self._changes = self._changes, set()
        return found

    def begin(self, config: MkDocsConfig) -> None:
        """Give MkDocs a folder of its own to empty and fill."""
        self._staging = self._staging or Path(tempfile.mkdtemp(prefix="casetracker_"))
        self._folder = Path(config.site_dir)
        config.site_dir = str(self._staging)

    def close(self) -> None:
        """Remove that folder."""
        if self._staging:
            shutil.rmtree(self._staging, ignore_errors=True)

    def bring(self, config: MkDocsConfig, site: Site, framed: Collection[str], frames: Frames, records: tuple[Record, ...]) -> None:
        """Make the served folder hold what MkDocs has made, and have all of `site`, made from `records`, due.

        `framed` and `frames` are as `writer.write` has them. Raises OSError where a file can't be written.
        """
        assert self._staging  # `begin` comes before
        config.site_dir = str(self._folder)
        self._due = {job.address: job for step in steps(site, framed, frames, self._staging, self._read) for task in step for job in task}
        theirs = {path.relative_to(self._staging).as_posix(): path for path in self._staging.rglob("*") if path.is_file()}
        self._clear({*theirs, *self._due})
        for address in theirs.keys() - self._due.keys():
            self._put(address, theirs[address].read_bytes())
        self.shown = records

    def is_due(self, address: str) -> bool:
        """Whether that file is still to be made, now that someone asks for it."""
        return address in self._due

    def make(self, address: str) -> None:
        """Make a file that is due; once, whatever comes of it. Not to be called while a build runs."""
        self._put(address, self._due.pop(address).content())

    def show(self, files: Iterable[tuple[str, str]], records: tuple[Record, ...]) -> None:
        """Put these pages in place ahead of the build that will make them again, with all that depends on them.

        After that the pages of all `records` are as these are.
        """
        for address, html in files:
            self._due.pop(address, None)
            self._put(address, html.encode())
        self.shown = records

    def _read(self, address: str) -> bytes:
        if address in self._due:
            self.make(address)
        return (self._folder / address).read_bytes()

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
            with suppress(OSError):
                for folder in path.relative_to(self._folder).parents[:-1]:
                    (self._folder / folder).rmdir()
        self._changes |= self._there - owed
        self._there &= owed
