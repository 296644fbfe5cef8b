"""Begin a tracker of your own in a new or empty folder: settings, blanks, pages, issue forms, workflows and a lock.

What no option says is asked; with --defaults nothing is. Nothing that is there is written over.
Exit code 0: the files are written. 1: the folder holds something, and was left as it is. 2: it could not run.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path
from typing import Any

from casetracker.cli.parser import reader
from casetracker.cli.places import CannotRunError
from casetracker.record.problems.report import plural
from casetracker.start.answers import QUESTIONS, Question, answers
from casetracker.start.files import files
from casetracker.start.gaps import gaps
from casetracker.start.generator import Requirement, requirement

_ASIDE = (".git",)
"""What an empty folder may hold: a repository without files."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder of the new tracker; it is made where there is none")
    for each in QUESTIONS:
        default = f" (default: {each.default})" if each.default else ""
        parser.add_argument(each.option, type=reader(each.read), default=None, metavar="TEXT", help=f"{each.help}{default}")
    parser.add_argument(
        "--generator",
        default=None,
        metavar="LINE",
        help="how requirements.txt asks for this generator, where that is not as it was installed here",
    )
    parser.add_argument(
        "--endpoint",
        action="store_true",
        help="write a function too, for a serverless host, that takes contributions of people without an account",
    )
    parser.add_argument("--defaults", action="store_true", help="ask nothing: the default holds where no option is given")


def run(arguments: argparse.Namespace) -> int:
    folder: Path = arguments.folder
    if folder.exists() and not folder.is_dir():
        raise CannotRunError(f"'{folder}' is no folder; name one that is new or empty")
    held = sorted(path.name for path in folder.iterdir() if path.name not in _ASIDE) if folder.is_dir() else []
    if held:
        print(
            f"casetracker: '{folder}' holds {plural(len(held), 'file')} or folders already, such as '{held[0]}', and nothing is written over; "
            "name a folder that is new or empty",
            file=sys.stderr,
        )
        return 1
    answered = answers({each.key: _answer_to(each, getattr(arguments, each.key), arguments.defaults) for each in QUESTIONS})
    generator = Requirement(arguments.generator) if arguments.generator else requirement()
    made = files(answered, generator, endpoint=arguments.endpoint)
    for name, content in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
        if content.startswith(b"#!"):
            path.chmod(0o755)
    print(_next(folder, generator, len(made)))
    return 0


def _answer_to(question: Question, given: Any, defaults: bool) -> Any:
    """Return what the option says; else what is answered, until it can be read, or the default."""
    if given is not None:
        return given
    while not defaults:
        print(f"{question.ask}{f' [{question.default}]' if question.default else ''}")
        try:
            text = input("> ").strip()
        except EOFError:
            raise CannotRunError(f"no answer came to this; give it with {question.option}, or ask for nothing with --defaults") from None
        try:
            return question.read(text or question.default)
        except ValueError as fault:
            print(f"  {str(fault)[:1].upper()}{str(fault)[1:]}.")
    return question.read(question.default)


def _next(folder: Path, generator: Requirement, number: int) -> str:
    """What to do now, step by step."""
    unknown = f"""
requirements.txt asks for '{generator.line}', by its number alone: nothing here says where others get this generator.
Put its address there, in a line such as 'casetracker[locked] @ git+https://…@COMMIT', or the path of a wheel.
"""
    return f"""
Written: {plural(number, "file")} in '{folder}'.
{unknown if generator.is_guess else ""}
1. cd {shlex.quote(str(folder))}
2. make serve
   shows the site at http://127.0.0.1:8000/ and follows your changes. README.md has the way without make.
3. .venv/bin/casetracker new "Given-name Family-name"
   writes the file of a first case, to be filled in.
4. make todo
   lists what is still to be written or decided: {plural(len(gaps(folder / "mkdocs.yml")), "thing")}.
5. git init --initial-branch main && git add --all && git commit --message "A new tracker"
   Then push it to the code host. The page for maintainers, contribute/maintaining/ on the site, says how it is published."""
