"""Print the hash of a built site, by which anyone can check a published site against the repository.

A copy of the same commit, built for the same day (SOURCE_DATE_EPOCH), has the same hash on any machine. Exit code 0: the
hash was printed, and is the one expected. 1: another was expected. 2: it could not run.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from casetracker.cli.places import CannotRunError, site_folder
from casetracker.record.problems.report import plural
from casetracker.site.fingerprint import fingerprint, lines


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "site", nargs="?", type=Path, default=None, metavar="SITE", help="the built site (default: site_dir of mkdocs.yml, 'site')"
    )
    parser.add_argument("--list", action="store_true", help="print the hash of each file instead, to see which ones differ")
    parser.add_argument("--expect", metavar="HASH", help="end with 1 where the site has another hash than this")


def run(arguments: argparse.Namespace) -> int:
    site: Path = arguments.site or site_folder(Path("mkdocs.yml"))
    if not (site / "index.html").is_file():
        raise CannotRunError(f"there is no built site at '{site}'")
    found = list(lines(site.resolve()))
    whole = fingerprint(found)
    print("\n".join(found) if arguments.list else f"{whole}  {plural(len(found), 'file')} at '{site}'")
    if arguments.expect and arguments.expect.strip().lower() != whole:
        print(f"casetracker: the site at '{site}' is another than expected: its hash is {whole}", file=sys.stderr)
        return 1
    return 0
