"""Ask whether the address of every source still leads to what was cited, and propose archived copies and new addresses as a patch.

It asks other hosts, who can see from where: each host of a source, and the Internet Archive. PATHs narrow it to these files or
folders. Exit code 0: it was told what was found, whatever that is. 2: it could not run.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from casetracker import __version__
from casetracker.cli.places import (
    CannotRunError,
    add_record,
    add_today,
    cache_folder,
    chosen,
    coloured,
    record_folder,
    scope_of,
    tell_faults,
)
from casetracker.record.load import load
from casetracker.record.problems import FORMATS
from casetracker.record.problems.report import plural
from casetracker.settings import SettingsError
from casetracker.site.configuration import configuration
from casetracker.site.progress import progress

DAYS = 6
"""Less than a week, so that a weekly run asks everything."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="these files or folders only")
    add_record(parser)
    parser.add_argument(
        "--format", choices=list(FORMATS), default="text", help="text for people, github for annotations, json for programs"
    )
    parser.add_argument("--patch", metavar="FILE", help="write what can be proposed as a patch; '-' prints it, and the report as an error")
    parser.add_argument("--most", type=int, default=10_000, metavar="NUMBER", help="propose for so many sources at most, the worst first")
    parser.add_argument("--days", type=int, default=DAYS, help=f"do not ask again what was asked within so many days (default: {DAYS})")
    parser.add_argument("--fresh", action="store_true", help="ask everything, whenever it was asked last")
    parser.add_argument("--no-archive", action="store_true", help="do not ask the Internet Archive for copies")
    parser.add_argument("--minutes", type=int, default=60, help="end after so long; the rest comes first in the next run (default: 60)")
    parser.add_argument("--memory", type=Path, metavar="DIR", help="where it is kept what was seen (default: the user's own cache folder)")
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="where the project's address stands (default: mkdocs.yml)")
    add_today(parser)


def run(arguments: argparse.Namespace) -> int:
    folder = record_folder(arguments)
    for name, number, most in (
        ("--days", arguments.days, 3650),
        ("--minutes", arguments.minutes, 1440),
        ("--most", arguments.most, 10_000),
    ):
        if not 1 <= number <= most:
            raise CannotRunError(f"{name} needs a number from 1 to {most}, not {number}")
    if arguments.patch not in (None, "-") and not Path(arguments.patch).parent.is_dir():
        raise CannotRunError(f"--patch: there is no folder '{Path(arguments.patch).parent}'")
    try:
        # Imported here because this command alone needs a client, which the build does not bring along in full.
        from casetracker import links
    except ModuleNotFoundError as fault:
        raise CannotRunError(f"this needs the module '{fault.name}', which the set-up installs: make .venv/.ready") from None
    today = arguments.today or date.today()
    loaded = load(folder, today, scope=scope_of(folder), progress=progress)
    files = chosen(arguments.paths, folder)
    everything = links.places(loaded.tracker, loaded.files)
    names = {each.name for each in files}
    wanted = [place for place in everything if place.file.name in names]
    place = arguments.memory or cache_folder(folder)
    memory = links.Memory.at(place) if place else links.Memory()
    manners = links.Manners(links.Limits(run=arguments.minutes * 60), __version__, _repository(arguments.config))
    try:
        found = links.survey(
            wanted,
            memory,
            today,
            manners,
            days=0 if arguments.fresh else arguments.days,
            archive=None if arguments.no_archive else links.API,
            tell=_progress if sys.stderr.isatty() else lambda done, of: None,
        )
    except links.NoNetworkError:
        raise CannotRunError("no host answered: there seems to be no way from this machine to the web; nothing was noted") from None
    # Of a file with errors it is not known which addresses it holds.
    memory.save(None if loaded.errors else (place.url for place in everything))
    proposed = links.propose(found.found, today, arguments.most)
    text = links.report(found, proposed, arguments.format, days=arguments.days, colour=arguments.format == "text" and coloured(sys.stdout))
    if arguments.patch == "-":
        sys.stderr.write(text)
        sys.stdout.flush()
        sys.stdout.buffer.write(proposed.patch.encode())  # a patch has to hold the bytes of the files, whatever a terminal can show
    else:
        sys.stdout.write(text)
        if arguments.patch is not None:
            Path(arguments.patch).write_text(proposed.patch, "utf-8", newline="")
    tell_faults(loaded.files)
    if loaded.errors:
        print(f"Files with errors are left out; 'casetracker check' names them ({plural(len(loaded.errors), 'error')}).", file=sys.stderr)
    return 0


def _repository(config: Path) -> str:
    """The project's address, by which hosts can tell who asks; empty where no configuration says it."""
    try:
        return configuration(config).repository if config.is_file() else ""
    except SettingsError:
        return ""


def _progress(done: int, of: int) -> None:
    print(f"\r{done} of {of} addresses asked", end="\n" if done == of else "", file=sys.stderr, flush=True)
