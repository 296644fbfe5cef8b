"""Check the record and print every problem of every file.

PATHs narrow the report to those files; the whole record is read all the same, since records refer to each other.
Exit code 0: no errors. 1: errors, or warnings with --strict. 2: it could not run.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from casetracker.cli.language import _, files, said
from casetracker.cli.places import CannotRunError, add_record, add_today, cache_folder, coloured, no_record, record_folder, scope_of
from casetracker.history.passed_on import passed_on
from casetracker.history.process import GitError
from casetracker.record.load import Checked, check
from casetracker.record.model import KINDS
from casetracker.record.problems import FORMATS, Problem, report
from casetracker.record.problems.report import counted
from casetracker.record.read import TRANSLATIONS, shown_path
from casetracker.record.store import Store
from casetracker.site.progress import progress
from casetracker.text.phrase import Phrase


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="report on these files or folders only")
    add_record(parser)
    parser.add_argument(
        "--format", choices=list(FORMATS), default="text", help="text for people, github for annotations, json for programs"
    )
    parser.add_argument("--strict", action="store_true", help="warnings fail the check too")
    parser.add_argument("--since", metavar="COMMIT", default=None, help="report on the files that differ from this commit only")
    parser.add_argument("--no-cache", action="store_true", help="validate every file anew, and keep nothing for the next check")
    add_today(parser)


def run(arguments: argparse.Namespace) -> int:
    folder = record_folder(arguments)
    wanted = []
    for path in arguments.paths:
        name = _name(path, folder)
        if name is None:
            raise CannotRunError(no_record(path, folder))
        wanted.append(name)
    cache = None if arguments.no_cache else cache_folder(folder)
    store = Store(cache / "checked.json") if cache else None
    checked = check(folder, arguments.today or date.today(), os.cpu_count() or 1, store, scope_of(folder), progress)
    found = (*checked.problems, *_passed_on(folder, checked, cache), *_of_translations(folder, checked, arguments.today or date.today()))
    touched = None
    if arguments.since is not None:
        # Imported here because a check has to start fast.
        from casetracker.history.since import changes_since

        try:
            changes = changes_since(folder, arguments.since, checked.files, checked.outlines)
        except GitError as fault:
            raise CannotRunError(said(fault)) from None
        found, touched = (*found, *changes.problems), changes.touched

    def asked(file: str) -> bool:
        return f"{file}/".startswith(tuple(wanted or [""])) and (touched is None or file in touched)

    problems = [each for each in found if asked(each.place.file)]
    colour = arguments.format == "text" and coloured(sys.stdout)
    sys.stdout.write(report(problems, arguments.format, colour=colour, said=said))
    if arguments.format == "github" and problems:
        print(counted(problems, said), file=sys.stderr)
    if arguments.format != "json":
        elsewhere = [each for each in found if not asked(each.place.file)]
        looked_at = sum(asked(each.name) for each in checked.files)
        outcome = _outcome(checked, looked_at, problems, elsewhere)
        print(outcome, end="", file=sys.stdout if arguments.format == "text" else sys.stderr)
    return 1 if any(each.is_error or arguments.strict for each in problems) else 0


def _outcome(checked: Checked, looked_at: int, problems: Sequence[Problem], elsewhere: Sequence[Problem]) -> str:
    """Return what was looked at, where the report does not say it, and what stands in the files that were not asked for."""
    if looked_at == len(checked.files) and not elsewhere:
        numbers = Counter(each.kind for each in checked.outlines if not each.is_withdrawn)
        *others, last = (
            said(Phrase((f"{{number}} {kind}", f"{{number}} {kind}s"), {"number": numbers[kind]}, numbers[kind])) for kind in KINDS
        )
        return "" if problems else _("{kinds} and {last}: no problems.", kinds=", ".join(others), last=last) + "\n"
    all_files = files(len(checked.files))
    there = counted(elsewhere, said) or _("no problems")
    if problems:
        return _("Looked at {number} of {files}. Elsewhere: {elsewhere}.", number=looked_at, files=all_files, elsewhere=there) + "\n"
    return (
        _("Looked at {number} of {files}: no problems. Elsewhere: {elsewhere}.", number=looked_at, files=all_files, elsewhere=there) + "\n"
    )


def _passed_on(folder: Path, checked: Checked, cache: Path | None) -> tuple[Problem, ...]:
    """Return a problem for each id that was somebody else's; say so where the history that tells it is not there."""
    found = passed_on(folder, checked.files, checked.outlines, cache / "ids.json" if cache else None)
    if found.unknown:
        print("casetracker:", _("whether an id was another's before is not checked: {reason}", reason=found.unknown), file=sys.stderr)
    return found.problems


def _of_translations(folder: Path, checked: Checked, today: date) -> tuple[Problem, ...]:
    """Return what is wrong with the translations of the records, of which nothing is read where there are none."""
    if not (folder / TRANSLATIONS).is_dir():
        return ()
    # Imported here because most records have no translations, and a check has to start fast.
    from casetracker.record.translations import check_translations

    return check_translations(folder, checked.files, today, scope_of(folder))


def _name(path: Path, folder: Path) -> str | None:
    """Return how the names of files at or below `path` begin in messages, with a slash at the end; None where no records are kept there."""
    if path.is_dir() and folder.resolve().is_relative_to(path.resolve()):
        return ""
    found = shown_path(path, folder) if os.path.lexists(path) else None
    return f"{found}/" if found else None
