"""The swap log, and the page of one swap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from casetracker.facts import number_freed, people, sides
from casetracker.pages.case.related import DisputeView, LinkView, SideView, TermView, dispute_views, link_views, side_views, term_views
from casetracker.pages.case.view import DESCRIBED
from casetracker.pages.changes.view import HistoryView, history_view
from casetracker.pages.context import Context
from casetracker.pages.place.mention import Mention, of_exchange
from casetracker.pages.review import reviewed
from casetracker.pages.sources import Listed, Mark, Numbered
from casetracker.pages.state.mention import state_mention
from casetracker.pages.statistics.figure import Figure
from casetracker.pages.swap.chronology import Chronology, chronology
from casetracker.pages.swap.opposite import OppositeSide, opposite_sides
from casetracker.pages.swap.rows import exchange_rows
from casetracker.record.model import Swap
from casetracker.record.model.choices import CLAIM
from casetracker.record.model.entries import entries
from casetracker.text import plain
from casetracker.text.marking import N_, ngettext_noop


class Party(NamedTuple):
    """A mediator or negotiator."""

    name: str
    role: str
    marks: tuple[Mark, ...]
    target: str = ""
    """The address of the page of a state."""


class Said(NamedTuple):
    """A statement, an event or people who travelled along: a line with an optional date."""

    date: str
    by: str
    text: str
    marks: tuple[Mark, ...]
    id: str = ""
    """By which links find it; empty where it has no date."""


@dataclass(frozen=True)
class SwapView:
    """Everything that a swap page shows."""

    swap: Swap
    date: str
    place: Mention
    year: int
    number: str
    """How many people were exchanged, or of those released have a record, in words with the unit."""
    people: int
    unit: str
    """The same, apart."""
    parties: tuple[Mention, ...]
    sides: tuple[SideView, ...]
    opposite_sides: tuple[OppositeSide, ...]
    description: str
    reviewed: str
    summary: str
    summary_language: str
    summary_marks: tuple[Mark, ...]
    agreed: tuple[Mark, ...]
    terms: tuple[TermView, ...]
    mediators: tuple[Party, ...]
    mediated: str
    """Who helped, as a line has it, with what is disputed; `none reported` where the record names nobody."""
    negotiators: tuple[Party, ...]
    statements: tuple[Said, ...]
    others: tuple[Said, ...]
    events: tuple[Said, ...]
    disputed: tuple[DisputeView, ...]
    links: tuple[LinkView, ...]
    listed: tuple[Listed, ...]
    history: HistoryView


_EXCHANGED = ngettext_noop("%(number)s person exchanged", "%(number)s people exchanged")
_EXCHANGED_UNIT = ngettext_noop("person exchanged", "people exchanged")
_RELEASED = ngettext_noop("%(number)s of those released has a record here", "%(number)s of those released have records here")
_RELEASED_UNIT = ngettext_noop("of those released has a record here", "of those released have records here")


class SwapYear(NamedTuple):
    """The swaps of one year, newest first."""

    year: int
    number: str
    swaps: tuple[SwapView, ...]


@dataclass(frozen=True)
class SwapLogView:
    """The chronological log of all swaps."""

    years: tuple[SwapYear, ...]
    numbers: tuple[str, ...]
    """How many exchanges with how many people, and how many releases: only those that there are."""
    releases: bool
    """Whether there are releases of several people."""
    picture: Chronology | None
    """All of them over time, for a wide page."""
    rows: Figure | None
    """The same in rows, for a narrow one and for paper."""


def swap_view(swap: Swap, context: Context) -> SwapView:
    """Return the view of a swap."""
    sources = Numbered(swap.sources)
    language = context.words.language if context.words.language in swap.summary else "en"
    summary = swap.summary[language]
    found = sides(swap, context.tracker)
    number = number_freed(found)
    ids = {id(each.item): each.name for each in entries(swap)}
    form, unit = (_RELEASED, _RELEASED_UNIT) if swap.is_release else (_EXCHANGED, _EXCHANGED_UNIT)
    return SwapView(
        swap=swap,
        date=context.words.days(swap.date, swap.until),
        place=of_exchange(swap, context),
        year=swap.date.earliest.year,
        number=context.words.plural(*form, number),
        people=number,
        unit=context.words.plural(*unit, number),
        parties=tuple(state_mention(state, context, within=True) for state in swap.parties),
        sides=side_views(found, context),
        opposite_sides=opposite_sides(found, context),
        description=plain(summary)[:DESCRIBED],
        reviewed=reviewed(swap, context),
        summary=summary,
        summary_language=language,
        summary_marks=sources.marks_in(summary),
        agreed=sources.marks(swap.sources_for.sources),
        terms=term_views(swap, context, sources),
        mediators=tuple(
            Party(by.text, context.words.within(context.label(CLAIM, each.claim)), sources.marks(each.sources), by.target)
            for each in swap.mediators
            for by in [state_mention(each.by, context)]
        ),
        mediated=mediated(swap, context),
        negotiators=tuple(Party(each.name, each.role or "", sources.marks(each.sources)) for each in swap.negotiators),
        statements=tuple(
            Said(context.words.date(each.date) if each.date else "", each.by, each.says, sources.marks(each.sources), ids.get(id(each), ""))
            for each in swap.statements
        ),
        others=tuple(
            Said("", context.words.number(each.number), _others(each.what, each.released_by, each.to, context), sources.marks(each.sources))
            for each in swap.others
        ),
        events=tuple(
            Said(context.words.date(each.date), "", each.event, sources.marks(each.sources), ids[id(each)]) for each in swap.events
        ),
        disputed=dispute_views(swap.disputed, sources),
        links=link_views(swap.links, context),
        listed=sources.listed(context.words),
        history=history_view(swap, context),
    )


def mediated(swap: Swap, context: Context) -> str:
    """Return who helped to bring a swap about, with what is disputed of it; `none reported` where the record names nobody."""
    named = [context.words.state(each.by) for each in swap.mediators]
    claims = [context.words.within(context.label(CLAIM, each.claim)) if each.claim == "disputed" else "" for each in swap.mediators]
    form = N_("%(name)s (%(claim)s)")
    with_claims = [
        context.words._(form) % {"name": name, "claim": claim} if claim else name for name, claim in zip(named, claims, strict=True)
    ]
    return context.words.join(with_claims) or context.words._("none reported")


def _others(what: str, released_by: str | None, to: str | None, context: Context) -> str:
    route = ""
    if released_by and to:
        route = context.words._("from %(start)s to %(end)s") % {
            "start": context.words.state(released_by),
            "end": context.words.state(to),
        }
    return f"{what} ({route})" if route else what


def swap_log_view(context: Context) -> SwapLogView:
    """Return the log: all swaps, newest first, by year. Releases stand among the exchanges, and are counted apart."""
    views = [swap_view(swap, context) for swap in context.tracker.newest_swaps]
    years = []
    for year in dict.fromkeys(view.year for view in views):
        of_year = tuple(view for view in views if view.year == year)
        years.append(SwapYear(year, ", ".join(_numbers(of_year, context)), of_year))
    released = [view for view in views if view.swap.is_release]
    numbers = _numbers(views, context)
    if len(released) < len(views) or not views:
        numbers[0] += f", {_exchanged([view for view in views if not view.swap.is_release], context)}"
    if released:
        freed = number_freed(side.side for view in released for side in view.sides)
        numbers[-1] += f", {context.words.plural(*_RELEASED, freed)}"
    return SwapLogView(
        years=tuple(years), numbers=tuple(numbers), releases=bool(released), picture=chronology(context), rows=exchange_rows(context)
    )


def _numbers(views: Sequence[SwapView], context: Context) -> list[str]:
    """Return how many exchanges there are, and how many releases: only those that there are."""
    releases = sum(view.swap.is_release for view in views)
    exchanges = len(views) - releases
    found = [context.words.plural("%(number)s exchange", "%(number)s exchanges", exchanges)] if exchanges or not views else []
    return found + (
        [context.words.plural("%(number)s release by agreement", "%(number)s releases by agreement", releases)] if releases else []
    )


def _exchanged(views: list[SwapView], context: Context) -> str:
    """Return `1 person in 2 releases, and 1 more who is not named`: first those whom the home page counts, then the others."""
    _ = context.words._
    freed = [case for case in context.tracker.listed if case.release and case.release.swap in context.tracker.exchanges]
    number = people(freed)
    text = context.words.plural("%(number)s person", "%(number)s people", number)
    if number != len(freed):
        releases = context.words.plural("%(number)s release", "%(number)s releases", len(freed))
        text = _("%(people)s in %(releases)s") % {"people": text, "releases": releases}
    if others := number_freed(side.side for view in views for side in view.sides) - number:
        text += ", " + context.words.plural(
            "and %(number)s more who is not named here", "and %(number)s more who are not named here", others
        )
    return text
