"""Who came free: day, person, from whom to whom, in return for whom or what, who mediated, and by which legal act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import NamedTuple

from casetracker.facts import people
from casetracker.facts.releases import Released
from casetracker.pages.context import Context
from casetracker.pages.index.filters import Filter, Option, filters, years_of_release
from casetracker.pages.index.view import WHOLE
from casetracker.pages.paging import PAGE, Leaf, leaves
from casetracker.pages.place.mention import Mention
from casetracker.pages.state.mention import state_mention
from casetracker.pages.swap.view import mediated
from casetracker.record.model import Case
from casetracker.record.model.choices import BASIS, CLAIM, MANNER
from casetracker.record.model.groups import Terms

ADDRESS = "releases/"
NAMED = 3
"""So many people are named in return for one; the page of the exchange names all."""


class Row(NamedTuple):
    """A line of the list."""

    case: Case
    date: str
    iso: str
    year: str
    """The year under whose heading it stands."""
    released_by: Mention
    released_to: Mention
    in_return: tuple[Case, ...]
    more: str
    """`and 5 more`, where not all are named."""
    terms: tuple[str, ...]
    manner: str
    swap_id: str
    swap: str
    mediated: str
    """Empty where no swap has a mediator to report."""
    basis: str
    found_by: dict[str, str]
    """Filter → the values that find the line, apart by commas."""


class Year(NamedTuple):
    """The lines of one year."""

    year: str
    number: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class ReleasesView:
    """The list, or a later page of it."""

    address: str
    name: str
    title: str
    description: str
    count: str
    years: tuple[Year, ...]
    filters: tuple[Filter, ...]
    """Empty where the list has several pages: the index narrows it then."""
    leaf: Leaf


def releases_views(context: Context) -> dict[str, Callable[[], ReleasesView]]:
    """Return what makes the pages of the list, by their addresses."""
    found = list(context.releases.values())
    pages = leaves(ADDRESS, context.words._("Releases"), len(found), context, WHOLE if len(found) <= WHOLE else PAGE)
    return {leaf.address: partial(_view, found, leaf, context) for leaf in pages}


def _view(every: list[Released], leaf: Leaf, context: Context) -> ReleasesView:
    _, number = context.words._, people(each.case for each in every)
    rows = [_row(each, context) for each in every[leaf.lines]]
    words = context.words.plural("%(number)s person came free", "%(number)s people came free", number)
    return ReleasesView(
        address=leaf.address,
        name=_("Releases"),
        title=leaf.title,
        description=_("Who came free, when, from whom to whom, in return for whom or what, and by which legal act."),
        count=_("%(what)s, as of %(day)s") % {"what": words, "day": context.words.day(context.day)},
        years=tuple(Year(year, _number(year, context), tuple(its)) for year, its in groupby(rows, key=lambda row: row.year)),
        filters=() if leaf.place else _filters(every, context),
        leaf=leaf,
    )


def _year(each: Released, context: Context) -> str:
    """Return the year under which a release stands: the last one in which it can have been."""
    return str(years_of_release(each.case, context.day)[-1])


def _number(year: str, context: Context) -> str:
    """Return how many people came free in a year, also where its list goes on on another page."""
    number = people(each.case for each in context.releases.values() if _year(each, context) == year)
    return context.words.plural("%(number)s person", "%(number)s people", number)


def _filters(every: list[Released], context: Context) -> tuple[Filter, ...]:
    """Return the filters of the index that say something of releases, each with the choices that find a line."""
    found = [found_by(each, context) for each in every]
    occurring = {key: {value for each in found for value in each[key].split(",") if value} for key in ("freed", "by", "citizen", "manner")}
    of_index = {each.key: each for each in filters(context)}
    return tuple(
        of_index[key]._replace(
            options=tuple(Option(option.value, option.label) for option in of_index[key].options if option.value in values)
        )
        for key, values in occurring.items()
    )


def found_by(each: Released, context: Context) -> dict[str, str]:
    """Return by which values of each filter a line is found."""
    return {
        "freed": ",".join(map(str, years_of_release(each.case, context.day))),
        "by": each.case.detained_by,
        "citizen": ",".join(each.case.person.citizenships),
        "manner": each.release.manner,
    }


def _row(each: Released, context: Context) -> Row:
    release, swap, words = each.release, each.swap, context.words
    more = len(each.in_return) - NAMED if len(each.in_return) > NAMED + 1 else 0
    named = each.in_return[: len(each.in_return) - max(0, more)]
    unnamed = max(0, more) + each.unnamed
    basis = context.label(BASIS, release.basis) if release.basis != "none-reported" else ""
    return Row(
        case=each.case,
        date=words.date(release.date, "heading"),
        iso=str(release.date) if release.date.is_exact else "",
        year=_year(each, context),
        released_by=state_mention(each.case.detained_by, context),
        released_to=state_mention(release.to, context) if release.to else Mention(),
        in_return=named,
        more=words.plural("and %(number)s more", "and %(number)s more", unnamed) if unnamed else "",
        terms=tuple(_term(term, context) for term in each.terms),
        manner=context.label(MANNER, release.manner),
        swap_id=swap.id if swap else "",
        swap=swap.title if swap else "",
        mediated=mediated(swap, context) if swap else "",
        basis=f"{basis}, {words.date(release.basis_date)}" if basis and release.basis_date else basis,
        found_by=found_by(each, context),
    )


def _term(term: Terms, context: Context) -> str:
    """Return what another side gave for the person, and whose it was: `Belarus: …`."""
    line = f"{context.words.country(term.by)}: {term.gives}"
    return f"{line} ({context.words.within(context.label(CLAIM, term.claim))})" if term.claim == "disputed" else line
