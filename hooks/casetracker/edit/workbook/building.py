"""The changes of one record, or all that a new one holds → its tree, with the cell that each value comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casetracker.edit.workbook.cells import node_for
from casetracker.edit.workbook.changes import Changes, Item, Value
from casetracker.edit.workbook.layout import Layout, at
from casetracker.edit.workbook.tree import Tree
from casetracker.edit.writing import node_of
from casetracker.record.model import kinds
from casetracker.record.problems import Place, Problem, problem
from casetracker.record.read import Node, path_text
from casetracker.record.scope import Scope
from casetracker.record.validate.characters import hidden_characters
from casetracker.record.validate.shape import reader


def build(changes: Changes, scope: Scope) -> Tree:
    """Return the record with the changes in it."""
    tree = Tree(changes.kind, changes.record.content if changes.record else b"")
    tree.origins.update(changes.rows)
    for place, layout, value in changes.values:
        path = (*place, *value.field.path)
        if value.text:
            tree.put(path, node_for(value.text, value.field.kind, scope), _main(layout, value))
            tree.origins[path] = value.at
        else:
            tree.take(path)
    for item in _in_order(changes.items):
        _add(tree, item, scope)
    return tree


def hidden(changes: Changes) -> list[tuple[Value, Problem]]:
    """Return the values that hold characters which nobody sees, and which no file may hold."""
    values = (*(each for _, _, each in changes.values), *(each for item in changes.items for each in item.values))
    return [(value, found) for value in values for found in hidden_characters(value.text.encode("utf-8", "replace"), "")[:1]]


def unfit(changes: Changes, scope: Scope) -> list[tuple[Value, Problem]]:
    """Return the values of a new record that can't stand in a file, each with why."""
    found = []
    values = [((), value) for _, _, value in changes.values]
    for above, value in (*values, *((item.layout.path, value) for item in changes.items for value in item.values)):
        amiss: list[Any] = []
        read = reader(value.field.kind, scope, value.field.help)
        read(_data(node_for(value.text, value.field.kind, scope)), (*above, *value.field.path), amiss.append)
        # A text that cites nothing yet lacks a source, and is right as far as it goes.
        found += [
            (value, problem(each.rule, Place(""), path_text(each.path), **each.values))
            for each in amiss[:1]
            if each.rule != "prose-citation"
        ]
    return found


def _data(node: Node) -> Any:
    return [_data(each) for each in node.value] if isinstance(node.value, list) else node.value


def _in_order(items: list[Item]) -> Iterator[Item]:
    """Yield new items so that none moves the place of another that is still to come: the last of a list first, and its new end after that."""
    for depth in sorted({len(each.place) for each in items}):
        of_depth = [each for each in items if len(each.place) == depth]
        yield from sorted((each for each in reversed(of_depth) if _number(each) >= 0), key=lambda each: -_number(each))
        yield from (each for each in of_depth if _number(each) < 0)


def _number(item: Item) -> int:
    last = item.place[-1]
    return last if isinstance(last, int) else -1


def _add(tree: Tree, item: Item, scope: Scope) -> None:
    layout, place = item.layout, item.place
    made = Tree(tree.kind)
    for value in item.values:
        made.put(value.field.path, node_for(value.text, value.field.kind, scope))
    held: Any = made.root.value
    node = made.root
    if isinstance(layout.item, kinds.Alias) and list(held) == [layout.item.main]:
        node = held[layout.item.main].node
    if isinstance(place[-1], int):
        there = at(tree.root, place[:-1])
        size = len(there.value) if there is not None and isinstance(there.value, list) else 0
        place = (*place[:-1], size if place[-1] < 0 else min(place[-1], size))
        tree.insert(place, node)
    else:
        tree.put(place, node if held else node_of({}))
    tree.origins[place] = item.at
    for value in item.values:
        tree.origins[(*place, *value.field.path)] = value.at


def _main(layout: Layout, value: Value) -> str:
    """The key under which a text stands that becomes a group: an alias's name, or English where a second language comes to prose."""
    if isinstance(layout.item, kinds.Alias):
        return layout.item.main
    return "en" if isinstance(value.field.kind, kinds.Prose) else ""
