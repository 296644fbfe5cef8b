"""Data → values, by the kinds of the model: every fault of form becomes a finding, and the rest is read on.

A reader is compiled once for each kind. It takes the data, the path to it and a sink for findings, and returns the
value, or BAD where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, NamedTuple
from zoneinfo import available_timezones

from casetracker.countries import BODIES, COUNTRIES, LANGUAGES, code_for, is_language, language_for
from casetracker.dates import DateError, parse
from casetracker.model import kinds
from casetracker.model.kinds import Kind, fields
from casetracker.problems import closest, nearest
from casetracker.read import ID, Data, End, Path, kind_of
from casetracker.text import address_fault, citations, paragraphs


class Finding(NamedTuple):
    """A broken rule, the path to where, and the values of its wording. It gets its place once the file is at hand."""

    rule: str
    path: Path
    values: dict[str, Any]
    end: End = "best"
    """Which end of the path the place is: see `read.at`."""


class _Bad:
    """The value of what could not be read."""


BAD: Final = _Bad()
Sink = Callable[[Finding], None]
Reader = Callable[[Data, Path, Sink], Any]

_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)
_EXAMPLES = {"source": "'sources: [reuters-2024]'", "case": "'vera-example'", "swap": "'2025-04-10-abu-dhabi'"}


_OWNERS = {"Custody": "this period of custody", "Others": "these others", "Sourced": "this group"}


@lru_cache(maxsize=200)
def owner(record: Any) -> str:
    """Return what a message calls a record or group: `this case`, `this last report`."""
    name: str = record.__name__
    return _OWNERS.get(name) or "this" + re.sub("[A-Z]", lambda letter: f" {letter[0].lower()}", name)


def expected(kind: Kind) -> str:
    """Return what a field of that kind holds, in words for a message."""
    match kind:
        case kinds.Text():
            return "a text on one line"
        case kinds.Prose():
            return "a text of one or two paragraphs"
        case kinds.Date(form="year"):
            return "a year"
        case kinds.Date(form="full"):
            return "a date with year, month and day"
        case kinds.Date():
            return "a date"
        case kinds.Country():
            return "the code of a country"
        case kinds.Party():
            return "the code of a country, or the name of a body"
        case kinds.Language():
            return "the code of a language"
        case kinds.Choice(what=what):
            return what
        case kinds.Flag(only=only):
            return "true" if only else "false"
        case kinds.Number():
            return "a whole number"
        case kinds.Address():
            return "a web address"
        case kinds.Id(of=of):
            return f"the id of a {of}"
        case kinds.Time():
            return "a time of day"
        case kinds.Zone():
            return "the name of a time zone"
        case kinds.Group(of=of):
            return "a group of keys"
        case kinds.Alias():
            return "a text, or a group of keys"
        case kinds.Many(item=item):
            return f"a list (each item is {expected(item)})"
        case kinds.Keyed(key=key):
            return f"a group in which each key is {expected(key)}"


@lru_cache(maxsize=500)
def reader(kind: Kind) -> Reader:
    """Return the reader for a kind."""
    match kind:
        case kinds.Group(of=of):
            return _group(of)
        case kinds.Alias():
            return _alias(kind)
        case kinds.Many():
            return _many(kind)
        case kinds.Keyed():
            return _keyed(kind)
        case kinds.Prose():
            return _prose(kind)
        case _:
            return _single(kind)


def _single(kind: Kind) -> Reader:
    """A reader for a value that is one text in the file: checks that it is one, and hands it to the kind's own check."""
    check = _checks(kind)
    what = expected(kind)

    def read(data: Data, path: Path, sink: Sink) -> Any:
        if data.__class__ is not str:
            sink(_no_text(data, path, what))
            return BAD
        text = data.strip()
        if not text:
            sink(Finding("value-missing", path, {"expected": what}))
            return BAD
        value = check(text)
        if value.__class__ is Finding:
            sink(value._replace(path=path))
            return BAD
        return value

    return read


def _no_text(data: Data, path: Path, what: str) -> Finding:
    if data is None:
        return Finding("value-missing", path, {"expected": what})
    hint = "Write one value after the colon." if isinstance(data, dict) else "Write one value, without brackets or a hyphen."
    return Finding("value-type", path, {"expected": what, "found": kind_of(data), "hint": hint}, end="value")


def _fault(rule: str, **values: Any) -> Finding:
    return Finding(rule, (), values)


def _checks(kind: Kind) -> Callable[[str], Any]:
    match kind:
        case kinds.Text(limit=limit):
            return lambda text: _text(text, limit)
        case kinds.Date():
            return lambda text: _date(text, kind)
        case kinds.Country():
            return _country
        case kinds.Party():
            return _party
        case kinds.Language():
            return _language
        case kinds.Choice():
            return lambda text: text if text in kind.options else _unknown_choice(text, kind)
        case kinds.Flag():
            return lambda text: text == "true" if text in ("true", "false") else _fault("flag", value=text)
        case kinds.Number():
            return lambda text: _number(text, kind)
        case kinds.Address():
            return lambda text: _fault(rule, value=text) if (rule := address_fault(text)) else text
        case kinds.Id(of=of):
            return lambda text: text if ID.fullmatch(text) and len(text) <= 120 else _fault("id", value=text, example=_EXAMPLES[of])
        case kinds.Time():
            return lambda text: text if _TIME.fullmatch(text) else _fault("time", value=text)
        case kinds.Zone():
            return lambda text: text if text in available_zones() else _fault("zone", value=text, nearest=nearest(text, available_zones()))
        case _:
            raise TypeError(f"no check for {kind}")


def _text(text: str, limit: int) -> str | Finding:
    if len(text) > limit:
        return _fault("text-long", number=len(text), limit=limit)
    return _fault("text-lines") if "\n" in text else text


def _date(text: str, kind: kinds.Date) -> Any:
    try:
        value = parse(text)
    except DateError as fault:
        return _fault("date-year" if kind.form == "year" and fault.rule == "date-form" else fault.rule, value=text)
    if not value.is_known and not kind.unknown:
        hint = "Leave the line out where the date is not known, or write the year or the span that is."
        return _fault("date-unknown", hint=hint)
    if kind.form == "full" and (len(text) != 10 or not value.is_exact):
        return _fault("date-full", value=text)
    if kind.form == "year" and not re.fullmatch(r"\d{4}~?(/\d{4})?", text):
        return _fault("date-year", value=text)
    return value


def _country(text: str) -> str | Finding:
    if text in COUNTRIES:
        return text
    code = code_for(text)
    return _fault("country", value=text, nearest=f" (did you mean '{code}'?)" if code else "")


def _party(text: str) -> str | Finding:
    if len(text) != 2:
        return _text(text, 200)
    body = BODIES.get(text.upper())
    return _fault("country", value=text, nearest=f" (did you mean '{body}'?)") if body else _country(text)


def _language(text: str) -> str | Finding:
    if is_language(text):
        return text
    code = language_for(text) or (text.lower() if text.lower() in LANGUAGES else None)
    return _fault("language", value=text, nearest=f" (did you mean '{code}'?)" if code else "")


def _unknown_choice(text: str, kind: kinds.Choice) -> Finding:
    return _fault("value-choice", value=text, what=kind.what, nearest=nearest(text, kind.options), known=", ".join(kind.options))


def _number(text: str, kind: kinds.Number) -> int | Finding:
    if text.isascii() and text.isdigit() and len(text) < 10 and kind.least <= int(text) <= kind.most:
        return int(text)
    return _fault("number", value=text, least=kind.least, most=f"{kind.most:,}", example=max(kind.least, 3))


@lru_cache(maxsize=1)
def available_zones() -> frozenset[str]:
    """Return the names of the IANA list."""
    return frozenset(zone for zone in available_timezones() if "/" in zone and not zone.startswith(("posix/", "right/"))) | {"UTC"}


@lru_cache(maxsize=100)
def group_reader(record: Any) -> Callable[[dict[str, Data], Path, Sink], tuple[dict[str, Any], set[str]]]:
    """Return a reader for a group's fields: attribute → value, and the attributes that are damaged: bad, or missing in spite of need."""
    specs = {spec.key: (spec.attribute, reader(spec.kind)) for spec in fields(record)}
    needed = [spec for spec in fields(record) if spec.must]
    known = ", ".join(specs)
    name = owner(record)

    def read(data: dict[str, Data], path: Path, sink: Sink) -> tuple[dict[str, Any], set[str]]:
        values: dict[str, Any] = {}
        damaged: set[str] = set()
        meant: set[str] = set()
        for key, value_data in data.items():
            spec = specs.get(key)
            if spec is None:
                values_of = {"key": key, "owner": name, "nearest": nearest(key, specs), "known": known}
                sink(Finding("key-unknown", (*path, key), values_of, end="key"))
                meant.add(closest(key, specs) or key)
                continue
            value = spec[1](value_data, (*path, key), sink)
            if value is BAD:
                damaged.add(spec[0])
            else:
                values[spec[0]] = value
        # A misspelt key is told once, as that, and not again as one that is missing.
        damaged |= {specs[key][0] for key in meant - data.keys() if key in specs}
        for missing in needed:
            if missing.key not in data and missing.key not in meant:
                damaged.add(missing.attribute)
                sink(_missing(record, missing, path))
        return values, damaged

    return read


def _group(record: type) -> Reader:
    """A reader for a group: its dataclass, or BAD where something that it needs is missing or bad."""
    read_fields = group_reader(record)
    needed = {spec.attribute for spec in fields(record) if spec.must}
    known = ", ".join(spec.key for spec in fields(record))

    def read(data: Data, path: Path, sink: Sink) -> Any:
        if not isinstance(data, dict):
            sink(_no_group(data, path, known))
            return BAD
        values, damaged = read_fields(data, path, sink)
        return record(**values) if not damaged & needed else BAD

    return read


def _no_group(data: Data, path: Path, known: str) -> Finding:
    if not data:
        return Finding("value-missing", path, {"expected": "its keys on lines of their own below, indented"})
    hint = f"Write its keys on lines of their own below, indented: {known}."
    return Finding("value-type", path, {"expected": "a group of keys", "found": kind_of(data), "hint": hint}, end="value")


def _missing(record: type, spec: kinds.FieldSpec, path: Path) -> Finding:
    if spec.key == "sources" and path:
        return Finding("sources-missing", path, {"owner": owner(record)})
    return Finding("key-missing", path, {"key": spec.key, "owner": owner(record), "help": spec.help})


def _alias(kind: kinds.Alias) -> Reader:
    main = reader(next(spec.kind for spec in fields(kind.of) if spec.key == kind.main))
    group = _group(kind.of)

    def read(data: Data, path: Path, sink: Sink) -> Any:
        if isinstance(data, dict):
            return group(data, path, sink)
        text = main(data, path, sink)
        return BAD if text is BAD else kind.of(**{kind.main: text})

    return read


def _many(kind: kinds.Many) -> Reader:
    item = reader(kind.item)
    plain = not isinstance(kind.item, kinds.Group)

    def read(data: Data, path: Path, sink: Sink) -> Any:
        if data.__class__ is not list:
            sink(_no_list(data, path, kind, plain))
            return BAD
        items: list[Data] = data
        if not kind.least <= len(items) <= kind.most:
            sink(_length(len(items), kind.least, kind.most, path))
            return BAD
        values = [item(each, (*path, index), sink) for index, each in enumerate(items)]
        if kind.distinct and len(values) > 1:
            seen: set[Any] = set()
            for index, value in enumerate(values):
                if value in seen and value is not BAD:
                    sink(Finding("list-twice", (*path, index), {"value": value}))
                seen.add(value)
        return BAD if any(value is BAD for value in values) else tuple(values)

    return read


def _no_list(data: Data, path: Path, kind: kinds.Many, plain: bool) -> Finding:
    if not data:
        return Finding("value-missing", path, {"expected": expected(kind)})
    hint = "Write it in brackets: [a, b]." if plain else "Begin each item with a hyphen and a space: '- '."
    return Finding("value-type", path, {"expected": "a list", "found": kind_of(data), "hint": hint}, end="value")


def _length(number: int, least: int, most: int, path: Path) -> Finding:
    if number > most:
        return Finding("list-long", path, {"number": number, "limit": most}, end="value")
    hint = "Add another item." if number else "Fill the list, or leave the whole line out."
    return Finding(
        "list-short", path, {"least": "one item" if least == 1 else f"{least} items", "number": number or "none", "hint": hint}, end="value"
    )


def _keyed(kind: kinds.Keyed) -> Reader:
    key_reader, value_reader = reader(kind.key), reader(kind.value)

    def read(data: Data, path: Path, sink: Sink) -> Any:
        if not isinstance(data, dict):
            rule = "value-type" if data else "value-missing"
            hint = "Write each on a line of its own below, indented: a key, a colon, a space and the value."
            sink(Finding(rule, path, {"expected": expected(kind), "found": kind_of(data), "hint": hint}, end="value" if data else "best"))
            return BAD
        if not 1 <= len(data) <= kind.most:
            sink(_length(len(data), 1, kind.most, path))
            return BAD
        values: dict[str, Any] = {}
        whole = True
        for key, inner in data.items():
            name = key_reader(key, (*path, key), lambda finding: sink(finding._replace(end="key")))
            value = value_reader(inner, (*path, key), sink)
            if name is BAD or value is BAD:
                whole = False
            else:
                values[name] = value
        return values if whole else BAD

    return read


def _prose(kind: kinds.Prose) -> Reader:
    tongue = reader(kinds.Language())

    def one(data: Data, path: Path, sink: Sink) -> Any:
        if not isinstance(data, str) or not data.strip():
            sink(_no_prose(data, path, expected(kind)))
            return BAD
        text = data.strip()
        parts = paragraphs(text)
        fault = (
            _fault("text-long", number=len(text), limit=kind.limit)
            if len(text) > kind.limit
            else _fault("prose-paragraphs", number=len(parts), limit=2)
            if len(parts) > 2
            else _fault("prose-citation")
            if not all(citations(part) for part in parts)
            else None
        )
        if fault:
            sink(fault._replace(path=path))
            return BAD
        return text

    def read(data: Data, path: Path, sink: Sink) -> Any:
        if not isinstance(data, dict):
            text = one(data, path, sink)
            return BAD if text is BAD else {"en": text}
        values: dict[str, Any] = {}
        for key, inner in data.items():
            name = tongue(key, (*path, key), lambda finding: sink(finding._replace(end="key")))
            text = one(inner, (*path, key), sink)
            if name is not BAD and text is not BAD:
                values[name] = text
        if "en" not in data:
            sink(Finding("prose-english", path, {}))
        return values if len(values) == len(data) and "en" in values else BAD

    return read


def _no_prose(data: Data, path: Path, what: str) -> Finding:
    if not data or isinstance(data, str):
        return Finding("value-missing", path, {"expected": what})
    hint = "Write '|-' after the colon, and the text below it, indented."
    return Finding("value-type", path, {"expected": what, "found": kind_of(data), "hint": hint}, end="value")
