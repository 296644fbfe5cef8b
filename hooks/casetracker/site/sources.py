"""Which pages people wrote, and by which paths these and `nav` name the pages that are made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from casetracker.record.model import KINDS

SHARED = Path(__file__).parent.parent / "docs"
"""Written pages that are the same for every tracker. One of the same address among a tracker's own takes its place."""
OF_RECORDS = tuple(kind.address for kind in KINDS.values())
"""The sections whose pages are as many as there are records."""


def source_uri(address: str, section: str | None = None) -> str:
    """Return the path that MkDocs knows a page by: `cases/x.md` for `cases/x/`, and `cases/index.md` for the head of a section."""
    if not address or section in (None, address):
        return f"{address}index.md"
    return f"{address.removesuffix('/')}.md"


def address(path: str) -> str:
    """Return the address of the page that an engine makes of a file."""
    folder, _, name = path.rpartition("/")
    stem = name.removesuffix(".md")
    return "".join(f"{part}/" for part in (folder, "" if stem in ("index", "README") else stem) if part)


def written(docs: Path) -> dict[str, Path]:
    """Return the file of every page that people wrote, by its path inside the folder: the shared ones, and those in `docs`, if there is such a folder."""
    return dict(sorted((_pages(docs) | shared(docs)).items()))


def shared(docs: Path) -> dict[str, Path]:
    """Return the shared ones of them."""
    own = set(map(address, _pages(docs)))
    return {path: file for path, file in _pages(SHARED).items() if address(path) not in own}


def _pages(folder: Path) -> dict[str, Path]:
    found = {path.relative_to(folder): path for path in folder.rglob("*.md")}
    return {path.as_posix(): file for path, file in found.items() if not any(part.startswith(".") for part in path.parts)}


def named(nav: Any) -> Iterator[str]:
    """Every path that a `nav` names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list):
        for item in nav:
            yield from named(item)
    elif isinstance(nav, dict):
        for item in nav.values():
            yield from named(item)
