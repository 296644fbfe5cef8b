"""`/cards/cases/<id>.png` and `/cards/swaps/<id>.png`: the picture that other sites show beside a link to a page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from casetracker.pages.card.view import case_card, swap_card
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, File


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    drawer = build_info.cards
    if drawer is None:
        return
    cards = {f"cards/cases/{case.id}.png": case_card(case, build_info.title, context) for case in context.tracker.listed}
    cards |= {f"cards/swaps/{swap.id}.png": swap_card(swap, build_info.title, context) for swap in context.tracker.swaps.values()}
    for address, card in cards.items():
        if drawer.shows(card):
            yield File(address, partial(drawer.png, card))
