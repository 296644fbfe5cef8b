"""Build the site beside the old one, check it, and put it in place by one rename.

Exit code 0: the new site stands. 1: it has problems, and the old site stands as it was. 2: it could not run.
"""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

from casetracker.cli.language import _, numbered, said
from casetracker.cli.places import CannotRunError, add_as_of, add_config, as_of, site_folder

ENGINES = ("mkdocs", "properdocs", "zensical")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)
    parser.add_argument(
        "--site", type=Path, default=None, help="where the site is put (default: the configuration's site_dir, 'site' beside it)"
    )
    parser.add_argument("--engine", choices=ENGINES, default="mkdocs", help="what builds the pages (default: mkdocs)")
    add_as_of(parser)


def run(arguments: argparse.Namespace) -> int:
    # Imported here because this command alone needs MkDocs and the rest has to start fast.
    from casetracker.site import zensical
    from casetracker.site.publish import PublishError, hooked, publish

    config: Path = arguments.config
    if not config.is_file():
        raise CannotRunError(
            _("there is no file '{file}' here; run this in the folder that holds it, or name it with --config", file=config)
        )
    if find_spec(arguments.engine) is None:
        raise CannotRunError(
            _("the engine '{engine}' is not installed here; `make` sets up an environment that has it", engine=arguments.engine)
        )
    build = zensical.build if arguments.engine == "zensical" else hooked(arguments.engine)
    target: Path = arguments.site or site_folder(config)
    if config.resolve().is_relative_to(target.resolve()):
        raise CannotRunError(
            _(
                "the site can't be put at '{target}', which holds the configuration; name another folder with --site or site_dir",
                target=target,
            )
        )
    try:
        pages = publish(config, target, lambda text: print(text, file=sys.stderr), as_of(arguments), build)
    except PublishError as fault:
        left = _("The site at '{target}' was left as it was.", target=target)
        print(f"casetracker: {said(fault)}\n{left}", file=sys.stderr)
        return 1
    print(numbered("{number} page stands at '{target}'.", "{number} pages stand at '{target}'.", pages, target=target))
    return 0
