"""Web addresses that a page may link to: http and https only, with a host, without credentials."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_ALLOWED = re.compile(r"https?://[^\s<>\"'`\\^{|}\x00-\x20]+", re.IGNORECASE)
_NO_HOST = re.compile(r"[\x00-,/:-@\[-^`{-\x7f]")
"""Signs of ASCII that stand in no host: an escape such as `%5B` there makes an address that browsers can't open."""

_PLAIN = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/[\w./%?=&#:;,+~@()!*$-]*", re.ASCII)
"""Nearly every address is of this shape, and sound; only the others are taken apart."""


def address_fault(url: str) -> str | None:
    """Return the rule that `url` breaks (`url` or `url-secret`), or None where it is sound."""
    if _PLAIN.fullmatch(url):
        return None
    if not _ALLOWED.fullmatch(url):
        return "url"
    try:
        parts = urlsplit(url)
        found, _ = parts.hostname, parts.port
    except ValueError:
        return "url"
    if not found or "." not in found.strip(".") or _NO_HOST.search(found):
        return "url"
    return "url-secret" if "@" in parts.netloc else None


def host(url: str) -> str:
    """Return the host of a sound address, without a leading `www.`."""
    place = url.split("/", 3)[2] if _PLAIN.fullmatch(url) else urlsplit(url).hostname or ""
    return place.removeprefix("www.")
