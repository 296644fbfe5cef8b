"""Write the file that an issue describes, made by one of the issue forms: a new case or exchange, or a correction.

FILE holds the text of the issue; '-' is the standard input. Exit code 0: the file is written. 3: it is written, and does not hold all
that the issue says. 1: the issue gives none. 2: it could not run.
"""

from __future__ import annotations

import argparse
import sys

from casetracker.cli.places import CannotRunError, add_record, record_folder, scope_of
from casetracker.edit.issues.from_issue import IssueError, from_issue

LIMIT = 400_000
"""Characters: more than any issue can have."""
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
        made = from_issue(text, folder, scope_of(folder).parties)
    except IssueError as fault:
        print(f"casetracker: {fault}", file=sys.stderr)
        return 1
    path = folder / made.name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(made.content)
    print(f"{'Written' if made.is_new else 'Corrected'}: {path.as_posix()}")
    for note in made.notes:
        print(f"  {note}")
    if made.left:
        print(NOT_UNDERSTOOD, *(f"  {each}" for each in made.left), sep="\n")
    return 3 if made.left else 0
