"""The whole site as plain data, made without MkDocs from what mkdocs.yml says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from casetracker.history import history
from casetracker.load import load
from casetracker.output import Edition, Site
from casetracker.pipeline import site
from casetracker.problems import Problem
from casetracker.render.cards import Cards
from casetracker.site.cards import CardStore
from casetracker.site.committed import committed
from casetracker.tools.configuration import Configuration


class RecordError(Exception):
    """The record has errors."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__()
        self.problems = problems


@dataclass(frozen=True)
class Whole:
    """A site that was not written yet."""

    site: Site
    edition: Edition
    cards: CardStore | None
    """What draws the social cards; whoever writes the site begins and ends with it."""


def data(given: Configuration, today: date, day: date) -> Site:
    """Return the site without what only its pages need: cards and the files of the records. Raises RecordError."""
    return _whole(given, today, day, None, None).site


def whole(given: Configuration, today: date, day: date) -> Whole:
    """Return the site on the day shown. Raises RecordError."""
    cards = Cards(given.docs / "assets" / "vendor")
    store = CardStore(cards, given.record.parent / ".cache" / "cards") if given.settings.cards and cards.has_fonts else None
    return _whole(given, today, day, store, given.record)


def _whole(given: Configuration, today: date, day: date, store: CardStore | None, texts: Path | None) -> Whole:
    loaded = load(given.record, today)
    if loaded.errors:
        raise RecordError(list(loaded.errors))
    past = history(given.record, loaded.tracker, loaded.files, given.record.parent / ".cache")
    commit, edited = committed(past, given.file, given.docs, given.theme, given.given.get("hooks") or ())
    edition = Edition(
        given.title,
        given.base,
        given.edit,
        given.repository,
        commit=commit,
        edited=edited,
        today=today,
        draw=store.png if store else None,
        text=(lambda file: (texts / file).read_bytes()) if texts else None,
    )
    return Whole(site(loaded.tracker, given.settings, day, edition, past), edition, store)
