"""A case: one detention of one person. This and `groups` are the one declaration of its fields, in the order in which files write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

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
    Person,
    Release,
    Ruling,
    Source,
    Withdrawal,
)
from casetracker.record.model.kinds import Alias as AliasKind
from casetracker.record.model.kinds import Country, Date, Flag, Group, Id, Keyed, Language, Many, Prose, Text, may, must
from casetracker.record.model.placeholders import NATIVE_NAME
from casetracker.record.model.record_kind import DISPUTED, FORMERLY, LINKS, REVIEW, REVIEWED, UNKNOWNS, WITHDRAWN, RecordKind
from casetracker.record.model.statuses import STATUS
from casetracker.text import collated


@dataclass(frozen=True, slots=True, kw_only=True, weakref_slot=True)
class Case:
    """One person's detention, from arrest to release or to the last report."""

    kind: ClassVar = "case"
    id: str
    """The file's name without its ending."""

    name: str = must(Text(120, translated=False), "The name as most of the sources write it, in Latin script.", example="Vera Example")
    names: Mapping[str, str] = may(
        Keyed(Language(), Text(120), 20), "The name in other languages and scripts, by language code.", example=f"el: {NATIVE_NAME}"
    )
    aliases: tuple[Alias, ...] = may(
        Many(AliasKind(Alias, "name"), most=40), "Other names and spellings under which the person may be looked for."
    )
    person: Person = must(Group(Person), "Who the person is.")
    detained_by: str = must(Country(), "The state that holds the person, or held them last: the one that can release.", example="{0}")
    status: str = must(STATUS, "Where the case stands, as the custody, the rulings and the release say.", example="imprisoned")
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


def by_name(case: Case) -> tuple[str, str]:
    """Return the key by which cases stand in the order of names."""
    return collated(case.name), case.id


CASE = RecordKind(
    record=Case,
    folder="",
    address="cases/",
    heading="name",
    noun="case",
    order=by_name,
    example="vera-example",
    copy_named="after the person",
    file_named="after the person in Latin letters, given name first",
    missing="Someone who is held, or was, and has no page here yet.",
    passing="'Last report' where the person came free",
    another="another person of that name",
    again="Do so for the same person too if no name of before is to be published; if one may be, write it under 'aliases'.",
    again_formerly="If it is the same person, write a name of before under 'aliases'.",
)
