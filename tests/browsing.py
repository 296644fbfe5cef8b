"""A real Chromium over built sites, served on this machine. A page that logs an error, asks another host or opens a dialog fails its test."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from chromium_browser import FLAGS, executable
from headers_file import sent

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Serve = Callable[[Path], str]
Open = Callable[..., "Page"]
Tabs = dict[tuple[Any, ...], tuple["Page", list[str]]]
BLANK = "a-blank-page"
"""What every folder is served with: an empty page, for which a browser needs no other process as it does for `about:blank`."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as a static host does, with the headers that it asks for and the site's own page for what is not there."""

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        if self.path != f"/{BLANK}":
            return super().do_GET()
        return self._answer(200, b'<link rel="icon" href="data:,">')  # else it asks for one

    def end_headers(self) -> None:
        for name, value in sent(Path(self.directory), self.path.partition("?")[0]).items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        return self._answer(404, page.read_bytes())

    def _answer(self, code: int, content: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Imported here because every run of the tests reads this module, and most have no use for a browser.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serve a folder and return its address, which ends in a slash."""
    servers: dict[Path, http.server.ThreadingHTTPServer] = {}

    def start(folder: Path) -> str:
        if folder not in servers:
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
            threading.Thread(target=server.serve_forever, daemon=True).start()
            servers[folder] = server
        return f"http://127.0.0.1:{servers[folder].server_port}/"

    yield start
    for server in servers.values():
        server.shutdown()
        server.server_close()


def _tab(browser: Browser, base: str, faults: list[str], scheme: Any = "light", scripts: bool = True, **more: Any) -> Page:
    """Open a tab that shares nothing with others. What goes wrong in it is added to `faults`."""
    page = browser.new_context(color_scheme=scheme, java_script_enabled=scripts, locale="en-GB", **more).new_page()
    answered = "Failed to load resource: the server responded with a status of"
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" and answered not in said.text else None)
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("dialog", lambda dialog: (faults.append(f"a dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda asked: faults.append(asked.url) if not asked.url.startswith((base, "blob:", "data:")) else None)
    return page


@pytest.fixture
def open_page(browser: Browser, serve: Serve) -> Iterator[Open]:
    """Open a page of a built site: `open_page(folder, "cases/", width=320, scheme="dark", scripts=False)`."""
    pages: list[Page] = []
    faults: list[str] = []

    def start(folder: Path, address: str = "", *, width: int = 1280, **how: Any) -> Page:
        page = _tab(browser, serve(folder), faults, viewport={"width": width, "height": 900}, **how)
        pages.append(page)
        page.goto(serve(folder) + address)
        return page

    yield start
    for page in pages:
        page.context.close()
    assert not faults, faults


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Iterator[Tabs]:
    """The tabs of `look_at`, by the site and the manner in which they were opened, each with its faults."""
    tabs: Tabs = {}
    yield tabs
    for page, _ in tabs.values():
        page.context.close()


@pytest.fixture
def look_at(browser: Browser, serve: Serve, tabs: Tabs) -> Iterator[Open]:
    """As `open_page`, in a tab that tests share: half of the work is a new one. It is for tests that change nothing of their tab but
    its size, and what a page itself keeps: that is cleared after each.
    """
    used: list[tuple[str, Page, list[str]]] = []

    def start(folder: Path, address: str = "", *, width: int = 1280, **how: Any) -> Page:
        base = serve(folder)
        manner = (base, *sorted(how.items()))
        if manner not in tabs:
            seen: list[str] = []
            tabs[manner] = _tab(browser, base, seen, **how), seen
        page, seen = tabs[manner]
        used.append((base, page, seen))
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(base + address)
        return page

    yield start
    faults: list[str] = []
    for base, page, seen in used:
        page.goto(base + BLANK)
        page.evaluate("localStorage.clear(), sessionStorage.clear()")
        faults += seen
        seen.clear()
    assert not faults, faults
