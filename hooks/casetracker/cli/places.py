"""What the commands share: the folder of records, and the files that PATHs name in it."""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from platformdirs import user_cache_path

from casetracker.cli.language import _, said
from casetracker.cli.parser import a_day
from casetracker.record.problems import closest, report
from casetracker.record.problems.spelling import did_you_mean
from casetracker.record.read import RecordFile, record_file, record_files, shown_path
from casetracker.record.scope import ANY, Scope

if TYPE_CHECKING:
    from casetracker.site.configuration import Configuration


class CannotRunError(Exception):
    """The command can't run; the message says why. It ends with exit code 2."""


def add_record(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--record", type=Path, default=Path("cases"), help="the folder of records (default: cases)")


def add_today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--today", type=a_day, default=None, metavar="DAY", help="as if it were this day (default: today)")


def add_as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", type=a_day, default=None, metavar="DAY", help="the record as it stood on that day, such as 2024-07-31")


def cache_folder(record: Path) -> Path | None:
    """Return the folder in which commands keep what they worked out of the record in that folder; None where there is none to be had.

    It is the user's own, and never one in the repository: what a pull request brings must not be taken for what was checked.
    """
    folder = user_cache_path("casetracker", appauthor=False)
    if not folder.is_absolute():  # as where nobody knows a home
        return None
    place = record.resolve()
    repository = next((above for above in place.parents if (above / ".git").exists()), place.parent)
    if folder.resolve().is_relative_to(repository):
        return None
    return folder / hashlib.sha256(os.fsencode(place)).hexdigest()[:16]


def add_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="the site's configuration (default: mkdocs.yml)")


def tracker_of(arguments: argparse.Namespace) -> Configuration:
    """Return what the configuration says. Raises CannotRunError where there is none, or no folder of records."""
    # Imported here because a check, which has no use for it, has to start fast.
    from casetracker.settings import SettingsError
    from casetracker.site.configuration import configuration

    file: Path = arguments.config
    if not file.is_file():
        raise CannotRunError(_("there is no file '{file}' here; run this in the folder that holds it, or name it with --config", file=file))
    try:
        given = configuration(file)
    except SettingsError as fault:
        raise CannotRunError(said(fault)) from None
    if not given.record.is_dir():
        raise CannotRunError(_("there is no folder '{folder}' to read the record from", folder=given.record))
    return given


def scope_of(record: Path) -> Scope:
    """Return what the mkdocs.yml beside a folder of records, or the next one above, says by which the record is read.

    Raises CannotRunError where what it says of parties or categories is wrong. Of anything else that is wrong in it a build says so.
    """
    from casetracker.history.process import root
    from casetracker.settings import SettingsError, archives, categories, parties
    from casetracker.site.configuration import of_tracker, read_configuration

    file = root(record) / "mkdocs.yml"
    if not file.is_file():
        return ANY
    try:
        given = of_tracker(read_configuration(file))
        named, added = parties(given), categories(given)
    except SettingsError as fault:
        raise CannotRunError(said(fault)) from None
    try:
        return Scope(named, archives(given), added)
    except SettingsError:
        return Scope(named, categories=added)


def site_folder(config: Path) -> Path:
    """Return where a configuration has its built site put; where it can't be read, 'site' beside it: the build says what is wrong with it."""
    # Imported here because a check, which has no use for it, has to start fast.
    from casetracker.settings import SettingsError
    from casetracker.site.configuration import configuration

    try:
        return configuration(config).site
    except SettingsError:
        return config.parent / "site"


def as_of(arguments: argparse.Namespace) -> date | None:
    """Return the day asked for, None for today. Raises CannotRunError where it lies ahead."""
    day: date | None = arguments.as_of
    if day and day > date.today():
        raise CannotRunError(_("{day} lies ahead; the record can be shown as it stood on a day up to today", day=day))
    return day


def warn(text: str) -> None:
    """Tell whoever runs a command what does not end it."""
    print(_("warning: {text}", text=said(text)), file=sys.stderr)


def coloured(stream: TextIO) -> bool:
    """Return whether colours may be printed: on a terminal only, and not where NO_COLOR is set (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def record_folder(arguments: argparse.Namespace) -> Path:
    """Return the folder of records. Raises CannotRunError where there is none."""
    folder: Path = arguments.record
    if not folder.is_dir():
        raise CannotRunError(
            _("there is no folder '{folder}' here; run this in the folder that holds it, or name it with --record", folder=folder)
        )
    return folder


def chosen(paths: Sequence[Path], folder: Path) -> list[RecordFile]:
    """Return the record files at or below `paths`, all of the folder where there are none.

    Raises CannotRunError for a path that is not there or holds no record.
    """
    everything = record_files(folder)
    if not paths:
        return everything
    found: dict[Path, RecordFile] = {}
    for path in paths:
        if path.is_dir():
            below = [each for each in everything if (each.path.parent.resolve() / each.path.name).is_relative_to(path.resolve())]
        else:
            file = record_file(path, folder) if os.path.lexists(path) else None
            below = [file] if file else []
        if not below:
            raise CannotRunError(no_record(path, folder))
        found |= {each.path: each for each in below}
    return list(found.values())


def tell_faults(files: Sequence[RecordFile]) -> bool:
    """Say of each file that can't be a record why, and what to do. Return whether there is one."""
    faults = [each.fault for each in files if each.fault]
    sys.stderr.write(report(faults, colour=coloured(sys.stderr), said=said))
    return bool(faults)


def no_record(path: Path, folder: Path) -> str:
    """Return what is wrong with a path at which no record is kept, with the file of the most similar name."""
    if os.path.lexists(path):
        if shown_path(path, folder):
            return _("'{path}' is no record", path=path)
        return _("'{path}' is not in the folder of records, '{folder}'", path=path, folder=folder)
    known = {each.id: each.path for each in record_files(folder)}
    found = closest(path.stem, known)
    return _("there is no file '{path}'{nearest}", path=path, nearest=did_you_mean(known[found].as_posix()) if found else "")
