"""`mkdocs serve`: what a browser asks for is made when it asks for it, of the record as it was last read.

MkDocs makes the written pages and what belongs to the theme. Everything else is made by the functions that a build uses. After a
save the record is read, which shows at once; MkDocs builds again only where something else was saved, or where a written page
shows what has changed. Browsers load what is open again.

MkDocs has no interface for this: it takes the server's own marks of which version is wanted and which can be had
(`mkdocs.livereload` of 1.6, the last of its line).
"""

from __future__ import annotations

import errno
import gc
import logging
import os
import socket
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from threading import RLock
from typing import Any
from urllib.parse import quote

from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from casetracker.history.cache import Cache
from casetracker.pages.output import File, Page, is_shared
from casetracker.record.memory_cache import MemoryCache
from casetracker.record.parallel import give_back
from casetracker.record.problems import Problem
from casetracker.site import banner
from casetracker.site.watch import watch_by_our_rules
from casetracker.site.writer import Spoken, content

log = logging.getLogger("casetracker")
_PLACE = b'<div data-md-component="announce">'
"""Where the theme's pages have what is to be announced."""
AT_HAND = 200
"""So many pages and files are remembered: those that several others are made of, and those that are asked for again."""


class Answers:
    """What there is to answer: the site in each language and what MkDocs made, by path."""

    def __init__(self, shown: Sequence[Spoken], written: Mapping[str, bytes]) -> None:
        self._ours: dict[str, tuple[Spoken, File | Callable[[], Page]]] = {}
        for each in shown:
            self._ours |= {f"{each.prefix}{file.path}": (each, file) for file in each.site.files}
            self._ours |= {f"{each.prefix}{address}index.html": (each, make) for address, make in each.site.by_address.items()}
        self._written = written
        self._making = RLock()
        self._made = lru_cache(AT_HAND)(self._make)

    def __contains__(self, path: str) -> bool:
        return path in self._ours or path in self._written

    def __getitem__(self, path: str) -> bytes:
        if path not in self._ours:
            return self._written[path]
        with self._making:
            return self._made(path)

    def forget(self) -> None:
        """Forget what was made: of thousands of cases the tables, the database and the archive are 150 MB."""
        self._made.cache_clear()

    def _make(self, path: str) -> bytes:
        shown, made = self._ours[path]

        def read(address: str) -> bytes:
            return self._made(address if is_shared(address) else f"{shown.prefix}{address}")

        return content(made if isinstance(made, File) else made(), shown.frames, read)

    def missing(self, path: str) -> bytes:
        """Return the page that says in the language of an address that there is nothing there."""
        language = f"{path.partition('/')[0]}/404.html"
        return self[language if language in self else "404.html"]


class Preview:
    """What lasts from one save to the next, and what answers requests. A save is dealt with while the last site is asked for."""

    def __init__(self) -> None:
        self.parsed = MemoryCache(time.time_ns)
        """What was read of each file."""
        self.versions = Cache()
        """What git has said of the record's history."""
        self._written: dict[str, bytes] = {}
        self._answers = Answers((), {})
        self._errors: tuple[Problem, ...] = ()
        self._failed = self._claimed = False

    def claim(self, host: str, port: int) -> None:
        """Raise Abort where the server could not have its port, before anything is read and built for it; asked once."""
        if self._claimed:
            return
        self._claimed = True
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            if os.name == "posix":  # as the server does; elsewhere this would let two of them have one port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as fault:
                why = "is in use, perhaps by another preview" if fault.errno == errno.EADDRINUSE else f"can't be had: {fault.strerror}"
                raise Abort(f"Port {port} of {host} {why}; choose another: mkdocs serve --dev-addr {host}:{port + 1}") from None

    def take(self, folder: Path) -> None:
        """Take what MkDocs has made in `folder`, which it empties at the next build."""
        self._written = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def show(self, shown: Sequence[Spoken], errors: tuple[Problem, ...]) -> None:
        """Answer from this site in its languages; `errors` are what is wrong with the record as it was read."""
        before, self._answers, self._errors = self._answers, Answers(shown, self._written), errors
        before.forget()

    def attach(
        self, server: LiveReloadServer, record: Path, build: Callable[[], None], follow: Callable[[], None], is_outdated: Callable[[], bool]
    ) -> None:
        """Let `server` answer so. `follow` reads the record and shows it; MkDocs has to `build` again where what it made `is_outdated`."""
        self._server, self._record, self._build, self._follow, self._is_outdated = server, record, build, follow, is_outdated
        self._changed = watch_by_our_rules(server)
        server.builder = self.rebuild
        server.set_app(self.answer)
        gc.collect()
        gc.freeze()

    def rebuild(self) -> None:
        """Follow what was saved: what the server calls.

        Garbage is collected once at the end: with a large record in memory that takes a sixth of a build's time if it is done
        whenever Python sees fit. The record and all that was there when the server began is not looked through.
        """
        changed = {self._changed.pop() for _ in range(len(self._changed))}
        gc.disable()
        try:
            outdated = self._failed or bool(changed - {str(self._record)}) or not self._record.is_dir()
            if not outdated:
                self._follow()
                self._release()
                outdated = self._is_outdated()
            if outdated:
                self._build()
                self._release()
            self._failed = False
        except Exception:
            self._failed = True
            self._release()
            raise
        finally:
            gc.enable()
            gc.collect()
            give_back()

    def _release(self) -> None:
        """Let browsers load what is open again."""
        with self._server._epoch_cond:
            version = max(round(time.monotonic() * 1000), self._server._visible_epoch + 1)
            self._server._visible_epoch = self._server._wanted_epoch = version
            self._server._epoch_cond.notify_all()

    def answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request."""
        asked = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        server: Any = self._server
        base = server.mount_path
        if asked.startswith("/livereload/") or not f"{asked}/".startswith(base):
            return self._server.serve_request(environ, start_response)
        version, answers = server._visible_epoch, self._answers  # in this order: what is newer than its version is loaded once more
        path = asked[len(base) :]
        if not path or path.endswith("/"):
            path += "index.html"
        if not asked.endswith("/") and f"{asked}/index.html"[len(base) :] in answers:
            start_response("302 Found", [("Location", f"{quote(asked)}/")])
            return []
        status = "200 OK" if path in answers else "404 Not Found"
        try:
            found = answers[path] if path in answers else answers.missing(path)
        except Exception:
            log.exception("%s could not be made", path)
            status, found = "500 Internal Server Error", _PLACE + b"</div>" + banner.framed(banner.FAILED).encode()
        if path.endswith(".html") or status != "200 OK":
            found = server._inject_js_into_html(found.replace(_PLACE, _PLACE + self._banner(), 1), version)
            path = "index.html"
        start_response(status, [("Content-Type", server._guess_type(path)), ("Content-Length", str(len(found)))])
        return [found]

    def _banner(self) -> bytes:
        parts = [banner.html(self._errors)] if self._errors else []
        parts += [banner.FAILED] if self._failed else []
        return banner.framed("".join(parts)).encode() if parts else b""
