"""What was written, as data with the keys of the files, and its JSON Schema by the model.

Nothing is left as an abbreviation: an alias is always a group, prose always language → text, a date the text that was
written. What a file leaves out is left out here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from casetracker.data.api.fields import DAY, TEXT, Schema, group, mapped, of, ref
from casetracker.record.model import KINDS, fields, kinds, summary_line
from casetracker.record.model.kinds import Kind
from casetracker.record.model.schema import DATE, kind_schema
from casetracker.record.scope import Scope

Convert = Callable[[Any], Any]


class _Written(NamedTuple):
    """How a field of a file becomes data."""

    key: str
    attribute: str
    convert: Convert | None
    must: bool


def written(record: Any) -> dict[str, Any]:
    """Return the written fields of a record or group by their keys, in the order in which files write them.

    What has to be there is, even where it is empty: in a record of an earlier day some groups have no source left.
    """
    found = {}
    for key, attribute, convert, must in _fields(record.__class__):
        value = getattr(record, attribute)
        if value or value is False or must:
            found[key] = convert(value) if convert else value
    return found


@lru_cache(maxsize=100)
def _fields(record: type) -> list[_Written]:
    return [_Written(spec.key, spec.attribute, _convert(spec.kind), spec.must) for spec in fields(record)]


def _convert(kind: Kind) -> Convert | None:
    """How a value of that kind becomes data; None where it is data already."""
    match kind:
        case kinds.Date():
            return attrgetter("text")
        case kinds.Group() | kinds.Alias():
            return written
        case kinds.Many(item=item):
            inner = _convert(item)
            return (lambda values: [inner(value) for value in values]) if inner else None
        case kinds.Keyed(value=value):
            held = _convert(value)
            return (lambda values: {key: held(value) for key, value in values.items()}) if held else None
        case _:
            return None


def written_schemas(scope: Scope) -> dict[str, Schema]:
    """Return the schemas of the records and of all groups in them by their names; `scope` says what the settings add."""
    found: dict[str, Schema] = {}
    for kind in KINDS.values():
        whole = _schema(kind.record, scope, found)
        first = {"id": of("The record's id: its file's name.", TEXT)}
        further = of("The record's texts in further languages, by language; left out where none is translated.", mapped(ref("Translation")))
        last = {"translations": further, "derived": ref(f"Derived{kind.id.title()}")}
        whole["properties"] = {**first, **whole["properties"], **last}
        whole["required"] = ["id", *whole["required"], "derived"]
        found[kind.id.title()] = whole
    return found


def _schema(record: Any, scope: Scope, found: dict[str, Schema]) -> Schema:
    specs = fields(record)
    properties = {spec.key: of(spec.help, _kind_schema(spec.kind, scope, found)) for spec in specs}
    return group(summary_line(record), properties, tuple(spec.key for spec in specs if not spec.must and not spec.default))


def _kind_schema(kind: Kind, scope: Scope, found: dict[str, Schema]) -> Schema:
    """As the model's own schema of a kind, but for what the API writes in one form alone."""
    match kind:
        case kinds.Text(limit=limit):
            return {"type": "string", "minLength": 1, "maxLength": limit}
        case kinds.Prose():
            return {"type": "object", "required": ["en"], "additionalProperties": TEXT}
        case kinds.Date(form="full"):
            return DAY
        case kinds.Date():
            return {"type": "string", "pattern": DATE}
        case kinds.Coordinates():
            return {"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "number"}}
        case kinds.Group(of=held) | kinds.Alias(of=held):
            if held.__name__ not in found:
                found[held.__name__] = _schema(held, scope, found)
            return ref(held.__name__)
        case kinds.Many(item=kinds.Id(of="source") as item):
            return {"type": "array", "items": _kind_schema(item, scope, found)}
        case kinds.Many(item=item, least=least):
            return {"type": "array", "minItems": least, "items": _kind_schema(item, scope, found)}
        case kinds.Keyed(value=value):
            return mapped(_kind_schema(value, scope, found))
        case _:
            return kind_schema(kind, scope)
