"""What is written after MkDocs has written its pages: search entries and the sitemap."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from casetracker.pages.output import Site


def search_entries(folder: Path, site: Site) -> None:
    """Add one lean entry a record to the theme's search index. The theme shows entries as HTML, so they are escaped."""
    file = folder / "search" / "search_index.json"
    if not file.is_file():
        return
    index = json.loads(file.read_text(encoding="utf-8"))
    index["docs"] += [
        {"location": page.address, "title": escape(page.title), "text": escape(page.search)}
        for page in site.pages
        if page.search and not page.noindex
    ]
    file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def manifest(site: Site) -> None:
    """Tell whoever started this build which pages it owes, where they asked for it."""
    asked = os.environ.get("CASETRACKER_MANIFEST")
    if asked:
        Path(asked).write_text("\n".join(page.address for page in site.pages), encoding="utf-8")


def sitemap(folder: Path, site: Site, base: str) -> None:
    """Write the sitemap: every page that may be indexed, with the day of its last check where there is one.

    The pages are those that stand in `folder`, and all of `site`, wherever they stand.
    """
    if not base:
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (folder / name).unlink(missing_ok=True)
        return
    addresses = (file.parent.relative_to(folder).as_posix().removeprefix(".") for file in folder.rglob("index.html"))
    written = (f"{address}/" if address else "" for address in addresses)
    text = sitemap_of({*written, *(page.address for page in site.pages)}, site, base)
    (folder / "sitemap.xml").write_text(text, encoding="utf-8")
    (folder / "sitemap.xml.gz").unlink(missing_ok=True)


def sitemap_of(addresses: Iterable[str], site: Site, base: str) -> str:
    """Return the sitemap of the pages at these addresses."""
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
