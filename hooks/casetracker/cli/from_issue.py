"""Write the file that an issue describes, made by one of the issue forms: a new case or exchange, or a correction.

FILE holds the text of the issue, or what the form on the site gave as a file, which may hold several whole files of the record; '-' is
the standard input. Exit code 0: the files are written. 3: they are written, and do not hold all that the issue says. 1: the issue gives
none, and nothing is written. 2: it could not run.
"""

from __future__ import annotations

import argparse
import sys

from casetracker.cli.places import CannotRunError, add_record, record_folder, scope_of
from casetracker.edit.issues.bundle import submitted_files
from casetracker.edit.issues.from_issue import IssueError

LIMIT = 4_000_000
"""Characters: more than any issue can have, and than the files of one contribution."""
NOT_UNDERSTOOD = "Not understood, for a person to put where it belongs:"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the text of the issue")
    add_record(parser)
    parser.add_argument("--today", metavar="DAY", help="without effect, and kept for scripts that name it: no day of a review is written")


def run(arguments: argparse.Namespace) -> int:
    folder = record_folder(arguments)
    try:
        if arguments.file == "-":
            text = sys.stdin.read(LIMIT + 1)
        else:
            with open(arguments.file, encoding="utf-8", newline="") as file:
                text = file.read(LIMIT + 1)
    except UnicodeDecodeError:
        raise CannotRunError(f"'{arguments.file}' is not UTF-8 text") from None
    if len(text) > LIMIT:
        raise CannotRunError(f"'{arguments.file}' is longer than an issue can be")
    try:
        made = submitted_files(text, folder, scope_of(folder))
    except IssueError as fault:
        print(f"casetracker: {fault}", file=sys.stderr)
        return 1
    for each in made:
        path = folder / each.name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(each.content)
        print(f"{'Written' if each.is_new else 'Corrected'}: {path.as_posix()}")
        for note in each.notes:
            print(f"  {note}")
    left = [line for each in made for line in each.left]
    if left:
        print(NOT_UNDERSTOOD, *(f"  {each}" for each in left), sep="\n")
    return 3 if left else 0
