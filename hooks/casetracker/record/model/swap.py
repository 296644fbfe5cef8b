"""A swap: one exchange of prisoners, or people released together by agreement. This and `groups` are the one declaration of its fields, in the order in which files write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from casetracker.record.dates import PartialDate
from casetracker.record.model import choices
from casetracker.record.model.groups import (  # fmt: skip
    Dispute,
    Event,
    Link,
    Mediator,
    Negotiator,
    Others,
    Source,
    Sourced,
    Statement,
    Terms,
    Withdrawal,
)
from casetracker.record.model.kinds import Country, Date, Group, Id, Keyed, Many, Prose, Text, may, must
from casetracker.record.model.record_kind import DISPUTED, FORMERLY, LINKS, REVIEW, REVIEWED, UNKNOWNS, WITHDRAWN, RecordKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """One exchange of prisoners, or one release of people together by agreement. Who was freed follows from the cases that name it."""

    kind: ClassVar = "swap"
    id: str
    """The file's name without its ending."""

    manner: str = may(
        choices.SWAP,
        "'release' where people were freed together by agreement and nobody was freed for them; an exchange where nothing is said.",
        key="kind",
        default="exchange",
    )
    title: str = must(Text(160), "A plain title.", example="Exchange at Muster Bridge")
    date: PartialDate = must(Date(), "The day; where it took several, the first of them.", example="2025-04-10")
    until: PartialDate | None = may(Date(), "The last day, where it took several.", example="2025-04-12")
    place: str | None = may(Text(160), "Where it took place.")
    at: str | None = may(Id("place"), "The id of the place record of where it took place, if there is one.", example="muster-bridge")
    parties: tuple[str, ...] = must(Many(Country(), most=20, distinct=True), "The states that agreed on it.", example="[{0}, {1}]")
    sources_for: Sourced = must(Group(Sourced), "The sources for date, place and parties.")
    mediators: tuple[Mediator, ...] = may(Many(Group(Mediator), most=20), "Who helped to bring it about.")
    negotiators: tuple[Negotiator, ...] = may(Many(Group(Negotiator), most=30), "Who negotiated it.")
    statements: tuple[Statement, ...] = may(Many(Group(Statement), most=30), "What the parties said of it.")
    others: tuple[Others, ...] = may(
        Many(Group(Others), most=20), "People who travelled along, or were freed and have no case here. They are not counted."
    )
    terms: tuple[Terms, ...] = may(
        Many(Group(Terms), most=20), "What else was given for people: money, the lifting of a sanction, the bodies of the dead."
    )
    events: tuple[Event, ...] = may(Many(Group(Event), most=60), "What led to it, and what followed on the day.")
    disputed: tuple[Dispute, ...] = may(Many(Group(Dispute), most=30), DISPUTED)
    summary: Mapping[str, str] = must(Prose(), "What happened, in two short paragraphs at most, each citing a source as [^id].")
    unknowns: tuple[str, ...] = may(Many(Text(400), most=30), UNKNOWNS)
    links: tuple[Link, ...] = may(Many(Group(Link), most=30), LINKS)
    formerly: tuple[str, ...] = may(Many(Id("swap"), most=10, distinct=True), FORMERLY)
    withdrawn: Withdrawal | None = may(Group(Withdrawal), WITHDRAWN)
    sources: Mapping[str, Source] = must(Keyed(Id("source"), Group(Source), 300), "Every source that this file cites, by its id.")
    reviewed: PartialDate = must(Date("full"), REVIEWED, example="2026-11-24")
    review: str = may(choices.REVIEW, REVIEW, default="full")

    @property
    def is_release(self) -> bool:
        """Whether nobody was freed for those who were, so that it counts as no exchange."""
        return self.manner == "release"

    @property
    def last_day(self) -> PartialDate:
        """The day on which it was over."""
        return self.until or self.date


SWAP = RecordKind(
    record=Swap,
    folder="swaps/",
    address="swaps/",
    heading="title",
    noun="exchange",
    example="2026-10-20-muster-bridge",
    copy_named="by date and place",
    file_named="after its date and place",
    missing="An exchange of prisoners that has no page here yet.",
    another="another exchange of that day",
    again="If this is the same exchange, keep the title or the date that stood there before.",
    again_formerly="If it is the same exchange, keep the title or the date that stood there.",
)
