"""The JSON Schemas of what the API puts out: the written fields from the model, the derived ones and the rest declared here.

`schemas(prefix)` returns all of them by name, referring to each other as `prefix` + name, so that the same declarations
stand in files of their own and in the OpenAPI description. Version 1 only grows: no schema forbids fields that it does
not know, and the tests alone do that.
"""

from __future__ import annotations

from typing import Any

from casetracker.derive.timeline import ENTRY_KINDS
from casetracker.model import KINDS, fields, kinds, summary_line
from casetracker.model.choices import STATUS
from casetracker.model.groups import Sourced
from casetracker.model.kinds import FieldSpec, Kind
from casetracker.model.schema import DATE, kind_schema

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_FLAG: Schema = {"type": "boolean"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_DAY: Schema = {"type": "string", "format": "date"}
_URL: Schema = {"type": "string", "format": "uri-reference"}
_TEMPLATE: Schema = {"type": "string", "format": "uri-template"}
_IDS: Schema = {"type": "array", "items": _TEXT}


def schemas(prefix: str) -> dict[str, Schema]:
    """Return every schema by its name."""
    found: dict[str, Schema] = {}
    for kind, record in KINDS.items():
        found[kind.title()] = _record(record, prefix, found)
    found["DerivedCase"] = _derived_case(prefix)
    found["DerivedSwap"] = _derived_swap(prefix)
    found |= _shared(prefix)
    found |= _files(prefix)
    return dict(sorted(found.items()))


def of(described: str, schema: Schema) -> Schema:
    """Return a schema with its description first, in the place of any that it has."""
    return {"description": described, **{key: value for key, value in schema.items() if key != "description"}}


def group(described: str, properties: dict[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    """Return the schema of an object that always has every property but the `optional` ones."""
    needed = [key for key in properties if key not in optional]
    return {"description": described, "type": "object", "required": needed, "properties": properties}


def _many(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    return {**schema, "type": [schema["type"], "null"]}


def _record(record: Any, prefix: str, found: dict[str, Schema]) -> Schema:
    """The schema of a record or group: its written fields by the model."""
    specs = fields(record)
    properties: dict[str, Schema] = {spec.key: _field(spec, prefix, found) for spec in specs}
    optional = tuple(spec.key for spec in specs if not spec.must and not spec.default)
    if record in KINDS.values():
        first = {"id": of("The record's id: its file's name.", _TEXT)}
        last = {"derived": {"$ref": f"{prefix}Derived{record.__name__}"}}
        properties = {**first, **properties, **last}
    return group(summary_line(record), properties, optional)


def _field(spec: FieldSpec, prefix: str, found: dict[str, Schema]) -> Schema:
    return of(spec.help, _kind(spec.kind, prefix, found))


def _kind(kind: Kind, prefix: str, found: dict[str, Schema]) -> Schema:
    """As the model's own schema of a kind, but for what the API writes in one form alone."""
    match kind:
        case kinds.Text(limit=limit):
            return {"type": "string", "minLength": 1, "maxLength": limit}
        case kinds.Prose():
            return {"type": "object", "required": ["en"], "additionalProperties": _TEXT}
        case kinds.Date(form="full"):
            return _DAY
        case kinds.Date():
            return {"type": "string", "pattern": DATE}
        case kinds.Group(of=held) | kinds.Alias(of=held):
            name = held.__name__ if held is not Sourced else "Sourced"
            if name not in found:
                found[name] = {}
                found[name] = _record(held, prefix, found)
            return {"$ref": f"{prefix}{name}"}
        case kinds.Many(item=kinds.Id(of="source") as item):
            return {"type": "array", "items": _kind(item, prefix, found)}
        case kinds.Many(item=item, least=least):
            return {"type": "array", "minItems": least, "items": _kind(item, prefix, found)}
        case kinds.Keyed(value=value):
            return {"type": "object", "additionalProperties": _kind(value, prefix, found)}
        case _:
            return kind_schema(kind)


def _derived_case(prefix: str) -> Schema:
    span, days, ref = ({"$ref": f"{prefix}{name}"} for name in ("Span", "Days", "Reference"))
    return group(
        "What follows from a case on the day shown, and is never written in it.",
        {
            "status": of("The status on the day shown.", {"type": "string", "enum": list(STATUS.options)}),
            "status_since": of("The first day on which that status is certain.", _or_null(_DAY)),
            "held": of("Whether the person counts as held: detained, imprisoned or under house arrest.", _FLAG),
            "stale": of("Whether the last report is so old that nothing is known of the day itself.", _FLAG),
            "detained": of("When the first custody in which the person was held began.", span),
            "ended": of("When the case ended by release or death; null while it has not.", _or_null(span)),
            "days_held": of(
                "The days held up to the day shown.",
                group(
                    "The fewest and the most that the dates allow.",
                    {
                        "fewest": _COUNT,
                        "most": of("null where nothing bounds it.", _or_null(_COUNT)),
                        "running": of("Whether the count goes on: the person is reported held, and the report is fresh.", _FLAG),
                        "to_last_report": of("Whether it stands at the last report instead of at an end or the day shown.", _FLAG),
                    },
                ),
            ),
            "days_held_by": of("The days held by each state, by its code.", {"type": "object", "additionalProperties": days}),
            "age_when_detained": of(
                "From the year of birth; null where it is not known, and for anyone who may then have been under 18.",
                _or_null(group("Years.", {"least": _COUNT, "most": _COUNT})),
            ),
            "timeline": of("All dated things of the case in the order of time.", _many({"$ref": f"{prefix}Entry"})),
            "swap": of("The swap in which the person was freed.", _or_null(ref)),
            "same_person": of("Other detentions of the same person.", _many(ref)),
            "related": of("A few cases of the same category by the same state.", _many(ref)),
            "page": of("The address of its page.", _URL),
            "json": of("The address of its file in this API.", _URL),
        },
    )


def _derived_swap(prefix: str) -> Schema:
    freed = group(
        "Somebody who was freed.",
        {"id": _TEXT, "name": _TEXT, "days_held": {"$ref": f"{prefix}Days"}, "json": of("The address of the case in this API.", _URL)},
    )
    side = group(
        "People released by states that stand on one side.",
        {
            "released_by": of("The releasing states, by code.", _IDS),
            "received_by": of("The receiving states, by code.", _IDS),
            "people": of("How many were released.", _COUNT),
            "withdrawn": of("How many of them have no record any more, and are counted without a name.", _COUNT),
            "cases": of("Those whose record is listed.", _many(freed)),
        },
    )
    return group(
        "What follows from the cases that name a swap, and is never written in it.",
        {
            "date": of("The first and the last day that the date can mean.", {"$ref": f"{prefix}Span"}),
            "people": of("How many people were exchanged: those whose record names this swap as their release.", _COUNT),
            "sides": of("The sides of the exchange, the one that released the most first.", _many(side)),
            "page": of("The address of its page.", _URL),
            "json": of("The address of its file in this API.", _URL),
        },
    )


def _shared(prefix: str) -> dict[str, Schema]:
    bound = of("null where nothing bounds it.", _or_null(_DAY))
    licence = group("The licence of the record.", {"name": _TEXT, "url": _URL})
    entry = {
        "id": of("The anchor of this entry on the case's page.", _TEXT),
        "date": of("As it was written.", _TEXT),
        "earliest": bound,
        "latest": bound,
        "kind": {"type": "string", "enum": list(ENTRY_KINDS)},
        "what": of("What happened, in the site's language.", _TEXT),
        "details": of("Where, by whom, with what sentence; empty where there is no more to say.", _TEXT),
        "sources": of("The ids of the sources that bear this out.", _IDS),
    }
    return {
        "Span": group("The first and the last day that a date can mean.", {"earliest": bound, "latest": bound}),
        "Days": group("The fewest and the most days that the dates allow.", {"fewest": _COUNT, "most": _or_null(_COUNT)}),
        "Reference": group("A link to another record.", {"id": _TEXT, "json": of("Its address in this API.", _URL)}),
        "Entry": group("One thing that happened.", entry),
        "Meta": group(
            "Which record a file is of, as of when, and under which licence.",
            {
                "title": of("The name of the record.", _TEXT),
                "api": of("The version of this API.", {"type": "string", "const": "v1"}),
                "generated": of("The day on which the file was made.", _DAY),
                "as_of": of("The day shown: up to when days are counted, and what happened later is left out.", _DAY),
                "version": of("The commit that the record is of; null where it is not known.", _or_null(_TEXT)),
                "language": of("The language of the texts that are worked out, BCP 47.", _TEXT),
                "licence": licence,
                "index": of("The address of the API's index.", _URL),
                "self": of("The address of this file.", _URL),
            },
        ),
    }


def _files(prefix: str) -> dict[str, Schema]:
    """One schema a kind of file, named after the file."""
    from_meta: Schema = {"$ref": f"{prefix}Meta"}

    def file(described: str, properties: dict[str, Schema]) -> Schema:
        return group(described, {"meta": from_meta, **properties})

    def ref(name: str) -> Schema:
        return {"$ref": f"{prefix}{name}"}

    people = ("people", "held", "stale", "restricted", "unknown", "exchanged", "released", "died")
    totals = {"cases": of("Cases.", _COUNT), **{key: of("People.", _COUNT) for key in people}, "swaps": of("Swaps.", _COUNT)}
    totals["stale"] = of("People held who were not reported on for over `stale_days` days.", _COUNT)
    kind: Schema = {"type": "string", "enum": list(KINDS)}
    gone = group(
        "A withdrawn record: delete your copy of it.", {"record": kind, "id": _TEXT, "date": of("The day of the withdrawal.", _DAY)}
    )
    moved = group(
        "A record whose id has changed.", {"record": kind, "id": of("The former id.", _TEXT), "now": of("The id that it has now.", _TEXT)}
    )
    held_by = group("People held by one state.", {"state": _TEXT, "held": _COUNT, "stale": _COUNT})
    counts = {"cases": _COUNT, "swaps": _COUNT, "withdrawn": _COUNT}
    return {
        "IndexFile": file(
            "What this API holds.",
            {
                "resources": of(
                    "Addresses by name; one for each record has `{id}` in it.", {"type": "object", "additionalProperties": _TEMPLATE}
                ),
                "counts": group("How many records of each kind there are.", counts),
            },
        ),
        "CaseFile": file("One case.", {"case": ref("Case")}),
        "CasesFile": file("Every listed case.", {"count": _COUNT, "cases": _many(ref("Case"))}),
        "SwapFile": file("One swap.", {"swap": ref("Swap")}),
        "SwapsFile": file("Every swap.", {"count": _COUNT, "swaps": _many(ref("Swap"))}),
        "StatisticsFile": file(
            "The totals of the listed cases on the day shown. A person with several cases counts once.",
            {
                "stale_days": of("After so many days without a report nothing is known of the day itself.", _COUNT),
                "totals": group("How the record stands.", totals),
                "held_by": of("By detaining state, the most first.", _many(held_by)),
            },
        ),
        "ChangesFile": file("What changed in the record, newest first.", _changes()),
        "WithdrawnFile": file("Records that were taken out, and ids that have changed.", {"withdrawn": _many(gone), "moved": _many(moved)}),
    }


def _changes() -> dict[str, Schema]:
    written = of("As files write it; null where it is no longer part of the record, or is a text.", _or_null(_TEXT))
    field = group(
        "A field that changed.",
        {
            "field": of("Its key, or the key of its group, a dot and its key within it.", _TEXT),
            "what": {"type": "string", "enum": ["added", "removed", "changed"]},
            "old": written,
            "new": written,
            "of": of("Of something added, the fields that say which it is.", {"type": "object", "additionalProperties": _TEXT}),
        },
    )
    change = group(
        "What one commit did to one record.",
        {
            "record": {"type": "string", "enum": list(KINDS)},
            "id": _TEXT,
            "name": of("The name or title that the record has now.", _TEXT),
            "time": of("When the change came to the main line.", {"type": "string", "format": "date-time"}),
            "kind": {"type": "string", "enum": ["added", "changed"]},
            "commit": _TEXT,
            "pull_request": of("The number of the pull request; null where the commit names none.", _or_null(_COUNT)),
            "fields": _many(field),
            "texts": of("The same in words, in the site's language.", _IDS),
            "page": of("The address of the record's page.", _URL),
            "json": of("The address of the record in this API.", _URL),
        },
    )
    known = of("False where the site was made from a copy without history: no change is told then.", _FLAG)
    return {"known": known, "count": _COUNT, "changes": _many(change)}
