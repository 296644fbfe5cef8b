"""Our own workbook, exported, changed as somebody would in a spreadsheet, and brought back."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import NamedTuple

from casetracker.edit.workbook.carrying import Carrying, Written
from casetracker.edit.workbook.export import Record, exported
from casetracker.edit.workbook.merging import Merge
from casetracker.edit.workbook.reading import Book, Table, read_book
from casetracker.record.model import KINDS
from casetracker.record.read import read_yaml
from small_records import TODAY

Texts = Mapping[str, str]
"""Files of a record: `swaps/2024.yml` → text."""


class Sheets:
    """The sheets of a workbook, with their cells by heading."""

    def __init__(self, book: Book) -> None:
        self.tables = {table.name: table for table in book.tables}

    def of(self, sheet: str) -> Table:
        return self.tables[sheet]

    def place(self, sheet: str, heading: str) -> int:
        return [str(each) for each in self.of(sheet).rows[0]].index(heading)

    def set(self, sheet: str, row: int, heading: str, value: object) -> None:
        self.of(sheet).rows[row][self.place(sheet, heading)] = value

    def add(self, sheet: str, values: Mapping[str, object], before: int | None = None) -> None:
        table = self.of(sheet)
        row: list[object] = [values.get(str(each), "") for each in table.rows[0]]
        assert set(values) <= {str(each) for each in table.rows[0]}
        table.rows.insert(len(table.rows) if before is None else before, row)


Edit = Callable[[Sheets], None]


class Back(NamedTuple):
    """What came of a workbook that was brought back."""

    written: dict[str, Written]
    said: list[str]
    before: Texts

    def difference(self, file: str) -> list[str]:
        """Return the lines that went and came."""
        old, new = self.before.get(file, "").split("\n"), self.written[file].content.decode().split("\n")
        return [line for line in difflib.unified_diff(old, new, n=0, lineterm="") if line[:3] not in ("---", "+++") and line[:2] != "@@"]


def kind_at(file: str) -> str:
    """Return the kind of the record in a file, from the folder of records."""
    folder, slash, _ = file.rpartition("/")
    return next(kind.id for kind in KINDS.values() if kind.folder == f"{folder}{slash}")


def records(texts: Texts) -> dict[str, Record]:
    found = [
        Record(kind_at(file), file.rpartition("/")[2].removesuffix(".yml"), read_yaml(text.encode()), text.encode())
        for file, text in texts.items()
    ]
    return {each.name: each for each in found}


def back(texts: Texts, edit: Edit, now: Texts | None = None) -> Back:
    """Return what comes of a workbook of `texts`, changed by `edit`, where the files are as they were, or as they are `now`."""
    book = read_book(exported(records(texts).values(), "A record"), "record.xlsx")
    edit(Sheets(book))
    by_now = records(texts if now is None else now)
    merge = Merge(by_now)
    merge.book(book)
    carrying = Carrying(by_now, TODAY, columns=merge.headings)
    written = {each.file: each for each in carrying.carry_out(merge.changes.values())}
    return Back(written, [str(each) for each in sorted([*merge.found, *carrying.found])], texts if now is None else now)
