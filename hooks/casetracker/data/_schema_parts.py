"""What the schemas of the API are put together from."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
FLAG: Schema = {"type": "boolean"}
COUNT: Schema = {"type": "integer", "minimum": 0}
DAY: Schema = {"type": "string", "format": "date"}
URL: Schema = {"type": "string", "format": "uri-reference"}
TEMPLATE: Schema = {"type": "string", "format": "uri-template"}
IDS: Schema = {"type": "array", "items": TEXT}


def of(described: str, schema: Schema) -> Schema:
    """Return a schema with its description first, in the place of any that it has."""
    return {"description": described, **{key: value for key, value in schema.items() if key != "description"}}


def group(described: str, properties: dict[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    """Return the schema of an object that always has every property but the `optional` ones."""
    needed = [key for key in properties if key not in optional]
    return {"description": described, "type": "object", "required": needed, "properties": properties}


def many(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def or_null(schema: Schema) -> Schema:
    """Return a schema that allows null beside."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    return {**schema, "type": [schema["type"], "null"]}
