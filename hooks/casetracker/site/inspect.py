"""The built site, read back: every internal link and anchor of every page leads somewhere, and no id stands twice on a page.

MkDocs checks the links of Markdown alone; the HTML that we write is not seen by it.
"""

from __future__ import annotations

import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from casetracker.record.parallel import counted
from casetracker.site.progress import progress

_LINKS = frozenset({"href", "src", "action", "formaction", "poster", "data", "xlink:href"})
_REFRESH = re.compile(r"\s*\d+\s*;\s*url\s*=\s*(\S+)", re.IGNORECASE)
"""Where a page that has moved leads."""


class Fault(NamedTuple):
    """A link that leads nowhere, or may lead to two places."""

    page: str
    link: str
    why: str

    def __str__(self) -> str:
        return f"{self.page}: {self.link} ({self.why})"


class _Reader(HTMLParser):
    """Collects the links and the anchors of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.twice: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name == "id" or (name == "name" and tag == "a"):
                if name == "id" and value in self.anchors:
                    self.twice.append(value)
                self.anchors.add(value)
            elif name in _LINKS:
                self.links.append(value)
            elif name == "srcset":
                self.links += [each.split()[0] for each in value.split(",") if each.strip()]
            elif name == "content" and tag == "meta" and (found := _REFRESH.match(value)) and ("http-equiv", "refresh") in attrs:
                self.links.append(found[1])


def inspect(folder: Path) -> list[Fault]:
    """Return every internal link of the pages in `folder` that leads to no file or to no anchor, and every id that stands twice."""
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    names = [name for name in sorted(files) if name.endswith(".html")]
    with progress("Checking pages:", len(names)) as show:
        pages = {name: _read(folder / name) for name in counted(names, show)}
    faults = []
    for name, page in pages.items():
        faults += [Fault(name, f"#{each}", "two elements have this id") for each in page.twice]
        if posixpath.basename(name) == "404.html":
            continue  # its links are absolute: it is shown at any address
        for link in dict.fromkeys(page.links):
            why = _fault(name, link, files, pages)
            if why:
                faults.append(Fault(name, link, why))
    return faults


def _read(path: Path) -> _Reader:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader


def _fault(page: str, link: str, files: set[str], pages: dict[str, _Reader]) -> str:
    if not link:
        return "an empty link"
    try:
        parts = urlsplit(link)
    except ValueError:
        return "no address"
    if parts.scheme or parts.netloc:
        return ""
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if path and path.rpartition("/")[2] in ("", ".", ".."):
        target = f"{target}/index.html".removeprefix("./")
    if target not in files:
        return "no such file"
    anchor = unquote(parts.fragment)
    if anchor and target in pages and anchor not in pages[target].anchors and not anchor.startswith("__"):
        return "no such anchor"
    return ""
