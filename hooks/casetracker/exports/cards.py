"""`/cards/cases/<id>.png` and `/cards/swaps/<id>.png`: the picture that other sites show beside a link to a page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from casetracker.output import Edition, File
from casetracker.views import Context
from casetracker.views.card import case_card, swap_card


def files(at: Context, edition: Edition) -> Iterator[File]:
    draw = edition.draw
    if draw is None:
        return
    for case in at.tracker.listed:
        card = case_card(case, edition.title, at)
        yield File(f"cards/cases/{case.id}.png", partial(draw, card))
    for swap in at.tracker.swaps.values():
        yield File(f"cards/swaps/{swap.id}.png", partial(draw, swap_card(swap, edition.title, at)))
