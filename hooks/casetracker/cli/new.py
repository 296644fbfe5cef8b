"""Write the skeleton of a new case, or with --swap of a new exchange, under the right file name.

WHAT is the person's full name; for an exchange its date and place, such as "2026-10-20 Muster Bridge".
Exit code 0: the file is written. 1: there is such a file already. 2: it could not run.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from casetracker.cli.places import CannotRunError, add_record, add_today, record_folder, scope_of
from casetracker.cli.to_run import command, preview, serve_command
from casetracker.edit.skeleton import SkeletonError, alike, case_skeleton, id_of, swap_skeleton
from casetracker.record.load import load
from casetracker.record.problems import RULES
from casetracker.record.read import id_fault


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", metavar="WHAT", help="the full name, as most of the sources write it; or the date and place of an exchange")
    parser.add_argument("--swap", action="store_true", help="write an exchange, not a case")
    parser.add_argument("--id", default=None, help="the file's name without .yml, where it is not to follow from WHAT")
    add_record(parser)
    add_today(parser)


def run(arguments: argparse.Namespace) -> int:
    folder = record_folder(arguments)
    today = arguments.today or date.today()
    kind = "swap" if arguments.swap else "case"
    arguments.what = _text(arguments.what)
    name = arguments.id or id_of(arguments.what)
    if not name:
        raise CannotRunError(
            f"no file name follows from '{arguments.what}'; give one with --id, in Latin letters, such as --id vera-example"
        )
    if unfit := id_fault(name):
        rule, values = unfit
        raise CannotRunError(f"{RULES[rule].message.format(**values)}; give one with --id")
    try:
        text = swap_skeleton(arguments.what) if arguments.swap else case_skeleton(arguments.what)
    except SkeletonError as fault:
        raise CannotRunError(str(fault)) from None
    path = (folder / "swaps" if arguments.swap else folder) / f"{name}.yml"
    tracker = load(folder, today, scope=scope_of(folder)).tracker
    for other in [] if arguments.swap else alike(arguments.what, tracker):
        print(f"warning: '{arguments.what}' may be the person in {folder / other}.yml; if so, correct that file instead.", file=sys.stderr)
    path.parent.mkdir(exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        other = "another person of that name" if kind == "case" else "another exchange of that day"
        print(f"casetracker: {path} is there already and was left as it is. For {other} add --id {name}-2", file=sys.stderr)
        return 1
    print(_next(arguments, path, kind, name))
    return 0


def _text(argument: str) -> str:
    """Return an argument as text where the machine's own encoding lacks its letters, and Python passed its bytes through."""
    try:
        return os.fsencode(argument).decode()
    except UnicodeEncodeError:  # the letters are there already, and the file system alone lacks them
        return argument
    except UnicodeDecodeError:
        raise CannotRunError("the name is not written in UTF-8; set the terminal's encoding to UTF-8") from None


def _next(arguments: argparse.Namespace, path: Path, kind: str, name: str) -> str:
    """What to do with the file, step by step."""
    base = preview(path.parent.parent / "mkdocs.yml" if kind == "case" else path.parent.parent.parent / "mkdocs.yml")
    address = f"cases/{name}/" if kind == "case" else f"swaps/{name}/"
    where = f"shows the page at {base}{address}" if base else "shows the page"
    return f"""\
Written: {path}

1. Fill it in. A key without a '#' must have a value; each fact cites a source of the list at the end.
2. {command(arguments, "fmt", "--tidy", path)}
   takes out the help that you no longer need.
3. {command(arguments, "check", path)}
   says what is still wrong, and what to write instead.
4. {serve_command()}
   {where}
5. Commit it on a branch of its own and open a pull request. What you send is public and permanent."""
