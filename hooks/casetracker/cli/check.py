"""Check the record and print every problem of every file.

PATHs narrow the report to those files; the whole record is read all the same, since records refer to each other.
Exit code 0: no errors. 1: errors, or warnings with --strict. 2: it could not run.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from casetracker.load import load
from casetracker.problems import FORMATS, report
from casetracker.problems.report import counted
from casetracker.read import record_file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="report on these files or folders only")
    parser.add_argument("--record", type=Path, default=Path("cases"), help="the folder of records (default: cases)")
    parser.add_argument(
        "--format", choices=list(FORMATS), default="text", help="text for people, github for annotations, json for programs"
    )
    parser.add_argument("--strict", action="store_true", help="warnings fail the check too")
    parser.add_argument(
        "--today", type=date.fromisoformat, default=None, metavar="DAY", help="check as if it were this day (default: today)"
    )


def run(arguments: argparse.Namespace) -> int:
    folder: Path = arguments.record
    if not folder.is_dir():
        print(
            f"casetracker: there is no folder '{folder}' here; run this in the folder that holds it, or name it with --record",
            file=sys.stderr,
        )
        return 2
    names = set()
    for path in arguments.paths:
        found = None if path.is_dir() else record_file(path, folder)
        if path.is_dir():
            prefix = folder.name if path.resolve() == folder.resolve() else f"{folder.name}/{path.resolve().name}"
            names.add(prefix + "/")
        elif not path.exists():
            print(f"casetracker: there is no file '{path}'", file=sys.stderr)
            return 2
        elif found is None:
            print(f"casetracker: '{path}' is not in the folder of records, '{folder}'", file=sys.stderr)
            return 2
        else:
            names.add(found.name)
    loaded = load(folder, arguments.today or date.today())
    problems = [
        each
        for each in loaded.problems
        if not names or each.place.file in names or any(name.endswith("/") and each.place.file.startswith(name) for name in names)
    ]
    colour = arguments.format == "text" and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    sys.stdout.write(report(problems, arguments.format, colour=colour))
    if arguments.format == "text" and not problems:
        print(f"{len(loaded.tracker.cases)} cases and {len(loaded.tracker.swaps)} swaps: no problems.")
    elif arguments.format == "github" and problems:
        print(counted(problems), file=sys.stderr)
    return 1 if any(each.is_error or arguments.strict for each in problems) else 0
