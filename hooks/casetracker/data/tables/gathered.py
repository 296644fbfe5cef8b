"""The tables of what follows from several records: releases with what was given in return, and states with their part in the record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from casetracker.data.tables.table import SOURCES, Foreign, Table, code, codes, dated, number, text
from casetracker.facts import people
from casetracker.facts.releases import Released
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo
from casetracker.pages.state.view import states
from casetracker.record.model import Case
from casetracker.record.model.choices import BASIS, MANNER
from casetracker.text.marking import N_


def _terms(row: Released) -> str | None:
    """Return what other sides gave for the person beside people."""
    return "; ".join(f"{each.by}: {each.gives}" for each in row.terms) or None


_IN_RETURN = N_(
    "The cases of those whom another side of the exchange freed, by id, apart by spaces. Nobody says that one was given for another alone."
)
_UNNAMED = N_("How many more another side freed who have no listed record.")
_TERMS = N_(
    "What other sides gave besides people, each with who gave it, apart by semicolons; whether that is disputed stands in the swap."
)
RELEASES = Table(
    "releases",
    N_("Releases"),
    N_("One person who came free, whatever the way."),
    (
        code("case_id", N_("The case: `id` in the table of cases."), "case.id"),
        text("name", N_("The name of the person."), "case.name", needed=True),
        *dated("date", N_("The day of the release."), "release.date", needed=True),
        code("released_by", N_("The state or party that let the person go, by its code or id."), "case.detained_by"),
        code("to", N_("The state or party to which the person was handed over, by its code or id."), "release.to", needed=False),
        code("manner", N_("How the person came free."), "release.manner", MANNER.options),
        code("swap_id", N_("The swap that it was part of: `id` in the table of swaps."), "swap?.id", needed=False),
        codes("in_return", _IN_RETURN, lambda row: [case.id for case in row.in_return]),
        number("in_return_unnamed", _UNNAMED, "unnamed"),
        text("terms", _TERMS, _terms),
        code("basis", N_("The legal act behind the release."), "release.basis", BASIS.options, needed=False),
        *dated("basis_date", N_("The date of that act."), "release.basis_date"),
        codes("sources", SOURCES, "release.sources"),
    ),
    lambda context, build_info: list(context.releases.values()),
    "case_id",
    (Foreign("case_id", "cases", "id"), Foreign("swap_id", "swaps", "id")),
    ("date_earliest", "swap_id"),
)


class State(NamedTuple):
    """A state or party, and how many people and swaps it has to do with."""

    code: str
    name: str
    holder: list[Case]
    before: list[Case]
    citizens: list[Case]
    party: int
    mediator: int


def _states(context: Context, build_info: BuildInfo) -> Iterator[State]:
    for code_, its in states(context).items():
        yield State(code_, context.words.country(code_), its.holder, its.before, its.citizens, len(its.party), len(its.mediator))


STATES = Table(
    "states",
    N_("States and parties"),
    N_("One state or party that the record names as a holder, a citizenship, or a party to or mediator of a swap."),
    (
        code("state", N_("Its code or id."), "code"),
        text("name", N_("Its name in the site's language."), "name", needed=True),
        number("holder", N_("People whom it holds, or held last."), lambda row: people(row.holder)),
        number("before", N_("People whom it held for a time, before another holder did."), lambda row: people(row.before)),
        number("citizens", N_("Its citizens whom others hold or held."), lambda row: people(row.citizens)),
        number("party", N_("Exchanges, and releases of several people, that it agreed on."), "party"),
        number("mediator", N_("The same that it helped to bring about, by what the record names."), "mediator"),
    ),
    _states,
    "state",
)
