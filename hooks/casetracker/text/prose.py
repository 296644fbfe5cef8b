"""The Markdown of a summary: paragraphs, emphasis, links and citations, and nothing else.

CommonMark by markdown-it-py with raw HTML off and all other constructs off, then sanitised by nh3: what a
stranger writes can be no more than these few elements. `[^id]` becomes whatever `cite` returns for that id.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import nh3
from markdown_it import MarkdownIt

_CITATION = re.compile(r"\[\^([a-z0-9-]+)\]")
_PARTS = re.compile(r"\n[ \t]*\n")
_MARKS = re.compile(r"[*_`\\]|\[\^[a-z0-9-]+\]|\]\([^)]*\)|\[")
_KEPT = "\ue000{}\ue001"
"""Citations pass through Markdown and the sanitiser as private-use characters around a number."""
_KEPT_BACK = re.compile("\ue000([0-9]+)\ue001")

_MARKDOWN = MarkdownIt("zero", {"html": False, "linkify": False}).enable(["emphasis", "link", "escape", "entity"])
_TAGS = {"p", "em", "strong", "a"}
_ATTRIBUTES = {"a": {"href"}}


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of `text`: parts between blank lines."""
    return [part.strip() for part in _PARTS.split(text.strip()) if part.strip()]


def citations(text: str) -> list[str]:
    """Return the ids that `text` cites as `[^id]`, in order, each as often as it is cited."""
    return _CITATION.findall(text)


def plain(text: str) -> str:
    """Return `text` without Markdown's marks and citations, on one line: for descriptions and feeds."""
    return " ".join(_MARKS.sub("", text).split())


def prose_html(text: str, cite: Callable[[str], str]) -> str:
    """Return `text` as safe HTML; `cite` returns safe HTML for the id of a source."""
    cited: list[str] = []

    def keep(found: re.Match[str]) -> str:
        cited.append(found[1])
        return _KEPT.format(len(cited) - 1)

    marked = _CITATION.sub(keep, text.replace("\ue000", "").replace("\ue001", ""))
    rendered = "".join(_paragraph(part) for part in paragraphs(marked))
    return _KEPT_BACK.sub(lambda found: cite(cited[int(found[1])]), rendered)


def _paragraph(part: str) -> str:
    if not any(mark in part for mark in "*_[\\&<>"):
        return f"<p>{html.escape(part)}</p>\n"
    return nh3.clean(
        _MARKDOWN.render(part), tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https"}, link_rel="nofollow noopener"
    )
