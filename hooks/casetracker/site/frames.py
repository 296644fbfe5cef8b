"""Page frames: what MkDocs' theme puts around a generated page, rendered once for all pages that share it.

The header, the tabs and the navigation are the same for every case; only title, description, address, head and content
differ. So the theme's template is rendered with marks in their places, and a page is put together by joining strings.
A page that MkDocs knows, as one of the navigation, has a frame of its own, in which its entry is lit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from html import escape
from threading import Lock

from casetracker.pages.engine import relative
from casetracker.pages.output import Page

_MARK = "\ue000{}\ue001"
"""Private-use characters, which the reader lets into no record."""
_MARKS = re.compile("\ue000([a-z]+)\ue001")
_BETWEEN = re.compile(
    r"(?<=>)\s*\n\s*(?=</?(?:article|body|div|footer|form|h\d|head|header|label|li|link|main|meta|nav|ol|p|script|svg|title|ul)\b)"
)
"""Line ends before elements that begin a line of their own anyway, or stand in a row whose gaps are the style sheet's."""
MARKS = {name: _MARK.format(name) for name in ("title", "description", "canonical", "address", "head", "content")}

Render = Callable[[Page], str]
"""Renders the theme around a page, with `MARKS` for what differs."""


class Frames:
    """The frames of one build, each made when a page first needs it. `own` are the addresses of pages with frames of their own."""

    def __init__(self, render: Render, base: str, own: Collection[str] = ()) -> None:
        self._render = render
        self._base = base
        self._own = own
        self._frames: dict[tuple[str, int, str], list[str]] = {}
        self._rendering = Lock()
        """A page is lit in the navigation, which all share, while its frame is rendered; a preview's server has threads."""

    def key(self, page: Page) -> tuple[str, int, str]:
        """Return what pages have in common that share a frame."""
        shared = (page.address, -1) if page.address in self._own else (page.section, page.address.count("/"))
        return (*shared, page.script)

    def of(self, page: Page) -> list[str]:
        """Return the frame of a page: texts and the names of marks in turn."""
        key = self.key(page)
        with self._rendering:
            if key not in self._frames:
                self._frames[key] = _MARKS.split(_bare(self._render(page)))
            return self._frames[key]

    def whole(self, page: Page, body: str) -> str:
        """Return the whole HTML of a page with that content."""
        values = {
            "title": escape(page.title),
            "description": escape(page.description),
            "canonical": f"{self._base}{page.address}",
            "address": page.address,
            "head": head(page),
            "content": body,
        }
        return "".join(part if index % 2 == 0 else values[part] for index, part in enumerate(self.of(page)))


def head(page: Page) -> str:
    """Return the HTML for the head of `page`."""
    parts = []
    if page.noindex:
        parts.append('<meta name="robots" content="noindex">')
    if page.moved_to:
        parts.append(f'<meta http-equiv="refresh" content="0; url={escape(relative(page.moved_to, page.address))}">')
    parts.append(page.head())
    return "\n".join(part for part in parts if part)


def _bare(html: str) -> str:
    """Return HTML without the indentation and the empty lines of templates: every page has them, and no reader sees them."""
    lines = (line.strip() for line in html.split("\n"))
    return _BETWEEN.sub("", "\n".join(line for line in lines if line))
