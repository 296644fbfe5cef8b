"""The theme around a generated page, rendered once for all pages of a section instead of once a page.

The header, the tabs and the navigation are the same for every case; only title, description, address, head and
content differ. So the theme's template is rendered once with marks in their places, and a page is put together by
joining strings. Pages that stand in the navigation themselves are rendered by the theme as ever.
"""

from __future__ import annotations

import copy
import re
from typing import Any

from jinja2 import Environment

from casetracker.site.pages import TrackerPage

_MARK = "\ue000{}\ue001"
"""Private-use characters, which the reader lets into no record."""
_MARKS = re.compile("\ue000([a-z]+)\ue001")


class Shells:
    """The shells of one build, each made when a page first needs it."""

    def __init__(self) -> None:
        self.environment: Environment | None = None
        self._shells: dict[tuple[str, int], list[str]] = {}

    def fill(self, page: TrackerPage, context: dict[str, Any]) -> str:
        """Return the whole HTML of `page`. `context` is what the theme would receive."""
        key = (page.source.section, page.source.address.count("/"))
        if key not in self._shells:
            self._shells[key] = self._make(page, context)
        values = {
            "title": page.title or "",
            "description": page.meta.get("description", ""),
            "canonical": page.canonical_url or "",
            "head": context["tracker_head"],
            "content": page.content or "",
        }
        shell = self._shells[key]
        return "".join(part if index % 2 == 0 else values[part] for index, part in enumerate(shell))

    def _make(self, page: TrackerPage, context: dict[str, Any]) -> list[str]:
        """Render the theme with marks; return texts and the names of marks in turn."""
        assert self.environment is not None, "the shell is made after MkDocs has made its environment"
        stub = copy.copy(page)
        stub.title = _MARK.format("title")
        stub.meta = {**page.meta, "description": _MARK.format("description")}
        stub.content = _MARK.format("content")
        if page.canonical_url:
            stub.canonical_url = _MARK.format("canonical")
        rendered = self.environment.get_template("main.html").render({**context, "page": stub, "tracker_head": _MARK.format("head")})
        lean = "\n".join(line for line in (each.strip() for each in rendered.split("\n")) if line)
        return _MARKS.split(lean)
