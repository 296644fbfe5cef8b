"""The whole site as plain data, made without MkDocs from what mkdocs.yml says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from casetracker.history import History, git, history
from casetracker.history.passed_on import passed_on
from casetracker.pages.card.draw import FONTS, Cards
from casetracker.pages.embed.shown import FOLDER
from casetracker.pages.output import BuildInfo, Site
from casetracker.record.load import load
from casetracker.record.problems import Problem
from casetracker.record.translations import with_translations
from casetracker.site.configuration import Configuration
from casetracker.site.content import site
from casetracker.site.progress import progress
from casetracker.site.sources import address, written


class RecordError(Exception):
    """The record has errors."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__()
        self.problems = problems


Tell = Callable[[str], None]
"""Takes what whoever asked for it has to be told."""


def data(given: Configuration, today: date, day: date, tell: Tell) -> Site:
    """Return the site without what only its pages need: cards, the files of the records, and what stands beside framed pages.

    Raises RecordError.
    """
    made = _whole(given, today, day, tell, None, None)[0]
    return replace(made, files=tuple(file for file in made.files if not file.address.startswith(FOLDER)))


def whole(given: Configuration, today: date, day: date, tell: Tell) -> tuple[Site, BuildInfo]:
    """Return the site on the day shown, and what is known of its build. Raises RecordError."""
    cards = Cards(FONTS)
    return _whole(given, today, day, tell, cards if given.settings.cards and cards.has_fonts else None, given.record)


def _whole(given: Configuration, today: date, day: date, tell: Tell, cards: Cards | None, texts: Path | None) -> tuple[Site, BuildInfo]:
    loaded = load(given.record, today, scope=given.settings.scope, progress=progress)
    loaded = with_translations(loaded, given.record, given.settings.languages[1:], given.settings.scope)
    passed = passed_on(given.record, loaded.files, loaded.outlines).problems
    if errors := [*loaded.errors, *passed]:
        raise RecordError(errors)
    past = history(given.record, loaded.tracker, loaded.files, scope=given.settings.scope)
    for remark in filter(None, (given.settings.contact.remark, past.remark)):
        tell(remark)
    commit, edited = committed(past, given.file, given.docs, given.theme, given.given.get("hooks") or ())
    build_info = BuildInfo(
        given.title,
        base=given.base,
        edit=given.edit,
        repository=given.repository,
        commit=commit,
        edited=edited,
        today=today,
        written=frozenset(map(address, written(given.docs))),
        cards=cards,
        text=(lambda file: (texts / file).read_bytes()) if texts else None,
    )
    return site(loaded.tracker, given.settings, day, build_info, past), build_info


def committed(past: History, file: Path, docs: Path, theme: Path | None, hooks: Iterable[str]) -> tuple[str, bool]:
    """Return the commit that the site is of, empty where it is of none, and whether that is for edits that are not committed.

    `file` is the configuration, `docs` the folder of written pages, `theme` that of our own templates, and `hooks` the files
    that the configuration names beside it.
    """
    inputs = [file, docs, *([theme] if theme else []), *((file.parent / name).parent for name in hooks)]
    try:
        edited = past.edited or (bool(past.commit) and git.differs(file.parent, inputs))
    except git.GitError:
        edited = past.edited
    return "" if edited else past.commit, edited
