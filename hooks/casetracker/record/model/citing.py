"""Where a record cites its sources, found from the declaration of its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from casetracker.record.model.groups import Sourced
from casetracker.record.model.kinds import Group, Many, Prose, fields
from casetracker.text import citations

Citation = tuple[tuple[str | int, ...], str]
"""The path to where an id is cited, and the id."""


def cited(record: Any) -> Iterator[Citation]:
    """Yield every citation of a record in the order of its fields. A field that is None or empty has none."""
    for attribute, key, walk in _citing(record.__class__):
        value = getattr(record, attribute)
        if value:
            yield from walk(value, (key,))


def says_where(record: Any) -> bool:
    """Return whether a kind of record cites its sources for each thing; else all of them bear out the whole."""
    return bool(_citing(record))


@lru_cache(maxsize=100)
def _citing(record: Any) -> list[tuple[str, str, Callable[[Any, tuple[str | int, ...]], Iterator[Citation]]]]:
    found: list[tuple[str, str, Callable[[Any, tuple[str | int, ...]], Iterator[Citation]]]] = []
    for spec in fields(record):
        match spec.kind:
            case Prose():
                found.append((spec.attribute, spec.key, _prose))
            case Group(of=of) if _cites(of):
                found.append((spec.attribute, spec.key, _one))
            case Many(item=Group(of=of)) if _cites(of):
                found.append((spec.attribute, spec.key, _each))
    return found


def _cites(group: Any) -> bool:
    return issubclass(group, Sourced) or bool(_citing(group))


def _prose(value: Mapping[str, str], path: tuple[str | int, ...]) -> Iterator[Citation]:
    for text in value.values():
        for source in citations(text):
            yield path, source


def _one(value: Any, path: tuple[str | int, ...]) -> Iterator[Citation]:
    if isinstance(value, Sourced):
        for index, source in enumerate(value.sources):
            yield (*path, "sources", index), source
    for attribute, key, walk in _citing(value.__class__):
        inner = getattr(value, attribute)
        if inner:
            yield from walk(inner, (*path, key))


def _each(value: tuple[Any, ...], path: tuple[str | int, ...]) -> Iterator[Citation]:
    for index, item in enumerate(value):
        yield from _one(item, (*path, index))
