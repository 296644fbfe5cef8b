"""Comments that cut a text: in YAML everything after ` #` is one, and no part of a value without quotation marks.

After a date, a code, an id or a word of choice a comment is plainly a remark, and so it is on a line of its own. After a name, a title or
any other text it may be what somebody meant to publish, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import yaml

from casetracker.record.model import KINDS, kinds
from casetracker.record.model.kinds import Kind, fields
from casetracker.record.problems import Place, Problem, problem
from casetracker.record.read import Node, Path, path_text, quoted

_CUT = re.compile(r"[ \t]+#.*")
_CODE = re.compile(r"[A-Z]{2}|[a-z0-9]+(-[a-z0-9]+)*")
"""A state's code, or an id such as a party has: names of bodies have capitals."""
_LONGEST = 400


def cut_texts(lines: list[str], read: Callable[[], Node], kind: str, file: str) -> list[Problem]:
    """Return a problem for each text that a comment cuts. `lines` are those of the file, and `read` returns what it holds."""
    # Only where something stands before a comment on one line are the values looked into.
    if not any((" #" in line or "\t#" in line) and line.lstrip()[0] != "#" for line in lines):
        return []
    ends = {(token.start_mark.line, token.start_mark.column): token.end_mark for token in _plain("\n".join(lines))}
    return list(_problems(lines, read(), kind, file, ends))


def _plain(text: str) -> Iterator[Any]:
    """Every value without quotation marks, as the parser tells of it."""
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        if isinstance(token, yaml.ScalarToken) and token.plain:
            yield token


def _problems(lines: list[str], root: Node, kind: str, file: str, ends: dict[tuple[int, int], Any]) -> Iterator[Problem]:
    entries: Any = root.value
    only = ("withdrawn",) if "withdrawn" in entries else ()
    for path, node, leaf in _texts(root, kinds.Group(KINDS[kind].record), ()):
        if only and path[:1] != only:
            continue
        begin = (node.line, node.column)
        end = ends.get(begin)
        line, column = (end.line, end.column) if end and node.value else begin
        cut = _CUT.match(lines[line], column) if line < len(lines) else None
        if cut is None or not node.plain or not _is_cut(node, leaf, cut[0].strip()):
            continue
        before, whole = lines[node.line][: node.column].rstrip(), f"{node.value}{cut[0].rstrip()}".strip()
        found = problem("text-comment", Place(file, line + 1, cut.start() + 1, lines[line]), path_text(path), comment=cut[0].strip())
        mended = f"{before} {quoted(whole)}"
        yield replace(found, paste=mended) if len(mended) <= _LONGEST else found


def _texts(node: Node, kind: Kind | None, path: Path) -> Iterator[tuple[Path, Node, Kind]]:
    """Every value that is a text, an address or a party, with its path."""
    value = node.value
    if isinstance(value, dict):
        known = {spec.key: spec.kind for spec in fields(kind.of)} if isinstance(kind, kinds.Group | kinds.Alias) else {}
        inner = kind.value if isinstance(kind, kinds.Keyed) else kind if isinstance(kind, kinds.Prose) else None
        for key, entry in value.items():
            yield from _texts(entry.node, known.get(key, inner), (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, kind.item if isinstance(kind, kinds.Many) else None, (*path, index))
    elif isinstance(kind, kinds.Text | kinds.Prose | kinds.Body | kinds.Alias | kinds.Address):
        yield path, node, kind


def _is_cut(node: Node, kind: Kind, comment: str) -> bool:
    """Whether a comment may be part of the value before it: behind an address, or where there is no value, only if it begins as a word does."""
    if isinstance(kind, kinds.Address) or not node.value:
        return comment[1:2] not in ("", " ", "\t", "#")
    return not (isinstance(kind, kinds.Body) and _CODE.fullmatch(str(node.value)))
