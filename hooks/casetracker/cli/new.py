"""Write the skeleton of a new case, or with --swap of a new exchange and with --place of a place, under the right file name.

WHAT is the person's full name; for an exchange its date and place, such as "2026-10-20 Muster Bridge"; for a place its name.
Exit code 0: the file is written. 1: there is such a file already. 2: it could not run.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from casetracker.cli.language import _, said
from casetracker.cli.places import CannotRunError, add_record, add_today, record_folder, scope_of, warn
from casetracker.cli.to_run import command, preview, serve_command
from casetracker.edit.skeleton import SkeletonError, alike, id_of, skeleton
from casetracker.record.load import load
from casetracker.record.model import KINDS
from casetracker.record.model.case import CASE
from casetracker.record.problems import RULES
from casetracker.record.read import id_fault
from casetracker.text.phrase import phrase, plain

_FIRST, *_OTHERS = KINDS.values()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        metavar="WHAT",
        help="the full name, as most of the sources write it; the date and place of an exchange; or the name of a place",
    )
    for kind in _OTHERS:
        parser.add_argument(f"--{kind.id}", action="store_true", help=f"write {kind.a_noun}, not a {_FIRST.noun}")
    parser.add_argument("--id", default=None, help="the file's name without .yml, where it is not to follow from WHAT")
    add_record(parser)
    add_today(parser)


def run(arguments: argparse.Namespace) -> int:
    folder = record_folder(arguments)
    today = arguments.today or date.today()
    kind = next((kind for kind in _OTHERS if getattr(arguments, kind.id)), _FIRST)
    arguments.what = _text(arguments.what)
    name = arguments.id or id_of(arguments.what)
    if not name:
        raise CannotRunError(
            _("no file name follows from '{what}'; give one with --id, in Latin letters, such as --id vera-example", what=arguments.what)
        )
    if unfit := id_fault(name):
        rule, values = unfit
        raise CannotRunError(_("{fault}; give one with --id", fault=phrase(RULES[rule].message, **values)))
    try:
        text = skeleton(kind, arguments.what)
    except SkeletonError as fault:
        raise CannotRunError(said(fault)) from None
    path = folder / kind.file(name)
    tracker = load(folder, today, scope=scope_of(folder)).tracker
    for other in alike(arguments.what, tracker) if kind is CASE else ():
        warn(
            _("'{what}' may be the person in {file}; if so, correct that file instead.", what=arguments.what, file=f"{folder / other}.yml")
        )
    path.parent.mkdir(exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        message = _(
            "{path} is there already and was left as it is. For {another} add --id {id}",
            path=path,
            another=plain(kind.another),
            id=f"{name}-2",
        )
        print(f"casetracker: {message}", file=sys.stderr)
        return 1
    print(_next(arguments, path, folder, kind.page(name)))
    return 0


def _text(argument: str) -> str:
    """Return an argument as text where the machine's own encoding lacks its letters, and Python passed its bytes through."""
    try:
        return os.fsencode(argument).decode()
    except UnicodeEncodeError:  # the letters are there already, and the file system alone lacks them
        return argument
    except UnicodeDecodeError:
        raise CannotRunError(_("the name is not written in UTF-8; set the terminal's encoding to UTF-8")) from None


def _next(arguments: argparse.Namespace, path: Path, folder: Path, address: str) -> str:
    """What to do with the file, step by step."""
    base = preview(folder.parent / "mkdocs.yml")
    return "\n".join([
        _("Written: {path}", path=path),
        "",
        _("1. Fill it in. A key without a '#' must have a value; each fact cites a source of the list at the end."),
        f"2. {command(arguments, 'fmt', '--tidy', path)}",
        _("   takes out the help that you no longer need."),
        f"3. {command(arguments, 'check', path)}",
        _("   says what is still wrong, and what to write instead."),
        f"4. {serve_command()}",
        _("   shows the page at {address}", address=f"{base}{address}") if base else _("   shows the page"),
        _("5. Commit it on a branch of its own and open a pull request. What you send is public and permanent."),
    ])  # fmt: skip
