"""What is made of all pages, written and generated: what a search finds, sitemap and manifest."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from html import escape, unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from casetracker.pages.output import Site, encoded
from casetracker.site.sources import source_uri

THEIR_SEARCH = "search/search_index.json"
"""The theme's own search index."""
SEARCH = "search/pages.json"
"""What the search finds pages by that are not those of records; the script of the search reads it."""
_LAST = ("contribute/", "about/design", "about/speed", "data/", "feeds/", "start/")
"""Pages for contributors, of reference and on how this is made: a result comes after all others, and their text is not searched."""
_TAG = re.compile("<[^>]*>")


def sections_of_written(folder: Path) -> list[dict[str, Any]]:
    """Return what the theme's own search index says of written pages, and take away from the built site what ours stands in place of."""
    theirs = folder / THEIR_SEARCH
    found: list[dict[str, Any]] = json.loads(theirs.read_bytes())["docs"] if theirs.is_file() else []
    for name in (THEIR_SEARCH, "sitemap.xml", "sitemap.xml.gz"):
        (folder / name).unlink(missing_ok=True)
    return found


def search_pages(sections: Iterable[Mapping[str, Any]], site: Site, usual: Collection[str]) -> bytes:
    """Return the pages as address, title, heading of the section, text, and whether they come last.

    `sections` are those of written pages as the engine's own index has them, of each page the first with its title. Titles come
    escaped there, and texts as HTML: here they are plain text. Of the pages that are made those count that the navigation names,
    as `usual` has it, and the heads of sections.
    """
    lists = [make() for address, make in site.by_address.items() if address.count("/") == 1 or source_uri(address, "") in usual]
    entries = [(page.address, page.title, "", page.description) for page in lists if not page.noindex]
    titles: dict[str, str] = {}
    for each in sections:
        address, _, anchor = each["location"].partition("#")
        if address in site.by_address:
            continue
        title = _plain(each["title"])
        page = titles.setdefault(address, title)
        entries.append((each["location"], page, title if anchor else "", _plain(each["text"])))
    found = [(*entry[:3], "" if entry[0].startswith(_LAST) else entry[3], entry[0].startswith(_LAST)) for entry in entries]
    return encoded(found)


def _plain(text: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", text)).split())


def manifest(addresses: Iterable[str]) -> None:
    """Tell whoever started this build which pages it owes, where they asked for it."""
    asked = os.environ.get("CASETRACKER_MANIFEST")
    if asked:
        Path(asked).write_text("\n".join(addresses), encoding="utf-8")


def sitemap_of(addresses: Iterable[str], site: Site, base: str, spoken: Callable[[str], Sequence[tuple[str, str]]]) -> str:
    """Return the sitemap of the pages at these addresses: all that may be indexed, with the day of the last check where there is one.

    `spoken` returns the languages that have an address, each with where from the root. Each page names itself and all others of its
    address, and the first one for readers of any other language: search engines take such entries only where every one names the rest.
    """
    ours = {page.address: page for page in site.pages}
    entries = []
    several = False
    for address in sorted(addresses):
        page = ours.get(address)
        if page and page.noindex:
            continue
        changed = f"<lastmod>{page.changed}</lastmod>" if page and page.changed else ""
        found = [(code, escape(urljoin(base, there))) for code, there in spoken(address)] or [("", escape(urljoin(base, address)))]
        others = ""
        if len(found) > 1:
            several = True
            others = "".join(
                f'<xhtml:link rel="alternate" hreflang="{code}" href="{there}"/>' for code, there in [*found, ("x-default", found[0][1])]
            )
        entries += [f"<url><loc>{there}</loc>{changed}{others}</url>" for _, there in found]
    of_links = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' if several else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{of_links}>\n'
        + "\n".join(entries)
        + "\n</urlset>\n"
    )
