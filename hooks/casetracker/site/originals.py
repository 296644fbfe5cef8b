"""Whether a written page has changed since it was translated.

A translation names in its front matter the text that it translates, by the beginning of its hash: `translates: 1a2b3c4d5e6f`.
Where it names none, `casetracker translate` writes down that it is the text of today.
"""

from __future__ import annotations

import hashlib
import re

_FRONT = re.compile(r"\A---[ \t]*\n(?:.*\n)*?(?=---[ \t]*\n)")
_NAMED = re.compile(r"^translates:[ \t]*(\S+)[ \t]*$", re.MULTILINE)


def has_changed(original: str, translation: str) -> bool:
    """Return whether a translation names another text than its original is now."""
    found = _name(translation)
    return found not in ("", _name_of(original))


def naming(original: str, translation: str) -> str:
    """Return a translation that names its original. What one names already stays: only who has compared them can say that it is another."""
    if _name(translation):
        return translation
    line = f"translates: {_name_of(original)}\n"
    front = _FRONT.match(translation)
    return f"{front[0]}{line}{translation[front.end() :]}" if front else f"---\n{line}---\n\n{translation}"


def _name(translation: str) -> str:
    front = _FRONT.match(translation)
    found = _NAMED.search(front[0]) if front else None
    return found[1] if found else ""


def _name_of(original: str) -> str:
    return hashlib.sha256(original.encode()).hexdigest()[:12]
