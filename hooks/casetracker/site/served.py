"""MkDocs' own server, told three things more, so that a save shows at once and disturbs nobody who reads another page.

A save is answered twice. First the record's own page is made and goes out; then a build brings all else up to date.
A page is made when a browser asks for it, or waits for news of it; it is loaded again where it has changed, and not at every
build. The banner that says what is wrong is put in as a page goes out, so that a slip in one file rewrites no other page.

MkDocs has no interface for this: it takes the server's own marks of which version is wanted and which is shown
(`mkdocs.livereload` of 1.6, the last of its line).
"""

from __future__ import annotations

import gc
import logging
import re
import time
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any
from urllib.parse import unquote, urlsplit

from mkdocs.livereload import LiveReloadServer

from casetracker.site import banner
from casetracker.site.preview import Preview

log = logging.getLogger("casetracker")
_PLACE = b'<div data-md-component="announce">'
"""Where the theme's pages have what is to be announced."""
_POLL = re.compile(r"/livereload/([0-9]+)/[0-9]+")
"""What MkDocs' script asks: has the page changed since that version?"""


class Served:
    """Stands between the server and the builds."""

    def __init__(self, server: LiveReloadServer, build: Callable[[], None], soon: Callable[[], None], preview: Preview) -> None:
        self._server = server
        self._build = build
        self._soon = soon
        """Shows the pages of the few records that were saved."""
        self._preview = preview
        self._failed = False
        self._at_work = Lock()
        """Held by a build, and by whoever makes a page."""
        self._banner = self._worded()
        self._changed: dict[str, int] = {}
        """The version in which each file last changed, and under `` the one in which all pages did."""
        self._released = 0
        """The version that browsers were last told of."""
        server.builder = self.rebuild
        server.set_app(self.answer)
        gc.collect()
        gc.freeze()

    def rebuild(self) -> None:
        """Bring the site up to date: what the server calls when something was saved.

        What a build leaves is collected once at its end: with a large record in memory that takes a sixth of a build's time
        if it is done whenever Python sees fit. The record and all that was there when the server began is not looked through.
        """
        gc.disable()
        try:
            with self._at_work:
                self._rebuild()
        finally:
            gc.enable()
            gc.collect()

    def _rebuild(self) -> None:
        try:
            self._soon()
            self._release()
            self._build()
            self._failed = False
        except Exception:
            self._failed = True
            self._release(anew=True)
            raise
        self._release(anew=True)

    def _release(self, *, anew: bool = False) -> None:
        """Let browsers have what there is now; `anew` after the first time in one build, as a version of its own."""
        version = self._server._wanted_epoch
        if anew or version <= self._released:  # a save may have come in since the last time, and then that version was passed already
            version = max(round(time.monotonic() * 1000), version + 1, self._released + 1)
        self._released = version
        self._note()
        before, self._banner = self._banner, self._worded()
        if before != self._banner:
            self._changed[""] = version
        with self._server._epoch_cond:
            self._server._visible_epoch = self._server._wanted_epoch = version
            self._server._epoch_cond.notify_all()

    def _worded(self) -> bytes:
        parts = [banner.html(self._preview.errors)] if self._preview.errors else []
        parts += [banner.FAILED] if self._failed else []
        return banner.framed("".join(parts)).encode() if parts else b""

    def answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request as the server does, with the banner where there is something to say."""
        asked = _POLL.fullmatch(environ["PATH_INFO"])
        page = urlsplit(environ.get("HTTP_REFERER", "")).path
        if asked and page.startswith(self._server.mount_path):
            start_response("200 OK", [("Content-Type", "text/plain")])
            return [b"%d" % self._since(int(asked[1]), unquote(page.removeprefix(self._server.mount_path)))]
        address = environ["PATH_INFO"].removeprefix(self._server.mount_path)
        self._make(f"{address}index.html" if address.endswith("/") or not address else address)
        if not self._banner:
            return self._server.serve_request(environ, start_response)
        return self._with_banner(environ, start_response)

    def _make(self, address: str) -> None:
        """Make what is asked for, where it is due. A save that comes in meanwhile waits until it is done, and this for a build that runs."""
        if self._preview.is_due(address):
            with self._at_work:
                if not self._preview.is_due(address):
                    return
                try:
                    self._preview.make(address)
                except Exception:
                    log.exception("%s could not be made", address)
                    self._failed = True
                    self._release(anew=True)
                self._note()

    def _note(self) -> None:
        """Note what has changed by now as of the version that browsers were last told of."""
        for address in self._preview.changes():
            self._changed["" if address.startswith("assets/") else address] = self._released

    def _since(self, version: int, page: str) -> int:
        """Wait until a page has changed since a version, or for a minute as MkDocs does; return the version in which it last did."""
        folder = page.rpartition("/")[0]
        # A page is its own file, and what its script loads from beside it: `cases/index.json`.
        files = [*(f"{folder}/{name}".lstrip("/") for name in ("index.html", "index.json")), page]
        end = time.monotonic() + self._server.poll_response_timeout
        while True:
            released = self._released
            for address in files:
                self._make(address)
            last = max(self._changed.get(address, 0) for address in ("", *files))
            if last > version or not self._told_after(released, end - time.monotonic()):
                return last

    def _told_after(self, released: int, seconds: float) -> bool:
        """Wait until browsers were told of a later version than that one, for so long at most; return whether they were."""
        with self._server._epoch_cond:
            return self._server._epoch_cond.wait_for(lambda: self._released > released, timeout=seconds)

    def _with_banner(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        said: list[tuple[str, list[tuple[str, str]]]] = []
        parts = self._server.serve_request(environ, lambda status, headers, *rest: said.append((status, headers)))
        content = b"".join(parts)
        close = getattr(parts, "close", None)
        if close:
            close()
        status, headers = said[-1]
        if dict(headers).get("Content-Type", "").startswith("text/html"):
            content = content.replace(_PLACE, _PLACE + self._banner, 1)
            headers = [(name, str(len(content)) if name == "Content-Length" else value) for name, value in headers]
        start_response(status, headers)
        return [content]
