"""Changes of a record's nodes, and the text of its file afterwards: nothing else in it changes, and every comment stays."""

from __future__ import annotations

import difflib
from typing import Any

from casetracker.edit.comments import Comments, Remarks, comments_of
from casetracker.edit.style import StyleError, give_ids
from casetracker.edit.workbook.layout import at
from casetracker.edit.workbook.reading import At
from casetracker.edit.writing import node_of, record_text
from casetracker.record.read import Entry, Node, Path, ReadError, path_text, read_yaml


class Tree:
    """A record that is being changed."""

    def __init__(self, kind: str, content: bytes = b"") -> None:
        self.kind = kind
        self.before = content
        self.root = read_yaml(content) if content else node_of({})
        self.text = content.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        self.comments: Comments = comments_of(self.text, self.root) if content else {}
        self.origins: dict[Path, At] = {}
        """The cell or row that a value or an item comes from."""

    def put(self, path: Path, value: Node, main: str = "") -> None:
        """Put a value in its place. A text on the way becomes a group, with that text as its field `main`."""
        node = self.root
        for place, step in enumerate(path[:-1]):
            node = self._below(node, step, path[place + 1], main)
        held: Any = node.value
        if isinstance(path[-1], int):
            held[path[-1]] = value
        elif isinstance(held, str) and path[-1] == main:
            node.value, node.plain = value.value, value.plain
        elif isinstance(held, str):
            node.value = {main: Entry(0, 0, Node(held, 0, 0)), path[-1]: Entry(0, 0, value)}
        else:
            held[path[-1]] = Entry(0, 0, value)

    def _below(self, node: Node, step: str | int, following: str | int, main: str) -> Node:
        held: Any = node.value
        if isinstance(step, int):
            if step >= len(held):
                raise StyleError(f"there is no item {step + 1} of which this row could be")
            return held[step]  # type: ignore[no-any-return]
        if isinstance(held, str):
            node.value = held = {main: Entry(0, 0, Node(held, 0, 0))} if held and main else {}
        if step not in held or (held[step].node.plain and held[step].node.value == ""):
            held[step] = Entry(0, 0, node_of([] if isinstance(following, int) else {}))
        return held[step].node  # type: ignore[no-any-return]

    def take(self, path: Path) -> None:
        """Take a value out, and a group or list that is left with nothing."""
        while path:
            above = at(self.root, path[:-1])
            if above is None or not isinstance(above.value, dict) or path[-1] not in above.value:
                return
            del above.value[str(path[-1])]
            if above.value:
                return
            path = path[:-1]

    def insert(self, path: Path, value: Node) -> None:
        """Put a new item into a list, before the one that stands at its place; comments stay with theirs."""
        whole, place, depth = path[:-1], path[-1], len(path) - 1
        above = at(self.root, whole)
        if above is None or not isinstance(above.value, list):
            self.put(whole, Node([value], 0, 0))
            return
        assert isinstance(place, int)
        above.value.insert(place, value)

        def moved(path: Path) -> Path:
            step = path[depth] if len(path) > depth and path[:depth] == whole else None
            return (*whole, step + 1, *path[depth + 1 :]) if isinstance(step, int) and step >= place else path

        self.comments = {moved(each): remarks for each, remarks in self.comments.items()}
        self.origins = {moved(each): origin for each, origin in self.origins.items()}

    def content(self, *, has_new_items: bool = False) -> bytes:
        """Return the file. Raises StyleError where it would not say what is meant, or a comment would be lost."""
        if has_new_items:
            give_ids(self.root, self._written(), self.kind)
        after = self._written()
        if not self.before:
            return after
        styled_before = Tree(self.kind, self.before)._written()
        if styled_before != self.text.encode():
            after = _spliced(self.text, styled_before.decode(), after.decode())
        try:
            is_meant = _plain(read_yaml(after)) == _plain(self.root)
        except ReadError:
            is_meant = False
        if not is_meant:
            raise StyleError("it would not be read back as it is meant: change it in the file")
        return after

    def _written(self) -> bytes:
        for path, remarks in self.comments.items():
            if remarks.all() and path and at(self.root, path) is None:
                raise StyleError(f"the comment '{remarks.all()[0]}' would be lost with '{path_text(path)}': change that in the file")
        return record_text(
            self.root, self.kind, {path: Remarks(list(r.before), r.beside, list(r.after)) for path, r in self.comments.items()}
        ).encode()


def _spliced(text: str, before: str, after: str) -> bytes:
    """Return a text that is not in style with the lines changed that differ between what style makes of it before and after the change.

    Where these lines are laid out otherwise there, it is what style makes of the whole.
    """
    ours, old, new = text.split("\n"), before.split("\n"), after.split("\n")
    place = {
        block.a + step: block.b + step
        for block in difflib.SequenceMatcher(None, old, ours, autojunk=False).get_matching_blocks()
        for step in range(block.size)
    }
    for what, first, last, begin, end in reversed(difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()):
        if what == "equal":
            continue
        there = [place.get(each, -1) for each in range(first, last)]
        start = there[0] if there else place.get(first - 1, -2) + 1
        if start < 0 or there != list(range(start, start + len(there))):
            return after.encode()
        ours[start : start + len(there)] = new[begin:end]
    spliced = "\n".join(ours).encode()
    try:
        return spliced if _plain(read_yaml(spliced)) == _plain(read_yaml(after.encode())) else after.encode()
    except ReadError:
        return after.encode()


def _plain(node: Node) -> Any:
    """What a node holds, without its place."""
    if isinstance(node.value, dict):
        return {key: _plain(entry.node) for key, entry in node.value.items()}
    return [_plain(each) for each in node.value] if isinstance(node.value, list) else node.value.strip()
