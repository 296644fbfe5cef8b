"""The two records: a case, which is one detention of one person, and a swap, which is one exchange.

This and `groups` are the one declaration of every field. Validation, JSON Schema, the field reference, the template
file and the form come from here; the order of the fields is the order in which files write them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casetracker.record.dates import PartialDate
from casetracker.record.model import choices
from casetracker.record.model.groups import (  # fmt: skip
    Alias,
    Charge,
    Custody,
    Death,
    Designation,
    Dispute,
    Event,
    Hearing,
    LastReport,
    Link,
    Mediator,
    Negotiator,
    Others,
    Person,
    Release,
    Ruling,
    Source,
    Sourced,
    Statement,
    Withdrawal,
)
from casetracker.record.model.kinds import Alias as AliasKind
from casetracker.record.model.kinds import Country, Date, Flag, Group, Id, Keyed, Language, Many, Prose, Text, may, must

UNKNOWNS = "What the record does not know, each in one sentence."
FORMERLY = "Earlier ids of this record; their addresses lead here."
WITHDRAWN = "Takes the record out of the site. Nothing else is needed then."
REVIEWED = "The day on which the file was last checked against its sources, or written from excerpts of them: see 'review'."
REVIEW = (
    "How: 'full' where the sources were opened and the whole file was compared with them, which holds where nothing is said; "
    "'excerpts' where it was written from excerpts or copies and the sources were not opened again."
)
DISPUTED = "Points on which good sources disagree."
LINKS = "Pages of use to a reader."


@dataclass(frozen=True, slots=True, kw_only=True, weakref_slot=True)
class Case:
    """One person's detention, from arrest to release or to the last report."""

    id: str
    """The file's name without its ending."""

    name: str = must(Text(120), "The name as most of the sources write it, in Latin script.", example="Vera Example")
    names: Mapping[str, str] = may(
        Keyed(Language(), Text(120), 20), "The name in other languages and scripts, by language code.", example="ru: Вера Примерова"
    )
    aliases: tuple[Alias, ...] = may(
        Many(AliasKind(Alias, "name"), most=40), "Other names and spellings under which the person may be looked for."
    )
    person: Person = must(Group(Person), "Who the person is.")
    detained_by: str = must(Country(), "The state that holds the person, or held them last: the one that can release.", example="RU")
    status: str = must(choices.STATUS, "Where the case stands, as the custody, the rulings and the release say.", example="imprisoned")
    last_report: LastReport | None = may(Group(LastReport), "The newest report that the person is held. Needed until the case has ended.")
    custody: tuple[Custody, ...] = must(Many(Group(Custody), most=60), "The periods of custody in order of time.")
    charges: tuple[Charge, ...] = may(Many(Group(Charge), most=40), "The charges, each with its outcome.")
    rulings: tuple[Ruling, ...] = may(Many(Group(Ruling), most=60), "Decisions of courts and acts of clemency in order of time.")
    designations: tuple[Designation, ...] = may(Many(Group(Designation), most=20), "What other states and bodies call the detention.")
    hearings: tuple[Hearing, ...] = may(Many(Group(Hearing), most=100), "Hearings held or planned.")
    events: tuple[Event, ...] = may(Many(Group(Event), most=100), "What the other groups do not already say.")
    release: Release | None = may(Group(Release), "How the person came free, if so.")
    death: Death | None = may(Group(Death), "A death in custody, if so.")
    summary: Mapping[str, str] = must(
        Prose(), "The case in two short paragraphs at most, each citing a source as [^id]. Facts only; claims are called claims."
    )
    disputed: tuple[Dispute, ...] = may(Many(Group(Dispute), most=30), DISPUTED)
    unknowns: tuple[str, ...] = may(Many(Text(400), most=30), UNKNOWNS)
    links: tuple[Link, ...] = may(Many(Group(Link), most=30), LINKS)
    same: tuple[str, ...] = may(Many(Id("case"), most=10, distinct=True), "Ids of other cases of the same person.")
    different: tuple[str, ...] = may(Many(Id("case"), most=10, distinct=True), "Ids of people of the same name who are others.", key="not")
    formerly: tuple[str, ...] = may(Many(Id("case"), most=10, distinct=True), FORMERLY)
    listed: bool | None = may(Flag(only=False), "false keeps the page at its address but out of the index and of search.")
    withdrawn: Withdrawal | None = may(Group(Withdrawal), WITHDRAWN)
    sources: Mapping[str, Source] = must(Keyed(Id("source"), Group(Source), 200), "Every source that this file cites, by its id.")
    reviewed: PartialDate = must(Date("full"), REVIEWED, example="2026-11-24")
    review: str = may(choices.REVIEW, REVIEW, default="full")

    def __hash__(self) -> int:
        """Its id tells it from every other; its fields hold mappings, which have no hash."""
        return hash(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """One exchange of prisoners. Who was exchanged follows from the cases that name it."""

    id: str
    """The file's name without its ending."""

    title: str = must(Text(160), "A plain title.", example="Exchange at Muster Bridge")
    date: PartialDate = must(Date(), "The day or days of the exchange.", example="2025-04-10")
    place: str | None = may(Text(160), "Where it took place.")
    parties: tuple[str, ...] = must(Many(Country(), most=20, distinct=True), "The states that agreed on it.", example="[RU, US]")
    sources_for: Sourced = must(Group(Sourced), "The sources for date, place and parties.")
    mediators: tuple[Mediator, ...] = may(Many(Group(Mediator), most=20), "Who helped to bring it about.")
    negotiators: tuple[Negotiator, ...] = may(Many(Group(Negotiator), most=30), "Who negotiated it.")
    statements: tuple[Statement, ...] = may(Many(Group(Statement), most=30), "What the parties said of it.")
    others: tuple[Others, ...] = may(
        Many(Group(Others), most=20), "People who travelled along, or were exchanged and have no case here. They are not counted."
    )
    events: tuple[Event, ...] = may(Many(Group(Event), most=60), "What led to it, and what followed on the day.")
    disputed: tuple[Dispute, ...] = may(Many(Group(Dispute), most=30), DISPUTED)
    summary: Mapping[str, str] = must(Prose(), "The exchange in two short paragraphs at most, each citing a source as [^id].")
    unknowns: tuple[str, ...] = may(Many(Text(400), most=30), UNKNOWNS)
    links: tuple[Link, ...] = may(Many(Group(Link), most=30), LINKS)
    formerly: tuple[str, ...] = may(Many(Id("swap"), most=10, distinct=True), FORMERLY)
    withdrawn: Withdrawal | None = may(Group(Withdrawal), WITHDRAWN)
    sources: Mapping[str, Source] = must(Keyed(Id("source"), Group(Source), 300), "Every source that this file cites, by its id.")
    reviewed: PartialDate = must(Date("full"), REVIEWED, example="2026-11-24")
    review: str = may(choices.REVIEW, REVIEW, default="full")


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A record that was taken out: its id and address stay, and say no more than this."""

    id: str
    record: str
    """`case` or `swap`."""
    withdrawn: Withdrawal
    formerly: tuple[str, ...] = ()
    swap: str | None = None
    """The swap that a withdrawn case names, so that the swap can count one person without a record."""
    detained_by: str | None = None
    """The state that released that person, where the file still says so."""


Record = Case | Swap
KINDS: dict[str, type[Case] | type[Swap]] = {"case": Case, "swap": Swap}
