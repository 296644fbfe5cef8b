"""Web addresses that a page may link to: http and https only, with a host, without credentials."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from casetracker.text.hidden import hidden_in
from casetracker.text.hosts import ascii_host, odd_letters

_ALLOWED = re.compile(r"https?://[^\s<>\"'`\\^{|}…\x00-\x20]+", re.IGNORECASE)
"""The three dots in one sign stand for a part that somebody left out."""
_NO_HOST = re.compile(r"[\x00-,/:-@\[-^`{-\x7f]")
"""Signs of ASCII that stand in no host: an escape such as `%5B` there makes an address that browsers can't open."""

_PLAIN = re.compile(r"https?://(?![^/]*xn--)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/[\w./%?=&#:;,+~@()!*$-]*", re.ASCII)
"""Nearly every address is of this shape, and sound; only the others are taken apart."""


_PORTS = {"http": 80, "https": 443}


def address_fault(url: str) -> str | None:
    """Return the rule that `url` breaks (`url`, `url-secret` or `url-host`), or None where it is sound."""
    if _PLAIN.fullmatch(url):
        return None
    parts = _parted(url)
    if parts is None:
        return "url"
    if "@" in parts.netloc:
        return "url-secret"
    return "url-host" if odd_letters(parts.hostname or "") else "url" if hidden_in(url) else None


def host_letters(url: str) -> str:
    """Return the letters for which the host of an address is refused, as messages name them."""
    parts = _parted(url)
    letters = odd_letters(parts.hostname or "") if parts else []
    return ", ".join(f"'{letter}' (U+{ord(letter):04X})" for letter in letters[:5])


def ascii_address(url: str) -> str:
    """Return a sound address with its host in ASCII: what browsers ask for, and what can't be taken for another."""
    if url.isascii():
        return url
    parts = urlsplit(url)
    found = parts.hostname or ""
    return (
        url if found.isascii() else f"{parts.scheme}://{ascii_host(found)}{_port(parts)}{url[len(parts.scheme) + 3 + len(parts.netloc) :]}"
    )


def host(url: str) -> str:
    """Return the host of a sound address in ASCII, without a leading `www.`, and with its port where that is not the usual one."""
    if _PLAIN.fullmatch(url):
        return url.split("/", 3)[2].removeprefix("www.")
    parts = urlsplit(url)
    return f"{ascii_host(parts.hostname or '').removeprefix('www.')}{_port(parts)}"


def _port(parts: SplitResult) -> str:
    return f":{parts.port}" if parts.port and parts.port != _PORTS.get(parts.scheme) else ""


def _parted(url: str) -> SplitResult | None:
    """Return the parts of an address with a host; None for anything else."""
    if not _ALLOWED.fullmatch(url):
        return None
    try:
        parts = urlsplit(url)
        found, _ = parts.hostname, parts.port
    except ValueError:
        return None
    return parts if found and "." in found.strip(".") and not _NO_HOST.search(found) else None
