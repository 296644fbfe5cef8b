"""The Markdown of a summary: paragraphs, emphasis, links and citations, and nothing else.

CommonMark by markdown-it-py with raw HTML off and all other constructs off, then sanitised by nh3: what a
stranger writes can be no more than these few elements. `[^id]` becomes whatever `cite` returns for that id.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

import nh3

from casetracker.text.addresses import address_fault

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_CITATION = re.compile(r"\[\^(?=[^\[\]\n]*[^\[\]\s])([^\[\]\n]+)\]")
"""Wider than an id, so that `[^Reuters]` is a citation of no source, and is told as that."""
_MARK = re.compile(r"\[\^(?:[^\S\n]*\]|[^\[\]\n]*\]|[^\s\[\]]*)")
"""A citation, or what begins like one: `[^]`, `[^ ]`, `[^reuters`."""
_PARTS = re.compile(r"\n[ \t]*\n")
_KEPT = "\ue000{}\ue001"
"""Citations pass through Markdown and the sanitiser as private-use characters around a number."""
_KEPT_BACK = re.compile("\\s*\ue000[0-9]+\ue001(?:\\s*\ue000[0-9]+\ue001)*")
"""A mark stands tight, without the space that may be written before it, and those of one place are one group."""
_NUMBER = re.compile("[0-9]+")

_LEADS_NOWHERE = re.compile(r'<a (?:href="" )?rel="nofollow noopener">(.*?)</a>', re.DOTALL)
"""What `[text]()` becomes, and an address that the sanitiser has no use for: its text stays."""

_TAGS = {"p", "em", "strong", "a"}
_ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}, "*": set()}
"""`*` empties nh3's own list of attributes for all elements, or a link could keep a title."""


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    """The reader of Markdown, loaded when a text first has marks: a check of the record, which reads none, has to start fast."""
    from markdown_it import MarkdownIt

    class Markdown(MarkdownIt):
        """Links are those that `addresses` allows; any other stays the text that was written. No citation can stand in an address."""

        def validateLink(self, url: str) -> bool:
            return address_fault(url) is None and "%EE%80%80" not in url

    # No entities: they would write characters that no file may hold.
    return Markdown("zero", {"html": False, "linkify": False}).enable(["emphasis", "link", "escape"])


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of `text`: parts between blank lines."""
    return [part.strip() for part in _PARTS.split(text.strip()) if part.strip()]


def citations(text: str) -> list[str]:
    """Return the ids that `text` cites as `[^id]`, in order, each as often as it is cited."""
    return _CITATION.findall(text)


def citation_marks(text: str) -> list[str]:
    """Return everything in `text` that is a citation, or begins like one."""
    return _MARK.findall(text) if "[^" in text else []


def empty_citation(text: str) -> str:
    """Return the first mark in `text` that begins like a citation and cites nothing, or an empty text."""
    return next((mark for mark in citation_marks(text) if not _CITATION.fullmatch(mark)), "")


def uncited(text: str) -> str:
    """Return `text` without its citations, on one line."""
    return " ".join(_CITATION.sub("", text).split())


def plain(text: str) -> str:
    """Return `text` without Markdown's marks and citations, on one line, not escaped: for descriptions and feeds."""
    bare = _CITATION.sub("", text)
    if _has_marks(bare):
        bare = html.unescape(nh3.clean(_markdown().renderInline(bare), tags=set()))
    return " ".join(bare.split())


def prose_html(text: str, cite: Callable[[list[str]], str]) -> str:
    """Return `text` as safe HTML; `cite` returns safe HTML for the ids of the sources that are cited in one place."""
    cited: list[str] = []

    def keep(found: re.Match[str]) -> str:
        cited.append(found[1])
        return _KEPT.format(len(cited) - 1)

    marked = _CITATION.sub(keep, text.replace("\ue000", "").replace("\ue001", ""))
    rendered = "".join(_paragraph(part) for part in paragraphs(marked))
    return _KEPT_BACK.sub(lambda found: cite([cited[int(number)] for number in _NUMBER.findall(found[0])]), rendered)


def _has_marks(text: str) -> bool:
    return any(mark in text for mark in "*_[\\")


def _paragraph(part: str) -> str:
    if not _has_marks(part):
        return f"<p>{html.escape(part)}</p>\n"
    cleaned = nh3.clean(
        _markdown().render(part), tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https"}, link_rel="nofollow noopener"
    )
    return _LEADS_NOWHERE.sub(r"\1", cleaned)
