"""A line that GitHub's runner takes as an annotation, with text from a stranger's file in it."""

from __future__ import annotations

import re

_REFERENCE = re.compile(
    r"(?P<lead>@|\#(?=\d)|\bGH-(?=\d)|/(?:issues|pull|discussions|commit)/)(?=\w)"
    r"|(?P<hash>\b[0-9a-f]{7,40}\b)",
    re.IGNORECASE,
)
"""What the code host makes a mention, or a link to an issue or a commit."""
_JOINER = "\u2060"
"""Word joiner: it has no width, and within a reference it makes it none."""


def annotation(kind: str, file: str, line: int, column: int, title: str, text: str) -> str:
    """Return the line for one finding: `kind` is `error`, `warning` or `notice`; a `line` of 0 stands for the whole file.

    The text can be no further command, and refers to nobody and nothing at the host: there is no code here to put it into.
    """
    where = f"file={_property(file)}"
    if line:
        where += f",line={line},col={column}"
    return f"::{kind} {where},title={_property(_unreferring(title))}::{_data(_unreferring(text))}\n"


def _unreferring(text: str) -> str:
    return _REFERENCE.sub(_parted, text)


def _parted(found: re.Match[str]) -> str:
    if found["lead"]:
        return f"{found[0]}{_JOINER}"
    # Six digits are too few for the name of a commit.
    return _JOINER.join(found[0][start : start + 6] for start in range(0, len(found[0]), 6))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
