"""The story in one place: a record → the pages and files of its site, as plain data.

Nothing here knows of MkDocs, the clock or the disk. Content is made when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from casetracker.data import exports
from casetracker.data.pages import data_pages
from casetracker.facts import as_of
from casetracker.history import UNKNOWN, History
from casetracker.locale import words
from casetracker.pages.context import Context, context_of
from casetracker.pages.every import Maker, dated
from casetracker.pages.heads import head
from casetracker.pages.output import Edition, Page, Site
from casetracker.pages.source_kinds import figures
from casetracker.record.references import Tracker
from casetracker.settings import Settings


def shown(tracker: Tracker, settings: Settings, day: date, edition: Edition, history: History = UNKNOWN) -> Context:
    """Return what all pages and files are made from. What changed in the record after the day shown is no history of that day."""
    spoken = words(settings.language, parties=settings.parties)
    if edition.today is None or day >= edition.today:
        return context_of(tracker, spoken, settings, day, history)
    return context_of(as_of(tracker, day), spoken, settings, day, past=True)


def pages(context: Context, edition: Edition) -> Iterator[Page]:
    """Yield every page of the site."""
    make = Maker.of(context, edition)
    yield from dated([*make.every(), *data_pages(context, edition, make.body)], context, edition)


def site(tracker: Tracker, settings: Settings, day: date, edition: Edition, history: History = UNKNOWN) -> Site:
    """Return every page and file of the site on the day shown; on an earlier day than the edition's, of the record as it stood then."""
    context = shown(tracker, settings, day, edition, history)
    if context.past:
        edition = replace(edition, text=None)  # the files tell what came later
    return Site(
        tuple(pages(context, edition)), tuple(exports(context, edition)), partial(head, context=context, edition=edition), figures(context)
    )
