"""The groups of a case and of a swap: what stands under one key. Each is sourced for itself."""

from __future__ import annotations

from dataclasses import dataclass

from casetracker.record.dates import PartialDate
from casetracker.record.model import choices
from casetracker.record.model.kinds import (  # fmt: skip
    Address,
    Body,
    Citizenship,
    Country,
    Date,
    Flag,
    Group,
    Id,
    Language,
    Many,
    Number,
    Text,
    Time,
    Zone,
    may,
    must,
)

CITED = "The ids of the sources that bear this out."
BY = "The state's code, the party's id, or the body's name."
PLACE = "Town or region, no address."


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A group that cites its sources."""

    sources: tuple[str, ...] = must(Many(Id("source"), most=30, distinct=True), CITED, example="[reuters, court]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Sourced):
    """A dated thing, one of many of its kind, that has a name by which links find it."""

    id: str | None = may(
        Id("entry"),
        "A word of its own, where an entry of this kind and date stands above it: it ends the name by which links find this one. 'casetracker fmt' adds it.",
        example="b",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another name or spelling."""

    name: str = must(Text(120, translated=False), "The other name, in Latin script.")
    kind: str | None = may(choices.ALIAS, "What kind of name it is. An assumed identity is never shown as a title.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Sourced):
    """Who the person is, as published, and no more than a reader needs."""

    citizenships: tuple[str, ...] = must(
        Many(Citizenship(choices.NO_CITIZENSHIP), most=6, distinct=True),
        "Citizenships held at the time of detention; a second one only where a good source prints it. "
        "[stateless] by itself where there is none, [unknown] where no source says which.",
        example="[{1}, {0}]",
    )
    gender: str | None = may(choices.GENDER, "As the sources speak of the person; left out where none says.")
    born: PartialDate | None = may(Date("year"), "Year of birth, or a span of years. Never a day.", example="1990/1991")
    occupation: str | None = may(Text(160), "Occupation before detention.")
    residence: str | None = may(Text(120), "Where the person lived before detention: a city, no address.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LastReport(Sourced):
    """The newest report that the person is held."""

    date: PartialDate = must(
        Date(), "The last day for which a source says that the person was held; where the status is unknown, was last known to be."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody(Dated):
    """A period of custody."""

    start: PartialDate = must(Date(unknown=True), "When it began; 'unknown' for any but the first.", key="from", example="2024-01-27")
    end: PartialDate | None = may(
        Date(unknown=True),
        "When it ended, where the person was then at liberty. Without it, the period runs to the next one or to the release.",
        key="to",
    )
    form: str = must(choices.FORM, "What kind of custody it was.")
    by: str | None = may(Country(), "The state that held the person, where it is not 'detained_by'.")
    requested_by: str | None = may(Country(), "The state at whose request it was, as before an extradition.", key="for")
    place: str | None = may(Text(160), PLACE)
    facility: str | None = may(
        Text(160, translated=False),
        "The id of the place record of the prison, colony or hospital, such as muster-remand-prison; its name where there is none yet.",
    )
    note: str | None = may(Text(400), "What a reader needs to know about this period, in one sentence.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge(Dated):
    """What the person is accused of, and the answer."""

    offence: str = must(Text(300), "The offence as the authority names it.")
    category: str = must(choices.OFFENCE, "The kind of offence, for finding and counting.")
    statute: str | None = may(Text(300), "Article and code.", example="Article 123 of the Criminal Code")
    counts: int | None = may(Number(1, 1000), "On how many counts.")
    level: str | None = may(choices.LEVEL, "'administrative' where it is no crime.")
    by: str | None = may(Country(), "The prosecuting state, where it is not 'detained_by'.")
    date: PartialDate | None = may(Date(), "When the charge was brought or made public.")
    allegation: str | None = may(Text(900), "What the authority says, worded as its claim.")
    response: str | None = may(Text(900), "What the person says in answer, in your own words.")
    response_via: str | None = may(choices.RESPONSE_VIA, "How the answer reached the public.")
    outcome: str | None = may(choices.OUTCOME, "What became of the charge.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling(Dated):
    """A decision of a court, or an act of clemency."""

    kind: str = must(choices.RULING, "What was decided.")
    date: PartialDate | None = may(Date(), "When.")
    court: str | None = may(Text(200), "The court's name. Judges are not named.")
    by: str | None = may(Country(), "The state whose court it is, where it is not 'detained_by'.")
    ruling: str | None = may(Text(600), "The decision in a sentence, where the kind does not say it all.")
    sentence: str | None = may(Text(300), "The sentence of this ruling.", example="12 years in a penal colony")
    total: str | None = may(Text(300), "What is to be served in all, where sentences add up.")
    in_absentia: bool | None = may(Flag(), "true where the person was tried in absence.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation(Dated):
    """What a state or body other than the detaining one calls the detention."""

    by: str = must(Body(), BY)
    kind: str = must(choices.DESIGNATION, "What it calls the detention.", key="as")
    date: PartialDate | None = may(Date(), "Since when.")
    until: PartialDate | None = may(Date(), "Until when, where it was taken back.")
    denied: bool | None = may(Flag(), "true where it is expressly not so designated, as of 'date'.", key="not")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing(Dated):
    """A hearing that was or is to be held."""

    date: PartialDate = must(Date(), "The day.")
    time: str | None = may(Time(), "The hour, local to the court.", example="09:30")
    zone: str | None = may(Zone(), "The court's time zone.", example="Asia/Tokyo")
    court: str | None = may(Text(200), "The court's name.")
    purpose: str = must(Text(300), "What it is for.")
    state: str | None = may(choices.HEARING_STATE, "Whether it stands.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Dated):
    """What the other groups do not already say."""

    date: PartialDate = must(Date(), "When it happened.")
    event: str = must(Text(600), "What happened, in one sentence.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Sourced):
    """How the case ended, if it did."""

    date: PartialDate = must(Date(), "The day on which the person was handed over or let go.")
    manner: str = must(choices.MANNER, "How the person came free.")
    swap: str | None = may(
        Id("swap"),
        "The id of the swap, where the manner is 'exchange'; where it is 'negotiated', of the release of several people that this was part of.",
        example="2026-10-20-muster-bridge",
    )
    to: str | None = may(Country(), "The country to which the person was handed over. Nothing else after release is recorded.")
    place: str | None = may(Text(160), "Where it took place.")
    basis: str | None = may(choices.BASIS, "The legal act behind it.")
    basis_date: PartialDate | None = may(Date(), "The date of that act.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Death(Sourced):
    """A death in custody."""

    date: PartialDate = must(Date(), "When.")
    place: str | None = may(Text(160), PLACE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Sourced):
    """One of several accounts of a disputed point."""

    claim: str = must(Text(400), "What this account says.")
    by: str | None = may(Text(200), "Whose account it is.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A point on which good sources disagree."""

    point: str = must(Text(300), "The question on which they disagree.")
    accounts: tuple[Account, ...] = must(Many(Group(Account), least=2, most=12), "Two or more answers, each with its sources.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page that a reader may want to open."""

    title: str = must(Text(200), "What the page is.")
    url: str = must(Address(), "Its address.")
    kind: str | None = may(choices.LINK, "What kind of page it is.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """That a record was taken out, when, and for which kind of reason."""

    date: PartialDate = must(Date("full"), "The day of the withdrawal.")
    reason: str = must(choices.WITHDRAWN, "The kind of reason; it is published.")
    note: str | None = may(Text(300), "A sentence for readers, without the name.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A published source."""

    title: str = must(Text(400, translated=False), "Its title; a plain description in square brackets where it has none.")
    publisher: str = must(Text(200, translated=False), "Who published it.")
    url: str = must(Address(), "Its address.")
    date: PartialDate | None = may(Date(), "When it was published.")
    accessed: PartialDate | None = may(Date("full"), "When it was read.")
    archive: str | None = may(Address(), "The address of an archived copy.")
    language: str | None = may(Language(), "The language it is in.")
    via: str | None = may(Text(200, translated=False), "Whose copy was read, where it was not the publisher's own.")
    kind: str | None = may(choices.SOURCE, "What kind of source it is.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mediator(Sourced):
    """A state or body that helped to bring it about."""

    by: str = must(Body(), BY)
    claim: str | None = may(choices.CLAIM, "Whether that role is acknowledged or disputed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Negotiator(Sourced):
    """A person who negotiated in public office or is named as a negotiator by a source."""

    name: str = must(Text(120, translated=False), "The name.")
    role: str | None = may(Text(200), "The office or role.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Dated):
    """What a party said of it."""

    by: str = must(Text(200), "Who said it.")
    date: PartialDate | None = may(Date(), "When.")
    says: str = must(Text(600), "What was said, in your own words.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms(Sourced):
    """What else was given for people: money, the lifting of a sanction, the bodies of the dead."""

    by: str = must(Body(), BY)
    gives: str = must(Text(300), "What it gave, in words of your own.", example="Access to 6 billion dollars of frozen money")
    claim: str | None = may(choices.CLAIM, "Whether it is acknowledged that this was given for people, or disputed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Others(Sourced):
    """People who travelled along, or were freed and are not in this record. They are not counted."""

    number: int = must(Number(1, 1000), "How many.")
    what: str = must(Text(300), "Who they are, without names.")
    released_by: str | None = may(Country(), "The state that let them go.")
    to: str | None = may(Country(), "The country to which they went.")
