"""The record as JSON Schema 2020-12, for editors, programs and the contribution form: made from the declarations, never by hand."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from casetracker.countries import COUNTRIES
from casetracker.model import kinds
from casetracker.model.choices import ENDED
from casetracker.model.groups import Sourced
from casetracker.model.kinds import FieldSpec, Kind, fields, summary_line
from casetracker.model.records import KINDS

_PLAIN = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?~?"
_DATE = rf"^({_PLAIN}|{_PLAIN}/{_PLAIN}|\.\./{_PLAIN}|{_PLAIN}/\.\.)$"
DATE = rf"^unknown$|{_DATE}"
"""A partial date as the record's own schemas and those of the API write it."""
_FULL = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
_YEAR = r"^\d{4}~?(/\d{4})?$"
_ID = "^[a-z0-9]+(-[a-z0-9]+)*$"
_LANGUAGE = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"

Schema = dict[str, Any]


@lru_cache(maxsize=4)
def schema_bytes(kind: str) -> bytes:
    """Return the schema of `case` or `swap` as a JSON file."""
    return (json.dumps(record_schema(kind), ensure_ascii=False, indent=2) + "\n").encode()


def record_schema(kind: str) -> Schema:
    """Return the JSON Schema of a `case` or `swap` as its YAML file holds it."""
    record = KINDS[kind]
    groups: dict[str, Schema] = {}
    whole = _object(record, groups)
    # A withdrawn file needs nothing else, so what a record must have is asked of those that are not withdrawn.
    needed = whole.pop("required")
    rules: list[Schema] = [{"if": {"required": ["withdrawn"]}, "else": {"required": needed}}]
    if kind == "case":
        rules += _case_rules()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": summary_line(record).rstrip("."),
        **whole,
        "allOf": rules,
        "$defs": groups,
    }


def _case_rules() -> list[Schema]:
    """What a schema can say of how status, release, death and last report agree."""
    live = {"not": {"required": ["withdrawn"]}}

    def where(status: Schema, then: Schema) -> Schema:
        return {"if": {**live, "required": ["status"], "properties": {"status": status}}, "then": then}

    exchange = {"properties": {"manner": {"const": "exchange"}}, "required": ["manner"]}
    return [
        where(
            {"const": "exchanged"}, {"required": ["release"], "properties": {"release": {**exchange, "required": ["manner", "swap", "to"]}}}
        ),
        where({"const": "released"}, {"required": ["release"], "properties": {"release": {"not": exchange}}}),
        where({"const": "died"}, {"required": ["death"]}),
        where({"enum": sorted(ENDED)}, {"not": {"required": ["last_report"]}}),
        where(
            {"not": {"enum": sorted(ENDED)}},
            {"required": ["last_report"], "allOf": [{"not": {"required": ["release"]}}, {"not": {"required": ["death"]}}]},
        ),
    ]


def kind_schema(kind: Kind) -> Schema:
    """Return the schema of a kind of value that holds no group."""
    return _kind(kind, {})


def _object(record: Any, groups: dict[str, Schema]) -> Schema:
    specs = fields(record)
    return {
        "description": summary_line(record),
        "type": "object",
        "additionalProperties": False,
        "required": [spec.key for spec in specs if spec.must],
        "properties": {spec.key: _field(spec, groups) for spec in specs},
    }


def _field(spec: FieldSpec, groups: dict[str, Schema]) -> Schema:
    described: Schema = {"description": spec.help, **_kind(spec.kind, groups)}
    if spec.example and isinstance(spec.kind, kinds.Text | kinds.Choice | kinds.Country | kinds.Date | kinds.Time | kinds.Zone):
        described["examples"] = [spec.example]
    return described


def _group(record: Any, groups: dict[str, Schema]) -> Schema:
    name = record.__name__ if record is not Sourced else "Sourced"
    if name not in groups:
        groups[name] = {}
        groups[name] = _object(record, groups)
    return {"$ref": f"#/$defs/{name}"}


def _kind(kind: Kind, groups: dict[str, Schema]) -> Schema:
    match kind:
        case kinds.Text(limit=limit):
            # YAML reads a bare 1984 as a number, and a title may be just that.
            return {"type": ["string", "integer"], "maxLength": limit, "minLength": 1}
        case kinds.Prose(limit=limit):
            text = {"type": "string", "maxLength": limit, "pattern": r"\[\^[a-z0-9-]+\]"}
            return {
                "oneOf": [
                    text,
                    {"type": "object", "required": ["en"], "propertyNames": {"pattern": _LANGUAGE}, "additionalProperties": text},
                ]
            }
        case kinds.Date(form="full"):
            return {"type": "string", "pattern": _FULL}
        case kinds.Date(form="year"):
            return {"type": ["string", "integer"], "pattern": _YEAR, "minimum": 1, "maximum": 9999}
        case kinds.Date(unknown=unknown):
            dated: Schema = {"type": ["string", "integer"], "pattern": _DATE, "minimum": 1, "maximum": 9999}
            return {"anyOf": [{"const": "unknown"}, dated]} if unknown else dated
        case kinds.Country():
            return {"type": "string", "enum": list(COUNTRIES)}
        case kinds.Party():
            return {"type": "string", "minLength": 2, "maxLength": 200}
        case kinds.Language():
            return {"type": "string", "pattern": _LANGUAGE}
        case kinds.Choice(options=options):
            return {"type": "string", "enum": list(options)}
        case kinds.Flag():
            return {"type": "boolean"}
        case kinds.Number(least=least, most=most):
            return {"type": "integer", "minimum": least, "maximum": most}
        case kinds.Address():
            return {"type": "string", "format": "uri", "pattern": "^https?://[^\\s@/]+(/.*|[?#].*)?$", "maxLength": 2000}
        case kinds.Id():
            return {"type": "string", "pattern": _ID, "maxLength": 120}
        case kinds.Time():
            return {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}
        case kinds.Zone():
            return {"type": "string", "pattern": "^([A-Za-z_]+(/[A-Za-z0-9_+-]+)+|UTC)$"}
        case kinds.Group(of=of):
            return _group(of, groups)
        case kinds.Alias(of=of, main=main):
            text = _kind(next(spec.kind for spec in fields(of) if spec.key == main), groups)
            return {"anyOf": [text, _group(of, groups)]}
        case kinds.Many(item=item, least=least, most=most, distinct=distinct):
            many: Schema = {"type": "array", "minItems": least, "maxItems": most, "items": _kind(item, groups)}
            return {**many, "uniqueItems": True} if distinct else many
        case kinds.Keyed(key=key, value=value, most=most):
            names = _kind(key, groups)
            return {
                "type": "object",
                "minProperties": 1,
                "maxProperties": most,
                "propertyNames": {"pattern": names["pattern"]},
                "additionalProperties": _kind(value, groups),
            }
