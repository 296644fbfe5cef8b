"""`_headers` of a built site, read as static hosts do: paths at the margin, `*` for anything, and the headers of each indented below it."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=20)
def rules(folder: Path) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the paths of a site's file, each with its headers; nothing where there is no such file."""
    file = folder / "_headers"
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for line in file.read_text("utf-8").splitlines() if file.is_file() else ():
        if not line.startswith(" "):
            assert re.fullmatch(r"/[\w./-]*\*?", line), line
            found.append((line, []))
        else:
            name, _, value = line.strip().partition(": ")
            assert re.fullmatch(r"[A-Z][A-Za-z-]+", name), line
            assert value
            assert len(line) <= 2000, "the longest line that every host reads"
            found[-1][1].append((name, value))
    return tuple((path, tuple(headers)) for path, headers in found)


def sent(folder: Path, path: str) -> dict[str, str]:
    """Return the headers for an address. Hosts join what several rules say of one header, which none of ours may mean."""
    found: dict[str, str] = {}
    for pattern, headers in rules(folder):
        if path == pattern or (pattern.endswith("*") and path.startswith(pattern[:-1])):
            for name, value in headers:
                assert name not in found, f"two rules say something of {name} for {path}"
                found[name] = value
    return found
