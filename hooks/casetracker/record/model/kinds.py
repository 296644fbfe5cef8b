"""The kinds of value that a field can hold, and how a field is declared.

A kind says what is allowed; it does nothing. `validate` reads values by it, `model.schema` writes JSON Schema from
it, and the field reference, the template file and the form describe it.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple


@dataclass(frozen=True, slots=True)
class Text:
    """A text on one line of at most `limit` characters."""

    limit: int = 300
    translated: bool = True
    """Whether a translation of the record words it anew. What somebody else chose does not change: a name, the title of a source."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown of at most `limit` characters a language and two paragraphs, each citing a source; or language → Markdown."""

    limit: int = 2_000


@dataclass(frozen=True, slots=True)
class Date:
    """A partial date. `form` narrows it: a `year` (or span of years), or a `full` day. `unknown` says whether that word may stand."""

    form: Literal["any", "year", "full"] = "any"
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Country:
    """A state, of today or former, by its code; or what stands in a state's place: a party, by the id that the settings name."""


@dataclass(frozen=True, slots=True)
class Body:
    """A state's code, a party's id, or the name of a body."""


@dataclass(frozen=True, slots=True)
class Language:
    """A BCP 47 code."""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """One of a few words. `options` maps each to its label for readers, `meanings` each to its definition; `own` are those that a
    tracker's settings add."""

    what: str
    options: Mapping[str, str]
    meanings: Mapping[str, str] = dataclasses.field(default_factory=dict)
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citizenship:
    """What `Country` may be; or one of the `words` for who has none to name, which then stands by itself."""

    words: Choice


@dataclass(frozen=True, slots=True)
class Flag:
    """`true` or `false`; `only` is the one of the two that is worth writing."""

    only: bool = True


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number."""

    least: int = 1
    most: int = 100_000


@dataclass(frozen=True, slots=True)
class Address:
    """An http(s) address."""


@dataclass(frozen=True, slots=True)
class Id:
    """The id of a `source` of the same file or of a record of some kind, or the own one of an `entry`."""

    of: str


@dataclass(frozen=True, slots=True)
class Time:
    """Hours and minutes, `09:30`."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone of the IANA list."""


class Point(NamedTuple):
    """A point of the map in degrees."""

    latitude: float
    longitude: float

    def __str__(self) -> str:
        return f"{self.latitude:.2f}, {self.longitude:.2f}"


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Latitude and longitude in degrees, to two decimals, which tell a town and no building: `55.75, 37.62`."""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields of their own, declared by the dataclass `of`."""

    of: type


@dataclass(frozen=True, slots=True)
class Alias:
    """A plain text, or the group `of` with more to it; read as that group either way, with `main` as the text's field."""

    of: type
    main: str


@dataclass(frozen=True, slots=True)
class Many:
    """A list of one kind, of `least` to `most` items; `distinct` where none may stand twice."""

    item: Kind
    least: int = 1
    most: int = 300
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class Keyed:
    """A mapping from keys of one kind to values of another."""

    key: Kind
    value: Kind
    most: int = 300


Kind = (
    Text | Prose | Date | Country | Citizenship | Body | Language | Choice | Flag | Number | Address | Id | Time | Zone | Coordinates | Group | Alias
    | Many | Keyed
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field as declared: its key in the file, its kind, whether it must be there, and its help for contributors."""

    key: str
    attribute: str
    kind: Kind
    must: bool
    help: str
    example: str = ""
    """A value, in which `{0}` and `{1}` are the first two states of a tracker."""
    default: str = ""
    """What holds where nothing is said; empty where nothing does."""

    def example_of(self, states: Sequence[str]) -> str:
        """Return the example for a tracker about these states; empty where it names more than there are."""
        try:
            return self.example.format(*states)
        except IndexError:
            return ""

    @property
    def given_by_fmt(self) -> bool:
        """Whether nobody is asked for it."""
        return self.kind == Id("entry")


def must(kind: Kind, help: str, *, example: str = "", key: str = "") -> Any:
    """Declare a field that every record has. `key` where the file's key is no Python name."""
    return dataclasses.field(metadata={"kind": kind, "must": True, "help": help, "example": example, "key": key})


def may(kind: Kind, help: str, *, example: str = "", key: str = "", default: str = "") -> Any:
    """Declare a field that may be left out: the `default` then, or None, or an empty tuple or mapping where it holds many."""
    empty: Any = () if isinstance(kind, Many) else {} if isinstance(kind, Keyed) else default or None
    metadata = {"kind": kind, "must": False, "help": help, "example": example, "key": key, "default": default}
    if isinstance(empty, dict):
        return dataclasses.field(default_factory=dict, metadata=metadata)
    return dataclasses.field(default=empty, metadata=metadata)


def fields(record: type) -> tuple[FieldSpec, ...]:
    """Return the fields of a record or group in the order in which files write them: an entry's id and a group's sources last."""
    return _fields(record)


@cache
def _fields(record: Any) -> tuple[FieldSpec, ...]:
    declared = [
        FieldSpec(
            key=each.metadata["key"] or each.name,
            attribute=each.name,
            kind=each.metadata["kind"],
            must=each.metadata["must"],
            help=each.metadata["help"],
            example=each.metadata["example"],
            default=each.metadata.get("default", ""),
        )
        for each in dataclasses.fields(record)
        if "kind" in each.metadata
    ]
    return tuple(sorted(declared, key=lambda each: 2 if each is declared[0] and each.key == "sources" else each.given_by_fmt))


def summary_line(record: type) -> str:
    """Return the first line of a record's or group's docstring: what it is, for people."""
    return (record.__doc__ or "").strip().splitlines()[0]


def title(record: type) -> str:
    """Return what a record or group is called: `Last report`."""
    name = _TITLES.get(record.__name__, record.__name__)
    return re.sub("(?<!^)[A-Z]", lambda letter: f" {letter[0].lower()}", name)


_TITLES = {"Sourced": "Sources"}
"""Groups whose class is named after what it does."""
