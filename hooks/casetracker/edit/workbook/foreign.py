"""Somebody's own table, with what its columns hold → the records that it is to become, and what can't be known of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from casetracker.edit.skeleton import id_from, id_of
from casetracker.edit.workbook.cells import EXACT, text_of
from casetracker.edit.workbook.changes import FAULTY, Changes, Finding, Item, Value
from casetracker.edit.workbook.export import Record
from casetracker.edit.workbook.layout import LIST, Field, Layout, every_layout
from casetracker.edit.workbook.mapping import ColumnMap, SheetMap, Target, word_key
from casetracker.edit.workbook.reading import At, Book
from casetracker.edit.workbook.rows import BEFORE_ALL
from casetracker.record.model import kinds
from casetracker.record.problems.problem import shorten
from casetracker.text import address_fault, citations, host, language_of, paragraphs, transcribed

NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_LATIN = re.compile("[a-z]", re.IGNORECASE)
_SPACE = re.compile(r"[\s;,]+(?=https?://)")
FIRST = {False: BEFORE_ALL, True: date(1904, 1, 1)}
"""The day before all others by a spreadsheet's calendar; True for that which begins in 1904."""
YEARS, SERIALS = range(1800, 2101), range(10_000, 80_000)
"""What a number can be where a date stands: a year, or the days since a calendar began."""


@dataclass
class Foreign:
    """Turns rows into records."""

    book: Book
    records: Mapping[str, Record]
    changes: dict[str, Changes] = field(default_factory=dict)
    found: list[Finding] = field(default_factory=list)
    by_key: dict[str, str] = field(default_factory=dict)
    """The key, the name or the id of a row → its record."""
    sources: dict[str, dict[str, str]] = field(default_factory=dict)
    """Of each record: the address of a source → its id."""

    def sheet(self, of: SheetMap) -> None:
        """Read a sheet."""
        table = of.table
        if hidden := [row for row in table.hidden_rows if of.headings < row < len(table.rows)]:
            many = "1 row is hidden, and was" if len(hidden) == 1 else f"{len(hidden)} rows are hidden, and were"
            self.found.append(Finding(At(table.name, min(hidden)), f"{many} read as the others", is_error=False))
        for (top, left), (bottom, right) in table.merged:
            for row in range(max(top, of.headings + 1), bottom + 1):
                for column in range(left, right + 1):
                    if row < len(table.rows) and column < len(table.rows[row]):
                        table.rows[row][column] = table.cell(top, left)
        for number in range(of.headings + 1, len(table.rows)):
            if any(text_of(each) for each in table.rows[number]):
                self._row(of, number)

    def _row(self, of: SheetMap, number: int) -> None:
        at = At(of.table.name, number)
        values = list(self._values(of, number))
        changes = self._record(of, values, at)
        if changes is None:
            return
        cited = self._sources(of, changes, values, at)
        if of.cites and not cited:
            self.found.append(Finding(at, "there is no source in this row for what it says", is_error=False))
        own = [(target, value) for target, value in values if target.layout.path != ("sources",) or of.layout.path == ("sources",)]
        have = {(target.layout.path, target.number) for target, _ in own}
        for to, text in of.fixed:
            if to.layout.path != ("sources",) and (not to.layout.path or (to.layout.path, to.number) in have) and not _is_given(own, to):
                own.append((to, Value(to.field, text, at)))
        if of.cites and cited:
            own += _citing(own, LIST.join(cited), at)
        self._add(changes, of.layout, own, at)

    def _values(self, of: SheetMap, number: int) -> Iterator[tuple[Target, Value]]:
        """Yield what the cells of a row hold, each as far as it can be known."""
        for place, column in of.columns.items():
            at = At(of.table.name, number, place)
            if (number, place) in of.table.faulty:
                self.found.append(Finding(at, FAULTY, "Mend the formula, or write the value in its place."))
                continue
            text = self._text(of.table.cell(number, place), column, at)
            if text:
                yield from _named(column.target, Value(column.target.field, text, at), of)

    def _text(self, cell: object, column: ColumnMap, at: At) -> str:
        text = text_of(cell)
        if word_key(text) in column.words:
            return column.words[word_key(text)]
        if isinstance(cell, int | float) and not isinstance(cell, bool) and (abs(cell) >= EXACT):
            self.found.append(
                Finding(
                    at,
                    f"the spreadsheet has lost the last digits of this number ({text})",
                    "Write it as text: make the column one of texts, and type it again.",
                )
            )
            return ""
        if isinstance(column.target.field.kind, kinds.Date):
            return self._date(text, column, at)
        return text

    def _date(self, text: str, column: ColumnMap, at: At) -> str:
        """Return a date as the record has it, where it can be only one; else the text, which the check then speaks of."""
        year = isinstance(column.target.field.kind, kinds.Date) and column.target.field.kind.form == "year"
        if text.isascii() and text.isdigit() and int(text) in SERIALS and int(text) not in YEARS:
            days = [(FIRST[since] + timedelta(int(text))).isoformat() for since in (False, True)]
            if self.book.since_1904 is None:
                self.found.append(
                    Finding(
                        at,
                        f"'{text}' is a number of days, and may be {days[0]} or {days[1]}",
                        "Give the column the form of dates in the spreadsheet, and save it again.",
                    )
                )
                return ""
            text = days[self.book.since_1904]
        if (found := NUMERIC.fullmatch(text)) and column.dates:
            first, second = (found[1], found[2]) if column.dates == "day-month-year" else (found[2], found[1])
            text = f"{found[3]}-{int(second):02}-{int(first):02}"
        return text[:4] if year and re.fullmatch(r"\d{4}-\d\d-\d\d", text) else text

    def _record(self, of: SheetMap, values: list[tuple[Target, Value]], at: At) -> Changes | None:
        """Return the record that a row begins, or is about."""
        if of.of is not None:
            text = text_of(of.table.cell(at.row, of.of))
            name = self.by_key.get(word_key(text)) or self.by_key.get(id_of(text))
            if name is None:
                self.found.append(
                    Finding(
                        at._replace(column=of.of),
                        f"'{shorten(text)}' is none of the records that this table makes",
                        "This row was passed over.",
                    )
                )
            return self.changes.get(name or "")
        kind = of.layout.kind
        held = {value.field.heading: value.text for target, value in values if not target.layout.path}
        id = wanted = id_from(kind, held | {"parties": ()})
        if not id:
            self.found.append(Finding(at, f"there is no {kind.heading} in this row, and it was passed over"))
            return None
        names = [
            word_key(each)
            for each in (held.get(kind.heading, ""), wanted, text_of(of.table.cell(at.row, of.key)) if of.key is not None else "")
            if each
        ]
        if f"{kind.id}/{wanted}" in self.records:
            self.found.append(
                Finding(
                    at,
                    f"there is a record '{wanted}' already, and this row was passed over",
                    "Export the record and change its row there; if it is somebody else, add a word to the name here.",
                )
            )
            return None
        number = 1
        while f"{kind.id}/{id}" in self.changes:
            number += 1
            id = f"{wanted}-{number}"
        if number > 1:
            self.found.append(
                Finding(
                    at,
                    f"a second row is called '{held.get(kind.heading, wanted)}': it became '{id}'",
                    "If both are one detention, write them as one row.",
                    is_error=False,
                )
            )
        made = self.changes.setdefault(f"{kind.id}/{id}", Changes(kind.id, id, at))
        for each in names:
            self.by_key.setdefault(each, made.name)
        return made

    def _sources(self, of: SheetMap, changes: Changes, values: list[tuple[Target, Value]], at: At) -> list[str]:
        """Add the sources that a row names to its record, each once, and return their ids."""
        fixed = {to.field.heading: Value(to.field, text, at) for to, text in of.fixed if to.layout.path == ("sources",)}
        known = self.sources.setdefault(changes.name, {})
        layout = every_layout()[f"{changes.kind}s.sources"]
        by_number: dict[int, dict[str, Value]] = {}
        for to, value in values:
            if to.layout.path == ("sources",):
                by_number.setdefault(to.number, {})[value.field.heading] = value
        cited = []
        for said in by_number.values():
            group = fixed | said
            addresses = _SPACE.split(group["url"].text) if "url" in group else [""]
            for address in addresses:
                key = address or group.get("title", group.get("publisher", next(iter(group.values())))).text
                if key not in known:
                    name = wanted = (
                        id_of(group["publisher"].text if "publisher" in group else "" if address_fault(address) else host(address))[
                            :40
                        ].strip("-")
                        or "source"
                    )
                    times = Counter(known.values())
                    number = 1
                    while name in times:
                        number += 1
                        name = f"{wanted}-{number}"
                    known[key] = name
                    held = [value._replace(text=address) if heading == "url" else value for heading, value in group.items()]
                    changes.items.append(Item(layout, ("sources", name), held, at))
                cited.append(known[key])
        return list(dict.fromkeys(cited))

    def _add(self, changes: Changes, layout: Layout, values: list[tuple[Target, Value]], at: At) -> None:
        """Add what a row holds to its record."""
        lists: dict[tuple[tuple[str, ...], int], list[Value]] = {}
        for to, value in values:
            if to.layout.path:
                lists.setdefault((to.layout.path, to.number), []).append(value)
            else:
                changes.values.append(((), to.layout, value))
        for (path, _), held in sorted(lists.items(), key=lambda each: each[0]):
            if path != ("sources",):
                inner = layout if layout.path == path else every_layout()[f"{changes.kind}s.{'.'.join(path)}"]
                changes.items.append(Item(inner, (path[0], -1), held, at))


def _named(to: Target, value: Value, of: SheetMap) -> Iterator[tuple[Target, Value]]:
    """Yield a value; of a name in other letters its transcription, and the name itself under its language."""
    heading = of.layout.kind.heading
    if to.layout.path or value.field.heading != heading or _LATIN.search(value.text) or not (language := language_of(value.text)):
        yield to, value
        return
    yield to, value._replace(text=transcribed(value.text))
    field = to.layout.field(f"names.{language}")
    if field and not any(each.target.field.heading == field.heading for each in of.columns.values()):
        yield Target(to.layout, 0, field), Value(field, value.text, value.at)


def _is_given(values: list[tuple[Target, Value]], to: Target) -> bool:
    return any((each.layout.path, each.number, each.field.heading) == (to.layout.path, to.number, to.field.heading) for each, _ in values)


def _citing(values: list[tuple[Target, Value]], cited: str, at: At) -> list[tuple[Target, Value]]:
    """Return the citations that groups lack, and let prose that cites nothing cite the sources of its row."""
    more: dict[tuple[tuple[str, ...], int, str], tuple[Target, Value]] = {}
    for place, (to, value) in enumerate(values):
        if isinstance(value.field.kind, kinds.Prose):
            marks = "".join(f"[^{each}]" for each in cited.split(LIST))
            parts = [part if citations(part) else f"{part.rstrip()}{marks}" for part in paragraphs(value.text)]
            values[place] = (to, value._replace(text="\n\n".join(parts)))
        heading = ".".join((*value.field.path[:-1], "sources"))
        field: Field | None = to.layout.field(heading)
        wanted = Target(to.layout, to.number, field) if field else None
        if wanted and not _is_given(values, wanted):
            more.setdefault((to.layout.path, to.number, heading), (wanted, Value(wanted.field, cited, at)))
    return list(more.values())
