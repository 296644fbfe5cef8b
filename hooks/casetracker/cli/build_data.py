"""Write the record as data, without the pages: the API, the tables, the database and all else that is published beside them.

It needs no MkDocs. Exit code 0: the files stand in DIR. 1: the record has errors, and nothing was written. 2: it could not run.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from casetracker.cli.places import add_as_of, add_config, as_of, tracker_of
from casetracker.problems import report
from casetracker.problems.report import plural


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the files are written; others in it are left alone")
    add_config(parser)
    add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    # Imported here because the other commands have to start fast.
    from casetracker.tools.whole import RecordError, data

    given = tracker_of(arguments)
    today = date.today()
    try:
        site = data(given, today, as_of(arguments) or today)
    except RecordError as fault:
        sys.stderr.write(report(fault.problems, colour=sys.stderr.isatty()))
        return 1
    written = 0
    for each in sorted(site.files, key=lambda each: each.of is not None):
        path: Path = arguments.folder / each.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each.of(lambda address: (arguments.folder / address).read_bytes()) if each.of else each.content())
        written += 1
    print(f"{plural(written, 'file')} stand in '{arguments.folder}'.")
    return 0
