"""Sheets → the bytes of an `.xlsx` file, the same from the same rows.

Every text is written as a text: none becomes a formula, a link or a number. No clock is read.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter

from casetracker.edit.workbook.rows import Cell, Part, letters, with_rows

WIDEST, NARROWEST = 60, 8
"""Widths of columns, in characters."""
SAMPLED = 200
"""So many rows say how wide a column is to be."""
SPARE = 1000
"""Rows below the last one for which the words to choose from are offered too."""
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 (a spreadsheet's times have no zone)
WORDS = "Words"
"""The name of the hidden sheet with the words that cells are chosen from, and of nothing else."""


@dataclass(frozen=True)
class Column:
    """A column: its heading, and what a spreadsheet shows of it when one of its cells is chosen."""

    heading: str
    help: str = ""
    options: Sequence[str] = ()
    """The words that a cell offers to choose from; another may be written all the same, for the check to speak of."""
    as_text: bool = False
    """Whether what somebody types stays as it is typed: `2024-01` is no first of January, and `007` no seven."""
    has_days: bool = False
    """Whether days stand in it, which a cell shows as such. They can't stand in any other."""
    hidden: bool = False
    width: int = 0
    """As many characters; by its own texts where it is 0."""


@dataclass(frozen=True)
class Sheet:
    """A sheet with a line of headings. `is_prose` is one that is read, not filtered; its columns have widths."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    is_prose: bool = False


def workbook(sheets: Iterable[Sheet], title: str = "") -> bytes:
    """Return a workbook with these sheets."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    made.set_properties({"title": title, "created": _CREATED})
    formats = {
        "head": made.add_format({"bold": True, "bottom": 1, "bg_color": "#EDEDED", "valign": "top"}),
        "day": made.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        "text": made.add_format({"num_format": "@"}),
        "prose": made.add_format({"text_wrap": True, "valign": "top"}),
        "none": None,
    }
    words: dict[tuple[str, ...], str] = {}
    laid_out: list[tuple[Sheet, list[str]]] = []
    for sheet in sheets:
        names = ["prose" if sheet.is_prose else "text" if column.as_text else "none" for column in sheet.columns]
        _lay_out(made, sheet, names, formats, words)
        laid_out.append((sheet, names))
    if words:
        holds = made.add_worksheet(WORDS)
        holds.hide()
        for place, each in enumerate(words):
            holds.write_column(0, place, each)
    made.close()
    style = {name: form.xf_index if form else 0 for name, form in formats.items()}
    parts = {
        f"xl/worksheets/sheet{number}.xml": Part(
            sheet.rows,
            [style[name] or 0 for name in names],
            style["day"] or 0,
            [column.width for column in sheet.columns] if sheet.is_prose else (),
        )
        for number, (sheet, names) in enumerate(laid_out, 1)
    }
    return with_rows(out.getvalue(), parts)


def _lay_out(made: Any, sheet: Sheet, names: Sequence[str], formats: Mapping[str, Any], words: dict[tuple[str, ...], str]) -> None:
    """Make a sheet with its headings and all that it is beside its rows."""
    page = made.add_worksheet(sheet.name)
    last = max(len(sheet.rows), 1)
    for place, column in enumerate(sheet.columns):
        page.write_string(0, place, column.heading, formats["head"])
        form = formats["day" if column.has_days else names[place]]
        page.set_column(place, place, column.width or _width(column, sheet.rows, place), form, {"hidden": column.hidden})
        if column.help or column.options:
            page.data_validation(1, place, last + SPARE, place, _offered(column, words))
    page.freeze_panes(1, 0 if sheet.is_prose else 1)
    if not sheet.is_prose:
        page.autofilter(0, 0, last, len(sheet.columns) - 1)
        page.ignore_errors({"number_stored_as_text": f"A1:{letters(len(sheet.columns) - 1)}{last + SPARE}"})
    if sheet.hidden:
        page.hide()


def _offered(column: Column, words: dict[tuple[str, ...], str]) -> dict[str, Any]:
    """Return what a cell of a column offers and says; a word that is none of those offered is not refused."""
    said = {"input_title": column.heading[:32], "input_message": column.help[:255], "show_error": False}
    if not column.options:
        return {"validate": "any", **said}
    options = tuple(column.options)
    if options not in words:
        letter = letters(len(words))
        words[options] = f"={WORDS}!${letter}$1:${letter}${len(options)}"
    return {"validate": "list", "source": words[options], **said}


def _width(column: Column, rows: Sequence[Sequence[Cell]], place: int) -> int:
    """Return a width in which most of the column can be read."""
    lengths = sorted(10 if isinstance(row[place], date) else len(str(row[place])) for row in rows[:SAMPLED] if row[place] is not None)
    typical = lengths[len(lengths) * 9 // 10] if lengths else 0
    return min(max(len(column.heading) + 4, typical + 2, NARROWEST), WIDEST)


def day_or_text(text: str) -> Cell:
    """Return a full date as a day that a spreadsheet can sort and count by; any other as it is. None of before March 1900 is one there."""
    if len(text) == 10 and text > "1900-03":
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
