"""What `releases.json`, `states.json` and `charges.json` hold: what follows from several records, which stand there by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from casetracker.data.api.derived import SPAN
from casetracker.data.api.fields import COUNT, IDS, TEXT, URL, Field, Group, each, field, held, or_null, word_of
from casetracker.data.shown import Value
from casetracker.facts import people
from casetracker.facts.states import OfState
from casetracker.pages.charge import view as charges
from casetracker.pages.context import Context
from casetracker.pages.state import view as states
from casetracker.record.model import Case, Charge
from casetracker.record.model.choices import BASIS, CLAIM, MANNER, OFFENCE, OUTCOME

_BY = "The state or party by its code or id."


def _all(key: str, about: str, item: Group, value: Value) -> tuple[Field, Field]:
    """Return the fields of a file that lists things: how many there are, and each."""
    return field("count", "", COUNT, lambda file: len(list(value(file)))), each(key, about, item, value)


def _ids(key: str, about: str, records: Value) -> Field:
    return field(key, about, IDS, lambda row: [record.id for record in records(row)])


_TERM = Group(
    "What was given beside people.",
    field("by", "The state, party or body that gave it.", TEXT),
    field("gives", "", TEXT),
    field("claim", "Null where nothing is said of it.", or_null(word_of(CLAIM.options))),
)
_RELEASE = Group(
    "One person who came free, whatever the way.",
    field("case", "The id of the case.", TEXT, "case.id"),
    field("name", "", TEXT, "case.name"),
    field("date", "The day, as it was written.", TEXT, "release.date.text"),
    held("released", "The first and the last day that the date can mean.", SPAN, "release.date"),
    field("released_by", _BY, TEXT, "case.detained_by"),
    field("to", "To which the person was handed over.", or_null(TEXT), "release.to"),
    field("manner", "", word_of(MANNER.options), "release.manner"),
    field("swap", "The id of the swap that it was part of.", or_null(TEXT), "swap?.id"),
    _ids("in_return", "The cases of those whom another side of the exchange freed. Nobody says that one was given for another alone.",
         lambda row: row.in_return),
    field("in_return_unnamed", "How many more another side freed who have no listed record.", COUNT, "unnamed"),
    each("terms", "What other sides gave beside people.", _TERM),
    field("basis", "The legal act behind the release.", or_null(word_of(BASIS.options)), "release.basis"),
    field("basis_date", "As it was written.", or_null(TEXT), "release.basis_date?.text"),
    field("sources", "The ids of the sources of the case that bear this out.", IDS, "release.sources"),
)  # fmt: skip
RELEASES = _all("releases", "The latest first.", _RELEASE, lambda file: list(file.context.releases.values()))


class _State(NamedTuple):
    """A state or party of a site at `base`."""

    code: str
    of: OfState
    context: Context
    base: str


def _states(file: Any) -> Iterator[_State]:
    return (_State(code, its, file.context, file.build_info.base) for code, its in states.states(file.context).items())


_STATE = Group(
    "What one state or party has to do with the record.",
    field("state", "Its code or id.", TEXT, "code"),
    field("name", "Its name in the site's language.", TEXT, lambda row: row.context.words.country(row.code)),
    field("people", "How many people it holds, or held last.", COUNT, lambda row: people(row.of.holder)),
    _ids("holder", "The cases of those whom it holds, or held last.", lambda row: row.of.holder),
    _ids("before", "The cases of those whom it held for a time, before another holder did.", lambda row: row.of.before),
    _ids("citizens", "The cases of its citizens whom others hold or held.", lambda row: row.of.citizens),
    _ids("party", "The exchanges, and releases of several people, that it agreed on.", lambda row: row.of.party),
    _ids("mediator", "The same that it helped to bring about, by what the record names.", lambda row: row.of.mediator),
    field("page", "The address of its page.", URL, lambda row: f"{row.base}{states.address_of(row.code)}"),
)
STATES = _all("states", "In the order of their names.", _STATE, _states)


class _Kind(NamedTuple):
    """A kind of charge with the cases in which it was brought, on a site at `base`."""

    key: str
    cases: list[Case]
    context: Context
    base: str

    @property
    def charges(self) -> Iterable[tuple[Case, Charge]]:
        return charges.of_kind(self.key, self.cases)


def _kinds(file: Any) -> Iterator[_Kind]:
    return (_Kind(key, cases, file.context, file.build_info.base) for key, cases in file.context.by_offence.items())


_CHARGE = Group(
    "One charge.",
    field("case", "The id of the case.", TEXT, lambda pair: pair[0].id),
    field("name", "", TEXT, lambda pair: pair[0].name),
    field("offence", "As the authority names it.", TEXT, lambda pair: pair[1].offence),
    field("by", f"Who brought it. {_BY}", TEXT, lambda pair: charges.brought_by(*pair)),
    field("statute", "", or_null(TEXT), lambda pair: pair[1].statute),
    field("date", "As it was written.", or_null(TEXT), lambda pair: pair[1].date and pair[1].date.text),
    field("outcome", "As it was written; null where nothing is.", or_null(word_of(OUTCOME.options)), lambda pair: pair[1].outcome),
    field("sources", "The ids of the sources of the case that bear this out.", IDS, lambda pair: pair[1].sources),
)
_KIND = Group(
    "A kind of charge.",
    field("category", "", TEXT, "key"),
    field("label", "In the site's language.", TEXT, lambda row: row.context.label(OFFENCE, row.key)),
    field("meaning", "What it means in this record; empty where that is plain.", TEXT, lambda row: charges.meaning(row.key, row.context)),
    field("people", "How many people were charged with it.", COUNT, lambda row: people(row.cases)),
    each("charges", "A charge is what an authority claims.", _CHARGE),
    field("page", "The address of its page.", URL, lambda row: f"{row.base}{charges.address_of(row.key)}"),
)
CHARGES = _all("categories", "Those that occur.", _KIND, _kinds)
