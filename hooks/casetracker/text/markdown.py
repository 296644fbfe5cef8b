"""Text that is to stand in somebody else's Markdown, such as a comment at the code host, as nothing but text.

The host looks for mentions, numbers of issues, hashes of commits, addresses and emoji codes after it has made HTML of the Markdown,
cleaned it and decoded its entities: neither a backslash nor an entity is left by then. In code it looks for none of them.
"""

from __future__ import annotations

import re

_RUN = re.compile("`+")
LONGEST_RUN = 9
"""Backticks side by side. The host's parser takes no code span between more than 80 of them, and would read what it holds."""


def markdown_code(text: str) -> str:
    """Return `text` as a code span on one line; nothing where it is empty."""
    plain = _RUN.sub(lambda found: found[0] if len(found[0]) <= LONGEST_RUN else "`" * LONGEST_RUN + "…", " ".join(text.split()))
    if not plain:
        return ""
    fence = "`" * (1 + max((len(run) for run in _RUN.findall(plain)), default=0))
    # A space at both ends is taken off again; without them a backtick at an end would lengthen the fence.
    space = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{space}{plain}{space}{fence}"
