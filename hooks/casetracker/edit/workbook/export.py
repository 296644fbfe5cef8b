"""Records → the workbook for editing: each kind on a sheet with a row a record, and each list of groups on one with a row an item.

It says of itself what is needed to bring it back without a loss. Behind each row stands, hidden, where it comes from and a mark of each of
its cells; a hidden sheet holds which columns and which records there were. So a cell that was changed is told from one that was changed
in the file since, and a row that was deleted from one that has come since.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from casetracker.edit.workbook.cells import cell_of, mark
from casetracker.edit.workbook.layout import Field, Layout, every_layout
from casetracker.edit.workbook.rows import LONGEST
from casetracker.edit.workbook.spreadsheet import Column, Sheet, workbook
from casetracker.record.model import kinds
from casetracker.record.model.choices import widened
from casetracker.record.problems import Problem
from casetracker.record.read import Node, Path, RecordFile, read_yaml
from casetracker.record.scope import ANY, Scope
from casetracker.record.validate import read_as_meant

ROW = "_row"
"""The heading of the hidden column."""
STATE = "_export"
"""The name of the hidden sheet."""
READ_ME = "Read me"
KEYS = {
    "id": "The file's name without .yml; in a sheet of sources, the word by which its record cites one. Of a new row it is made from the name where it is empty.",
    "record": "The id of the record that the row belongs to.",
    "place": "Which one of that list of the record the row belongs to: 1 is the first.",
}
_TEXT = (
    ("What it is", "The record as a workbook: a row a record on the first sheet of each kind, and a row an item on the others. 'casetracker import' brings changes back into the files."),
    ("To change", "Change a cell. A date is written as in the files: 2024, 2024-01, 2024-01-27, 2024-01-27/2024-01-30. Ids and codes of a list stand apart by commas, texts on lines of their own within the cell."),
    ("To add", "Add a row: below the last one, or between the rows of its record where the order counts. A row of a list needs the record's id in the first column. A copied row is a new one."),
    ("To take out", "An empty cell takes its value out of the file. A row that is deleted takes nothing out: the import says so, and the file is for you to change."),
    ("What is hidden", f"The column '{ROW}' of each sheet and the sheet '{STATE}' say what was there when this was made. Leave them as they are: by them a change is told from what has changed in the files since. The sheet 'Words' holds what cells offer to choose from."),
    ("Rows and columns", "May be sorted, filtered, hidden and moved. A column of your own is passed over."),
)  # fmt: skip


class Record(NamedTuple):
    """A file that can be read, with what it holds."""

    kind: str
    id: str
    root: Node
    content: bytes

    @property
    def name(self) -> str:
        return f"{self.kind}/{self.id}"


def read_records(files: Iterable[RecordFile]) -> tuple[dict[str, Record], list[Problem]]:
    """Return the files that can be read, by their names, and why the others can't be. Raises OSError where the system refuses one."""
    found: dict[str, Record] = {}
    problems: list[Problem] = []
    for file in files:
        content = b"" if file.fault else file.content()
        amiss = [file.fault] if file.fault else read_as_meant(content, file.name, ()).problems
        problems += amiss
        if not amiss:
            record = Record(file.kind, file.id, read_yaml(content), content)
            found[record.name] = record
    return found, problems


def exported(records: Iterable[Record], title: str, scope: Scope = ANY) -> bytes:
    """Return the workbook of these records."""
    all_records = sorted(records, key=lambda each: (each.kind, each.id))
    sheets: list[Sheet] = []
    state: list[tuple[str, str, str, str]] = []
    counts: dict[str, Counter[str]] = {each.name: Counter() for each in all_records}
    for layout in every_layout().values():
        rows = [(record, *row) for record in all_records if record.kind == layout.kind.id for row in layout.rows(record.root)]
        columns = layout.headings(node for _, _, node in rows)
        for record, *_ in rows:
            counts[record.name][layout.name] += 1
        sheets.append(_sheet(layout, columns, rows, scope))
        state.append(("sheet", layout.name, " ".join(each.heading for each in columns), ""))
    for record in all_records:
        lists = " ".join(f"{name}={number}" for name, number in counts[record.name].items())
        state.append(("record", record.name, hash_of(record.content), lists))
    about = Sheet(READ_ME, [Column(title, width=20), Column("", width=95)], _TEXT, is_prose=True)
    hidden = Sheet(STATE, [Column(name) for name in ("what", "name", "holds", "rows")], state, hidden=True)
    return workbook([about, *sheets, hidden], title)


def hash_of(content: bytes) -> str:
    """Return the hash by which a file is known to be as it was."""
    return hashlib.blake2b(content, digest_size=12).hexdigest()


def cells(node: Node, columns: Iterable[Field], layout: Layout) -> list[str]:
    """Return the cells of a row, cut to what one can hold."""
    return [cell_of(node, field, layout)[:LONGEST].strip() for field in columns]


def origin_of(record: str, place: Path) -> str:
    """Return where a row comes from: `case/vera-example/custody/0`."""
    return "/".join((record, *map(str, place)))


def _sheet(layout: Layout, columns: list[Field], rows: list[tuple[Record, Path, Node]], scope: Scope) -> Sheet:
    heads = [Column(key, help=KEYS.get(key, KEYS["record" if key == layout.kind.id else "place"]), as_text=True) for key in layout.keys]
    heads += [_column(field, scope) for field in columns]
    made = []
    for record, place, node in rows:
        held = cells(node, columns, layout)
        made.append((*row_keys(layout, record.id, place), *held, f"{origin_of(record.name, place)} {'.'.join(map(mark, held))}"))
    return Sheet(layout.name, [*heads, Column(ROW, hidden=True)], made)


def row_keys(layout: Layout, id: str, place: Path) -> list[str]:
    """Return the cells that say of which item of which record a row is."""
    steps = [str(step + 1) if isinstance(step, int) else step for step in place[1::2]]
    return [id, *(steps if not layout.path or layout.keyed[-1] else steps[:-1])]


def _column(field: Field, scope: Scope) -> Column:
    kind = widened(field.kind.item if isinstance(field.kind, kinds.Many) else field.kind, scope)
    options: tuple[str, ...] = ()
    if isinstance(kind, kinds.Choice) and not isinstance(field.kind, kinds.Many):
        options = tuple(kind.options)
    elif isinstance(kind, kinds.Flag):
        options = ("true" if kind.only else "false",)
    need = "" if not field.must else " (needed)"
    return Column(field.heading, help=f"{field.help}{need}", options=options, as_text=True)
