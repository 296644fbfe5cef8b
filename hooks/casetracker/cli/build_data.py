"""Write the record as data, without the pages: the API, the tables, the database and all else that is published beside them.

It needs no MkDocs. Exit code 0: the files stand in DIR. 1: the record has errors, and nothing was written. 2: it could not run.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from casetracker.cli.places import CannotRunError, add_as_of, as_of
from casetracker.exports import exports
from casetracker.history import history
from casetracker.load import load
from casetracker.output import Edition
from casetracker.pipeline import shown
from casetracker.problems import report
from casetracker.problems.report import plural
from casetracker.settings import SettingsError
from casetracker.tools.configuration import configuration


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the files are written; others in it are left alone")
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="the site's configuration (default: mkdocs.yml)")
    add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    file: Path = arguments.config
    if not file.is_file():
        raise CannotRunError(f"there is no file '{file}' here; run this in the folder that holds it, or name it with --config")
    try:
        given = configuration(file)
    except SettingsError as fault:
        raise CannotRunError(str(fault)) from None
    if not given.record.is_dir():
        raise CannotRunError(f"there is no folder '{given.record}' to read the record from")
    today = date.today()
    loaded = load(given.record, today)
    if loaded.errors:
        sys.stderr.write(report(loaded.errors, colour=sys.stderr.isatty()))
        return 1
    past = history(given.record, loaded.tracker, loaded.files, given.record.parent / ".cache")
    commit = "" if past.edited else past.commit
    edition = Edition(given.title, given.base, given.edit, given.repository, commit=commit, edited=past.edited, today=today)
    at = shown(loaded.tracker, given.settings, as_of(arguments) or today, edition, past)
    written = 0
    for each in sorted(exports(at, edition), key=lambda each: each.of is not None):
        path: Path = arguments.folder / each.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each.of(lambda address: (arguments.folder / address).read_bytes()) if each.of else each.content())
        written += 1
    print(f"{plural(written, 'file')} stand in '{arguments.folder}'.")
    return 0
