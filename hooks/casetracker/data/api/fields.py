"""What the objects of the API are declared with: each field with what it holds in words, its JSON Schema and its value.

Version 1 of the API only grows: no schema forbids fields that it does not know, and the tests alone do that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from casetracker.data.shown import Value, taking

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
FLAG: Schema = {"type": "boolean"}
COUNT: Schema = {"type": "integer", "minimum": 0}
DAY: Schema = {"type": "string", "format": "date"}
TIME: Schema = {"type": "string", "format": "date-time"}
URL: Schema = {"type": "string", "format": "uri-reference"}
TEMPLATE: Schema = {"type": "string", "format": "uri-template"}
IDS: Schema = {"type": "array", "items": TEXT}


class Field(NamedTuple):
    """A field: its key, the schema of what it holds, and what takes that from the thing that an object is made from."""

    key: str
    schema: Schema
    value: Value


class Group:
    """An object of the API: what it is, and its fields. One with a name has a schema of its own, to which others refer."""

    def __init__(self, about: str, *fields: Field, name: str = "") -> None:
        self.about, self.fields, self.name = about, fields, name

    @property
    def schema(self) -> Schema:
        return group(self.about, {each.key: each.schema for each in self.fields})

    @property
    def reference(self) -> Schema:
        """What stands where such an object is held."""
        return ref(self.name) if self.name else self.schema

    def __call__(self, item: Any) -> dict[str, Any]:
        """Return the object as data."""
        return {each.key: each.value(item) for each in self.fields}


def field(key: str, about: str, schema: Schema, value: str | Value = "") -> Field:
    """Return a field; its value is that at a path of attributes, and at its own key where nothing is said."""
    return Field(key, of(about, schema) if about else schema, taking(value or key))


def held(key: str, about: str, group: Group, value: str | Value = "") -> Field:
    """Return a field that holds an object."""
    take = taking(value or key)
    return field(key, about, group.reference, lambda item: group(take(item)))


def held_or_null(key: str, about: str, group: Group, value: str | Value = "") -> Field:
    """Return a field that holds an object, or null where there is nothing to make it from."""
    take = taking(value or key)
    return field(key, about, or_null(group.reference), lambda item: None if (found := take(item)) is None else group(found))


def each(key: str, about: str, group: Group, value: str | Value = "") -> Field:
    """Return a field that holds a list of objects."""
    take = taking(value or key)
    return field(key, about, {"type": "array", "items": group.reference}, lambda item: [group(one) for one in take(item)])


def ref(name: str) -> Schema:
    """Return the reference to a schema by its name; `placed` says where that stands."""
    return {"$ref": name}


def placed(schema: Any, prefix: str) -> Any:
    """Return a schema whose references lead to `prefix` and their name."""
    if isinstance(schema, Mapping):
        return {key: f"{prefix}{value}" if key == "$ref" else placed(value, prefix) for key, value in schema.items()}
    return [placed(each, prefix) for each in schema] if isinstance(schema, list) else schema


def of(about: str, schema: Schema) -> Schema:
    """Return a schema with its description first, in the place of any that it has."""
    return {"description": about, **{key: value for key, value in schema.items() if key != "description"}}


def group(about: str, properties: dict[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    """Return the schema of an object that always has every property but the `optional` ones."""
    needed = [key for key in properties if key not in optional]
    return {"description": about, "type": "object", "required": needed, "properties": properties}


def mapped(values: Schema) -> Schema:
    """Return the schema of an object of any keys."""
    return {"type": "object", "additionalProperties": values}


def word_of(words: Any) -> Schema:
    """Return the schema of one of a few words."""
    return {"type": "string", "enum": list(words)}


def or_null(schema: Schema) -> Schema:
    """Return a schema that allows null beside."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    words = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, "type": [schema["type"], "null"], **words}
