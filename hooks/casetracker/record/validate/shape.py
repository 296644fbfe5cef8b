"""Data → values, by the kinds of the model: every fault of form becomes a finding, and the rest is read on.

A reader is compiled once for each kind, for a tracker's scope. It takes the data, the path to it and a sink for findings, and returns the
value, or BAD where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from casetracker.record.guesses import field_meant
from casetracker.record.model import kinds
from casetracker.record.model.kinds import Kind, fields
from casetracker.record.model.placeholders import placeholder_in
from casetracker.record.problems.spelling import did_you_mean
from casetracker.record.read import Data, Path, kind_of
from casetracker.record.scope import ANY, Scope
from casetracker.record.validate.expected import expected, owner
from casetracker.record.validate.finding import BAD, GUESSED, Finding, Reader, Sink, fault
from casetracker.record.validate.single import single
from casetracker.text import address_fault, citations, empty_citation, host_letters, paragraphs
from casetracker.text.marking import N_
from casetracker.text.phrase import phrase, several

_IN_PROSE = re.compile(r"https?://[^\s<>()\[\]\"']+", re.IGNORECASE)


@lru_cache(maxsize=1000)
def reader(kind: Kind, scope: Scope = ANY, help: str = "") -> Reader:
    """Return the reader for a kind; `scope` says what the settings add. `help` is that of the field, which is no text for it."""
    match kind:
        case kinds.Group(of=of):
            return _group(of, scope)
        case kinds.Alias():
            return _alias(kind, scope)
        case kinds.Many():
            return _many(kind, reader(kind.item, scope, help))
        case kinds.Keyed():
            return _keyed(kind, reader(kind.key, scope), reader(kind.value, scope, help))
        case kinds.Prose():
            return _prose(kind, help)
        case _:
            return single(kind, scope, help)


@lru_cache(maxsize=100)
def group_reader(record: Any, scope: Scope = ANY) -> Callable[[dict[str, Data], Path, Sink], dict[str, Any]]:
    """Return a reader for a group's fields: attribute → value, for those that have one."""
    specs = {spec.key: (spec.attribute, reader(spec.kind, scope, spec.help)) for spec in fields(record)}
    needed = [spec for spec in fields(record) if spec.must]
    asked = [spec.key for spec in fields(record) if not spec.given_by_fmt]
    known = ", ".join(asked)
    name = owner(record)

    def read(data: dict[str, Data], path: Path, sink: Sink) -> dict[str, Any]:
        values: dict[str, Any] = {}
        meant: set[str] = set()
        unknown = 0
        for key, value_data in data.items():
            spec = specs.get(key)
            if spec is None:
                unknown += 1
                close = field_meant(key, asked) if unknown <= GUESSED else None
                guess = did_you_mean(close) if close else ""
                said = {"key": key, "owner": name, "nearest": guess, "known": known, "meant": close if close not in data else None}
                sink(Finding("key-unknown", (*path, key), said, end="key"))
                meant.add(close or key)
                continue
            value = spec[1](value_data, (*path, key), sink)
            if value is not BAD:
                values[spec[0]] = value
        for missing in needed:
            # A misspelt key is told once, as that, and not again as one that is missing.
            if missing.key not in data and missing.key not in meant:
                sink(_missing(record, missing, path))
        return values

    return read


def _group(record: type, scope: Scope) -> Reader:
    """A reader for a group: its dataclass, in which what is missing or bad is None; rules that read it are left out by the findings."""
    read_fields = group_reader(record, scope)
    nothing = {spec.attribute: None for spec in fields(record) if spec.must}
    known = ", ".join(spec.key for spec in fields(record))

    def read(data: Data, path: Path, sink: Sink) -> Any:
        if not isinstance(data, dict):
            sink(_no_group(data, path, known))
            return BAD
        return record(**nothing | read_fields(data, path, sink))

    return read


def _no_group(data: Data, path: Path, known: str) -> Finding:
    if not data:
        return Finding("value-missing", path, {"expected": "its keys on lines of their own below, indented"})
    hint = phrase("Write its keys on lines of their own below, indented: {known}.", known=known)
    return Finding("value-type", path, {"expected": N_("a group of keys"), "found": kind_of(data), "hint": hint}, end="value")


def _missing(record: type, spec: kinds.FieldSpec, path: Path) -> Finding:
    if spec.key == "sources" and path:
        return Finding("sources-missing", path, {"owner": owner(record)})
    return Finding("key-missing", path, {"key": spec.key, "owner": owner(record), "help": spec.help})


def _alias(kind: kinds.Alias, scope: Scope) -> Reader:
    spec = next(spec for spec in fields(kind.of) if spec.key == kind.main)
    main = reader(spec.kind, scope, spec.help)
    group = _group(kind.of, scope)

    def read(data: Data, path: Path, sink: Sink) -> Any:
        if isinstance(data, dict):
            return group(data, path, sink)
        text = main(data, path, sink)
        return BAD if text is BAD else kind.of(**{kind.main: text})

    return read


def _many(kind: kinds.Many, item: Reader) -> Reader:
    plain = not isinstance(kind.item, kinds.Group)

    def read(data: Data, path: Path, sink: Sink) -> Any:
        if data.__class__ is not list:
            sink(_no_list(data, path, kind, plain))
            return BAD
        items: list[Data] = data
        if not kind.least <= len(items) <= kind.most:
            fault = _length(len(items), kind.least, kind.most, path)
            sink(
                fault
                if items or not isinstance(kind.item, kinds.Citizenship)
                else fault._replace(values=fault.values | {"hint": _NO_CITIZENSHIP})
            )
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
    hint = IN_BRACKETS if plain else N_("Begin each item with a hyphen and a space: '- '.")
    return Finding("value-type", path, {"expected": N_("a list"), "found": kind_of(data), "hint": hint}, end="value")


IN_BRACKETS = "Write it in brackets: [a, b]."
_NO_CITIZENSHIP = "Write [stateless] where there is none, [unknown] where no source says which."


def _length(number: int, least: int, most: int, path: Path) -> Finding:
    if number > most:
        return Finding("list-long", path, {"number": number, "limit": most}, end="value")
    hint = N_("Add another item.") if number else N_("Fill the list; where the field is optional, leave the whole line out.")
    return Finding(
        "list-short",
        path,
        {
            "least": N_("one item") if least == 1 else several("{number} item", "{number} items", least),
            "number": number or N_("none"),
            "hint": hint,
        },
        end="value",
    )


_SHAPE_OF_SOURCES = "Write each id on a line of its own, with a colon and without a hyphen; its fields stand below it, indented further."
_SHAPE_OF_TEXTS = "Write each on a line of its own below, indented: a key, a colon, a space and the value."


def _keyed(kind: kinds.Keyed, key_reader: Reader, value_reader: Reader) -> Reader:
    def read(data: Data, path: Path, sink: Sink) -> Any:
        if not isinstance(data, dict):
            rule = "value-type" if data else "value-missing"
            hint = _SHAPE_OF_SOURCES if isinstance(kind.value, kinds.Group) else _SHAPE_OF_TEXTS
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


def _prose(kind: kinds.Prose, help: str) -> Reader:
    tongue = reader(kinds.Language())

    def one(data: Data, path: Path, sink: Sink) -> Any:
        if not isinstance(data, str) or not data.strip():
            sink(_no_prose(data, path, expected(kind)))
            return BAD
        text = data.strip()
        parts = paragraphs(text)
        wrong = (
            fault("text-long", number=len(text), limit=kind.limit)
            if len(text) > kind.limit
            else fault("prose-paragraphs", number=len(parts), limit=2)
            if len(parts) > 2
            else fault("citation-empty", mark=mark)
            if (mark := empty_citation(text))
            else fault("text-placeholder", value=nothing)
            if (nothing := placeholder_in(text, help))
            else fault("url-host", value=odd, letters=host_letters(odd))
            if (odd := _odd_address(text))
            else fault("prose-citation")
            if not all(citations(part) for part in parts)
            else None
        )
        if wrong:
            sink(wrong._replace(path=path))
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


def _odd_address(text: str) -> str:
    """Return the first address in prose whose host has letters that can pass for others, or an empty text."""
    return next((each for each in _IN_PROSE.findall(text) if address_fault(each) == "url-host"), "") if "://" in text else ""


def _no_prose(data: Data, path: Path, what: str) -> Finding:
    if not data or isinstance(data, str):
        return Finding("value-missing", path, {"expected": what})
    hint = N_("Write '|-' after the colon, and the text below it, indented.")
    return Finding("value-type", path, {"expected": what, "found": kind_of(data), "hint": hint}, end="value")
