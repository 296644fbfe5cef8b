"""The story in one place: a record → the pages and files of its site, as plain data.

Nothing here knows of MkDocs, the clock or the disk. Content is made when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from casetracker.data import exports
from casetracker.data.pages import data_pages
from casetracker.facts import as_of
from casetracker.history import UNKNOWN, History
from casetracker.pages.context import Context, context_of
from casetracker.pages.every import Maker, dated
from casetracker.pages.heads import head
from casetracker.pages.output import BuildInfo, Page, Site
from casetracker.pages.source_kinds import figures
from casetracker.record.references import Tracker
from casetracker.record.translations import in_language
from casetracker.settings import Settings


def shown(tracker: Tracker, settings: Settings, day: date, build_info: BuildInfo, history: History = UNKNOWN) -> Context:
    """Return what all pages and files are made from. What changed in the record after the day shown is no history of that day."""
    spoken = settings.words()
    past = build_info.today is not None and day < build_info.today
    shown = as_of(tracker, day) if past else tracker
    if build_info.prefix:
        shown = in_language(shown, settings.language)
    return context_of(shown, spoken, settings, day, UNKNOWN if past else history, past=past)


def by_address(context: Context, build_info: BuildInfo) -> dict[str, Callable[[], Page]]:
    """Return what makes each page of the site, by its address."""
    maker = Maker.of(context, build_info)
    made = maker.every()
    made |= {page.address: partial(_same, page) for page in data_pages(context, build_info, maker.body)}
    return {address: partial(dated, make, context, build_info) for address, make in made.items()}


def pages(context: Context, build_info: BuildInfo) -> Iterator[Page]:
    """Yield every page of the site."""
    return (make() for make in by_address(context, build_info).values())


def _same(page: Page) -> Page:
    return page


def site(tracker: Tracker, settings: Settings, day: date, build_info: BuildInfo, history: History = UNKNOWN) -> Site:
    """Return every page and file of the site on the day shown; on an earlier day than the build's, of the record as it stood then."""
    context = shown(tracker, settings, day, build_info, history)
    if context.past:
        build_info = replace(build_info, text=None)  # the files tell what came later
    return Site(
        by_address(context, build_info),
        tuple(exports(context, build_info)),
        partial(head, context=context, build_info=build_info),
        partial(figures, context),
    )
