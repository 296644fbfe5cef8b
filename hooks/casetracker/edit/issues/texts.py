"""The text of an issue → the parts of its form, each below its label. It takes time in proportion to the text, whatever is in it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from casetracker.edit.issues.forms import AGREED
from casetracker.text import without_hidden

_EMPTY = frozenset({"", "_no response_", "none", "n/a", "-", "—", "–"})
"""What stands in a part of which its author had nothing to say: by the code host's hand, or by their own."""
_SPACES = str.maketrans(
    dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n") | dict.fromkeys("\t\u00a0\u1680\u202f\u205f\u3000", " ")
    | dict.fromkeys(range(8192, 8203), " ")
)  # fmt: skip
"""Ends of lines and spaces of other kinds, to those of a file."""


class Parts(NamedTuple):
    """What stands below each label, and what stands nowhere: texts that belong to no part."""

    values: dict[str, str]
    outside: list[tuple[str, str]]
    """Each with where it stands."""


def clean(text: str) -> str:
    """Return `text` without what no file may hold: controls, signs that nobody sees, line ends and spaces of other kinds."""
    return without_hidden(text.replace("\r\n", "\n").translate(_SPACES))


def parts(text: str, labels: Collection[str]) -> Parts:
    """Return the parts of a text that `clean` gave; a heading that is none of the form's own is part of what somebody wrote."""
    blocks: list[tuple[str, list[str]]] = [("", [])]
    for line in text.split("\n"):
        label = line[4:].strip() if line.startswith("### ") else ""
        if label in labels:
            blocks.append((label, []))
        else:
            blocks[-1][1].append(line.rstrip())
    values: dict[str, str] = {}
    outside: list[tuple[str, str]] = []
    for label, lines in blocks:
        # A fence around a text says that it is a text.
        body = "\n".join(each for each in lines if not each.startswith(("```", "~~~"))).strip("\n ")
        if label == AGREED:
            body = "\n".join(each for each in body.split("\n") if not each.startswith("- ["))
        if body.casefold() in _EMPTY:
            body = ""
        if label and label != AGREED and label not in values:
            values[label] = body
        elif body:
            outside.append(
                (f"below a second '### {label}'" if label in values else f"after '### {label}'" if label else "at the head", body)
            )
    return Parts(values, outside)
