"""Put files into the order and the style of the template; comments and all that the record says stay.

PATHs are files or folders of the record; without any, all of it. Files whose names begin with '_' are left alone.
Exit code 0: done. 1: with --check, files that are not in style; else, files that can't be read or were left as they are. 2: it could not run.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path

from casetracker.cli.language import _, numbered, said
from casetracker.cli.places import add_record, chosen, coloured, record_folder
from casetracker.cli.to_run import command
from casetracker.edit.style import StyleError, styled
from casetracker.record.problems import Problem, report
from casetracker.record.validate import read_as_meant, unsaid


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="these files or folders only")
    add_record(parser)
    parser.add_argument("--check", action="store_true", help="change nothing; name the files that are not in style")
    parser.add_argument("--tidy", action="store_true", help="take out the help and the unused keys that the blank brought along")


def run(arguments: argparse.Namespace) -> int:
    unreadable: list[Problem] = []
    unstyled: list[str] = []
    left = 0
    folder = record_folder(arguments)
    files = [each for each in chosen(arguments.paths, folder) if not each.path.name.startswith("_")]
    for file in files:
        if file.fault:
            unreadable.append(file.fault)
            continue
        content = file.content()
        if slips := read_as_meant(content, file.name, ()).problems:
            unreadable += slips
            continue
        try:
            result = styled(content, file.kind, tidy=arguments.tidy, before=partial(_committed, folder, f"{file.kind}/{file.id}"))
        except StyleError as fault:
            print("casetracker:", _("{file} was left as it is: {reason}", file=file.name, reason=said(fault)), file=sys.stderr)
            left += 1
            continue
        if amiss := unsaid(content, file.kind, file.name):
            # Put into style, a text that a comment cuts would look as if it were meant so.
            unreadable += amiss
            continue
        if result != content:
            unstyled.append(file.name)
            if not arguments.check:
                file.path.write_bytes(result)
    sys.stderr.write(report(unreadable, colour=coloured(sys.stderr), said=said))
    for name in unstyled:
        what = _("not in the template's order and style") if arguments.check else _("put into the template's order and style")
        print(f"{name}: {what}")
    if arguments.check and unstyled:
        run_this = command(arguments, "fmt", *arguments.paths)
        print(
            numbered(
                "{number} file to put into style. Run: {command}",
                "{number} files to put into style. Run: {command}",
                len(unstyled),
                command=run_this,
            )
        )
    elif not unstyled and not unreadable and not left:
        print(numbered("{number} file: all in style.", "{number} files: all in style.", len(files)))
    return 1 if unreadable or left or (arguments.check and unstyled) else 0


def _committed(folder: Path, record: str) -> bytes:
    """Return a record's file as the last commit has it; nothing where there is none to be had."""
    # Imported here because a run that has nothing to tell apart needs no git.
    from casetracker.history.difference import at_commit
    from casetracker.history.git import GitError

    try:
        state = at_commit(folder, "HEAD")
    except GitError:
        return b""
    return state.contents([record])[0] if record in state.ids else b""
