"""What stands between MkDocs' server and the builds, without a server that runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from wsgiref.util import FileWrapper

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from casetracker.site import banner
from casetracker.site.preview import Preview, _Basis
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


def test_what_a_build_left_is_made_once_when_someone_asks_for_it_and_what_it_is_made_of_before_it(
    server: LiveReloadServer, tmp_path: Path
) -> None:
    made: list[str] = []

    def job(address: str) -> Job:
        return Job(address, lambda: made.append(address) or address.encode())

    def asked(path: str) -> str:
        said: list[str] = []
        for part in (parts := served.answer({"PATH_INFO": path}, lambda status, headers: said.append(status))):
            said.append(part.decode())
        if isinstance(parts, FileWrapper):
            parts.close()
        return " ".join(said)

    def broken() -> bytes:
        raise ValueError("no table")

    preview = Preview()
    served = Served(server, lambda: None, lambda: None, preview)
    preview._folder, preview._basis = tmp_path, _Basis((), ())
    preview._left = {address: job(address) for address in ("data/a.csv", "data/index.html", "data/b.zip", "data/c.csv")}
    assert "404" in asked("/about.html")
    assert not made
    assert asked("/data/") == "200 OK data/index.html"
    assert made == ["data/a.csv", "data/index.html"]
    assert asked("/data/b.zip") == "200 OK data/b.zip"
    assert asked("/data/a.csv") == "200 OK data/a.csv"
    assert made == ["data/a.csv", "data/index.html", "data/b.zip"]
    assert preview.leaves("data/c.csv")
    assert preview.changes() == set(), "browsers were told of them when they were left"

    config = cast(MkDocsConfig, SimpleNamespace(site_dir=str(tmp_path)))
    preview.begin(config)
    preview.close()
    assert "404" in asked("/data/c.csv"), "a build that has begun may change what it is made of, and fail"
    preview._left = {"data/d.csv": Job("data/d.csv", broken)}
    with pytest.raises(ValueError, match="no table"):
        asked("/data/d.csv")
    assert server._visible_epoch == server._wanted_epoch
    (tmp_path / "index.html").write_text('<div data-md-component="announce"></div>')
    assert banner.FAILED in asked("/")
