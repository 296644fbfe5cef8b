"""The data page, which lists every download, and the page of the API."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from babel.numbers import format_decimal

from casetracker.locale import Words
from casetracker.pages.context import Context
from casetracker.pages.embed.share import as_of
from casetracker.pages.output import BuildInfo
from casetracker.text.marking import N_


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
    as_of: str
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


def data_view(context: Context, build_info: BuildInfo, groups: Iterable[tuple[str, str]], **files: tuple[Download, ...]) -> DataView:
    """Return the view of the data page with the files that it lists, each kind under its name."""
    of = as_of(context, build_info)
    parts = [f"{build_info.title}.", of, f"{context.settings.licence_name}."]
    cite = " ".join([*parts, build_info.base]).rstrip()
    return DataView(**files, cite=cite, as_of=of, groups=tuple(groups))


def api_view(
    context: Context, base: str, outputs: Iterable[Output], schemas: Mapping[str, Any], changes: Iterable[tuple[str, date, str]]
) -> ApiView:
    """Return the view of the API's page from the files of the API, the schemas that it explains and what came with each version."""
    words = context.words
    parts = tuple(
        Part(name, words._(schema["description"]), tuple(_field(key, held, words, schemas) for key, held in schema["properties"].items()))
        for name, schema in schemas.items()
        if "properties" in schema
    )
    return ApiView(base, tuple(outputs), parts, tuple((version, words.day(day), words._(what)) for version, day, what in changes))


def size(number: int, words: Words) -> str:
    """Return about how large a file of so many bytes is: `about 60 kB`, `about 2 MB`."""
    unit, per = (N_("about %(number)s MB"), 1_000_000) if number >= 950_000 else (N_("about %(number)s kB"), 1_000)
    value = float(f"{max(number, per) / per:.1g}")
    return words._(unit) % {"number": format_decimal(value, "#,##0", locale=words.locale)}


def download(address: str, title: str, about: str, content: bytes, words: Words, *, rows: bool = False) -> Download:
    """Return the line of a file, with the number of its rows below a heading where it has rows."""
    number = words.plural("%(number)s row", "%(number)s rows", content.count(b"\r\n") - 1) if rows else ""
    return Download(address, address.rpartition("/")[2], words._(title), words._(about), size(len(content), words), number)


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
