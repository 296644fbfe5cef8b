"""What the sheets and columns of the workbook for editing are, by the declaration of the fields: a new field or kind comes by itself.

A kind of record has one sheet with a row a record, and one for each list of groups, with a row an item. A column is called by the way
from its row to the field: `person.born`. Of what is kept by language, each language that there is has a column: `names.ru`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from casetracker.record.countries import is_language
from casetracker.record.model import KINDS, RecordKind, kinds
from casetracker.record.model.kinds import FieldSpec, Kind, fields
from casetracker.record.read import Node, Path

LIST = ", "
"""What stands between ids and codes in one cell; texts of a list stand on lines of their own."""


class Field(NamedTuple):
    """A column: the way from the row to its value, and what it holds."""

    path: tuple[str, ...]
    kind: Kind
    help: str
    must: bool

    @property
    def heading(self) -> str:
        return ".".join(self.path)


@dataclass(frozen=True)
class Layout:
    """A sheet: the kind of record, the way from the record to its rows, what each row holds, and how it is told from others."""

    kind: RecordKind
    path: tuple[str, ...]
    item: kinds.Group | kinds.Alias
    keyed: tuple[bool, ...]
    """For each step of the path, whether it leads to groups by their ids, and not by their places."""
    help: str

    @property
    def name(self) -> str:
        """`cases`, `cases.custody`; what it is called in a workbook."""
        return ".".join((f"{self.kind.id}s", *self.path))[:31]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The headings of the columns that say of which record, and of which item of it, a row is; the last id is the row's own."""
        if not self.path:
            return ("id",)
        above = [self.path[place] for place in range(len(self.path) - 1)]
        return (self.kind.id, *above, *(("id",) if self.keyed[-1] else ()))

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The columns that there always are."""
        return tuple(_fields(self.item.of, ()))

    def field(self, heading: str) -> Field | None:
        """Return the column of that heading; of what is kept by language, that of any language."""
        return next((each for each in self.fields if each.heading == heading), None) or self._by_language(heading)

    def _by_language(self, heading: str) -> Field | None:
        above, _, last = heading.rpartition(".")
        for spec, path in self.by_language:
            if ".".join(path) == above and is_language(last):
                kind = spec.kind.value if isinstance(spec.kind, kinds.Keyed) else spec.kind
                return Field((*path, last), kind, spec.help, False)
        return None

    @cached_property
    def by_language(self) -> tuple[tuple[FieldSpec, tuple[str, ...]], ...]:
        """The fields that are kept by language, each with the way to it."""
        return tuple(_by_language(self.item.of, ()))

    def rows(self, root: Node) -> Iterator[tuple[Path, Node]]:
        """Yield the place and the node of each row that a record has."""
        yield from _rows(root, self.path, ())

    def headings(self, nodes: Iterable[Node]) -> list[Field]:
        """Return the columns that rows need: those that there always are, and one for each language in which something is written."""
        found: dict[str, Field] = {each.heading: each for each in self.fields}
        for node in nodes if self.by_language else ():
            for _, path in self.by_language:
                held = at(node, path)
                for language in held.value if held is not None and isinstance(held.value, dict) else ():
                    heading = ".".join((*path, language))
                    if heading not in found and (field := self.field(heading)):
                        found[heading] = field
        order = {each.heading: place for place, each in enumerate(self.fields)}
        beside = {".".join(path): self._place(spec, path) for spec, path in self.by_language}
        return sorted(found.values(), key=lambda each: (order.get(each.heading, beside.get(".".join(each.path[:-1]), 0)), each.heading))

    def _place(self, spec: FieldSpec, path: tuple[str, ...]) -> float:
        """Where the columns of languages stand: behind the field itself, or behind the one that stands before it in files."""
        order = [each.key for each in fields(self.item.of)]
        before = [each for each in self.fields if order.index(each.path[0]) <= order.index(path[0])]
        return self.fields.index(before[-1]) + 0.5 if before else -1


def layouts(kind: RecordKind) -> tuple[Layout, ...]:
    """Return the sheets of a kind of record, that of the records first."""
    whole = kinds.Group(kind.record)
    return (Layout(kind, (), whole, (), kinds.summary_line(kind.record)), *_lists(kind, kind.record, (), ()))


def every_layout() -> dict[str, Layout]:
    """Return every sheet by its name."""
    return {each.name: each for kind in KINDS.values() for each in layouts(kind)}


def _lists(kind: RecordKind, of: Any, path: tuple[str, ...], keyed: tuple[bool, ...]) -> Iterator[Layout]:
    for spec in fields(of):
        inner = spec.kind
        if isinstance(inner, kinds.Group):
            # A list within a single group would need a way of its own; no group has one.
            assert not list(_lists(kind, inner.of, (), ())), f"{spec.key} is a group with a list of groups"
        item = inner.item if isinstance(inner, kinds.Many) else inner.value if isinstance(inner, kinds.Keyed) else None
        if isinstance(item, kinds.Group | kinds.Alias):
            found = Layout(kind, (*path, spec.key), item, (*keyed, isinstance(inner, kinds.Keyed)), spec.help)
            yield found
            yield from _lists(kind, item.of, found.path, found.keyed)


def _fields(of: Any, path: tuple[str, ...]) -> Iterator[Field]:
    for spec in fields(of):
        match spec.kind:
            case kinds.Group(of=inner):
                yield from _fields(inner, (*path, spec.key))
            case kinds.Many(item=kinds.Group() | kinds.Alias()) | kinds.Keyed():
                pass
            case kind:
                yield Field((*path, spec.key), kind, spec.help, spec.must)


def _by_language(of: Any, path: tuple[str, ...]) -> Iterator[tuple[FieldSpec, tuple[str, ...]]]:
    for spec in fields(of):
        match spec.kind:
            case kinds.Group(of=inner):
                yield from _by_language(inner, (*path, spec.key))
            case kinds.Prose() | kinds.Keyed(key=kinds.Language()):
                yield spec, (*path, spec.key)


def _rows(node: Node, path: tuple[str, ...], place: Path) -> Iterator[tuple[Path, Node]]:
    if not path:
        yield place, node
        return
    held = at(node, path[:1])
    if held is None:
        return
    if isinstance(held.value, list):
        for index, each in enumerate(held.value):
            yield from _rows(each, path[1:], (*place, path[0], index))
    elif isinstance(held.value, dict):
        for key, entry in held.value.items():
            yield from _rows(entry.node, path[1:], (*place, path[0], key))


def at(node: Node, path: Path) -> Node | None:
    """Return what stands at a path; None where nothing does."""
    for step in path:
        value = node.value
        if isinstance(value, dict) and step in value:
            node = value[str(step)].node
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            node = value[step]
        else:
            return None
    return node
