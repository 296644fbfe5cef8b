"""What is to be changed in records by a table, and what there is to say of its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from casetracker.edit.workbook.export import Record
from casetracker.edit.workbook.layout import Field, Layout
from casetracker.edit.workbook.reading import At
from casetracker.record.read import Path

FAULTY = "the formula in this cell gives an error and no value"
PROBLEMS = "Problems"
"""How the heading of the column begins in which a copy of a table has what is amiss."""


class Value(NamedTuple):
    """A cell that is to stand in a file: the way to it, from its row's place on."""

    field: Field
    text: str
    at: At


@dataclass
class Item:
    """A new item of a list: where it goes, and what it holds."""

    layout: Layout
    place: Path
    values: list[Value]
    at: At


@dataclass
class Changes:
    """What is to be changed in one record, or what a new one is to hold."""

    kind: str
    id: str
    at: At
    record: Record | None = None
    """The record as its file has it; None for a new one."""
    values: list[tuple[Path, Layout, Value]] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    rows: dict[Path, At] = field(default_factory=dict)
    """Where the rows of the record stand in the workbook, each by its place in the file."""

    @property
    def name(self) -> str:
        return f"{self.kind}/{self.id}"

    def without(self, values: Sequence[Value]) -> Changes:
        """Return the same without some of its values."""
        gone = {id(each) for each in values}
        items = [replace(item, values=[each for each in item.values if id(each) not in gone]) for item in self.items]
        return replace(self, values=[each for each in self.values if id(each[2]) not in gone], items=items)


class Finding(NamedTuple):
    """What a person has to know of a cell or row, in words."""

    at: At
    message: str
    hint: str = ""
    is_error: bool = True

    def __str__(self) -> str:
        return f"{self.at}: {'' if self.is_error else 'warning: '}{self.message}" + (f"\n  = {self.hint}" if self.hint else "")
