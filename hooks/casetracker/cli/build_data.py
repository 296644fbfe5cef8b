"""Write the record as data, without the pages: the API, the tables, the database and all else that is published beside them.

What an earlier run wrote to DIR and this one does not, as of a record that was withdrawn since, is removed. It needs no MkDocs.
Exit code 0: the files stand in DIR. 1: the record has errors, and nothing was written. 2: it could not run.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Container
from datetime import UTC, datetime
from pathlib import Path

from casetracker.cli.places import CannotRunError, add_as_of, add_config, as_of, tracker_of, warn
from casetracker.record.dates.epoch import NAME, build_time
from casetracker.record.model import KINDS
from casetracker.record.problems import report
from casetracker.record.problems.report import plural

OF_ONE = (*(f"api/v1/{kind.address[:-1]}" for kind in KINDS.values()), "calendar", "calendar.ics", "feeds")
"""Where the files stand that are of one record, one state or one kind of news, and are not made where there is none."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help="where the files are written; files of an earlier run make way, others are left alone"
    )
    add_config(parser)
    add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    # Imported here because the other commands have to start fast.
    from casetracker.site.whole import RecordError, data

    given = tracker_of(arguments)
    try:
        today = build_time(os.environ.get(NAME), datetime.now(UTC)).date()
    except ValueError as fault:
        raise CannotRunError(str(fault)) from None
    try:
        site = data(given, today, as_of(arguments) or today, warn)
    except RecordError as fault:
        sys.stderr.write(report(fault.problems, colour=sys.stderr.isatty()))
        return 1
    folder: Path = arguments.folder
    for each in sorted(site.files, key=lambda each: each.of is not None):
        path = folder / each.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each.of(lambda address: (folder / address).read_bytes()) if each.of else each.content())
    _clear(folder, {each.address for each in site.files})
    print(f"{plural(len(site.files), 'file')} stand in '{folder}'.")
    return 0


def _clear(folder: Path, written: Container[str]) -> None:
    """Remove what an earlier run wrote of records that are not published any longer."""
    for name in OF_ONE:
        for path in (folder / name, *(folder / name).rglob("*")):
            ours = path.suffix in (".json", ".xml", ".ics") and path.is_file()
            if ours and path.relative_to(folder).as_posix() not in written:
                path.unlink()
