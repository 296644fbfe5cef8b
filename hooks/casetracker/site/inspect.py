"""The built site, read back: every internal link and anchor of every page leads somewhere, and no id stands twice on a page.

MkDocs checks the links of Markdown alone; the HTML that we write is not seen by it.
"""

from __future__ import annotations

import posixpath
import re
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from casetracker.record.parallel import counted
from casetracker.site.progress import progress

_LINKS = frozenset({"href", "src", "action", "formaction", "poster", "data", "xlink:href"})
_REFRESH = re.compile(r"\s*\d+\s*;\s*url\s*=\s*(\S+)", re.IGNORECASE)
"""Where a page that has moved leads."""
_IS_REFRESH = re.compile(r"http-equiv\s*=\s*[\"']?refresh\b", re.IGNORECASE)
_TAG = re.compile(
    r"<!--.*?-->|<(script|style)\b([^>]*)>.*?</\1\s*>|<([a-zA-Z][^\s/>]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL | re.IGNORECASE
)
"""A tag with its attributes; of what is no text, such as a script, the first one alone. Python's own parser takes ten times as long."""
_ATTRIBUTE = re.compile(r"""([^\s=\"'/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)|(?=\s|$))""")


class Fault(NamedTuple):
    """A link that leads nowhere, or may lead to two places."""

    page: str
    link: str
    why: str

    def __str__(self) -> str:
        return f"{self.page}: {self.link} ({self.why})"


class _Read(NamedTuple):
    """The links and the anchors of a page."""

    links: list[str]
    anchors: set[str]
    twice: list[str]


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


def _read(path: Path) -> _Read:
    found = _Read([], set(), [])
    for _, inside_code, tag, inside in _TAG.findall(path.read_text(encoding="utf-8")):
        attributes = inside or inside_code
        if "=" not in attributes:
            continue
        for name, double, single, bare in _ATTRIBUTE.findall(attributes):
            key, value = name.lower(), unescape(double or single or bare)
            if key == "id" or (key == "name" and tag == "a"):
                if key == "id" and value in found.anchors:
                    found.twice.append(value)
                found.anchors.add(value)
            elif key in _LINKS:
                found.links.append(value)
            elif key == "srcset":
                found.links.extend(each.split()[0] for each in value.split(",") if each.strip())
            elif key == "content" and tag == "meta" and (leads := _REFRESH.match(value)) and _IS_REFRESH.search(attributes):
                found.links.append(leads[1])
    return found


def _fault(page: str, link: str, files: set[str], pages: dict[str, _Read]) -> str:
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
