"""A page's bytes → its title and a sketch of its words, by which two states of it can be told apart without keeping either.

The sketch is the lowest hashes of all runs of three words (Broder's bottom-k sketch): the share of them that two sketches have in
common is about the share of such runs that the two pages have in common. Everything here takes time in proportion to the page,
whatever a hostile one holds.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

KEPT = 48
"""Hashes of a sketch,"""
HASHES = 2**48
"""each below this."""
_WORDS = 20_000
_TAG = re.compile(r"(<[^<>]*>)")
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})\b")
_UNREAD = frozenset({"script", "style", "noscript", "template", "svg", "nav", "header", "footer", "aside"})
"""Elements whose words say nothing of what the page is about."""
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_CHARSETS = re.compile(r"utf-?8|utf-?16(le|be)?|us-ascii|ascii|(windows-|cp)12[5][0-8]|iso-8859-\d{1,2}|latin-?1|koi8-[ru]|gbk?\d{0,5}"
                       r"|gb18030|big5|euc-(jp|kr)|shift_jis")  # fmt: skip
"""Encodings of text; what else Python calls a codec has no place in a page, and may be slow."""
_GONE = re.compile(
    r"^\W*((http|error)\W*)?404\W*($|[-|:–—]|not\b|page\b|error\b|file\b)|[-|:–—]\s*(error\W*)?404\W*$|^\W*not found\b"
    r"|\b(page|article|story|document|file|content|url)\b.{0,20}\b(not (be )?found|not available|unavailable|no longer (exists|available)"
    r"|(does not|doesn.t) exist|is missing|was (removed|deleted))"
    r"|страниц\w* (не найден|не существует|удален|недоступн)|сторінк\w* не знайден|seite (wurde )?nicht gefunden|page introuvable"
    r"|página no encontrada|pagina non trovata|sayfa bulunamad",
    re.IGNORECASE,
)
"""How titles say that there is no such page; wide enough words, such as 'not found' alone, also stand in headlines."""
_WALL = re.compile(
    r"^(just a moment|attention required|access denied|access to this page has been denied|ddos-guard|are you a robot|captcha|verify you are human"
    r"|checking your browser|security check|pardon our interruption|client challenge|robot check|проверка браузера)",
    re.IGNORECASE,
)


class Page(NamedTuple):
    """What is kept of a page."""

    title: str = ""
    marks: tuple[int, ...] = ()
    """Its sketch; empty where it has no text to speak of."""

    @property
    def says_gone(self) -> bool:
        """Whether its title says that there is no such page."""
        return bool(_GONE.search(self.title))

    @property
    def is_wall(self) -> bool:
        """Whether it only asks who is there."""
        return bool(_WALL.search(self.title))


def page(body: bytes, content_type: str) -> Page:
    """Return what is to be kept of an HTML page."""
    text = body.decode(_charset(body, content_type), "replace")
    title: list[str] = []
    words: list[str] = []
    for within, piece in _pieces(text):
        if within == "title" and not words:
            title.append(piece)
        elif within != "title" and len(words) < _WORDS:
            words += re.findall(r"\w+", html.unescape(piece).casefold())
    return Page(" ".join(html.unescape(" ".join(title)).split())[:300], _sketch(words))


def differs(before: Page, now: Page) -> str:
    """Return in words how a page is another than before; empty where it is much the same."""
    alike = (
        SequenceMatcher(None, before.title.casefold(), now.title.casefold(), autojunk=False).ratio() if before.title and now.title else 1.0
    )
    shared = resemblance(before.marks, now.marks)
    if shared is not None and shared < 0.05:
        return (
            f"hardly any of its words are the same, and its title was '{before.title}'"
            if alike < 1
            else "hardly any of its words are the same"
        )
    if alike < 0.5 and (shared is None or shared < 0.5):
        return f"its title was '{before.title}' and is '{now.title}'"
    return ""


def resemblance(one: Sequence[int], other: Sequence[int]) -> float | None:
    """Return about which share of their runs of words two pages have in common, 0 to 1; None where one has hardly any."""
    if len(one) < 8 or len(other) < 8:
        return None
    lowest = sorted({*one, *other})[: min(len(one), len(other), KEPT)]
    both = {*one} & {*other}
    return sum(each in both for each in lowest) / len(lowest)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield each text that a reader sees, with `title` or nothing as what it stands in."""
    skipped = within = ""
    for piece in _TAG.split(text):
        if not piece.startswith("<"):
            if piece and not skipped:
                yield within, piece
            continue
        found = _NAME.match(piece)
        if not found:
            continue
        name, ends = found[2].lower(), bool(found[1])
        if skipped:
            skipped = "" if ends and name == skipped else skipped
        elif name in _UNREAD and not ends:
            skipped = name
        elif name == "title":
            within = "" if ends else "title"


def _sketch(words: list[str]) -> tuple[int, ...]:
    runs = {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}
    hashes = (int.from_bytes(hashlib.blake2b(each.encode("utf-8", "replace"), digest_size=6).digest(), "big") for each in runs)
    return tuple(sorted(hashes)[:KEPT])


def _charset(body: bytes, content_type: str) -> str:
    """The encoding that the header, a byte order mark or the head of the page names; UTF-8 where none does."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    found = _CHARSET.search(content_type.encode("ascii", "replace")) or _CHARSET.search(body[:4096])
    name = found[1].decode("ascii").lower() if found else "utf-8"
    if not _CHARSETS.fullmatch(name):
        return "utf-8"
    try:
        "".encode(name)
    except LookupError:
        return "utf-8"
    return name
