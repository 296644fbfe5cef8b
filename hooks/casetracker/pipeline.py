"""The story in one place: a record → the pages and files of its site, as plain data.

Nothing here knows of MkDocs, the clock or the disk. Content is made when it is asked for.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from casetracker.exports import exports
from casetracker.history import UNKNOWN, History
from casetracker.link import Tracker
from casetracker.output import Edition, Site
from casetracker.pages import pages
from casetracker.render.heads import head
from casetracker.settings import Settings
from casetracker.views import context
from casetracker.words import words


def site(tracker: Tracker, settings: Settings, day: date, edition: Edition, history: History = UNKNOWN) -> Site:
    """Return every page and file of the site on the day shown."""
    at = context(tracker, words(settings.language), settings, day, history)
    return Site(tuple(pages(at, edition)), tuple(exports(at, edition)), partial(head, at=at, edition=edition))
