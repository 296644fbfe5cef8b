"""What a file holds: texts, lists and mappings, each with its place."""

from __future__ import annotations

from typing import Literal, NamedTuple

from casetracker.text.marking import N_
from casetracker.text.phrase import phrase

Path = tuple[str | int, ...]
"""The way to a value: keys and positions from the record down, `("custody", 1, "from")`."""


Data = str | None | list["Data"] | dict[str, "Data"]
"""A value without its place: a text, None where nothing or a bare `null` was written, a list, or a mapping."""


class Node:
    """A value and where it begins. `line` and `column` count from 0."""

    __slots__ = ("column", "line", "plain", "value")

    def __init__(self, value: str | list[Node] | dict[str, Entry], line: int, column: int, plain: bool = False) -> None:
        self.value = value
        self.line = line
        self.column = column
        self.plain = plain
        """Whether it is a text without quotation marks."""


class Entry(NamedTuple):
    """One key of a mapping, with its place, and its value."""

    line: int
    column: int
    node: Node


def kind_of(data: Data) -> str:
    """Return what a value is, in words for a message."""
    if isinstance(data, dict):
        return N_("a group of keys")
    if isinstance(data, list):
        return N_("a list")
    return phrase("the text '{text}'", text=data) if data else N_("nothing")


End = Literal["best", "key", "value"]
"""Which of the two places of a path: its key's, its value's, or the one that shows best: a text's own place, but the key of anything longer."""


def at(root: Node, path: Path, end: End = "best") -> tuple[int, int]:
    """Return line and column, from 0, of what stands at `path`, or of the nearest thing above it that is there."""
    node, place = root, (root.line, root.column)
    for step in path:
        value = node.value
        if isinstance(value, dict) and step in value:
            entry = value[str(step)]
            node, place = entry.node, (entry.line, entry.column)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            node = value[step]
            place = (node.line, node.column)
        else:
            return place
    if end == "best":
        end = "value" if isinstance(node.value, str) and node.value else "key"
    return (node.line, node.column) if end == "value" else place


def path_text(path: Path) -> str:
    """Return `custody[1].from`, counting from 0 as the published data does."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
