"""What stands between MkDocs' server and the builds, without a server that runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from wsgiref.util import FileWrapper

import pytest
from mkdocs.livereload import LiveReloadServer

from casetracker.site import banner
from casetracker.site.preview import Preview
from casetracker.site.served import Served
from casetracker.site.writer import Job


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveReloadServer]:
    made = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    yield made
    made.server_close()


@pytest.mark.parametrize("slip", ["soon", "build"])
def test_a_slip_in_either_part_of_a_build_lets_nobody_wait_and_shows_until_it_is_mended(
    server: LiveReloadServer, tmp_path: Path, slip: str
) -> None:
    slips = {slip}

    def part(name: str) -> None:
        if name in slips:
            raise ValueError(name)

    def asked() -> bytes:
        parts = served.answer({"PATH_INFO": "/"}, lambda status, headers: None)
        content = b"".join(parts)
        if isinstance(parts, FileWrapper):
            parts.close()
        return content

    (tmp_path / "index.html").write_text('<div data-md-component="announce"></div>')
    served = Served(server, lambda: part("build"), lambda: part("soon"), Preview())
    server._wanted_epoch += 1  # as at each save
    with pytest.raises(ValueError, match=slip):
        server.builder()
    assert server._visible_epoch == server._wanted_epoch, "every request would wait for ever"
    assert banner.FAILED.encode() in asked()
    slips.clear()
    server._wanted_epoch += 1
    server.builder()
    assert server._visible_epoch == server._wanted_epoch
    assert banner.FAILED.encode() not in asked()


class Asked:
    """A preview of which files are due, and a browser that asks for them."""

    def __init__(self, server: LiveReloadServer, folder: Path) -> None:
        self.made: list[str] = []
        self.preview = Preview()
        self.served = Served(server, lambda: None, lambda: None, self.preview)
        self.preview._folder = folder

    def due(self, **contents: str | Callable[[], bytes]) -> None:
        """Have these files due as after a build: texts, or what makes them."""

        def job(address: str, content: str | Callable[[], bytes]) -> Job:
            return Job(address, lambda: self.made.append(address) or (content.encode() if isinstance(content, str) else content()))

        self.preview._due = {address: job(address, content) for address, content in contents.items()}

    def __call__(self, path: str, page: str = "") -> str:
        said: list[str] = []
        environ = {"PATH_INFO": path, **({"HTTP_REFERER": f"http://localhost{page}"} if page else {})}
        for part in (parts := self.served.answer(environ, lambda status, headers: said.append(status))):
            said.append(part.decode())
        if isinstance(parts, FileWrapper):
            parts.close()
        return " ".join(said)


def test_a_file_is_made_once_when_someone_asks_for_it_and_what_it_is_made_of_before_it(server: LiveReloadServer, tmp_path: Path) -> None:
    asked = Asked(server, tmp_path)
    joined = lambda: b"of " + asked.preview._read("data/a.csv")  # noqa: E731
    asked.due(**{"data/a.csv": "rows", "data/index.html": joined, "data/c.csv": "more"})
    assert "404" in asked("/about.html")
    assert not asked.made
    assert [asked("/data/"), asked("/data/"), asked("/data/a.csv")] == ["200 OK of rows", "200 OK of rows", "200 OK rows"]
    assert asked.made == ["data/index.html", "data/a.csv"]
    assert asked.preview.is_due("data/c.csv")


def test_what_can_not_be_made_stays_as_it_was_and_says_so_and_is_not_tried_again(server: LiveReloadServer, tmp_path: Path) -> None:
    def broken() -> bytes:
        raise ValueError("no table")

    asked = Asked(server, tmp_path)
    asked.due(**{"index.html": '<div data-md-component="announce">old'})
    assert asked("/").endswith("old")
    asked.due(**{"index.html": broken})
    for _ in range(2):
        said = asked("/")
        assert said.endswith("old")
        assert banner.FAILED in said
    assert asked.made == ["index.html", "index.html"]
    assert server._visible_epoch == server._wanted_epoch


def test_a_browser_is_told_of_a_page_that_has_changed_and_of_no_other(server: LiveReloadServer, tmp_path: Path) -> None:
    asked = Asked(server, tmp_path)
    server.poll_response_timeout = 0.2
    pages = {"a/index.html": "one", "b/index.html": "one", "cases/index.html": "one", "cases/index.json": "one"}
    asked.due(**pages)
    for path in ("/a/", "/b/", "/cases/", "/cases/index.json"):
        asked(path)

    def news(page: str, since: int) -> int:
        return int(asked(f"/livereload/{since}/1", page).removeprefix("200 OK "))

    before = asked.served._released
    assert news("/a/", before) <= before
    asked.due(**{**pages, "a/index.html": "two", "cases/index.json": "two"})
    asked.served._release(anew=True)
    asked.made.clear()
    assert news("/a/", before) == news("/cases/", before) == asked.served._released > before
    assert news("/b/", before) <= before
    assert asked.made == ["a/index.html", "cases/index.html", "cases/index.json", "b/index.html"], "made because a browser shows it"


def test_a_save_while_a_page_waits_for_news_is_told_at_once(server: LiveReloadServer, tmp_path: Path) -> None:
    asked = Asked(server, tmp_path)
    server.poll_response_timeout = 60
    asked.due(**{"a/index.html": "one"})
    asked("/a/")
    before, told = asked.served._released, []
    waiting = Thread(target=lambda: told.append(asked(f"/livereload/{before}/1", "/a/")))
    waiting.start()
    with asked.served._at_work:
        asked.due(**{"a/index.html": "two"})
        asked.served._release(anew=True)
    waiting.join(20)
    assert told == [f"200 OK {asked.served._released}"]
