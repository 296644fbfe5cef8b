"""What stands in the head of a generated page beyond what the theme puts there."""

from __future__ import annotations

from html import escape

from casetracker.output import Page
from casetracker.render.engine import relative


def head(page: Page) -> str:
    """Return the HTML for the head of `page`."""
    parts = []
    if page.noindex:
        parts.append('<meta name="robots" content="noindex">')
    if page.moved_to:
        parts.append(f'<meta http-equiv="refresh" content="0; url={escape(relative(page.moved_to, page.address))}">')
    return "\n".join(parts)
