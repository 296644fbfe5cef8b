"""Write the record as a workbook for editing, which 'casetracker import' brings back into the files.

PATHs narrow it to these files or folders. It holds all that the files hold, but their comments, which stay where they are.
Exit code 0: it is written. 1: it is written without files that can't be read. 2: it could not run.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from casetracker.cli.places import add_record, chosen, coloured, record_folder, scope_of
from casetracker.edit.workbook.export import exported, read_records
from casetracker.record.problems import report
from casetracker.record.problems.report import plural


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="these files or folders only")
    parser.add_argument("--xlsx", type=Path, required=True, metavar="FILE", help="the workbook to write")
    add_record(parser)


def run(arguments: argparse.Namespace) -> int:
    folder = record_folder(arguments)
    files = [each for each in chosen(arguments.paths, folder) if not each.path.name.startswith("_")]
    records, problems = read_records(files)
    content = exported(records.values(), f"The record in {folder.resolve().parent.name}", scope_of(folder))
    arguments.xlsx.write_bytes(content)
    sys.stderr.write(report(problems, colour=coloured(sys.stderr)))
    print(f"{plural(len(records), 'record')} in {arguments.xlsx}.")
    return 1 if problems else 0
