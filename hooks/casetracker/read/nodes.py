"""What a file holds: texts, lists and mappings, each with its place."""

from __future__ import annotations

from typing import NamedTuple

Path = tuple[str | int, ...]
"""The way to a value: keys and positions from the record down, `("custody", 1, "from")`."""


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


def kind_of(node: Node) -> str:
    """Return what a node is, in words for a message."""
    if isinstance(node.value, dict):
        return "a group of keys"
    if isinstance(node.value, list):
        return "a list"
    return f"the text '{node.value}'" if node.value else "nothing"


def at(root: Node, path: Path) -> tuple[int, int]:
    """Return line and column, from 0, of the value at `path`, or of the nearest thing above it that is there.

    Where the path ends in a key, that is the place of its value; a value that is not there gives the key's place.
    """
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
    return (node.line, node.column) if isinstance(node.value, str) and node.value else place


def path_text(path: Path) -> str:
    """Return `custody[1].from`, counting from 0 as the published data does."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
