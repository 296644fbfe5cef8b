"""Commands and addresses as whoever reads a message can use them: this program as it was called here, and the preview's own address."""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit


def command(arguments: argparse.Namespace, *words: str | Path) -> str:
    """Return a command line that runs this program with `words`, on the folder of records that `arguments` name."""
    record: Path = arguments.record
    more = [] if record == Path("cases") else ["--record", record.as_posix()]
    return shlex.join([_program(), *(each.as_posix() if isinstance(each, Path) else each for each in words), *more])


def _program() -> str:
    """Return how the program is called: by its name where a shell finds it by that, else by the path to it."""
    called = Path(sys.argv[0])
    if called.stem != "casetracker":  # as by another program, or by `python -m`
        return "casetracker"
    on_path = shutil.which("casetracker")
    if on_path and os.path.samefile(on_path, called):
        return "casetracker"
    beside = Path(os.path.relpath(called))
    return str(called.absolute() if ".." in beside.parts else beside)


def preview(config: Path) -> str:
    """Return the address at which the preview shows the site of a configuration.

    It has the path of `site_url`, below which MkDocs serves the site. Empty where there is no configuration.
    """
    # Imported here because nothing else that uses this module needs the configuration.
    from casetracker.settings import SettingsError
    from casetracker.site.configuration import configuration

    if not config.is_file():
        return ""
    try:
        given = configuration(config)
    except SettingsError:
        return ""
    host = str(given.given.get("dev_addr") or "127.0.0.1:8000")
    return f"http://{host}{urlsplit(given.base).path or '/'}"


def serve_command() -> str:
    """Return the command for the preview: the Makefile's, where there is one that has it."""
    makefile = Path("Makefile")
    has_target = makefile.is_file() and "\nserve:" in makefile.read_text("utf-8", "replace")
    return "make serve" if has_target and os.name == "posix" else f"{Path(_program()).with_name('mkdocs')} serve --no-strict"
