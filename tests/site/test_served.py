"""What stands between MkDocs' server and the builds, without a server that runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from wsgiref.util import FileWrapper

import pytest
from mkdocs.livereload import LiveReloadServer

from casetracker.site import banner
from casetracker.site.preview import Preview
from casetracker.site.served import Served


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
