"""`/cards/`: for each record that may be shared the picture that other sites show beside a link to its page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, File
from casetracker.pages.records import PAGES
from casetracker.record.model import KINDS
from casetracker.record.references import is_listed


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    drawer = build_info.cards
    for record in context.tracker.every() if drawer else ():
        make = PAGES[record.kind].card
        card = make(record, build_info.title, context) if make and is_listed(record) else None
        if drawer and card and drawer.shows(card):
            yield File(f"cards/{KINDS[record.kind].page(record.id)[:-1]}.png", partial(drawer.png, card))
