"""Our own workbook and the files as they are now → what was changed in the workbook, cell by cell, and what can't be taken over.

A cell that is as it was exported changes nothing. One that was changed in the workbook alone is taken; one that says what the file says
by now is done with; one that was changed on both sides is told, and stays as the file has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from casetracker.edit.skeleton import id_from
from casetracker.edit.workbook.cells import mark, text_of
from casetracker.edit.workbook.changes import FAULTY, PROBLEMS, Changes, Finding, Item, Value
from casetracker.edit.workbook.export import ROW, STATE, Record, cells, hash_of, origin_of, row_keys
from casetracker.edit.workbook.layout import Field, Layout, every_layout
from casetracker.edit.workbook.layout import at as at_path
from casetracker.edit.workbook.reading import At, Book, Table
from casetracker.record.problems.problem import shorten
from casetracker.record.read import Node, Path


def is_own(book: Book) -> bool:
    """Return whether a file is a workbook that was exported by us."""
    return any(table.name == STATE for table in book.tables)


@dataclass
class Merge:
    """Compares a workbook with the records as they are now."""

    records: Mapping[str, Record]
    changes: dict[str, Changes] = field(default_factory=dict)
    found: list[Finding] = field(default_factory=list)
    columns: dict[str, list[str]] = field(default_factory=dict)
    untouched: dict[str, bool] = field(default_factory=dict)
    """Of each record that was exported, whether its file is as it was."""
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    seen: dict[str, At] = field(default_factory=dict)
    headings: dict[str, list[str]] = field(default_factory=dict)
    """Of each sheet that was read."""

    def book(self, book: Book) -> None:
        """Compare every sheet."""
        tables = {table.name: table for table in book.tables}
        self._state(tables[STATE])
        layouts = every_layout()
        for name, layout in layouts.items():
            if name in tables:
                self._table(tables[name], layout)
            elif name in self.columns:
                self.found.append(Finding(At(name, 0), "this sheet is not in the workbook, and nothing was read of it", is_error=False))
        self._deleted({name for name in layouts if name in tables})
        for key, at in self.seen.items():
            name, steps = _split(key)
            if name in self.changes:
                self.changes[name].rows[_place_of(steps, layouts[at.sheet])] = at

    def _state(self, table: Table) -> None:
        for row in table.rows[1:]:
            what, name, holds, lists = (text_of(each) for each in (*row, "", "", "", "")[:4])
            if what == "sheet":
                self.columns[name] = holds.split()
            elif what == "record":
                record = self.records.get(name)
                self.untouched[name] = record is not None and hash_of(record.content) == holds
                self.counts[name] = {
                    key: int(number) for key, _, number in (each.partition("=") for each in lists.split()) if number.isdecimal()
                }

    def _table(self, table: Table, layout: Layout) -> None:
        head = [text_of(each) for each in table.rows[0]] if table.rows else []
        lacking = [key for key in (*layout.keys, ROW) if key not in head]
        if lacking:
            if len(table.rows) > 1:
                self.found.append(Finding(At(table.name, 0), f"the column '{lacking[0]}' is missing, and nothing was read of this sheet"))
            return
        self.headings[table.name] = head
        columns: dict[int, Field] = {}
        for place, heading in enumerate(head):
            found = layout.field(heading) if heading not in (*layout.keys, ROW) else None
            if found and found not in columns.values():
                columns[place] = found
            elif (
                heading
                and heading not in (*layout.keys, ROW)
                and not heading.startswith(PROBLEMS)
                and any(text_of(row[place]) for row in table.rows[1:])
            ):
                self.found.append(
                    Finding(
                        At(table.name, 0, place), f"'{shorten(heading)}' is no column of this sheet, and was passed over", is_error=False
                    )
                )
        rows = _Rows(self, table, layout, head, columns)
        for number in range(1, len(table.rows)):
            rows.read(number)

    def _deleted(self, names: set[str]) -> None:
        """Tell of rows that were exported, and are not in the workbook."""
        found: dict[tuple[str, str], int] = defaultdict(int)
        for key, at in self.seen.items():
            found[_split(key)[0], at.sheet] += 1
        for record, lists in self.counts.items():
            if record not in self.records:
                continue
            for name, number in lists.items():
                less = number - found[record, name]
                if name in names and less > 0:
                    many = "a row was" if less == 1 else f"{less} rows were"
                    hint = "Nothing was taken out: a row that is gone may have been deleted by a slip. Take it out of the file, or withdraw the record."
                    self.found.append(Finding(At(name, 0), f"{many} deleted that '{record.partition('/')[2]}' had", hint, is_error=False))

    def of(self, name: str, at: At) -> Changes:
        """Return what is to be changed in a record."""
        kind, _, id = name.partition("/")
        return self.changes.setdefault(name, Changes(kind, id, at, self.records.get(name)))


@dataclass
class _Rows:
    """Reads the rows of one sheet."""

    merge: Merge
    table: Table
    layout: Layout
    head: list[str]
    columns: Mapping[int, Field]
    last: dict[str, Path] = field(default_factory=dict)
    """Of each record the item of the row above."""
    rows: dict[str, list[tuple[Path, Node]]] = field(default_factory=dict)
    """The rows of records by which others are found."""

    def read(self, number: int) -> None:
        texts = [text_of(self.table.cell(number, place)) for place in range(len(self.head))]
        origin = texts[self.head.index(ROW)]
        keys = [texts[self.head.index(key)] for key in self.layout.keys]
        at = At(self.table.name, number)
        if not any(keys) and not any(texts[place] for place in self.columns):
            return
        key, _, marks = origin.partition(" ")
        if key and key not in self.merge.seen and _is_of(key, self.layout) and _split(key)[0] in self.merge.untouched:
            self.merge.seen[key] = at
            self._exported_row(key, marks.split("."), keys, texts, at)
        else:
            self._inserted_row(keys, texts, at)

    def _exported_row(self, key: str, marks: Sequence[str], keys: Sequence[str], texts: Sequence[str], at: At) -> None:
        """A row that was exported."""
        merge, layout = self.merge, self.layout
        name, steps = _split(key)
        kind, _, id = name.partition("/")
        place = _place_of(steps, layout)
        was = row_keys(layout, id, place)
        moved = next((place for place, (old, new) in enumerate(zip(was, keys, strict=True)) if old != new), None)
        if moved is not None:
            column = self.head.index(layout.keys[moved])
            hint = (
                "Rename the file itself, and write the old id under 'formerly'."
                if not layout.path
                else "Write it as a new row where it belongs; take the old one out of its file."
            )
            merge.found.append(Finding(at._replace(column=column), f"'{was[moved]}' can't be changed here", hint))
            return
        record = merge.records.get(name)
        if record is None or record.kind != kind:
            merge.found.append(Finding(at, f"the record '{id}' is gone since the workbook was made, and this row was passed over"))
            return
        then = dict(zip(merge.columns.get(layout.name, ()), marks, strict=False))
        old = {place: then.get(field.heading, "") for place, field in self.columns.items()}
        changed = [place for place in self.columns if mark(texts[place]) != old[place]]
        here = (place, at_path(record.root, place)) if merge.untouched[name] else self._found(record, place, then)
        self.last[name] = here[0] if here else ()
        if not changed:
            return
        if here is None or here[1] is None:
            merge.found.append(
                Finding(at, "what this row is about is gone from the file since the workbook was made", "Write it as a new row.")
            )
            return
        now = dict(zip(self.columns, cells(here[1], self.columns.values(), layout), strict=True))
        for column in changed:
            if now[column] == texts[column]:
                continue
            if (at.row, column) in self.table.faulty:
                merge.found.append(Finding(at._replace(column=column), FAULTY, "Mend the formula, or write the value in its place."))
                continue
            if mark(now[column]) != old[column]:
                said = (
                    f"'{shorten(now[column])}' in the file and '{shorten(texts[column])}' here"
                    if now[column] and texts[column]
                    else "taken out on one side"
                )
                message = f"{self.columns[column].heading}: this was changed in the file too since the workbook was made: {said}"
                merge.found.append(
                    Finding(at._replace(column=column), message, "The file was left as it is: write there which of the two holds.")
                )
                continue
            value = Value(self.columns[column], texts[column], at._replace(column=column))
            merge.of(name, at).values.append((here[0], layout, value))

    def _found(self, record: Record, place: Path, then: Mapping[str, str]) -> tuple[Path, Node | None] | None:
        """Return the item that a row was made from, where it stands in a file that has changed since: by its id, or by what it holds."""
        rows = self._rows_of(record)
        if not self.layout.path or self.layout.keyed[-1]:
            return next((row for row in rows if row[0] == place), None)
        fields = [each for each in map(self.layout.field, then) if each]

        def like(row: tuple[Path, Node]) -> tuple[float, bool]:
            marks = [mark(each) for each in cells(row[1], fields, self.layout)]
            held = [(one, other) for one, other in zip(marks, (then[each.heading] for each in fields), strict=True) if one or other]
            return sum(one == other for one, other in held) / max(len(held), 1), row[0] == place

        best = max(rows, key=like, default=None)
        return best if best and like(best)[0] >= 0.5 else None

    def _rows_of(self, record: Record) -> list[tuple[Path, Node]]:
        if record.name not in self.rows:
            self.rows[record.name] = list(self.layout.rows(record.root))
        return self.rows[record.name]

    def _inserted_row(self, keys: Sequence[str], texts: Sequence[str], at: At) -> None:
        """A row that is new."""
        merge, layout = self.merge, self.layout
        values = [Value(field, texts[place], at._replace(column=place)) for place, field in self.columns.items() if texts[place]]
        if not layout.path:
            id = keys[0] or id_from(layout.kind, {each.field.heading: each.text for each in values} | {"parties": ()})
            name = f"{layout.kind.id}/{id}"
            if not id:
                merge.found.append(
                    Finding(at, "no id follows from this row", "Write one in the first column: Latin letters, figures and hyphens.")
                )
            elif name in merge.records or name in merge.changes:
                merge.found.append(
                    Finding(at._replace(column=0), f"there is a record '{id}' already", "Change its own row, or give this one another id.")
                )
            else:
                merge.of(name, at).values += [((), layout, each) for each in values]
            return
        name = f"{layout.kind.id}/{keys[0]}"
        if name not in merge.records and name not in merge.changes:
            merge.found.append(Finding(at._replace(column=self.head.index(layout.keys[0])), f"there is no record '{shorten(keys[0])}'"))
            return
        record = merge.records.get(name)
        own = [texts[place] for place in self.columns]
        if record and (
            same := next((place for place, node in self._rows_of(record) if cells(node, self.columns.values(), layout) == own), None)
        ):
            self.last[name] = same
            merge.seen.setdefault(origin_of(name, same), at)
            return  # what is there already is no news: its origin was lost, or it was copied and not changed
        place = self._place(name, keys[1:], at)
        if not place:
            return
        begun = merge.changes[name].items if name in merge.changes else ()
        if layout.keyed[-1] and ((record and at_path(record.root, place)) or any(each.place == place for each in begun)):
            message = f"there is a '{shorten(str(place[-1]))}' in '{shorten(keys[0])}' already"
            merge.found.append(Finding(at, message, "Change its own row, or give this one another id."))
            return
        merge.of(name, at).items.append(Item(layout, place, values, at))

    def _place(self, name: str, keys: Sequence[str], at: At) -> Path:
        """Return where a new item goes: behind the one of the row above, or last; empty where the row does not say of what it is."""
        layout = self.layout
        place: tuple[str | int, ...] = ()
        for step, (key, is_keyed) in enumerate(zip((*keys, ""), layout.keyed, strict=False)):
            place = (*place, layout.path[step])
            if step < len(layout.path) - 1 or is_keyed:
                if not key or (not is_keyed and not (key.isdecimal() and int(key))):
                    self.merge.found.append(
                        Finding(
                            at, f"this row does not say of which item of '{layout.path[step]}' it is: its column '{layout.keys[step + 1]}'"
                        )
                    )
                    return ()
                place = (*place, key if is_keyed else int(key) - 1)
        if layout.keyed[-1]:
            return place
        above = self.last.get(name, ())
        return (*place, int(above[-1]) + 1 if above[:-1] == place else -1)


def _split(key: str) -> tuple[str, list[str]]:
    """Return the record that a key names, and the steps from it to the row."""
    steps = key.split("/")
    return "/".join(steps[:2]), steps[2:]


def _is_of(key: str, layout: Layout) -> bool:
    """Return whether a key can be that of a row of a sheet; a cell that somebody wrote over can't."""
    name, steps = _split(key)
    fits = name.startswith(f"{layout.kind.id}/") and tuple(steps[::2]) == layout.path and len(steps) == 2 * len(layout.path)
    return fits and all(is_keyed or step.isdecimal() for step, is_keyed in zip(steps[1::2], layout.keyed, strict=True))


def _place_of(steps: Sequence[str], layout: Layout) -> Path:
    """Return a place from the steps of a key: an item of a list by its number, another by its id."""
    return tuple(int(step) if number % 2 and not layout.keyed[number // 2] else step for number, step in enumerate(steps))
