"""Where an archived copy of a page may be: an address under `archive` says that it is a copy, which only an archive can bear out."""

from __future__ import annotations

from collections.abc import Collection

ARCHIVES = (
    "web.archive.org", "archive.today", "archive.ph", "archive.is", "archive.li", "archive.md", "archive.vn", "archive.fo", "perma.cc",
    "webcitation.org", "ghostarchive.org", "megalodon.jp", "arquivo.pt", "archive-it.org", "webarchive.loc.gov",
    "webarchive.nationalarchives.gov.uk", "webarchive.org.uk", "vefsafn.is", "swap.stanford.edu",
)  # fmt: skip
"""Archives that anyone can look into; `archives` in the settings names others in their place."""


def is_archive(host: str, archives: Collection[str] = ARCHIVES) -> bool:
    """Whether a host is one of these, or a part of one."""
    return host in archives or any(host.endswith(f".{each}") for each in archives)
