"""Text that is to stand in somebody else's Markdown, such as a comment at the code host, as nothing but text."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:@&=/])")


def markdown_escaped(text: str) -> str:
    """Return `text` on one line with every sign that could begin markup, an address or a mention written as itself."""
    return _SIGNS.sub(lambda found: f"&#{ord(found[1])};" if found[1] in "@#:/<>&$." else f"\\{found[1]}", " ".join(text.split()))
