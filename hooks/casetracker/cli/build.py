"""Build the site beside the old one, check it, and put it in place by one rename.

Exit code 0: the new site stands. 1: it has problems, and the old site stands as it was. 2: it could not run.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from casetracker.cli.places import add_as_of, as_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="the site's configuration (default: mkdocs.yml)")
    parser.add_argument("--site", type=Path, default=None, help="where the site is put (default: 'site' beside the configuration)")
    add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    # Imported here because this command alone needs MkDocs and the rest has to start fast.
    from casetracker.site.publish import PublishError, publish

    config: Path = arguments.config
    if not config.is_file():
        print(
            f"casetracker: there is no file '{config}' here; run this in the folder that holds it, or name it with --config",
            file=sys.stderr,
        )
        return 2
    target: Path = arguments.site or config.parent / "site"
    try:
        pages = publish(config, target, lambda text: print(text, file=sys.stderr), as_of(arguments))
    except PublishError as fault:
        print(f"casetracker: {fault}\nThe site at '{target}' was left as it was.", file=sys.stderr)
        return 1
    print(f"{pages} pages stand at '{target}'.")
    return 0
