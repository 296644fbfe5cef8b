"""Bring a table into the record: the workbook that 'casetracker export' made, changed, or a table of your own (.xlsx, .ods, .xls or .csv).

Nothing is written without --write. A table of your own needs --map, which says what its columns hold; --suggest writes a first one.
Exit code 0: all of it is, or would be, in the files. 1: some of it is not, and it is said what and why. 2: it could not run.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from casetracker.cli.places import CannotRunError, add_record, add_today, coloured, record_folder, scope_of
from casetracker.cli.to_run import command
from casetracker.edit.workbook.annotated import annotated
from casetracker.edit.workbook.carrying import Carrying, Written
from casetracker.edit.workbook.changes import Changes, Finding
from casetracker.edit.workbook.drafts import drafts
from casetracker.edit.workbook.export import read_records
from casetracker.edit.workbook.foreign import Foreign
from casetracker.edit.workbook.mapping import MappingError, read_mapping
from casetracker.edit.workbook.merging import Merge, is_own
from casetracker.edit.workbook.reading import Book, WorkbookError, read_book
from casetracker.edit.workbook.suggesting import Suggestion
from casetracker.record.problems import report
from casetracker.record.problems.report import plural
from casetracker.record.read import record_files

SHOWN = 500
"""So many findings are printed; the report has all of them."""
LISTED = 100
"""So many files are named."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the table")
    parser.add_argument("--map", type=Path, metavar="MAPPING.yml", help="what the columns of a table of your own hold")
    parser.add_argument(
        "--suggest",
        type=Path,
        nargs="?",
        const=Path("mapping.yml"),
        metavar="MAPPING.yml",
        help="write a first such file from the headings and values of the table, and nothing else (default: mapping.yml)",
    )
    parser.add_argument("--write", action="store_true", help="write the files; without it, it is only said what would be written")
    parser.add_argument(
        "--report", type=Path, metavar="OUT.xlsx", help="write a copy of the table with all that is amiss in a column beside it"
    )
    add_record(parser)
    add_today(parser)


def run(arguments: argparse.Namespace) -> int:
    folder = record_folder(arguments)
    if arguments.report and arguments.report.resolve() == arguments.file.resolve():
        raise CannotRunError("--report would write over the table itself; name another file")
    try:
        book = read_book(arguments.file.read_bytes(), arguments.file.name)
    except WorkbookError as fault:
        raise CannotRunError(str(fault)) from None
    for note in book.notes:
        print(f"{arguments.file.name}: {note}.", file=sys.stderr)
    if arguments.suggest:
        return _suggest(arguments, folder, book)
    if not arguments.map and not is_own(book):
        raise CannotRunError(
            f"'{arguments.file}' is no workbook that 'casetracker export' made. "
            f"Of a table of your own say what its columns hold; a first guess is written by: {command(arguments, 'import', '--suggest', 'mapping.yml', arguments.file)}"
        )
    records, problems = read_records(record_files(folder))
    sys.stderr.write(report(problems, colour=coloured(sys.stderr)))
    carrying = Carrying(records, arguments.today or date.today(), scope_of(folder), drafts={each.record for each in drafts(folder)})
    if not arguments.map:
        merge = Merge(records)
        merge.book(book)
        carrying.columns = merge.headings
        return _outcome(arguments, folder, book, merge.changes.values(), merge.found, carrying)
    try:
        sheets = read_mapping(arguments.map.read_bytes(), arguments.map.name, book)
    except MappingError as fault:
        raise CannotRunError(str(fault)) from None
    foreign = Foreign(book, records)
    for sheet in sheets:
        foreign.sheet(sheet)
    carrying.as_valid = True
    return _outcome(arguments, folder, book, foreign.changes.values(), foreign.found, carrying)


def _suggest(arguments: argparse.Namespace, folder: Path, book: Book) -> int:
    """Write a first mapping. One that is there already is somebody's work, and stays."""
    text = Suggestion(book, scope_of(folder), arguments.today or date.today()).text(arguments.file.name, arguments.suggest.name)
    try:
        with arguments.suggest.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise CannotRunError(f"{arguments.suggest} is there already and was left as it is; name another file after --suggest") from None
    print(f"Written: {arguments.suggest}\n")
    print("1. Read it, and say what could not be guessed: columns, dates and words with nothing behind them.")
    print(
        f"2. {command(arguments, 'import', '--map', arguments.suggest, arguments.file)}\n   says what would be written, and what can't be."
    )
    return 0


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
    lines = [f"{folder.as_posix()}/{each.file}: {words[each.is_new, each.is_draft]}" for each in written[:LISTED]]
    if len(written) > LISTED:
        kinds = Counter(words[each.is_new, each.is_draft].removeprefix("a ") for each in written)
        lines.append(
            f"… and {len(written) - LISTED} more ({', '.join(f'{number} {word}' for word, number in sorted(kinds.items()))} in all)"
        )
    number = plural(len(written), "file")
    last = f"{number} written." if arguments.write else f"{number} would be written. Run: {_again(arguments)}"
    drafted = "\nWhat a draft lacks: casetracker todo --only draft" if arguments.write and any(each.is_draft for each in written) else ""
    return "\n".join([*lines, last]) + f"{drafted}\n"


def _again(arguments: argparse.Namespace) -> str:
    """Return the same command, so that it writes."""
    return command(arguments, "import", *(("--map", arguments.map) if arguments.map else ()), "--write", arguments.file)
