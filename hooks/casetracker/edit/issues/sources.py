"""Which of the plain lines of a source is its publisher and which its title."""

from __future__ import annotations

import re

from casetracker.edit.issues.values import Reading
from casetracker.record.problems.problem import shorten

ARCHIVE = re.compile(r"https?://(?:web\.)?archive\.(?:org|ph|today|is|md|li|vn|fo)/|https?://perma\.cc/", re.IGNORECASE)
"""Addresses of archived copies: a second address of a source is one."""
_QUOTED = re.compile("[\"'\u201c\u201e\u00ab\u2018].*[\"'\u201d\u201c\u00bb\u2019]")
_LONG = 5
"""Words: a publisher's name has hardly more."""


def publisher_and_title(reading: Reading, where: str, item: dict[str, list[str]], texts: list[str]) -> None:
    """Put the plain `texts` of a source where they belong, and say which was taken for what; what has no place is left out."""
    free = [key for key in ("publisher", "title") if not any(item.get(key, ()))]
    waiting = sorted(texts, key=_like_a_title)
    placed: dict[str, str] = {}
    if "publisher" in free and not (len(waiting) == 1 and "title" in free and _like_a_title(waiting[0]) > (0, _LONG)):
        placed["publisher"] = waiting.pop(0)
    if "title" in free and waiting:
        placed["title"] = waiting.pop()
    for key, text in placed.items():
        item[key] = [text.strip("\"'\u201c\u201d\u201e\u00ab\u00bb") if key == "title" else text]
        reading.notes.append(f"{where}: '{shorten(text)}' was taken for the {key}")
    for text in waiting:
        reading.leave(where, text)


def _like_a_title(text: str) -> tuple[int, int]:
    return (1 if _QUOTED.fullmatch(text) else 0, len(text.split()))
