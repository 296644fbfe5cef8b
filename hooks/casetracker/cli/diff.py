"""Say in words what changed in the record between two commits, or since one.

BASE and HEAD are commits as git names them; without HEAD, the files as they are now. Prose is only said to have changed.
Files that are no records where they stand are named.
Exit code 0: it was told. 2: it could not run.
"""

from __future__ import annotations

import argparse
import sys

from casetracker.cli.places import CannotRunError, add_record, record_folder, scope_of
from casetracker.history.difference import as_markdown, as_text, at_commit, difference, on_disk
from casetracker.history.git import GitError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("base", metavar="BASE", help="the commit before, such as main")
    parser.add_argument("head", nargs="?", default=None, metavar="HEAD", help="the commit after (default: the files as they are)")
    add_record(parser)
    parser.add_argument("--format", choices=["text", "markdown"], default="text", help="text for people, markdown for a comment")


def run(arguments: argparse.Namespace) -> int:
    folder = record_folder(arguments)
    try:
        before = at_commit(folder, arguments.base)
        after = at_commit(folder, arguments.head) if arguments.head is not None else on_disk(folder)
        changes = difference(before, after, scope_of(folder))
    except GitError as fault:
        raise CannotRunError(str(fault)) from None
    worded = as_markdown if arguments.format == "markdown" else as_text
    sys.stdout.write(worded(changes, after.problems))
    return 0
