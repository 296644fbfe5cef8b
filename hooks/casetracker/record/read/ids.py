"""What can be the id of a record: its file's name without the ending, and the last part of its address."""

from __future__ import annotations

import re
import unicodedata

from casetracker.record.model import KINDS

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
LONGEST = 120

_OF_THE_SITE = ("status", "by", *(step for kind in KINDS.values() for step in kind.steps), "index", "new", "data")
_OF_WINDOWS = ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
"""Names of devices, with any ending: a repository that holds such a file can't be checked out on Windows."""

RESERVED: dict[str, str] = {
    **dict.fromkeys(_OF_THE_SITE, "the site needs that address itself"),
    **dict.fromkeys(_OF_WINDOWS, "Windows can't have a file of that name"),
}
"""Words that are no ids, and why."""


def is_id(name: str) -> bool:
    """Return whether `name` is written as an id is; it may be reserved all the same."""
    return len(name) <= LONGEST and ID.fullmatch(name) is not None


def id_fault(name: str) -> tuple[str, dict[str, str]] | None:
    """Return the rule that `name` breaks as an id, with the values of its wording; None where it can be one."""
    # Windows takes COM1 and com¹ for the same device.
    word = unicodedata.normalize("NFKC", name).casefold()
    if word in RESERVED:
        return "file-reserved", {"name": name, "reason": RESERVED[word]}
    return None if is_id(name) else ("file-name", {"name": name, "hint": NAMING})


_FIRST, *_REST = KINDS.values()
NAMING = f"A {_FIRST.id} is named {_FIRST.naming}{''.join(f'; a {kind.id} {kind.naming}' for kind in _REST)}."
