"""The swap log, and the page of one swap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from casetracker.facts import number_freed, people, sides
from casetracker.pages.case.related import Disputed, Onward, SideView, disputed, onward, side_views
from casetracker.pages.case.view import DESCRIBED
from casetracker.pages.changes.view import HistoryView, history_view
from casetracker.pages.context import Context
from casetracker.pages.review import reviewed
from casetracker.pages.sources import Listed, Mark, Numbered
from casetracker.pages.swap.chronology import Chronology, chronology
from casetracker.pages.swap.faces import Face, faces
from casetracker.record.model import Swap
from casetracker.record.model.choices import CLAIM
from casetracker.record.model.entries import entries
from casetracker.text import citations, plain
from casetracker.text.marking import N_


class Party(NamedTuple):
    """A mediator or negotiator."""

    name: str
    role: str
    marks: tuple[Mark, ...]


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
    year: int
    number: str
    """How many people were exchanged, in words with the unit."""
    people: int
    unit: str
    """The same, apart."""
    parties: str
    sides: tuple[SideView, ...]
    faces: tuple[Face, ...]
    description: str
    reviewed: str
    summary: str
    summary_language: str
    summary_marks: tuple[Mark, ...]
    agreed: tuple[Mark, ...]
    mediators: tuple[Party, ...]
    mediated: str
    """Who helped, as a line has it, with what is disputed; `none reported` where the record names nobody."""
    negotiators: tuple[Party, ...]
    statements: tuple[Said, ...]
    others: tuple[Said, ...]
    events: tuple[Said, ...]
    disputed: tuple[Disputed, ...]
    links: tuple[Onward, ...]
    listed: tuple[Listed, ...]
    history: HistoryView


class SwapYear(NamedTuple):
    """The swaps of one year, newest first."""

    year: int
    number: str
    swaps: tuple[SwapView, ...]


@dataclass(frozen=True)
class SwapLogView:
    """The chronological log of all swaps."""

    years: tuple[SwapYear, ...]
    number: str
    people: str
    picture: Chronology | None


def swap_view(swap: Swap, at: Context, *, listed: bool = False) -> SwapView:
    """Return the view of a swap; where `listed`, for a list that names nobody who is not listed."""
    sources = Numbered(swap.sources)
    language = at.words.language if at.words.language in swap.summary else "en"
    summary = swap.summary[language]
    found = sides(swap, at.tracker)
    number = number_freed(found)
    ids = {id(each.item): each.name for each in entries(swap)}
    _ = at.words._
    return SwapView(
        swap=swap,
        date=at.words.date(swap.date),
        year=swap.date.earliest.year,
        number=at.words.plural("%(number)s person exchanged", "%(number)s people exchanged", number),
        people=number,
        unit=at.words.plural("person exchanged", "people exchanged", number),
        parties=at.words.join([at.words.country(state) for state in swap.parties]),
        sides=side_views(found, at, listed=listed),
        faces=faces(found, at),
        description=plain(summary)[:DESCRIBED],
        reviewed=reviewed(swap, at),
        summary=summary,
        summary_language=language,
        summary_marks=sources.marks(citations(summary)),
        agreed=sources.marks(swap.sources_for.sources),
        mediators=tuple(
            Party(at.words.country(each.by), at.words.within(at.label(CLAIM, each.claim)), sources.marks(each.sources))
            for each in swap.mediators
        ),
        mediated=_mediated(swap, at),
        negotiators=tuple(Party(each.name, each.role or "", sources.marks(each.sources)) for each in swap.negotiators),
        statements=tuple(
            Said(at.words.date(each.date) if each.date else "", each.by, each.says, sources.marks(each.sources), ids.get(id(each), ""))
            for each in swap.statements
        ),
        others=tuple(
            Said("", at.words.number(each.number), _others(each.what, each.released_by, each.to, at), sources.marks(each.sources))
            for each in swap.others
        ),
        events=tuple(Said(at.words.date(each.date), "", each.event, sources.marks(each.sources), ids[id(each)]) for each in swap.events),
        disputed=disputed(swap.disputed, sources),
        links=onward(swap.links, at),
        listed=sources.listed(at.words),
        history=history_view("swap", swap, at),
    )


def _mediated(swap: Swap, at: Context) -> str:
    named = [at.words.state(each.by) for each in swap.mediators]
    claims = [at.words.within(at.label(CLAIM, each.claim)) if each.claim == "disputed" else "" for each in swap.mediators]
    form = N_("%(name)s (%(claim)s)")
    with_claims = [at.words._(form) % {"name": name, "claim": claim} if claim else name for name, claim in zip(named, claims, strict=True)]
    return at.words.join(with_claims) or at.words._(N_("none reported"))


def _others(what: str, released_by: str | None, to: str | None, at: Context) -> str:
    route = ""
    if released_by and to:
        route = at.words._(N_("from %(start)s to %(end)s")) % {"start": at.words.state(released_by), "end": at.words.state(to)}
    return f"{what} ({route})" if route else what


def swap_log_view(at: Context) -> SwapLogView:
    """Return the log: all swaps, newest first, by year."""
    views = sorted(
        (swap_view(swap, at, listed=True) for swap in at.tracker.swaps.values()),
        key=lambda view: (view.swap.date.earliest, view.swap.id),
        reverse=True,
    )
    years = []
    for year in dict.fromkeys(view.year for view in views):
        of_year = tuple(view for view in views if view.year == year)
        years.append(SwapYear(year, at.words.plural("%(number)s exchange", "%(number)s exchanges", len(of_year)), of_year))
    return SwapLogView(
        years=tuple(years),
        number=at.words.plural("%(number)s exchange", "%(number)s exchanges", len(views)),
        people=_exchanged(views, at),
        picture=chronology(at),
    )


def _exchanged(views: list[SwapView], at: Context) -> str:
    """Return `1 person in 2 releases, and 1 more who is not named`: first those whom the home page counts, then the others."""
    _ = at.words._
    freed = [case for case in at.tracker.listed if case.release and case.release.swap]
    number = people(freed)
    text = at.words.plural("%(number)s person", "%(number)s people", number)
    if number != len(freed):
        releases = at.words.plural("%(number)s release", "%(number)s releases", len(freed))
        text = _(N_("%(people)s in %(releases)s")) % {"people": text, "releases": releases}
    if others := number_freed(side.side for view in views for side in view.sides) - number:
        text += ", " + at.words.plural("and %(number)s more who is not named here", "and %(number)s more who are not named here", others)
    return text
