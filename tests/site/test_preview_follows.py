"""`mkdocs serve` follows the files: after any number of saves, slips, renames and deletions it serves what a fresh start would.

A few in `make test`; 1,000 in `make soak`, where the server's memory is held too.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch
from urllib.parse import quote

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from casetracker.site.preview import _PLACE as PLACE
from casetracker.site.preview import Preview
from random_edits import RandomEdits
from small_records import CASE, SWAP, altered, exchanged
from small_sites import EPOCH, ROOT, process_environment, write_tracker

pytestmark = pytest.mark.xdist_group("preview")
SOAK = os.environ.get("CASETRACKER_PROFILE") == "soak"
EDITS, PAUSE = (1000, 0.12) if SOAK else (15, 0.02)
"""How many edits in a row, and the seconds between two of them: a build begins in the midst of many."""
PATIENCE = 120
"""Seconds in which a site of a dozen records has to follow, however busy the machine is."""


class Server(NamedTuple):
    """A running preview."""

    folder: Path
    url: str
    process: subprocess.Popen[bytes]
    terminal: Path

    def said(self) -> str:
        return self.terminal.read_text("utf-8", "replace")

    def get(self, path: str) -> tuple[int, bytes]:
        try:
            with urllib.request.urlopen(self.url + quote(path), timeout=PATIENCE) as answer:  # noqa: S310  (our own server)
                return int(answer.status), answer.read()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read()

    def memory(self) -> int:
        """Return how much memory the server holds, in MB."""
        found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{self.process.pid}/status").read_text())
        assert found
        return int(found[1]) // 1024


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path) as running:
        yield running


@contextmanager
def serving(tmp_path: Path, *options: str) -> Iterator[Server]:
    """Serve a small tracker by `mkdocs serve` with more options."""
    folder = tmp_path / "tracker"
    (folder / "docs").mkdir(parents=True)
    (tmp_path / "temporary").mkdir()
    shutil.copytree(ROOT / "hooks" / "casetracker" / "web", folder / "theme")
    (folder / "docs" / "about.md").write_text("# About\n")
    cases = {"vera-example.yml": exchanged("Vera Example"), "anna-sample.yml": altered(CASE, ("Vera Example", "Anna Sample"))}
    nav = ["index.md", "cases/index.md", "swaps/index.md", "statistics/index.md", "about.md"]
    write_tracker(
        folder, {**cases, "swaps/2024-06-01-exampleton.yml": SWAP}, nav=nav, watch=["cases", "theme"], theme={"custom_dir": "theme"}
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    terminal = tmp_path / "terminal.log"
    command = [Path(sys.executable).with_name("mkdocs"), "serve", "--no-strict", "--dev-addr", f"127.0.0.1:{port}", *options]
    environment = process_environment() | EPOCH | {"TMPDIR": str(tmp_path / "temporary")}
    with terminal.open("w") as log, subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log) as process:
        running = Server(folder, f"http://127.0.0.1:{port}/case-tracker/", process, terminal)
        try:
            until(lambda: "Serving on" in running.said(), running.said)
            yield running
        finally:
            process.terminate()


def test_without_reloading_the_whole_site_is_served_as_one_build_leaves_it(tmp_path: Path) -> None:
    with serving(tmp_path, "--no-livereload") as running:
        for path in ("", "cases/", "cases/vera-example/", "data/cases.csv", "about/"):
            assert running.get(path)[0] == 200, path


def until(holds: object, said: object) -> None:
    """Wait until `holds()`; else fail with what `said()`."""
    assert callable(holds)
    assert callable(said)
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, said()
        time.sleep(0.2)


INJECTED = re.compile(rb"<script>\s*var livereload.*?</script>", re.DOTALL)
"""What MkDocs' server puts into a page; it names the version."""


def fresh(server: Server, folder: Path) -> dict[str, bytes]:
    """Return what a server that would start now answers, by path."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(server.folder, folder / "tracker", symlinks=True)
    made: list[Preview] = []
    with patch.dict(os.environ, EPOCH), patch("casetracker.site.plugin.Preview", lambda: made.append(Preview()) or made[-1]):
        config = load_config(str(folder / "tracker" / "mkdocs.yml"), site_dir=str(folder / "site"), strict=False)
        config.plugins.on_startup(command="serve", dirty=False)
        config.site_url = server.url
        build(config, serve_url=server.url)
        answers, banner = made[0]._answers, made[0]._banner()
        found = {path: answers[path] for path in (*answers._written, *answers._ours)}
        config.plugins.on_shutdown()
    return {path: each.replace(PLACE, PLACE + banner) if path.endswith(".html") else each for path, each in found.items()}


def equal(server: Server, wanted: dict[str, bytes], done: list[str]) -> None:
    """Wait until the server answers every request with what is wanted, to the byte."""

    def differ() -> list[str]:
        return [path for path in sorted(wanted) if INJECTED.sub(b"", server.get(path)[1]) != wanted[path]]

    until(lambda: not differ(), lambda: f"{differ()}\n{done}\n{server.said()[-5000:]}")


def test_the_preview_is_what_a_fresh_start_would_serve(server: Server, tmp_path: Path) -> None:
    edits = RandomEdits(server.folder, seed=8)
    done: list[str] = []
    memory: list[int] = []
    chance = random.Random(8)
    wanted = fresh(server, tmp_path / "fresh")
    equal(server, wanted, done)
    before = wanted.keys()
    for number in range(1, EDITS + 1):
        done.append(edits.act())
        time.sleep(PAUSE)
        server.get(chance.choice(sorted(wanted)))  # some are made in the midst of it
        if number % (EDITS // 5 if SOAK else EDITS):
            continue
        edits.settle()
        wanted = fresh(server, tmp_path / "fresh")
        equal(server, wanted, done[-60:])
        if SOAK:
            memory.append(server.memory())
    gone = sorted(name for name in before - wanted.keys() if name.endswith("index.html"))
    assert gone, "nothing went, so this says nothing of pages that are gone"
    assert {server.get(name.removesuffix("index.html"))[0] for name in gone} == {404}
    assert server.get("")[0] == 200
    assert not SOAK or max(memory[1:]) < memory[0] + 40, memory
