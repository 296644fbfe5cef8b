"""The data page, which lists every download, and the page of the API."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from babel.numbers import format_decimal

from casetracker.locale import Words
from casetracker.pages.context import Context
from casetracker.text.marking import N_


class Offered(NamedTuple):
    """A file that is offered: its address, what it is, and what its rows are and how many, where it has rows."""

    address: str
    title: str
    about: str
    size: int
    """In bytes."""
    rows: int | None = None


class Download(NamedTuple):
    """A line of the list of downloads."""

    address: str
    name: str
    title: str
    about: str
    size: str
    rows: str


@dataclass(frozen=True)
class DataView:
    """What the data page shows."""

    whole: tuple[Download, ...]
    tables: tuple[Download, ...]
    described: tuple[Download, ...]
    figures: tuple[Download, ...]
    cite: str
    version: str
    day: str
    groups: tuple[tuple[str, str], ...]
    """The anchors that the field reference had while it stood here, each with its title."""


class Field(NamedTuple):
    name: str
    what: str
    help: str
    part: str = ""
    """The part of the page that tells what it holds, where there is one."""


class Part(NamedTuple):
    """A part of what the API puts out: an object and its fields."""

    id: str
    about: str
    fields: tuple[Field, ...]


class Output(NamedTuple):
    """A file of the API, or one for each record."""

    path: str
    about: str
    address: str
    """The file, or an example where there is one for each record; empty where there is none."""
    schema: str
    size: str


@dataclass(frozen=True)
class ApiView:
    """What the page of the API shows."""

    base: str
    outputs: tuple[Output, ...]
    parts: tuple[Part, ...]
    changes: tuple[tuple[str, str, str], ...]
    """Version, day and what came with it, newest first."""


def data_view(
    context: Context, title: str, base: str, commit: str, offered: Mapping[str, Sequence[Offered]], groups: Iterable[tuple[str, str]]
) -> DataView:
    """Return the view of the data page of a build with that title, address and commit. `offered` holds the files under `whole`, `tables`, `described` and `figures`."""
    words = context.words
    shown = {kind: tuple(_download(each, words) for each in files) for kind, files in offered.items()}
    version = commit[:7] if commit else words._("version not known")
    parts = [
        f"{title}.",
        words._("As of %(day)s.") % {"day": words.day(context.day)},
        f"{version}.",
        f"{context.settings.licence_name}.",
        base,
    ]
    return DataView(
        **shown, cite=" ".join(part for part in parts if part), version=version, day=words.day(context.day), groups=tuple(groups)
    )


def api_view(
    context: Context, base: str, outputs: Iterable[tuple[str, str, str, str, int]], schemas: Mapping[str, Any], changes: Any
) -> ApiView:
    """Return the view of the API's page from its outputs (path, what it is, example, schema, bytes) and its schemas by name."""
    words = context.words
    shown = tuple(Output(path, words._(about), address, schema, size(number, words)) for path, about, address, schema, number in outputs)
    parts = tuple(
        Part(name, words._(schema["description"]), tuple(_field(key, held, words, schemas) for key, held in schema["properties"].items()))
        for name, schema in schemas.items()
        if "properties" in schema
    )
    told = tuple((version, words.day(day), words._(what)) for version, day, what in changes)
    return ApiView(base, shown, parts, told)


def size(number: int, words: Words) -> str:
    """Return about how large a file of so many bytes is: `about 60 kB`, `about 2 MB`."""
    unit, per = (N_("about %(number)s MB"), 1_000_000) if number >= 950_000 else (N_("about %(number)s kB"), 1_000)
    value = float(f"{max(number, per) / per:.1g}")
    return words._(unit) % {"number": format_decimal(value, "#,##0", locale=words.locale)}


def _download(file: Offered, words: Words) -> Download:
    rows = "" if file.rows is None else words.plural("%(number)s row", "%(number)s rows", file.rows)
    return Download(file.address, file.address.rpartition("/")[2], words._(file.title), words._(file.about), size(file.size, words), rows)


def _field(key: str, schema: Mapping[str, Any], words: Words, parts: Collection[str]) -> Field:
    kind = _kind(schema)
    told = schema.get("description", "")
    return Field(key, kind, words._(told) if told else "", next((word for word in kind.split() if word in parts), ""))


def _kind(schema: Mapping[str, Any]) -> str:
    """The type of a field as the schemas spell it: `string`, `list of Entry`, `Span or null`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2].removeprefix("#")
    if "anyOf" in schema:
        return " or ".join(_kind(each) for each in schema["anyOf"])
    kind = schema.get("type", "")
    if kind == "array":
        return f"list of {_kind(schema['items'])}"
    return " or ".join(kind) if isinstance(kind, list) else str(kind)
