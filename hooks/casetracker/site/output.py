"""What is made of all pages, written and generated: search index, sitemap and manifest."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from casetracker.pages.output import Site
from casetracker.site.sources import is_of_record

SEARCH = "search/search_index.json"
"""Where the theme looks for its search index."""


def search_index(written: bytes, site: Site) -> bytes:
    """Return the theme's search index of written pages with one lean entry a record. The theme shows entries as HTML, so they are escaped."""
    index = json.loads(written)
    index["docs"] += [
        {"location": page.address, "title": escape(page.title), "text": escape(page.search)}
        for page in site.pages
        if page.search and not page.noindex and is_of_record(page.address)
    ]
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def manifest(site: Site) -> None:
    """Tell whoever started this build which pages it owes, where they asked for it."""
    asked = os.environ.get("CASETRACKER_MANIFEST")
    if asked:
        Path(asked).write_text("\n".join(site.by_address), encoding="utf-8")


def sitemap_of(addresses: Iterable[str], site: Site, base: str) -> str:
    """Return the sitemap of the pages at these addresses: all that may be indexed, with the day of the last check where there is one."""
    ours = {page.address: page for page in site.pages}
    entries = []
    for address in sorted(addresses):
        page = ours.get(address)
        if page and page.noindex:
            continue
        changed = f"<lastmod>{page.changed}</lastmod>" if page and page.changed else ""
        entries.append(f"<url><loc>{escape(urljoin(base, address))}</loc>{changed}</url>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + "\n".join(entries)
        + "\n</urlset>\n"
    )
