"""Somebody's own table → a first `mapping.yml`: what its headings and values let one guess, to be read and mended by whoever knows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from casetracker.edit.workbook.cells import node_for, text_of
from casetracker.edit.workbook.foreign import NUMERIC
from casetracker.edit.workbook.layout import Layout, every_layout
from casetracker.edit.workbook.mapping import Target, target, targets, word_key
from casetracker.edit.workbook.reading import Book, Table
from casetracker.edit.workbook.rows import letters
from casetracker.edit.writing import scalar
from casetracker.record.guesses import key_of, option_meant
from casetracker.record.guesses.everyday import field_table
from casetracker.record.model import kinds
from casetracker.record.model.kinds import Kind
from casetracker.record.scope import Scope
from casetracker.record.validate.shape import reader
from casetracker.text import hidden_in

LOOKED_AT = 2000
"""Rows of a sheet that are looked at."""
MOST_WORDS = 40
"""Words of a column that are listed; one with more is no choice of a few."""
HEADINGS_WITHIN = 15
"""Rows among which the headings are looked for."""
LONGEST_WORD = 100
_URL = re.compile(r"\s*https?://\S+", re.IGNORECASE)
_HEAD = """\
# What the columns of '{file}' hold: a first guess from their headings and values. Read it, mend it, then run
#   casetracker import --map {mapping} {file}
#
# A column goes where a column of 'casetracker export' is: name, person.born, custody.from, 'custody 2.from' for a second one. An empty
# value leaves a column out. 'dates' says how dates such as 01/02/2024 are meant: day-month-year or month-day-year. 'words' says what
# the words of a column mean; one with nothing behind it is left out. 'fixed' is what every row holds though no column says it.
"""
_CITE = "    cite: row  # all that a row says is borne out by the sources in that row; take this out where it is not"
_REVIEW = "excerpts  # nobody has opened the sources again for this"


class _Found(NamedTuple):
    """A column, what it is called in the mapping, and where it may go."""

    place: int
    name: str
    to: Target | None
    values: list[str]


@dataclass
class Suggestion:
    """Guesses what a file of tables holds."""

    book: Book
    scope: Scope
    today: date
    names: dict[str, str] = field(default_factory=dict)
    """What names a record in the sheet of records, by its key: the heading of the column that holds it."""
    lines: list[str] = field(default_factory=list)

    def text(self, file: str, mapping: str) -> str:
        """Return the mapping as a file."""
        tables = [each for each in self.book.tables if not each.is_hidden and any(any(map(text_of, row)) for row in each.rows)]
        cases = every_layout()["cases"]
        found = {each.name: (each, head, list(_columns(each, head, cases))) for each in tables for head in (_head(each),)}
        first = next(
            (name for name, (_, _, columns) in found.items() if any(each.to and each.to.field.heading == "name" for each in columns)), ""
        )
        if not first:
            return _HEAD.format(file=file, mapping=mapping) + "sheets: []  # no sheet with a column of names was found\n"
        table, head, columns = found.pop(first)
        telling = [each for each in columns if len(set(each.values)) * 10 >= len(each.values) * 9]
        self.names = {word_key(value): each.name for each in reversed(telling) for value in each.values}
        lists = [made for table, head, _ in found.values() if (made := self._list(table, head))]
        key = next(
            (
                key
                for _, key in lists
                if key not in ("", next(each.name for each in columns if each.to and each.to.field.heading == "name"))
            ),
            "",
        )
        self._sheet(
            table, head, cases, columns, f"    key: {scalar(key)}  # the column by which rows of other sheets name a case" if key else ""
        )
        self.lines += [line for made, _ in lists for line in made]
        return _HEAD.format(file=file, mapping=mapping) + "sheets:\n" + "\n".join(self.lines) + "\n"

    def _list(self, table: Table, head: int) -> tuple[list[str], str] | None:
        """Return the lines of a further sheet, where one of its columns names the records of the first, and that column of the first."""
        best: tuple[int, Layout, list[_Found], _Found] | None = None
        for name in ("cases.events", "cases.sources", "cases.charges", "cases.custody", "cases.rulings"):
            columns = list(_columns(table, head, every_layout()[name]))
            of = next(
                (
                    each
                    for each in columns
                    if each.values and sum(word_key(value) in self.names for value in each.values) * 2 >= len(each.values)
                ),
                None,
            )
            fit = sum(each.to is not None for each in columns)
            if of and fit and (best is None or fit > best[0]):
                best = (fit, every_layout()[name], [each for each in columns if each is not of], of)
        if best is None:
            return None
        inner = Suggestion(self.book, self.scope, self.today)
        inner._sheet(table, head, best[1], best[2], f"    of: {scalar(best[3].name)}  # the column that names the case of a row")
        keys = Counter(self.names[word_key(value)] for value in best[3].values if word_key(value) in self.names)
        return inner.lines, keys.most_common(1)[0][0]

    def _sheet(self, table: Table, head: int, layout: Layout, columns: list[_Found], key: str) -> None:
        self.lines += [f"  - sheet: {scalar(table.name)}", f"    headings: {head + 1}", f"    rows: {layout.name}"]
        self.lines += [key] if key else []
        if any(each.to and each.to.layout.path == ("sources",) for each in columns):
            self.lines.append(_CITE)
        self.lines.append("    columns:")
        for each in columns:
            self.lines += self._column(each)
        self.lines += ["    fixed:", *self._fixed(layout, [each.to for each in columns if each.to])]

    def _column(self, found: _Found) -> Iterator[str]:
        name = f"      {scalar(found.name)}:"
        if found.to is None:
            sample = next(iter(found.values), "")
            yield f'{name} ""{f"  # such as {sample[:40]!r}" if sample and not hidden_in(sample) else ""}'
            return
        to = _written(found.to)
        kind = found.to.field.kind
        more: list[str] = []
        if isinstance(kind, kinds.Date) and any(NUMERIC.fullmatch(each) for each in found.values):
            order = _order(found.values)
            more.append(
                f"        dates: {order}" if order else "        dates:  # day-month-year or month-day-year: these dates can be either"
            )
        if words := list(self._words(found.values, kind)):
            more += ["        words:", *(f"          {scalar(word)}: {scalar(means) if means else _empty(kind)}" for word, means in words)]
        yield f"{name} {to}" if not more else name
        if more:
            yield f"        to: {to}"
            yield from more

    def _words(self, values: list[str], kind: Kind) -> Iterator[tuple[str, str]]:
        """Yield the words that need a meaning: of a choice all that are no option, of anything else that is checked what can't stand."""
        item = kind.item if isinstance(kind, kinds.Many) else kind
        if isinstance(item, kinds.Text | kinds.Prose | kinds.Body | kinds.Address | kinds.Id | kinds.Date) or len(set(values)) > MOST_WORDS:
            return
        for word in sorted(each for each in dict.fromkeys(values) if _is_word(each)):
            if isinstance(item, kinds.Choice):
                if word not in item.options:
                    yield word, option_meant(word, item) or ""
            elif not _stands(word, kind, self.scope):
                yield word, ""

    def _fixed(self, layout: Layout, used: list[Target]) -> Iterator[str]:
        """What every record needs and no column says: written where it is the same for all, else for somebody to fill in."""
        if not layout.path:
            have = {each.field.heading for each in used if not each.layout.path}
            yield from (f"      reviewed: {self.today}",) if "reviewed" not in have else ()
            yield from (f"      review: {_REVIEW}",) if "review" not in have else ()
        missing = list(_needed(layout, used))
        if "custody.form" in missing:
            yield "      custody.form: unknown"
        for to in missing:
            if to != "custody.form":
                spec = target(to, layout, "").field
                yield f"      # {to}:  # needed. {spec.help}"


def _is_word(text: str) -> bool:
    """Return whether a text can stand as a key of the mapping: on one line, all of it seen."""
    return 0 < len(text) <= LONGEST_WORD and "\n" not in text and not hidden_in(text)


def _empty(kind: Kind) -> str:
    item = kind.item if isinstance(kind, kinds.Many) else kind
    return f'""  # one of: {", ".join(item.options)}' if isinstance(item, kinds.Choice) and len(item.options) < 20 else '""'


def _written(to: Target) -> str:
    heading = to.field.heading
    return f"{to.layout.path[0]}.{heading}" if to.number else heading


def _head(table: Table) -> int:
    """Return the row of the headings: the first in which most cells are different texts, with a row below it."""
    width = max(map(len, table.rows), default=0)
    best, most = 0, 0
    for number, row in enumerate(table.rows[:HEADINGS_WITHIN]):
        texts = [text_of(each) for each in row if isinstance(each, str) and text_of(each)]
        if len(set(texts)) > most and len(set(texts)) == len(texts):
            best, most = number, len(texts)
        if most * 3 > width * 2:
            break
    return best


def _columns(table: Table, head: int, layout: Layout) -> Iterator[_Found]:
    """Yield the columns of a sheet, each with where it may go; two never go to one place, but for sources."""
    names = [" ".join(text_of(each).split()) for each in table.rows[head]]
    taken: dict[str, int] = {}
    for place, name in enumerate(names):
        values = [text for row in table.rows[head + 1 : LOOKED_AT] if place < len(row) and (text := text_of(row[place]))]
        to = _guess(name, values, layout)
        if to and _written(to) in taken:
            again = f"sources {taken[_written(to)] + 1}." if to.layout.path == ("sources",) and layout.path != ("sources",) else ""
            taken[_written(to)] += 1
            to = target(f"{again}{to.field.heading}", layout, "") if again else None
        elif to:
            taken[_written(to)] = 1
        if name or values:
            yield _Found(place, name if _is_word(name) and names.count(name) == 1 else f"column {letters(place)}", to, values)


def _guess(heading: str, values: list[str], layout: Layout) -> Target | None:
    """Return where a column may go: by its heading, or where that says nothing by its values."""
    word = key_of(heading)
    known = targets(layout)
    by_heading = [to for to in (*_table(layout).get(word, ()), *(each for each in known if key_of(each.replace(".", " ")) == word)) if to]
    by_heading += [each for key in (word, *field_table().get(word, ())) for each in known if each.rpartition(".")[2] == key]
    for to in by_heading:
        try:
            return target(to, layout, "")
        except ValueError:
            continue
    if (
        values
        and sum(bool(_URL.match(each)) for each in values) * 5 >= len(values) * 4
        and (layout.path == ("sources",) or "sources.url" in known)
    ):
        return target("url" if layout.path == ("sources",) else "sources.url", layout, "")
    return None


@lru_cache(maxsize=20)
def _table(layout: Layout) -> dict[str, list[str]]:
    """Return what people call columns, to where they go from a row of a sheet."""
    found: dict[str, list[str]] = {}
    text = (Path(__file__).parent / "headings.yml").read_text("utf-8")
    inner = f"{layout.path[0]}." if layout.path else ""
    for to, words in yaml.load(text, yaml.CBaseLoader).items():  # noqa: S506 (it makes texts alone)
        if inner and not to.startswith((inner, "sources.")):
            continue
        for word in words.split(", "):
            found.setdefault(word, []).append(to.removeprefix(inner) if inner else to)
    return found


def _order(values: list[str]) -> str:
    """Return the order of day and month that the dates of a column show; nothing where they show none, or both."""
    found = [found for each in values if (found := NUMERIC.fullmatch(each))]
    first, second = any(int(each[1]) > 12 for each in found), any(int(each[2]) > 12 for each in found)
    return "" if first == second else "day-month-year" if first else "month-day-year"


def _stands(word: str, kind: Kind, scope: Scope) -> bool:
    amiss: list[Any] = []
    node = node_for(word, kind, scope)
    data = [each.value for each in node.value if not isinstance(each, str)] if isinstance(node.value, list) else node.value
    reader(kind, scope)(data, (), amiss.append)  # type: ignore[arg-type]
    return not amiss


def _needed(layout: Layout, used: list[Target]) -> Iterator[str]:
    """Yield what the record, or one of the groups and lists of which a column holds something, can't be without."""
    have = {_written(each) for each in used}
    for each in layout.fields:
        group = ".".join(each.path[:-1])
        begun = not group or any(one.startswith(f"{group}.") for one in have)
        if each.must and begun and each.path[-1] not in ("sources", "reviewed") and each.heading not in have:
            yield each.heading
    for name in dict.fromkeys(each.layout.name for each in used if each.number):
        inner = every_layout()[name]
        for held in inner.fields:
            to = f"{inner.path[0]}.{held.heading}"
            if held.must and held.heading != "sources" and to not in have:
                yield to
