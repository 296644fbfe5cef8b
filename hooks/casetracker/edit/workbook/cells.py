"""A value of a record ↔ the text of a cell."""

from __future__ import annotations

import hashlib
import re
from base64 import urlsafe_b64encode
from dataclasses import replace
from datetime import date, datetime, time
from functools import lru_cache

from casetracker.edit.issues.values import Reading
from casetracker.edit.workbook.layout import LIST, Field, Layout, at
from casetracker.edit.writing import node_of
from casetracker.record.model import kinds
from casetracker.record.model.kinds import Kind
from casetracker.record.read import Node
from casetracker.record.read.yaml import NULLS
from casetracker.record.scope import Scope

_BETWEEN = re.compile(r"[\s,;]+")
EXACT = 10**15
"""From here on a spreadsheet has no longer every digit of a number."""


def text_of(cell: object) -> str:
    """Return what a cell of a spreadsheet holds as text, without space around it: whole numbers and days as the record writes them."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer() and abs(cell) < EXACT:
            return str(int(cell))
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.strftime("%Y-%m-%d %H:%M")
        case date():
            return cell.isoformat()
        case time():
            return cell.strftime("%H:%M")
        case _:
            return str(cell).replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").strip()


def cell_of(node: Node, field: Field, layout: Layout) -> str:
    """Return the text of the cell that a row has in a column; nothing where it has none, or where its value has another form."""
    if isinstance(layout.item, kinds.Alias) and isinstance(node.value, str):
        return node.value if field.path == (layout.item.main,) else ""
    held = at(node, field.path)
    if held is None:
        return ""
    value = held.value
    if isinstance(value, str):
        return "" if held.plain and value in NULLS else text_of(value)
    if isinstance(value, list) and all(isinstance(each.value, str) for each in value):
        between = "\n" if isinstance(field.kind, kinds.Many) and isinstance(field.kind.item, kinds.Text) else LIST
        return text_of(between.join(str(each.value) for each in value))
    return ""


def node_for(text: str, kind: Kind, scope: Scope) -> Node:
    """Return the value that a cell means; what is not understood stays as it is written, so that the check speaks of it."""
    read = Reading(scope=scope)
    match kind:
        case kinds.Many(item=kinds.Text()):
            return node_of([line.strip() for line in text.split("\n") if line.strip()])
        case kinds.Many(item=kinds.Id()):
            return node_of([each for each in _BETWEEN.split(text) if each])
        case kinds.Many():
            return node_of(read.single(replace(kind, most=len(text)), text))  # too many are for the check to tell
        case kinds.Prose():
            return Node("\n".join(line.rstrip() for line in text.split("\n")), 0, 0)
        case kinds.Text() | kinds.Id():
            return Node(" ".join(text.split()), 0, 0)
        case _:
            return Node(str(read.single(kind, " ".join(text.split())) or text), 0, 0, plain=True)


@lru_cache(maxsize=100_000)
def mark(text: str) -> str:
    """Return the mark by which a cell is known to hold what it held: nothing for an empty one."""
    return urlsafe_b64encode(hashlib.blake2b(text.encode(), digest_size=6).digest()).decode() if text else ""
