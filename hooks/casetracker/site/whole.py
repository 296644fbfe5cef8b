"""The whole site as plain data, made without MkDocs from what mkdocs.yml says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from casetracker.history import history
from casetracker.history.passed_on import passed_on
from casetracker.pages.card.draw import FONTS, Cards
from casetracker.pages.output import BuildInfo, Site
from casetracker.record.load import load
from casetracker.record.problems import Problem
from casetracker.site.committed import committed
from casetracker.site.configuration import Configuration
from casetracker.site.content import site
from casetracker.site.sources import address, written


class RecordError(Exception):
    """The record has errors."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__()
        self.problems = problems


Tell = Callable[[str], None]
"""Takes what whoever asked for it has to be told."""


def data(given: Configuration, today: date, day: date, tell: Tell) -> Site:
    """Return the site without what only its pages need: cards and the files of the records. Raises RecordError."""
    return _whole(given, today, day, tell, None, None)[0]


def whole(given: Configuration, today: date, day: date, tell: Tell) -> tuple[Site, BuildInfo]:
    """Return the site on the day shown, and what is known of its build. Raises RecordError."""
    cards = Cards(FONTS)
    return _whole(given, today, day, tell, cards if given.settings.cards and cards.has_fonts else None, given.record)


def _whole(given: Configuration, today: date, day: date, tell: Tell, cards: Cards | None, texts: Path | None) -> tuple[Site, BuildInfo]:
    loaded = load(given.record, today, scope=given.settings.scope)
    passed = passed_on(given.record, loaded.files, loaded.outlines).problems
    if errors := [*loaded.errors, *passed]:
        raise RecordError(errors)
    past = history(given.record, loaded.tracker, loaded.files, parties=given.settings.parties)
    for remark in filter(None, (given.settings.contact.remark, past.remark)):
        tell(remark)
    commit, edited = committed(past, given.file, given.docs, given.theme, given.given.get("hooks") or ())
    build_info = BuildInfo(
        given.title,
        given.base,
        given.edit,
        given.repository,
        commit=commit,
        edited=edited,
        today=today,
        written=frozenset(map(address, written(given.docs))),
        cards=cards,
        text=(lambda file: (texts / file).read_bytes()) if texts else None,
    )
    return site(loaded.tracker, given.settings, day, build_info, past), build_info
