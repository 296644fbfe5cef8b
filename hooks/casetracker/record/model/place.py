"""A place: a prison, court, crossing or airport that cases and exchanges name. This is the one declaration of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from casetracker.record.dates import PartialDate
from casetracker.record.model import choices
from casetracker.record.model.groups import Link, Source, Withdrawal
from casetracker.record.model.kinds import Coordinates, Country, Date, Group, Id, Keyed, Language, Many, Point, Text, may, must
from casetracker.record.model.record_kind import FORMERLY, LINKS, REVIEW, REVIEWED, UNKNOWNS, WITHDRAWN, RecordKind
from casetracker.text import collated


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place where people are held, tried or exchanged. Who was held there follows from the cases that name it."""

    kind: ClassVar = "place"
    id: str
    """The file's name without its ending."""

    name: str = must(Text(160), "The name as reports in English write it, in Latin script.", example="Muster remand prison")
    names: Mapping[str, str] = may(
        Keyed(Language(), Text(160), 20), "The name in other languages and scripts, by language code.", example="el: Φυλακή Παραδείγματος"
    )
    aliases: tuple[str, ...] = may(
        Many(Text(160, translated=False), most=40, distinct=True),
        "Other names and spellings by which reports and cases call it, each on a line.",
    )
    sort: str = must(choices.PLACE, "What kind of place it is.", key="kind", example="remand-prison")
    town: str | None = may(Text(120), "The town or district in which it lies.")
    region: str | None = may(Text(120), "The region or province.")
    country: str = must(Country(), "The state in which it lies.", example="{0}")
    at: Point | None = may(
        Coordinates(), "Latitude and longitude in degrees, to two decimals and no finer: the town is enough.", example="46.95, 7.45"
    )
    address: str | None = may(
        Text(300, translated=False), "The institution's own postal address, as an official page prints it. Never a private address."
    )
    held_by: str | None = may(Text(200), "Who runs it.")
    unknowns: tuple[str, ...] = may(Many(Text(400), most=30), UNKNOWNS)
    links: tuple[Link, ...] = may(Many(Group(Link), most=30), LINKS)
    formerly: tuple[str, ...] = may(Many(Id("place"), most=10, distinct=True), FORMERLY)
    withdrawn: Withdrawal | None = may(Group(Withdrawal), WITHDRAWN)
    sources: Mapping[str, Source] = must(
        Keyed(Id("source"), Group(Source), 100), "Every source that bears out what this file says, by its id."
    )
    reviewed: PartialDate = must(Date("full"), REVIEWED, example="2026-11-24")
    review: str = may(choices.REVIEW, REVIEW, default="full")

    def __hash__(self) -> int:
        """Its id tells it from every other."""
        return hash(self.id)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name by which it is called, the one of its page first."""
        return tuple(dict.fromkeys((self.name, *self.names.values(), *self.aliases)))


def by_name(place: Any) -> tuple[str, str]:
    """Return the key by which places stand in the order of names."""
    return collated(place.name), place.id


PLACE = RecordKind(
    record=Place,
    folder="places/",
    address="places/",
    heading="name",
    noun="place",
    order=by_name,
    example="muster-remand-prison",
    copy_named="after the place",
    file_named="after the place in Latin letters",
    missing="A prison, court, crossing or airport that has no page here yet.",
    another="another place of that name",
    again="If this is the same place, keep the name that stood there before.",
    again_formerly="If it is the same place, write the name that stood there under 'aliases'.",
)
