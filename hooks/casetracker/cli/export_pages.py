"""Write the site as plain files, from which Zensical, ProperDocs or MkDocs builds it without our hook.

DIR gets `docs/` (pages with front matter, and all other files as they are), `theme/` and a `mkdocs.yml`. It must be empty,
not there yet, or written by this command, which then replaces it as a whole. Exit code 0: the files stand in DIR. 1: the
record has errors or two files want one address, and nothing was written. 2: it could not run.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from casetracker.cli.places import CannotRunError, add_as_of, add_config, as_of, tracker_of, warn
from casetracker.record.problems import report
from casetracker.record.problems.report import plural


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the files are written")
    add_config(parser)
    add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    # Imported here because the other commands have to start fast.
    from casetracker.site.export import build_day, export
    from casetracker.site.plain import PlainError
    from casetracker.site.whole import RecordError

    given = tracker_of(arguments)
    try:
        today = build_day()
    except ValueError as fault:
        raise CannotRunError(str(fault)) from None
    try:
        pages = export(given, arguments.folder, today, as_of(arguments) or today, warn)
    except RecordError as fault:
        sys.stderr.write(report(fault.problems, colour=sys.stderr.isatty()))
        return 1
    except PlainError as fault:
        print(f"casetracker: {fault}", file=sys.stderr)
        return 1
    print(f"{plural(len(pages), 'page')} stand in '{arguments.folder}'.")
    return 0
