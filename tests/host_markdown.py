"""What the code host makes of Markdown, as far as it could do harm: a model of its steps, in their order.

Markdown becomes HTML, the HTML is cleaned and its entities decoded, and then each text outside of code, preformatted text and links is
searched for mentions, numbers, hashes, addresses and emoji codes (github/markup and html-pipeline describe the steps and the filters).
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nh3
from markdown_it import MarkdownIt

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_UNSEARCHED = frozenset({"pre", "code", "tt", "a", "script", "style"})
OWN = frozenset({"p", "ul", "ol", "li", "code", "pre", "h1", "h2", "h3", "em", "strong", "hr", "br", "blockquote"})
"""Elements of Markdown that lead nowhere and load nothing."""

LIVE = {
    "mention": r"(?<![\w`])@[a-z0-9][a-z0-9-]*(?:/[\w.-]+)?",
    "number": r"(?<![\w&])(?:[\w.-]+(?:/[\w.-]+)?)?#\d+|(?<!\w)gh-\d+",
    "hash": r"(?<![\w/])(?:[\w.-]+/[\w.-]+@)?[0-9a-f]{7,40}(?!\w)",
    "address": r"(?:https?|ftp)://[^\s<]+|(?<!\w)www\.[^\s<]+|[\w.+-]+@[\w-]+\.[\w.-]+|(?:mailto|xmpp):\S+",
    "emoji": r":[a-z0-9_+-]*[a-z][a-z0-9_+-]*:",
    "footnote": r"\[\^[^\]\s]+\]",
    "alert": r"^\s*\[!\w+\]",
    "math": r"\$[^$]+\$",
    "command": r"^/[a-z]+",
}
"""What the host finds in a text, by what it makes of it."""
_LIVE = re.compile("|".join(LIVE.values()), re.IGNORECASE | re.MULTILINE)


class _Read(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.searched: list[str] = [""]
        self.code: list[str] = []
        self.elements: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.elements.append(tag)
        if tag not in ("br", "hr", "img", "input"):
            self.open.append(tag)
        if tag == "code":
            self.code.append("")
        self.searched.append("")

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass
        self.searched.append("")

    def handle_data(self, data: str) -> None:
        if _UNSEARCHED & {*self.open}:
            if "code" in self.open:
                self.code[-1] += data
        else:
            self.searched[-1] += data


def _shown(markdown: str) -> _Read:
    # Comments are dropped here, so that what stood on both sides of one is a single text.
    return _Read(nh3.clean(_MARKDOWN.render(markdown), tags={*nh3.ALLOWED_TAGS, "input"}, strip_comments=True))


def live(markdown: str) -> list[str]:
    """Return everything in a comment that would be more than text: what the host finds in it, and elements that lead or load."""
    read = _shown(markdown)
    return [found[0] for text in read.searched for found in _LIVE.finditer(text)] + [f"<{tag}>" for tag in read.elements if tag not in OWN]


def live_as_plain_text(text: str) -> list[str]:
    """Return what the host finds in a text that it does not take for Markdown. An address may stand: it leads there and tells nobody."""
    referring = "|".join(LIVE[name] for name in ("mention", "number", "hash")) + r"|/(?:issues|pull|discussions|commit)/\w+"
    return [found[0] for found in re.finditer(referring, text, re.IGNORECASE)]


def code(markdown: str) -> list[str]:
    """Return the text of each code span and block, as a reader sees it."""
    return _shown(markdown).code
