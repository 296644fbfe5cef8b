"""What the search finds each page of the record by, and what a result says of it: a name, what it is, and facts by their fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from casetracker.facts import people
from casetracker.facts.states import OfState, holders
from casetracker.pages.charge.view import address_of as charge_address
from casetracker.pages.context import Context
from casetracker.pages.index.filters import years, years_of_release
from casetracker.pages.place.mention import facility, of_exchange, where
from casetracker.pages.place.view import place_line
from casetracker.pages.state.view import address_of as state_address
from casetracker.pages.state.view import states
from casetracker.record.guesses import choice_words, country_words
from casetracker.record.model import Case, Place, Swap
from casetracker.record.model.choices import OFFENCE
from casetracker.record.model.statuses import AT_LIBERTY
from casetracker.text import plain
from casetracker.text.marking import N_


class Field(NamedTuple):
    """What a fact says something of, and how much it counts that a word stands there."""

    label: str
    weight: int


FIELDS = {
    "name": Field(N_("Also known as"), 9),
    "occupation": Field(N_("Occupation"), 5),
    "charge": Field(N_("Charge"), 6),
    "category": Field(N_("Kind of charge"), 6),
    "law": Field(N_("Law"), 6),
    "holder": Field(N_("Held by"), 6),
    "citizenship": Field(N_("Citizenship"), 5),
    "place": Field(N_("Held at"), 6),
    "where": Field(N_("Place"), 6),
    "detained": Field(N_("Year of detention"), 4),
    "released": Field(N_("Year of release"), 4),
    "swap": Field(N_("Freed in"), 6),
    "party": Field(N_("Party"), 6),
    "mediator": Field(N_("Mediator"), 6),
    "negotiator": Field(N_("Negotiator"), 5),
    "freed": Field(N_("Freed"), 5),
    "charges": Field(N_("Charges of those freed"), 4),
    "given": Field(N_("Also given"), 4),
    "summary": Field(N_("Summary"), 3),
}
"""A name or title itself counts twice as much as any of them, which the script says."""


class Fact(NamedTuple):
    """A fact of one field; `also` are words that find it and are not shown, such as 'spying' for espionage."""

    field: str
    text: str
    also: str = ""


class Found(NamedTuple):
    """An entry of the search. `line` says what it is: a case, held by whom and since when."""

    line: str
    facts: tuple[Fact, ...] = ()
    also: str = ""
    """Other words for its title, which are not shown."""


def names(spellings: Iterable[str]) -> tuple[Fact, ...]:
    """Return the other names of something as facts."""
    return tuple(Fact("name", each) for each in spellings)


def case_found(case: Case, context: Context) -> Found:
    words, swap = context.words, context.tracker.swap_of(case)
    facts = (
        *names([*case.names.values(), *(alias.name for alias in case.aliases)]),
        Fact("occupation", case.person.occupation or ""),
        *(Fact("citizenship", context.citizenship(code), _of_country(code, context)) for code in case.person.citizenships),
        *(Fact("holder", words.country(code), _of_country(code, context)) for code in sorted(holders(case))),
        *_charges(case, context),
        *(Fact("place", ", ".join(filter(None, (facility(each, context).text, where(each, context))))) for each in case.custody),
        *(Fact("detained", str(year)) for year in years(case)),
        *(Fact("released", str(year)) for year in years_of_release(case, context.day)),
        Fact("swap", swap.title if swap else ""),
        _summary(case.summary, context),
    )
    return Found(_case_line(case, context), _given(facts))


def _case_line(case: Case, context: Context) -> str:
    """Return `Case · Imprisoned · detained by Russia in 2023, last reported on 5 May 2026`."""
    _, status, report, ended = context.words._, context.status(case), context.last_report(case), case.release or case.death
    found, several = years(case), len(holders(case)) > 1
    first, last = found[0], ended.date.latest.year if ended else found[-1]
    if all(period.form in AT_LIBERTY for period in case.custody):
        form = N_("barred from leaving by %(state)s, %(years)s")
    elif ended:
        form = N_("held last by %(state)s, %(years)s in all") if several else N_("held by %(state)s, %(years)s")
    else:  # which says nothing of what came after: somebody may have come free between two detentions, or be at liberty today
        form = N_("first detained in %(years)s, held last by %(state)s") if several else N_("detained by %(state)s in %(years)s")
    line = _(form) % {"state": context.words.state(case.detained_by), "years": f"{first}–{last}" if last > first else str(first)}
    if report and not ended:
        reported = _("last reported %(on_date)s") % {"on_date": context.words.date(report.date, "on")}
        line += f", {status.note or reported}"
    return f"{_('Case')} · {status.label} · {line}"


def _charges(case: Case, context: Context) -> Iterator[Fact]:
    for charge in case.charges:
        yield Fact("charge", charge.offence)
        yield Fact("law", charge.statute or "")
        yield _category("category", charge.category, context)


def swap_found(swap: Swap, context: Context) -> Found:
    words = context.words
    freed = context.tracker.listed_in(swap.id)
    facts = (
        Fact("where", of_exchange(swap, context).text),
        *(Fact("party", words.country(code), _of_country(code, context)) for code in swap.parties),
        *(Fact("mediator", words.country(each.by), _of_country(each.by, context)) for each in swap.mediators),
        *(Fact("negotiator", each.name) for each in swap.negotiators),
        *(Fact("freed", case.name) for case in freed),
        *(
            fact
            for case in freed
            for charge in case.charges
            for fact in (_category("charges", charge.category, context), Fact("charges", charge.offence))
        ),
        *(Fact("given", each.gives) for each in swap.terms),
        _summary(swap.summary, context),
    )
    kind = words._("Release") if swap.is_release else words._("Exchange")
    return Found(f"{kind} · {words.days(swap.date, swap.until)}", _given(facts))


def place_found(place: Place, context: Context) -> Found:
    return Found(f"{context.words._('Place')} · {place_line(place, context)}", _given(names(place.spellings[1:])))


def of_states(context: Context) -> Iterator[tuple[str, str, Found]]:
    """Yield address, name and entry of each state and party that has a page."""
    for code, its in states(context).items():
        parts = [Fact("mediator", swap.title) for swap in its.mediator] + [Fact("party", swap.title) for swap in its.party]
        name = context.words.country(code)
        yield state_address(code), name, Found(_state_line(its, context), _given(parts), _of_country(code, context))


def _state_line(its: OfState, context: Context) -> str:
    words, number = context.words, people(its.holder)
    held = words.plural("%(number)s person held or held last", "%(number)s people held or held last", number) if number else ""
    return " · ".join(filter(None, (words._("State or party"), held)))


def of_charges(context: Context) -> Iterator[tuple[str, str, Found]]:
    """Yield address, name and entry of each kind of charge that has a page."""
    words = context.words
    for key, cases in context.by_offence.items():
        name = _category("category", key, context)
        statutes = (Fact("law", charge.statute or "") for case in cases for charge in case.charges if charge.category == key)
        charged = words.plural("%(number)s person charged", "%(number)s people charged", people(cases))
        yield charge_address(key), name.text, Found(f"{words._('Charge')} · {charged}", _given(statutes), name.also)


def _category(field: str, key: str, context: Context) -> Fact:
    return Fact(field, context.label(OFFENCE, key), choice_words()[OFFENCE.what].get(key, ""))


def _of_country(code: str, context: Context) -> str:
    """Return the other names of a state, its code and what its people are called."""
    words = context.once("other names of states", country_words)
    return ", ".join(filter(None, (code, words.get(code))))


def _summary(summary: Mapping[str, str], context: Context) -> Fact:
    return Fact("summary", plain(summary.get(context.words.language) or next(iter(summary.values()))))


def _given(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return each of the facts once, without those that the record does not have."""
    return tuple(dict.fromkeys(fact for fact in facts if fact.text))
