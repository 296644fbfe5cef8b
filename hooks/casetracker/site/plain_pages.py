"""Pages as plain files: front matter, then the text that an engine makes a page of."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html import escape
from typing import Any

import yaml

from casetracker.pages.output import BuildInfo, Page, Site
from casetracker.settings import Settings
from casetracker.site import placeholders
from casetracker.site.head import head
from casetracker.site.mkdocs_yml import Tagged
from casetracker.site.sources import address

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*\n", re.DOTALL)
_LINK = re.compile(r"(\]\()([^)\s#:]+\.md)(?=[)#])")
_FENCE = re.compile(r"^([> ]*)([`~])(?=\2\2)", re.MULTILINE)
_HEADING = re.compile("<(h[1-6])(?=[ >])")


def made(page: Page, body: str) -> str:
    """Return a page that is made, with that content: its HTML as one block that Markdown passes on as it is.

    Themes put titles and descriptions into HTML as they are, so they are escaped here. An engine's search would hold every
    word of every page, megabytes for a reader to load: it gets what ours gets, names and status, in a paragraph that is not
    shown, and nothing else. Zensical makes an entry of every heading that is not marked itself. The theme for MkDocs ends
    what is left out at the first end of an element of the same name, so that name stands nowhere in a page's own HTML.
    """
    searched = bool(page.search) and not page.noindex
    front = {
        "title": escape(page.title),
        "description": escape(page.description),
        "hide": ["navigation", "toc"],
        "search": {} if searched else {"exclude": True},
        "script": "" if page.script == "tracker.js" else page.script,
        "made": True,
        "home": not page.address,
        "head": head(page),
    }
    html = _untouched(body)
    if not searched:
        return _page(front, f"<article>\n{html}</article>\n")
    html = _HEADING.sub(r"<\1 data-search-exclude", html)
    return _page(front, f"<article data-search-exclude>\n{html}</article>\n<p hidden>{escape(page.search)}</p>\n")


def _untouched(html: str) -> str:
    """Return HTML that no rule of Markdown touches: no tab that would become spaces, no line that would open a block of code.

    Blank lines, which would end a block of HTML for some, are never written by `render`.
    """
    return _FENCE.sub(lambda found: f"{found[1]}&#{ord(found[2])};", html.replace("\t", "&#9;"))


def of_people(path: str, text: str, site: Site, settings: Settings, build_info: BuildInfo, ours: Mapping[str, str]) -> str:
    """Return a page that people wrote, with its placeholders filled in and its head.

    `path` is that of its file inside the folder of pages. Its links to pages that are made lead to their files: `ours` says
    which, by the path at which MkDocs knows them.
    """
    found = _FRONT.match(text)
    front = yaml.safe_load(found[1]) if found else None
    front = front if isinstance(front, dict) else {}
    body = placeholders.fill(text[found.end() :] if found else text, settings, build_info.repository, site.figures)
    here = posixpath.dirname(path)

    def link(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(here, match[2]))
        return f"{match[1]}{posixpath.relpath(ours[target], here or '.')}" if target in ours else match[0]

    page = Page(address(path), str(front.get("title") or ""), str(front.get("description") or ""), str, "")
    return _page({**front, "head": site.head(page)}, _LINK.sub(link, body))


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines as lines."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Tagged, lambda dumper, value: dumper.represent_scalar(value.tag, value.text))


def dumped(values: Mapping[str, Any]) -> str:
    """Return values as YAML, one line a text."""
    return yaml.dump(dict(values), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)


def _page(front: Mapping[str, Any], body: str) -> str:
    return f"---\n{dumped({key: value for key, value in front.items() if value})}---\n{body}"
