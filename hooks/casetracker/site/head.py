"""What stands in the head of a generated page beyond what the theme puts there."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from casetracker.pages.engine import relative
from casetracker.pages.output import Page

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page as MkDocsPage


def head(page: Page) -> str:
    """Return the HTML for the head of `page`."""
    parts = []
    if page.noindex:
        parts.append('<meta name="robots" content="noindex">')
    if page.moved_to:
        parts.append(f'<meta http-equiv="refresh" content="0; url={escape(relative(page.moved_to, page.address))}">')
    parts.append(page.head())
    return "\n".join(part for part in parts if part)


def written(page: MkDocsPage) -> Page:
    """Return a page that people wrote as far as its head needs it."""
    return Page(page.url, str(page.title or ""), str(page.meta.get("description") or ""), str, "")
