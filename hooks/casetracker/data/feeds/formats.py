"""A feed as Atom (RFC 4287) and as JSON Feed 1.1. Every text is outside text and is escaped for where it goes."""

from __future__ import annotations

import json
import uuid
from datetime import datetime
from html import escape
from typing import Any, NamedTuple

from markupsafe import Markup

from casetracker.pages.output import BuildInfo
from casetracker.record.translations import WRITTEN_IN, Untranslated


class Item(NamedTuple):
    """One entry of a feed."""

    identity: str
    """What makes it this entry and no other, such as `case/vera-example/<commit>`: an identity that no later change of the record touches."""
    address: str
    """The page that it leads to, from the site's root."""
    title: str
    lines: tuple[str, ...]
    updated: datetime
    published: datetime
    link: str = ""
    """A further address outside the site, such as that of the commit."""


class Written(NamedTuple):
    """A feed with its entries, in the order in which readers get them."""

    stem: str
    title: str
    home: str
    updated: datetime
    items: tuple[Item, ...]


def urn(build_info: BuildInfo, identity: str) -> str:
    """Return an id that is the same for the same thing on the same site for ever (RFC 4122, version 5)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{build_info.base}{identity}").urn


def stamp(moment: datetime) -> str:
    """Return a time in UTC as RFC 3339 writes it."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def atom(feed: Written, build_info: BuildInfo, language: str, licence: str) -> bytes:
    """Return the feed as Atom. Its author is the site, never a person."""
    base = build_info.base
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(language)}">',
        f"<id>{urn(build_info, feed.stem)}</id>",
        f"<title>{escape(f'{feed.title} · {build_info.title}')}</title>",
        f"<updated>{stamp(feed.updated)}</updated>",
        f"<author><name>{escape(build_info.title)}</name><uri>{escape(base)}</uri></author>",
        f'<link rel="self" type="application/atom+xml" href="{escape(f"{base}{feed.stem}.xml")}"/>',
        f'<link rel="alternate" type="text/html" href="{escape(base + feed.home)}"/>',
        f'<link rel="license" href="{escape(licence)}"/>',
    ]
    for each in feed.items:
        further = f'\n<link rel="related" href="{escape(each.link)}"/>' if each.link else ""
        parts.append(
            f"<entry>\n<id>{urn(build_info, each.identity)}</id>\n<title{_spoken(each.title)}>{escape(each.title)}</title>\n<updated>{stamp(each.updated)}</updated>\n"
            f"<published>{stamp(each.published)}</published>\n"
            f'<link rel="alternate" type="text/html" href="{escape(base + each.address)}"/>{further}\n'
            f'<content type="html">{escape(_html(each))}</content>\n</entry>'
        )
    return ("\n".join([*parts, "</feed>"]) + "\n").encode()


def _spoken(title: str) -> str:
    return f' xml:lang="{WRITTEN_IN}"' if isinstance(title, Untranslated) else ""


def json_feed(feed: Written, build_info: BuildInfo, language: str) -> bytes:
    """Return the feed as JSON Feed."""
    base = build_info.base
    content: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{feed.title} · {build_info.title}",
        "home_page_url": base + feed.home,
        "feed_url": f"{base}{feed.stem}.json",
        "language": language,
        "authors": [{"name": build_info.title, "url": base}],
        "items": [
            {
                "id": urn(build_info, each.identity),
                "url": base + each.address,
                **({"external_url": each.link} if each.link else {}),
                "title": each.title,
                **({"language": WRITTEN_IN} if isinstance(each.title, Untranslated) else {}),
                "content_html": _html(each),
                "date_published": stamp(each.published),
                "date_modified": stamp(each.updated),
            }
            for each in feed.items
        ],
    }
    return (json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _html(each: Item) -> str:
    """Return an entry's content: markup of ours around texts that are escaped."""
    lines = "".join(f"<li>{_marked(line)}</li>" for line in each.lines)
    return f"<ul>{lines}</ul>" if lines else f"<p>{_marked(each.title)}</p>"


def _marked(text: str) -> str:
    """Return a text as HTML, in an element that names its language where that is not the feed's."""
    return text.__html__() if isinstance(text, Markup | Untranslated) else escape(text)
