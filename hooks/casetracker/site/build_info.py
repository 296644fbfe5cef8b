"""What is known of a build from MkDocs' configuration, git and whoever started the build."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from logging import Logger
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from casetracker.history import History
from casetracker.pages.card.draw import FONTS, Cards
from casetracker.pages.output import BuildInfo
from casetracker.record.dates.epoch import NAME, build_time
from casetracker.record.guesses.days import day
from casetracker.record.read import RecordFile
from casetracker.settings import Settings
from casetracker.site.sources import address, translated, written
from casetracker.site.whole import committed


def build_info(
    config: MkDocsConfig,
    past: History,
    files: Sequence[RecordFile],
    record: Path,
    today: date,
    cards: Cards | None,
    *,
    further: Sequence[str],
    preview: bool,
) -> BuildInfo:
    """Return what is known of this build; `further` are the languages of the site beside the first. A preview is of the files as they are, and of no commit: else the first save would change every page."""
    docs = Path(config.docs_dir)
    texts = written(docs)
    file, themes = Path(config.config_file_path or "mkdocs.yml"), config.theme.dirs
    commit, edited = ("", False) if preview else committed(past, file, docs, Path(themes[0]), map(str, config.hooks))
    return BuildInfo(
        title=config.site_name,
        base=f"{config.site_url.rstrip('/')}/" if config.site_url else "",
        edit=_edit_base(config),
        repository=(config.repo_url or "").rstrip("/"),
        cards=cards,
        commit=commit,
        edited=edited,
        today=today,
        written=frozenset(map(address, texts)),
        untranslated=frozenset((each, address(path)) for each in further for path in texts.keys() - translated(docs, each).keys()),
        text=lambda file: (record / file).read_bytes(),
    )


def drawer(settings: Settings, log: Logger) -> Cards | None:
    """Return what draws social cards; None where the site has none. A server has none either: nobody shares a page of it."""
    if not settings.cards:
        return None
    cards = Cards(FONTS)
    if not cards.has_fonts:
        log.warning("There are no social cards: the fonts that they need are not in %s.", cards.fonts)
        return None
    return cards


def build_day() -> date:
    """Return the day for which this site is built, in UTC as MkDocs has it. Raises PluginError where SOURCE_DATE_EPOCH is no time."""
    try:
        return build_time(os.environ.get(NAME), datetime.now(UTC)).date()
    except ValueError as fault:
        raise PluginError(str(fault)) from None


def day_shown(today: date) -> date:
    """The day that whoever started this build asked for, else today. Raises PluginError where it is none, or lies ahead."""
    asked = os.environ.get("CASETRACKER_AS_OF", "")
    try:
        shown = day(asked) if asked else today
    except ValueError as fault:
        raise PluginError(f"CASETRACKER_AS_OF: {fault}") from None
    if shown > today:
        raise PluginError(f"CASETRACKER_AS_OF: {shown} lies ahead; the record can be shown as it stood on a day up to {today}")
    return shown


def _edit_base(config: MkDocsConfig) -> str:
    """The address before a file's path that edits it, from `repo_url` and `edit_uri`; empty where there is none."""
    if not config.repo_url or not config.edit_uri:
        return ""
    docs = Path(config.docs_dir).name + "/"
    return f"{config.repo_url.rstrip('/')}/{config.edit_uri.strip('/')}/".removesuffix(docs)
