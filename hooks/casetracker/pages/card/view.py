"""What a social card says of a case or swap: nothing that changes with the day, so that a card is made once for an edit."""

from __future__ import annotations

from typing import NamedTuple

from casetracker.facts import charges, sides
from casetracker.pages.context import Context, first_held
from casetracker.pages.place.mention import of_exchange
from casetracker.record.model import Case, Swap
from casetracker.record.model.statuses import STATUS
from casetracker.text.marking import N_

WIDTH, HEIGHT = 1200, 630
"""The size of the picture in pixels, as Open Graph's consumers crop least."""


class Card(NamedTuple):
    """The texts of a card, plain, and the status that colours it."""

    title: str
    names: tuple[str, ...]
    """Other forms of the title; one whose script the fonts do not have is left out."""
    status: str
    key: str
    lines: tuple[str, ...]
    site: str

    @property
    def words(self) -> str:
        """What the picture says, for those who can't see it."""
        return ". ".join((f"{self.title}: {self.status}", *self.lines)) + "."


def case_card(case: Case, site: str, context: Context) -> Card:
    """Return the card of a case. Who is held is said to have been held on the day of the last report."""
    status = context.standing(case).word
    ended = case.release or case.death
    form, state, span = N_("Detained by %(state)s, %(span)s"), case.detained_by, context.words.date(first_held(case), "since")
    if ended:
        span = context.words.span(first_held(case), ended.date)
    elif status == "unknown":
        span = context.to_last_report(case)
    elif status == "restricted":
        order = case.custody[-1]
        form, state, span = N_("Barred from leaving by %(state)s, %(span)s"), order.by or state, context.words.date(order.start, "since")
    lines = [context.words._(form) % {"state": context.words.state(state), "span": span}]
    if case.charges:
        lines.append(context.words._("Charge: %(offence)s") % {"offence": charges(case)[0].offence})
    if (report := context.last_report(case)) and not ended:
        lines.append(context.words._("Last report: %(date)s") % {"date": context.words.date(report.date)})
    return Card(case.name, tuple(case.names.values()), context.label(STATUS, status), status, tuple(lines), site)


def swap_card(swap: Swap, site: str, context: Context) -> Card:
    """Return the card of a swap: where, when, and how many each side freed."""
    _, plural = context.words._, context.words.plural
    found = [side for side in sides(swap, context.tracker) if side.released_by]
    lines = [
        _("%(states)s freed %(number)s")
        % {
            "states": context.words.join([context.words.country(state) for state in side.released_by]),
            "number": plural("%(number)s person with a record here", "%(number)s people with records here", side.number)
            if swap.is_release
            else plural("%(number)s person", "%(number)s people", side.number),
        }
        for side in found[:3]
    ]
    where = ", ".join(
        part for part in (context.words.opening(context.words.days(swap.date, swap.until)), of_exchange(swap, context).text) if part
    )
    words, key = (_("Release by agreement"), "released") if swap.is_release else (_("Prisoner exchange"), "exchanged")
    return Card(swap.title, (), words, key, (where, *lines), site)
