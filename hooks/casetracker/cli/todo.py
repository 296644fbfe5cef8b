"""List what needs a hand: drafts, old reports and reviews, hearings passed, records from excerpts, disputed and unknown points, bare sources.

And what the tracker itself has still to say: settings that are examples or missing, and gaps that its written pages name.
With --language, of the translation into a language alone: texts without words, words whose original has changed, and what nobody has read.

Nothing in it is an error. PATHs narrow it to these files or folders.
Exit code 0: it was listed. 1: it was, and there are files that can't be records. 2: it could not run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from casetracker.cli.language import _, files, language, numbered, said
from casetracker.cli.places import CannotRunError, add_record, add_today, chosen, coloured, record_folder, scope_of, tell_faults
from casetracker.cli.translations_due import tell_translations
from casetracker.edit.workbook.drafts import drafts
from casetracker.facts import STALE_DAYS
from casetracker.facts.needed import KINDS
from casetracker.history.process import root
from casetracker.locale import words
from casetracker.pages.context import context_of
from casetracker.pages.needed.view import needed_view
from casetracker.record.load import load
from casetracker.record.problems.problem import shorten
from casetracker.record.problems.report import BOLD, DIM, PLAIN
from casetracker.record.scope import Scope
from casetracker.settings import Contact, Settings, SettingsError
from casetracker.site.progress import progress
from casetracker.start.gaps import gaps
from casetracker.text.phrase import phrase, plain

GAP = "gap"
"""What the tracker itself has still to say: no need of a record."""

DRAFTS = "draft"
"""The kind of what is no record yet."""
_DRAFT = phrase("What is missing from it, or wrong in it; once nothing is, take '_draft-' out of its name.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="these files or folders only")
    add_record(parser)
    parser.add_argument("--only", choices=(GAP, DRAFTS, *KINDS), action="append", help="this kind only; may be given more than once")
    parser.add_argument(
        "--after",
        type=int,
        default=STALE_DAYS,
        metavar="DAYS",
        help=f"a report or review is old after so many days (default: {STALE_DAYS})",
    )
    parser.add_argument("--language", metavar="LANGUAGE", help="what is to be done of the translation into this language, such as ru")
    add_today(parser)


def run(arguments: argparse.Namespace) -> int:
    folder = record_folder(arguments)
    if not 1 <= arguments.after <= 100_000:
        raise CannotRunError(_("--after needs a number of days from 1 to 100,000, not {number}", number=arguments.after))
    wanted = {(folder / each.path.relative_to(folder)).as_posix() for each in chosen(arguments.paths, folder)} if arguments.paths else None
    today = arguments.today or date.today()
    scope = scope_of(folder)
    loaded = load(folder, today, scope=scope, progress=progress)
    if arguments.language:
        return tell_translations(arguments.language, folder, loaded, wanted)
    # The contact is on no list: only the page beside it shows one.
    settings = Settings(Contact("-", "-"), record=folder.as_posix(), stale_days=arguments.after)
    view = needed_view(context_of(loaded.tracker, words(language(), parties=scope.parties), settings, today), shown=None)
    colour = coloured(sys.stdout)
    listed = 0
    if not arguments.paths and (not arguments.only or GAP in arguments.only):
        listed += _tell_gaps(root(folder) / "mkdocs.yml", colour)
    groups = [(group.id, group.title, group.help, [(row.file, row.what, row.texts) for row in group.rows]) for group in view.groups]
    for id, title, help, all_rows in [(DRAFTS, _("Drafts"), said(_DRAFT), _drafts(folder, today, scope)), *groups]:
        rows = [row for row in all_rows if wanted is None or row[0] in wanted]
        if not rows or (arguments.only and id not in arguments.only):
            continue
        number = files(len(rows)) if id == DRAFTS else numbered("{number} record", "{number} records", len(rows))
        print(chr(10) * bool(listed) + _heading(title, id, number, help, colour))
        for file, what, texts in rows:
            print(f"  {file}: {what}")
            for text in texts:
                print(f"    - {shorten(text, 400)}")
        listed += len(rows)
    if not listed:
        print(_nothing(arguments.only, arguments.paths))
    is_faulty = tell_faults(loaded.files)
    if loaded.errors:
        number = numbered("{number} error", "{number} errors", len(loaded.errors))
        print(_("Files with errors are left out; 'casetracker check' names them ({number}).", number=number), file=sys.stderr)
    return 1 if is_faulty else 0


def _heading(title: str, id: str, number: str, help: str, colour: bool) -> str:
    title = f"{BOLD}{title}{PLAIN} {DIM}({id}){PLAIN}" if colour else f"{title} ({id})"
    return f"{title}: {number}\n  = {help}"


def _tell_gaps(config: Path, colour: bool) -> int:
    """Name what the tracker has still to say, and return how many things that is. What is wrong with its settings a build says."""
    try:
        found = gaps(config) if config.is_file() else []
    except SettingsError:
        return 0
    if found:
        help = _("What this tracker has still to say of itself. Write it where it is to stand, in place of the line that names it.")
        print(_heading(_("Gaps in settings and written pages"), GAP, numbered("{number} gap", "{number} gaps", len(found)), help, colour))
    for each in found:
        print(f"  {each.place}: {said(plain(each.what))}")
    return len(found)


def _drafts(folder: Path, today: date, scope: Scope) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return each draft with what keeps it from being a record."""
    found = []
    for draft in drafts(folder):
        lacks = draft.lacks(today, scope)
        what = numbered("{number} problem", "{number} problems", len(lacks)) if lacks else _("nothing is missing")
        found.append(
            (
                draft.path.as_posix(),
                what,
                tuple(f"{each.field}: {said(each.message)}" if each.field else said(each.message) for each in lacks),
            )
        )
    return found


def _nothing(only: Sequence[str] | None, paths: Sequence[Path]) -> str:
    """Say that nothing was listed, of what was asked for alone."""
    if only and paths:
        return _("Nothing of this kind is due here.") if len(set(only)) == 1 else _("Nothing of these kinds is due here.")
    if only:
        return _("Nothing of this kind is due.") if len(set(only)) == 1 else _("Nothing of these kinds is due.")
    return _("Nothing is due here.") if paths else _("Nothing is due.")
