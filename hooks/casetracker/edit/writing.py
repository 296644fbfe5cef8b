"""A record's nodes → its YAML file, in the order of the model and in one style: what `fmt`, `new` and `from-issue` write.

Groups stand in blocks, lists of ids and codes in brackets, prose below `|-`; a text has quotation marks only where it needs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from casetracker.edit.comments import Comments, Remarks
from casetracker.record.model import KINDS, kinds
from casetracker.record.model.kinds import Kind, fields
from casetracker.record.read import Entry, Node, Path

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_OTHER = re.compile(
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF"
    r"|[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+|[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|=|<<"
)
"""What YAML 1.1 or 1.2 would take for something other than a text."""
_UNSAFE = re.compile(r"[-?:](?:\s|$)|[,\[\]{}#&*!|>'\"%@`]|\s|---|\.\.\.(?:\s|$)")
"""How a text that needs quotation marks begins."""


def node_of(value: Any) -> Node:
    """Return a node for plain data: texts, lists and mappings."""
    if isinstance(value, Mapping):
        return Node({key: Entry(0, 0, node_of(each)) for key, each in value.items()}, 0, 0)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return Node([node_of(each) for each in value], 0, 0)
    return Node("", 0, 0, True) if value is None else Node(str(value), 0, 0)


def record_text(root: Node, kind: str, comments: Comments | None = None) -> str:
    """Return the file of a record of that kind; keys that the model does not know stand last in their group."""
    remarked = dict(comments or {})
    of = KINDS[kind]
    lines = [of.modeline]
    for remarks in remarked.values():
        remarks.before = _led([each for each in remarks.before if each != of.modeline])
        remarks.after = _led(remarks.after)
    lines += _Writer(remarked).group(root, kinds.Group(of.record), (), 0)
    lines += remarked.get((), Remarks()).after
    return "\n".join(lines) + "\n"


def _led(block: list[str]) -> list[str]:
    """Return comments so that the first stands at the margin: deeper, it would be read as part of a text that ends above it."""
    lead = len(block[0]) - len(block[0].lstrip()) if block else 0
    return [" " * max(0, len(text) - len(text.lstrip()) - lead) + text.lstrip() for text in block]


class _Writer:
    """Writes nodes as lines. `kind` is None where the model knows nothing of a value."""

    def __init__(self, comments: Comments) -> None:
        self.comments = comments

    def group(self, node: Node, kind: Kind | None, path: Path, indent: int) -> Iterator[str]:
        """The lines of a mapping's keys."""
        entries: Any = node.value
        known: dict[str, Kind] = {}
        if isinstance(kind, kinds.Group | kinds.Alias):
            known = {spec.key: spec.kind for spec in fields(kind.of)}
        elif isinstance(kind, kinds.Keyed):
            known = dict.fromkeys(entries, kind.value)
        elif isinstance(kind, kinds.Prose):
            known = dict.fromkeys(entries, kind)
        keyed = isinstance(kind, kinds.Keyed | kinds.Prose)
        order = entries if keyed else [*(key for key in known if key in entries), *(key for key in entries if key not in known)]
        for key in order:
            yield from self._entry(key, entries[key].node, known.get(key), (*path, key), indent)

    def _entry(self, key: str, node: Node, kind: Kind | None, path: Path, indent: int) -> Iterator[str]:
        margin = " " * indent
        name = f"{margin}{scalar(key)}:"
        remarks = self.comments.get(path, Remarks())
        beside = f"  {remarks.beside}" if remarks.beside else ""
        value: Any = node.value
        if isinstance(value, list) and value and _in_brackets(node, kind):
            # Comments among the items have no line of their own any more.
            among = [text for index in range(len(value)) for text in self.comments.get((*path, index), Remarks()).all()]
            yield from (f"{margin}{text}" for text in (*remarks.before, *among))
            yield f"{name} [{', '.join(scalar(item.value, flow=True, plain=_is_plain(item, _item(kind))) for item in value)}]{beside}"
        else:
            yield from (f"{margin}{text}" for text in remarks.before)
            if isinstance(value, dict):
                yield f"{name}{beside}" if value else f"{name} {{}}{beside}"
                yield from self.group(node, kind, path, indent + 2)
            elif isinstance(value, list):
                yield f"{name}{beside}" if value else f"{name} []{beside}"
                yield from self._items(node, _item(kind), path, indent + 2)
            elif isinstance(kind, kinds.Prose) and value.strip() and not (node.plain and value in _NULLS):
                header, body = _literal(value)
                yield f"{name} {header}{beside}"
                yield from (f"{margin}  {line}" if line else "" for line in body)
            else:
                text = "" if node.plain and value in _NULLS else f" {scalar(value, plain=_is_plain(node, kind))}"
                yield f"{name}{text}{beside}"
        yield from (f"{margin}{text}" for text in remarks.after)

    def _items(self, node: Node, kind: Kind | None, path: Path, indent: int) -> Iterator[str]:
        """The lines of a list, each item with its hyphen."""
        margin = " " * indent
        items: Any = node.value
        for index, item in enumerate(items):
            here = (*path, index)
            remarks = self.comments.get(here, Remarks())
            yield from (f"{margin}{text}" for text in remarks.before)
            beside = f"  {remarks.beside}" if remarks.beside else ""
            if isinstance(item.value, list) and item.value:
                yield f"{margin}-{beside}"
                yield from self._items(item, _item(kind), here, indent + 2)
            elif isinstance(item.value, dict) and item.value:
                lines = list(self.group(item, kind, here, indent + 2))
                first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
                yield from (f"{margin}{line.lstrip()}" for line in lines[:first])
                if beside:
                    yield f"{margin}{remarks.beside}"
                yield f"{margin}- {lines[first].lstrip()}"
                yield from lines[first + 1 :]
            else:
                empty = "[]" if isinstance(item.value, list) else "{}" if isinstance(item.value, dict) else None
                absent = item.plain and item.value in _NULLS
                text = empty or ("" if absent else scalar(item.value, plain=_is_plain(item, kind)))
                yield f"{margin}- {text}".rstrip() + beside
            yield from (f"{margin}{text}" for text in remarks.after)


def _item(kind: Kind | None) -> Kind | None:
    return kind.item if isinstance(kind, kinds.Many) else None


def _in_brackets(node: Node, kind: Kind | None) -> bool:
    """Whether a list stands on one line: all of it words and codes, and no sentences."""
    items: Any = node.value
    item = _item(kind)
    return all(isinstance(each.value, str) for each in items) and (
        isinstance(item, kinds.Id | kinds.Country | kinds.Citizenship | kinds.Language | kinds.Choice)
        or (item is None and all(len(each.value) < 40 and " " not in each.value for each in items))
    )


def _is_plain(node: Node, kind: Kind | None) -> bool:
    """Whether a value may look like a number, a date or a flag. Norway's code and an hour may not: many readers take `NO` for false, and `10:30` for 630."""
    texts = kinds.Text | kinds.Body | kinds.Alias | kinds.Prose | kinds.Country | kinds.Citizenship | kinds.Language | kinds.Time | kinds.Id
    return node.plain if kind is None else not isinstance(kind, texts)


def scalar(text: str, *, flow: bool = False, plain: bool = False) -> str:
    """Return `text` as a YAML value on one line, within brackets where `flow`; `plain` where it may look like a number or a flag."""
    needs = (
        text in _NULLS
        or (not plain and _OTHER.fullmatch(text))
        or _UNSAFE.match(text)
        or text[-1].isspace()
        or ": " in text
        or text.endswith(":")
        or re.search(r"\s#", text)
        or any(char in text for char in "\n\t\r\x85\u2028\u2029")
        or (flow and any(char in text for char in ",[]{}:"))
    )
    if not needs:
        return text
    if re.search(r'["\\]', text) and not any(char in text for char in "\n\r\x85\u2028\u2029"):
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    return '"' + escaped.replace("\x85", "\\N").replace("\u2028", "\\L").replace("\u2029", "\\P") + '"'


def _literal(text: str) -> tuple[str, list[str]]:
    """Return the header and the lines of a text below `|`, which keeps every character of it."""
    body = text.rstrip("\n")
    endings = len(text) - len(body)
    lines = body.split("\n")
    lead = "2" if next((line for line in lines if line), "").startswith((" ", "\t")) or not lines[0] else ""
    mark = "-" if endings == 0 else "" if endings == 1 else "+"
    return f"|{lead}{mark}", [*lines, *[""] * max(0, endings - 1)]
