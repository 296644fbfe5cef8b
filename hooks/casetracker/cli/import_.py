"""Bring a table into the record: the workbook that 'casetracker export' made, changed, or a table of your own (.xlsx, .ods, .xls or .csv).

Nothing is written without --write. A table of your own needs --map, which says what its columns hold; --suggest writes a first one.
Exit code 0: all of it is, or would be, in the files. 1: some of it is not, and it is said what and why. 2: it could not run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from casetracker.cli.places import CannotRunError, add_record, add_today, coloured, record_folder, scope_of
from casetracker.cli.to_run import command
from casetracker.edit.workbook.annotated import annotated
from casetracker.edit.workbook.carrying import Carrying, Written
from casetracker.edit.workbook.changes import Changes, Finding
from casetracker.edit.workbook.drafts import drafts
from casetracker.edit.workbook.export import Record, read_records
from casetracker.edit.workbook.merging import Merge, is_own
from casetracker.edit.workbook.reading import Book, WorkbookError, read_book
from casetracker.record.problems import report
from casetracker.record.problems.report import plural
from casetracker.record.read import record_files

SHOWN = 500
"""So many findings are printed; the report has all of them."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the table")
    parser.add_argument("--write", action="store_true", help="write the files; without it, it is only said what would be written")
    parser.add_argument(
        "--report", type=Path, metavar="OUT.xlsx", help="write a copy of the table with all that is amiss in a column beside it"
    )
    add_record(parser)
    add_today(parser)


def run(arguments: argparse.Namespace) -> int:
    folder = record_folder(arguments)
    try:
        book = read_book(arguments.file.read_bytes(), arguments.file.name)
    except WorkbookError as fault:
        raise CannotRunError(str(fault)) from None
    for note in book.notes:
        print(f"{arguments.file.name}: {note}.", file=sys.stderr)
    if not is_own(book):
        raise CannotRunError(f"'{arguments.file}' is no workbook that 'casetracker export' made")
    records, problems = read_records(record_files(folder))
    sys.stderr.write(report(problems, colour=coloured(sys.stderr)))
    merge = Merge(records)
    merge.book(book)
    carrying = _carrying(arguments, folder, records)
    carrying.columns = merge.headings
    return _outcome(arguments, folder, book, merge.changes.values(), merge.found, carrying)


def _carrying(arguments: argparse.Namespace, folder: Path, records: dict[str, Record]) -> Carrying:
    return Carrying(records, arguments.today or date.today(), scope_of(folder), drafts={each.record for each in drafts(folder)})


def _outcome(
    arguments: argparse.Namespace, folder: Path, book: Book, changes: Iterable[Changes], found: Sequence[Finding], carrying: Carrying
) -> int:
    """Carry changes out, say what is amiss and what became of them, and return the exit code."""
    written = carrying.carry_out(changes)
    order = {table.name: place for place, table in enumerate(book.tables)}
    findings = sorted({*found, *carrying.found}, key=lambda each: (order.get(each.at.sheet, -1), each))
    for each in findings[:SHOWN]:
        print(each)
    if len(findings) > SHOWN:
        print(f"… and {len(findings) - SHOWN} more{'' if arguments.report else '; --report writes all of them'}.")
    if arguments.report:
        arguments.report.write_bytes(annotated(book, findings, arguments.file.stem))
    if arguments.write:
        for file in written:
            _write(folder / file.file, file)
    has_errors = any(each.is_error for each in findings)
    print(_said(arguments, folder, written, has_errors=has_errors), end="")
    return 1 if has_errors else 0


def _write(path: Path, file: Written) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("xb" if file.is_new else "wb") as out:
        out.write(file.content)


def _said(arguments: argparse.Namespace, folder: Path, written: Sequence[Written], *, has_errors: bool) -> str:
    """Return which files were or would be written."""
    if not written:
        if not has_errors:
            return "Nothing to write: the files say what the table says.\n"
        return "Nothing was written.\n" if arguments.write else "Nothing would be written.\n"
    words = {(False, False): "changed", (True, False): "new", (True, True): "a draft"}
    lines = [f"{folder.as_posix()}/{each.file}: {words[each.is_new, each.is_draft]}" for each in written]
    number = plural(len(written), "file")
    if arguments.write:
        last = f"{number} written."
    else:
        last = f"{number} would be written. Run: {command(arguments, 'import', '--write', arguments.file)}"
    drafted = "\nWhat a draft lacks: casetracker todo --only draft" if arguments.write and any(each.is_draft for each in written) else ""
    return "\n".join([*lines, last]) + f"{drafted}\n"
