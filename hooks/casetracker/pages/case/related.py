"""What the pages of records share: disputed points, links, the sides of an exchange, and its terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from casetracker.facts import Side
from casetracker.pages.context import Context, Row
from casetracker.pages.sources import Mark, Numbered
from casetracker.record.model import Dispute, Link, Swap
from casetracker.record.model.choices import CLAIM, LINK
from casetracker.text.marking import N_


class AccountView(NamedTuple):
    claim: str
    by: str
    marks: tuple[Mark, ...]


class DisputeView(NamedTuple):
    point: str
    accounts: tuple[AccountView, ...]


class LinkView(NamedTuple):
    """A link that a reader may want."""

    link: Link
    kind: str


class TermView(NamedTuple):
    """What was given for people beside people."""

    by: str
    gives: str
    claim: str
    """Whether that it was given for people is acknowledged or disputed, in words; empty where nothing is said."""
    line: str
    """All of it in one line, with what is disputed."""
    marks: tuple[Mark, ...]


class SideView(NamedTuple):
    """One side of an exchange, with the days held of each person."""

    released_by: str
    received_by: str
    number: str
    people: tuple[Row, ...]
    unnamed: tuple[str, ...]
    """How many are counted without a name, and why: withdrawn, or not listed."""
    side: Side


def dispute_views(points: Sequence[Dispute], sources: Numbered) -> tuple[DisputeView, ...]:
    """Return the disputed points of a record."""
    return tuple(
        DisputeView(
            each.point, tuple(AccountView(account.claim, account.by or "", sources.marks(account.sources)) for account in each.accounts)
        )
        for each in points
    )


def link_views(links: Sequence[Link], context: Context) -> tuple[LinkView, ...]:
    """Return the links of a record."""
    return tuple(LinkView(each, context.label(LINK, each.kind)) for each in links)


def term_views(swap: Swap, context: Context, sources: Numbered | None = None) -> tuple[TermView, ...]:
    """Return what was given for people beside people; with the marks of its `sources` where they are listed on that page."""
    form = N_("Given for their release by %(by)s: %(gives)s") if swap.is_release else N_("Also given by %(by)s: %(gives)s")
    found = []
    for each in swap.terms:
        claim = context.words.within(context.label(CLAIM, each.claim))
        line = context.words._(form) % {"by": context.words.state(each.by), "gives": each.gives}
        if each.claim == "disputed":
            line = context.words._(N_("%(name)s (%(claim)s)")) % {"name": line, "claim": claim}
        marks = sources.marks(each.sources) if sources else ()
        found.append(TermView(context.words.country(each.by), each.gives, claim, line, marks))
    return tuple(found)


def side_views(found: list[Side], context: Context) -> tuple[SideView, ...]:
    """Return the sides of an exchange with the days held of each person."""
    views = []
    for side in found:
        views.append(
            SideView(
                released_by=context.words.join([context.words.state(state) for state in side.released_by]),
                received_by=context.words.join([context.words.state(state) for state in side.received_by]),
                number=context.words.plural("%(number)s person", "%(number)s people", side.number),
                people=tuple(context.row(case) for case in side.listed),
                unnamed=unnamed(side, context),
                side=side,
            )
        )
    return tuple(views)


def unnamed(side: Side, context: Context) -> tuple[str, ...]:
    """Return how many of a side are counted without a name, and why: withdrawn, or not listed."""
    hidden = len(side.people) - len(side.listed)
    gone = context.words.plural("%(number)s person, record withdrawn", "%(number)s people, records withdrawn", side.withdrawn)
    kept = context.words.plural("%(number)s person, not named here", "%(number)s people, not named here", hidden)
    return tuple(words for number, words in ((side.withdrawn, gone), (hidden, kept)) if number)
