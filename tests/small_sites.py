"""Small trackers on disk, built into real sites by MkDocs, and built sites read back."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from searched import Entry, pages, records
from small_records import TODAY

ROOT = Path(__file__).parent.parent
EPOCH = {"SOURCE_DATE_EPOCH": str(int(datetime.combine(TODAY, time(12), UTC).timestamp()))}
"""Noon of `TODAY`, so that no small site depends on the day of its test."""
CONTACT = {"private": "private@tracker.test.org", "corrections": "https://tracker.test.org/wrong", "answer_days": 9}
USER_CACHE = ""
"""The folder in which commands may keep what they work out: one of this run of the tests."""
EXAMPLE_CONTACT = {"private": "private@example.org", "corrections": "corrections@example.org"}
"""The addresses that the repository ships, which mark a site as a demonstration."""
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


@dataclass
class Element:
    """An element of a page, with all text within it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]


class Html(HTMLParser):
    """A page read as a browser reads it: its elements in their order, each with its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.text = ""
        """The text outside scripts and styles."""
        self._open: list[Element] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(each.tag == tag for each in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        for each in self._open:
            each.text += data
        if not self._open or self._open[-1].tag not in ("script", "style"):
            self.text += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements of that name whose attributes hold these words; `class_` is `class`."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [
            each
            for each in self.elements
            if each.tag == tag and all(value in each.attributes.get(name, "").split(" ") for name, value in wanted.items())
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} elements <{tag}> with {attributes}"
        return found[0]


@dataclass(frozen=True)
class BuiltSite:
    """A built site."""

    folder: Path
    log: str = ""
    """What the build said."""
    _read: dict[str, Html] = field(default_factory=dict)

    @cached_property
    def addresses(self) -> list[str]:
        """The address of every page in the theme's frame."""
        return [each for each in self._every if "embed" not in each.split("/")]

    @cached_property
    def framed(self) -> list[str]:
        """The address of every page that other sites may frame."""
        return [each for each in self._every if "embed" in each.split("/")]

    @cached_property
    def _every(self) -> list[str]:
        found = (path.parent.relative_to(self.folder).as_posix() for path in self.folder.rglob("index.html"))
        return sorted("" if each == "." else f"{each}/" for each in found)

    def raw(self, address: str) -> str:
        """Return a page or file as text."""
        name = f"{address}index.html" if not address or address.endswith("/") else address
        return (self.folder / name).read_text("utf-8")

    def page(self, address: str) -> Html:
        """Return a page, read as a browser reads it."""
        if address not in self._read:
            self._read[address] = Html(self.raw(address))
        return self._read[address]

    @cached_property
    def search(self) -> dict[str, Entry]:
        """What its search finds, by address."""
        found, others = records(self.raw("search/records.json")), pages(self.raw("search/pages.json"))
        assert not {*found} & {*others}, "two entries for one address"
        return found | others


TinySite = Callable[..., BuiltSite]
"""The fixture `tiny_site`: takes what `write_tracker` takes after its folder."""


class BuildFailed(Exception):
    """The build ended; the message is what it said."""


def write_tracker(
    folder: Path,
    cases: Mapping[str, str | bytes],
    docs: Mapping[str, str] | None = None,
    settings: Mapping[str, Any] | None = None,
    **config: Any,
) -> Path:
    """Write a tracker into `folder` and return its mkdocs.yml.

    It has the repository's own configuration, generator and written pages, but for what is given: `cases` (file names
    inside the record, with `swaps/` for swaps), more `docs`, `settings` (extra.casetracker) and any other key of mkdocs.yml.
    It speaks English alone, which takes half of the time, unless the settings say otherwise.
    """
    for name, content in cases.items():
        path = folder / "cases" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    (folder / "cases").mkdir(exist_ok=True)
    own = folder / "docs"
    if not own.exists():
        own.mkdir()
        for each in (ROOT / "docs").rglob("*"):
            target = own / each.relative_to(ROOT / "docs")
            if each.is_dir():
                target.mkdir(exist_ok=True)
            else:
                shutil.copyfile(each, target)
    for name, content in (docs or {}).items():
        path = own / name
        path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    values: dict[str, Any] = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "hooks": [str(ROOT / "hooks/tracker_hook.py")],
        "watch": ["cases"],
        "extra": {"casetracker": {"languages": None, "translations": None, "contact": CONTACT, **(settings or {})}},
        **config,
    }
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(values, allow_unicode=True), "utf-8")
    return file


def build_site(config: Path, site: Path, *, draws: bool = False) -> BuiltSite:
    """Build a tracker in this process, strictly. Raises BuildFailed with what the build said.

    Pictures as PNG take longer than all else of a small site: they are drawn where a test `draws` them.
    """
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(f"{record.levelname} {record.getMessage()}")

    listener = Listener(logging.INFO)
    loggers = [logging.getLogger(name) for name in ("mkdocs", "casetracker")]
    levels = [each.level for each in loggers]
    for each in loggers:
        each.addHandler(listener)
        each.setLevel(logging.INFO)
    try:
        with patch.dict(os.environ, EPOCH), nullcontext() if draws else patch("casetracker.pages.embed.png.can_draw", lambda: False):
            loaded = load_config(str(config), site_dir=str(site), strict=True)
            loaded.plugins.on_startup(command="build", dirty=False)
            build(loaded)
    except SystemExit as fault:
        raise BuildFailed("\n".join([*said, str(fault)])) from None
    finally:
        for each, level in zip(loggers, levels, strict=True):
            each.removeHandler(listener)
            each.setLevel(level)
    return BuiltSite(site, "\n".join(said))


def run(*command: str | Path, at: Path, environment: Mapping[str, str] = EPOCH) -> subprocess.CompletedProcess[str]:
    """Run a command of this environment, such as `casetracker build`, in the folder `at`."""
    program = Path(sys.executable).with_name(str(command[0]))
    return subprocess.run(
        [program, *command[1:]],
        cwd=at,
        env=process_environment() | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def process_environment() -> dict[str, str]:
    """Return the environment of a process that runs this generator, and not one that is installed."""
    # Where it is set, each of some hundred processes would compile all of the generator again: a quarter of a small build.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT / "hooks"), "NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1", "XDG_CACHE_HOME": USER_CACHE}
