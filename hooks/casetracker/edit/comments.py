"""The comments of a YAML file, each tied to the key or list item that it speaks of.

Text in, comments by path out. A comment on a line of its own belongs to what comes next, or, where it is indented deeper
than that, to what stood before; one at the end of a line belongs to that line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple

import yaml

from casetracker.record.read import Node, Path


@dataclass
class Remarks:
    """The comments of one key or item, each with its `#` and the space by which it is indented deeper than the first of its block."""

    before: list[str] = field(default_factory=list)
    beside: str = ""
    after: list[str] = field(default_factory=list)

    def all(self) -> list[str]:
        return [*self.before, *([self.beside] if self.beside else []), *self.after]


Comments = dict[Path, Remarks]
"""Comments by the path of their key or item; those at the end of the file belong to the empty path."""


class _Comment(NamedTuple):
    line: int
    column: int
    text: str
    is_alone: bool
    in_flow: bool
    """Whether it stands within brackets or braces."""


class _Anchor(NamedTuple):
    """A key or an item, where it begins: an item at its hyphen."""

    line: int
    column: int
    path: Path


def comments_of(text: str, root: Node) -> Comments:
    """Return the comments of `text`, which is a YAML file that can be read, with `root` as what it holds."""
    found, dashes = _scan(text)
    anchors = sorted(_anchors(root, (), dashes))
    comments: Comments = {}
    begin = 0
    while begin < len(found):
        place = (found[begin].line, found[begin].column)
        number = bisect_right(anchors, place, key=lambda each: (each.line, each.column))
        earlier, following = anchors[:number], anchors[number] if number < len(anchors) else None
        end = begin
        while end < len(found) and found[end].is_alone and not found[end].in_flow and (not following or found[end].line < following.line):
            end += 1
        if end == begin:
            _add_beside(comments, found[begin], earlier)
            end += 1
        else:
            _add_block(comments, found[begin:end], earlier, following)
        begin = end
    return comments


def _add_beside(comments: Comments, comment: _Comment, earlier: list[_Anchor]) -> None:
    """Keep what stands at the end of a line, or within brackets, where it has no line of its own in our style."""
    remarks = comments.setdefault(earlier[-1].path if earlier else (), Remarks())
    if comment.in_flow or remarks.beside or not earlier:
        remarks.before.append(comment.text)
    else:
        remarks.beside = comment.text


def _add_block(comments: Comments, block: list[_Comment], earlier: list[_Anchor], following: _Anchor | None) -> None:
    """Keep comments on lines of their own: from the first that is not indented deeper than what follows they belong to that."""
    column = following.column if following else 0
    base: int | None = None
    for comment in block:
        above = next((each for each in reversed(earlier) if each.column <= comment.column), None)
        leads = above and following and following.path[: len(above.path)] == above.path
        if base is None and above and comment.column > column and not leads:
            comments.setdefault(above.path, Remarks()).after.append(comment.text)
            continue
        base = comment.column if base is None else base
        text = " " * max(0, comment.column - base) + comment.text
        remarks = comments.setdefault(following.path if following else (), Remarks())
        (remarks.before if following else remarks.after).append(text)


def _scan(text: str) -> tuple[list[_Comment], list[tuple[int, int]]]:
    """Return the comments of a file in order, and the places of the hyphens of its lists."""
    lines = text.split("\n")
    begins = list(accumulate((len(line) + 1 for line in lines), initial=0))
    comments: list[_Comment] = []
    dashes: list[tuple[int, int]] = []
    depth = end = 0
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        start = len(text) if isinstance(token, yaml.StreamEndToken) else token.start_mark.index
        comments += _between(text, lines, begins, end, start, depth > 0)
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            header = text.find("\n", start)
            comments += _between(text, lines, begins, start + 1, header if header >= 0 else len(text), False)
        if isinstance(token, yaml.BlockEntryToken):
            dashes.append((token.start_mark.line, token.start_mark.column))
        if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
            depth += 1
        elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
            depth -= 1
        end = max(end, token.end_mark.index)
    return comments, dashes


def _between(text: str, lines: list[str], begins: list[int], start: int, end: int, in_flow: bool) -> Iterator[_Comment]:
    """The comments between two tokens, where nothing else but space can stand."""
    at = text.find("#", start, end)
    while at >= 0:
        line = bisect_right(begins, at) - 1
        column = at - begins[line]
        # After a hyphen alone it speaks of the item, which begins on the next line.
        yield _Comment(line, column, lines[line][column:].rstrip(), not lines[line][:column].strip(" \t-"), in_flow)
        stop = text.find("\n", at, end)
        at = text.find("#", stop, end) if stop >= 0 else -1


def _anchors(node: Node, path: Path, dashes: list[tuple[int, int]]) -> Iterator[_Anchor]:
    value: Any = node.value
    if isinstance(value, dict):
        for key, entry in value.items():
            yield _Anchor(entry.line, entry.column, (*path, key))
            yield from _anchors(entry.node, (*path, key), dashes)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            number = bisect_right(dashes, (item.line, item.column))
            # In brackets there is no hyphen between the beginning of the list and its item.
            if number and dashes[number - 1] >= (node.line, node.column):
                yield _Anchor(*dashes[number - 1], (*path, index))
            yield from _anchors(item, (*path, index), dashes)
