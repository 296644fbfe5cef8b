"""Reads the command line and hands over to the subcommand."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from importlib import import_module
from inspect import cleandoc
from keyword import iskeyword
from typing import Any

from casetracker import __version__
from casetracker.cli.language import _, said
from casetracker.cli.parser import Parser, unknown_command
from casetracker.cli.places import CannotRunError
from casetracker.text.marking import N_
from casetracker.text.phrase import phrase, plain

COMMANDS = (
    "build",
    "build-data",
    "check",
    "diff",
    "export",
    "fmt",
    "from-issue",
    "import",
    "init",
    "links",
    "new",
    "todo",
    "translate",
    "verify",
)

_ASIDE = ("-h", "--help", "--version")
"""What may stand in place of a command."""


def module_of(command: str) -> Any:
    """Return the module of a subcommand. Only the one that runs is loaded: a check has to start fast."""
    name = command.replace("-", "_")
    return import_module(f"casetracker.cli.{name}_" if iskeyword(name) else f"casetracker.cli.{name}")


def _write_all_letters() -> None:
    """Let a terminal or pipe that has no Ł print it as an escape: a report ends in no traceback, and leaves no letter out.

    Python gives standard output the encoding of the machine, such as cp1252 where Windows redirects it, and ends at a letter
    that this lacks. Standard error escapes such letters by itself.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a subcommand and return its exit code: 0 for clean, 1 for problems, 2 where it could not run."""
    parser = Parser(prog="casetracker", description=N_("A sourced record of detained people, and the site that is made from it."))
    parser.add_argument("--version", action="version", version=f"casetracker {__version__}", help=N_("show the version and end"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given:
        parser.error(phrase("a command is missing; the commands are: {known}", known=", ".join(COMMANDS)))
    if given[0] not in (*COMMANDS, *_ASIDE):
        parser.error(unknown_command(given[0], COMMANDS))
    subparsers: dict[str, Parser] = {}
    for name in given[:1] if given[0] in COMMANDS else COMMANDS:
        command = module_of(name)
        about = said(plain(cleandoc(command.__doc__ or "")))
        subparser = commands.add_parser(name, help=about.splitlines()[0], description=about)
        command.add_arguments(subparser)
        subparsers[name] = subparser
        subparser.set_defaults(run=command.run)
    chosen, rest = parser.parse_known_args(given)
    if rest:
        subparsers[chosen.command].refuse(rest)
    _write_all_letters()
    try:
        return int(chosen.run(chosen))
    except CannotRunError as fault:
        print(f"casetracker: {said(fault)}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except OSError as fault:
        where = fault.filename or _("the file system")
        print(f"casetracker: {where}: {fault.strerror}", file=sys.stderr)
        return 2
