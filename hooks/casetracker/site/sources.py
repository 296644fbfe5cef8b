"""Which pages people wrote, and by which paths these and `nav` name the pages that are made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from casetracker.record.countries import is_language
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


def translated(docs: Path, language: str) -> dict[str, Path]:
    """Return the files of written pages in a further language, such as `about/method.ru.md`, by the path of the page that each translates.

    A page of a tracker's own that takes the place of a shared one is another page, which the shared translation does not translate.
    """
    own = {path: file for path, file in _pages(docs, language).items() if path in written(docs)}
    return {path: file for path, file in _pages(SHARED, language).items() if path in shared(docs)} | own


def without_original(docs: Path, language: str) -> list[Path]:
    """Return the files in `docs` that translate no page that there is."""
    return sorted(file for path, file in _pages(docs, language).items() if path not in written(docs))


def language_of(name: str) -> str:
    """Return the language into which a written page is translated, by the name of its file; empty for one that is no translation."""
    stem, _, tag = name.removesuffix(".md").rpartition(".")
    return tag if stem and is_language(tag) else ""


def _pages(folder: Path, language: str = "") -> dict[str, Path]:
    """Return the pages in a folder that are translated into a language, or those that are no translation, by path without the language."""
    found = {}
    for file in folder.rglob("*.md"):
        path = file.relative_to(folder)
        if not any(part.startswith(".") for part in path.parts) and language_of(file.name) == language:
            found[path.with_name(f"{file.name.removesuffix(f'.{language}.md')}.md" if language else file.name).as_posix()] = file
    return found


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
