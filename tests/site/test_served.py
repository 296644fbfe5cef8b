"""What answers requests under `mkdocs serve`, without a server that runs."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from casetracker.pages.output import File, Page, Read, Site
from casetracker.site import banner
from casetracker.site.frames import MARKS, Frames
from casetracker.site.preview import Preview
from casetracker.site.writer import Spoken

FRAME = f'<body><div data-md-component="announce"></div>{MARKS["content"]}</body>'


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveReloadServer]:
    made = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path), mount_path="/tracker/")
    yield made
    made.server_close()


class Asked:
    """A preview, and a browser that asks it."""

    def __init__(self, server: LiveReloadServer, folder: Path) -> None:
        self.made: list[str] = []
        self.acts: dict[str, Callable[[], bool]] = {}
        self.record = folder / "cases"
        self.record.mkdir()
        self.preview, self.server = Preview(), server
        acts = [lambda act=act: self._do(act) and None for act in ("build", "follow")]
        self.preview.attach(server, self.record, *acts, lambda: "outdated" in self.acts)

    def _do(self, act: str) -> bool:
        self.made.append(act)
        return self.acts.get(act, bool)()

    def has(self, *joined: File, **contents: str | Callable[[], str]) -> None:
        """Show a site with these files and pages, made by these texts or calls."""

        def noted(path: str, content: str | Callable[[], str]) -> Callable[[], str]:
            return lambda: self.made.append(path) or (content if isinstance(content, str) else content())

        def made(path: str, content: str | Callable[[], str]) -> Page | File:
            text = noted(path, content)
            return Page(path, "", "", text, "") if path.endswith("/") or not path else File(path, lambda: text().encode())

        every = [made(path, content) for path, content in contents.items()]
        pages = tuple(each for each in every if isinstance(each, Page))
        files = tuple(each for each in every if isinstance(each, File))
        site = Site({page.address: lambda page=page: page for page in pages}, (*files, *joined))
        self.preview.show([Spoken("", site, Frames(lambda page: FRAME, ""))], ())

    def saved(self, *paths: Path) -> None:
        """Let the server see that files below these paths were saved."""
        self.preview._changed |= {str(path) for path in paths}
        self.server._wanted_epoch += 1
        self.server.builder()

    def __call__(self, path: str) -> str:
        said: list[str] = []
        for part in self.preview.answer(
            {"PATH_INFO": path}, lambda status, headers: said.append(f"{status} {dict(headers).get('Location', '')}")
        ):
            said.append(part.decode())
        return " ".join(said)


@pytest.fixture
def asked(server: LiveReloadServer, tmp_path: Path) -> Asked:
    return Asked(server, tmp_path)


def test_a_file_is_made_once_when_someone_asks_for_it_and_what_it_is_made_of_before_it(asked: Asked) -> None:
    def joined(read: Read) -> bytes:
        asked.made.append("data/all.csv")
        return b"of " + read("data/a.csv")

    asked.has(File("data/all.csv", of=joined), **{"data/a.csv": "rows", "data/c.csv": "more", "": "home", "404.html": "nothing"})
    assert asked.made == []
    assert [asked("/tracker/data/all.csv"), asked("/tracker/data/a.csv")] == ["200 OK  of rows", "200 OK  rows"]
    assert asked.made == ["data/all.csv", "data/a.csv"]
    assert "home" in asked("/tracker/")
    assert asked("/tracker/about.html").startswith("404 Not Found  nothing")


def test_the_address_of_a_page_without_its_slash_leads_to_it(asked: Asked) -> None:
    asked.has(**{"": "home", "cases/": "list", "404.html": "nothing"})
    assert asked("/tracker") == "302 Found /tracker/"
    assert asked("/tracker/cases") == "302 Found /tracker/cases/"
    assert asked("/tracker/swaps").startswith("404")


def test_what_mkdocs_made_is_answered_while_it_builds_again(asked: Asked, tmp_path: Path) -> None:
    (tmp_path / "site" / "about").mkdir(parents=True)
    written = tmp_path / "site" / "about" / "index.html"
    written.write_text(FRAME)
    asked.preview.take(tmp_path / "site")
    asked.has()
    written.unlink()
    assert MARKS["content"] in asked("/tracker/about/")


def test_what_can_not_be_made_says_so_and_is_tried_again(asked: Asked) -> None:
    def broken() -> str:
        raise ValueError("no table")

    asked.has(**{"": broken})
    for _ in range(2):
        said = asked("/tracker/")
        assert said.startswith("500")
        assert banner.FAILED in said
        assert "livereload(" in said, "the page has to come back by itself"
    assert asked.made == ["", ""]


@pytest.mark.parametrize("slip", ["follow", "build"])
def test_a_slip_in_either_part_of_a_build_lets_nobody_wait_and_shows_until_it_is_mended(asked: Asked, slip: str) -> None:
    def broken() -> bool:
        raise ValueError(slip)

    asked.has(**{"": "home"})
    asked.acts |= {"outdated": bool, slip: broken}
    with pytest.raises(ValueError, match=slip):
        asked.saved(asked.record)
    assert asked.server._visible_epoch == asked.server._wanted_epoch, "every browser would wait for ever"
    assert banner.FAILED in asked("/tracker/")
    asked.acts.clear()
    asked.made.clear()
    asked.saved(asked.record)
    assert asked.made == ["build"], "whatever it was that failed"
    assert banner.FAILED not in asked("/tracker/")


def test_mkdocs_builds_again_only_for_what_it_makes(asked: Asked, tmp_path: Path) -> None:
    asked.saved(asked.record)
    asked.acts["outdated"] = bool
    asked.saved(asked.record)
    asked.saved(asked.record, tmp_path / "docs")
    asked.saved(tmp_path / "docs")
    os.rmdir(asked.record)
    asked.saved(asked.record)
    assert asked.made == ["follow", "follow", "build", "build", "build", "build"]


def test_a_save_is_told_at_once_to_a_browser_that_waits_also_while_a_file_is_made(asked: Asked) -> None:
    asked.has(**{"a/": "one"})
    before, told = asked.server._visible_epoch, []
    waiting = Thread(target=lambda: told.append(asked(f"/livereload/{before}/1")))
    waiting.start()
    with asked.preview._answers._making:
        asked.saved(asked.record)
        waiting.join(20)
    assert int(told[0].removeprefix("200 OK ")) == asked.server._visible_epoch > before


def test_a_port_that_is_taken_is_told_in_one_sentence_before_anything_is_built() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        preview = Preview()
        with pytest.raises(Abort) as told:
            preview.claim("127.0.0.1", port)
    said = f"Port {port} of 127.0.0.1 is in use, perhaps by another preview; choose another: mkdocs serve --dev-addr 127.0.0.1:{port + 1}"
    assert str(told.value) == said
    preview.claim("127.0.0.1", port)
    Preview().claim("127.0.0.1", port)
