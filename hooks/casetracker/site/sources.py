"""By which paths written pages and `nav` name the pages that are made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

OF_RECORDS = ("cases/", "swaps/")
"""The sections whose pages are as many as there are records."""


def source_uri(address: str, section: str | None = None) -> str:
    """Return the path that MkDocs knows a page by: `cases/x.md` for `cases/x/`, and `cases/index.md` for the head of a section."""
    if not address or section in (None, address):
        return f"{address}index.md"
    return f"{address.removesuffix('/')}.md"


def named(nav: Any) -> Iterator[str]:
    """Every path that a `nav` names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list):
        for item in nav:
            yield from named(item)
    elif isinstance(nav, dict):
        for item in nav.values():
            yield from named(item)
