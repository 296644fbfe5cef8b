"""What the pages of records share: disputed points, links, and the sides of an exchange."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from casetracker.facts import Side
from casetracker.pages.context import Context, Row
from casetracker.pages.sources import Mark, Numbered
from casetracker.record.model import Dispute, Link
from casetracker.record.model.choices import LINK


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


def side_views(found: list[Side], context: Context, *, listed: bool = False) -> tuple[SideView, ...]:
    """Return the sides of an exchange with the days held of each person; where `listed`, those who are not listed are counted without a name."""
    views = []
    for side in found:
        named = [case for case in side.people if case.listed is not False or not listed]
        views.append(
            SideView(
                released_by=context.words.join([context.words.country(state) for state in side.released_by]),
                received_by=context.words.join([context.words.state(state) for state in side.received_by]),
                number=context.words.plural("%(number)s person", "%(number)s people", side.number),
                people=tuple(context.row(case) for case in named),
                unnamed=_unnamed(side.withdrawn, len(side.people) - len(named), context),
                side=side,
            )
        )
    return tuple(views)


def _unnamed(withdrawn: int, hidden: int, context: Context) -> tuple[str, ...]:
    gone = context.words.plural("%(number)s person, record withdrawn", "%(number)s people, records withdrawn", withdrawn)
    kept = context.words.plural("%(number)s person, not named here", "%(number)s people, not named here", hidden)
    return tuple(words for number, words in ((withdrawn, gone), (hidden, kept)) if number)
