"""The JSON Schemas of what the API puts out: the written fields from the model, the derived ones and the rest declared here.

`schemas(prefix)` returns all of them by name, referring to each other as `prefix` + name, so that the same declarations
stand in files of their own and in the OpenAPI description. Version 1 only grows: no schema forbids fields that it does
not know, and the tests alone do that.
"""

from __future__ import annotations

from typing import Any

from casetracker.data._derived_schemas import derived_case, derived_swap
from casetracker.data._schema_parts import COUNT, DAY, FLAG, IDS, TEMPLATE, TEXT, URL, Schema, group, many, of, or_null
from casetracker.facts.timeline import ENTRY_KINDS
from casetracker.record.model import KINDS, fields, kinds, summary_line
from casetracker.record.model.groups import Sourced
from casetracker.record.model.kinds import FieldSpec, Kind
from casetracker.record.model.schema import DATE, kind_schema
from casetracker.record.parties import Parties


def schemas(prefix: str, parties: Parties = ()) -> dict[str, Schema]:
    """Return every schema by its name; `parties` may stand where a state does."""
    found: dict[str, Schema] = {}
    for kind in KINDS.values():
        found[kind.id.title()] = _record(kind.record, prefix, parties, found)
    found["DerivedCase"] = derived_case(prefix)
    found["DerivedSwap"] = derived_swap(prefix)
    found |= _shared(prefix)
    found |= _files(prefix)
    return dict(sorted(found.items()))


def _record(record: Any, prefix: str, parties: Parties, found: dict[str, Schema]) -> Schema:
    """The schema of a record or group: its written fields by the model."""
    specs = fields(record)
    properties: dict[str, Schema] = {spec.key: _field(spec, prefix, parties, found) for spec in specs}
    optional = tuple(spec.key for spec in specs if not spec.must and not spec.default)
    if any(record is kind.record for kind in KINDS.values()):
        first = {"id": of("The record's id: its file's name.", TEXT)}
        last = {"derived": {"$ref": f"{prefix}Derived{record.__name__}"}}
        properties = {**first, **properties, **last}
    return group(summary_line(record), properties, optional)


def _field(spec: FieldSpec, prefix: str, parties: Parties, found: dict[str, Schema]) -> Schema:
    return of(spec.help, _kind(spec.kind, prefix, parties, found))


def _kind(kind: Kind, prefix: str, parties: Parties, found: dict[str, Schema]) -> Schema:
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
        case kinds.Group(of=held) | kinds.Alias(of=held):
            name = held.__name__ if held is not Sourced else "Sourced"
            if name not in found:
                found[name] = {}
                found[name] = _record(held, prefix, parties, found)
            return {"$ref": f"{prefix}{name}"}
        case kinds.Many(item=kinds.Id(of="source") as item):
            return {"type": "array", "items": _kind(item, prefix, parties, found)}
        case kinds.Many(item=item, least=least):
            return {"type": "array", "minItems": least, "items": _kind(item, prefix, parties, found)}
        case kinds.Keyed(value=value):
            return {"type": "object", "additionalProperties": _kind(value, prefix, parties, found)}
        case _:
            return kind_schema(kind, parties)


def _shared(prefix: str) -> dict[str, Schema]:
    bound = of("null where nothing bounds it.", or_null(DAY))
    licence = group("The licence of the record.", {"name": TEXT, "url": URL})
    entry = {
        "id": of("The anchor of this entry on the case's page.", TEXT),
        "date": of("As it was written.", TEXT),
        "earliest": bound,
        "latest": bound,
        "kind": {"type": "string", "enum": list(ENTRY_KINDS)},
        "what": of("What happened, in the site's language.", TEXT),
        "details": of("Where, by whom, with what sentence; empty where there is no more to say.", TEXT),
        "sources": of("The ids of the sources that bear this out.", IDS),
    }
    return {
        "Span": group("The first and the last day that a date can mean.", {"earliest": bound, "latest": bound}),
        "Days": group("The fewest and the most days that the dates allow.", {"fewest": COUNT, "most": or_null(COUNT)}),
        "Reference": group("A link to another record.", {"id": TEXT, "json": of("Its address in this API.", URL)}),
        "Entry": group("One thing that happened.", entry),
        "Meta": group(
            "Which record a file is of, as of when, and under which licence.",
            {
                "title": of("The name of the record.", TEXT),
                "api": of("The version of this API.", {"type": "string", "const": "v1"}),
                "generated": of("The day on which the file was made.", DAY),
                "as_of": of("The day shown: up to when days are counted, and what happened later is left out.", DAY),
                "version": of("The commit that the record is of; null where it is not known.", or_null(TEXT)),
                "language": of("The language of the texts that are worked out, BCP 47.", TEXT),
                "licence": licence,
                "index": of("The address of the API's index.", URL),
                "self": of("The address of this file.", URL),
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
    totals = {"cases": of("Cases.", COUNT), **{key: of("People.", COUNT) for key in people}, "swaps": of("Swaps.", COUNT)}
    totals["stale"] = of("People held who were not reported on for over `stale_days` days.", COUNT)
    kind: Schema = {"type": "string", "enum": list(KINDS)}
    gone = group("A withdrawn record: delete your copy of it.", {"record": kind, "id": TEXT, "date": of("The day of the withdrawal.", DAY)})
    moved = group(
        "A record whose id has changed.", {"record": kind, "id": of("The former id.", TEXT), "now": of("The id that it has now.", TEXT)}
    )
    held_by = group("People held by one state or party.", {"state": of("Its code or id.", TEXT), "held": COUNT, "stale": COUNT})
    counts = {"cases": COUNT, "swaps": COUNT, "withdrawn": COUNT}
    return {
        "IndexFile": file(
            "What this API holds.",
            {
                "resources": of(
                    "Addresses by name; one for each record has `{id}` in it.", {"type": "object", "additionalProperties": TEMPLATE}
                ),
                "counts": group("How many records of each kind there are.", counts),
                "parties": of(
                    "Parties that stand where a state may, by id: their names in the site's language.",
                    {"type": "object", "additionalProperties": TEXT},
                ),
            },
        ),
        "CaseFile": file("One case.", {"case": ref("Case")}),
        "CasesFile": file("Every listed case.", {"count": COUNT, "cases": many(ref("Case"))}),
        "SwapFile": file("One swap.", {"swap": ref("Swap")}),
        "SwapsFile": file("Every swap.", {"count": COUNT, "swaps": many(ref("Swap"))}),
        "StatisticsFile": file(
            "The totals of the listed cases on the day shown. A person with several cases counts once.",
            {
                "stale_days": of("After so many days without a report nothing is known of the day itself.", COUNT),
                "totals": group("How the record stands.", totals),
                "held_by": of("By who holds them, the most first.", many(held_by)),
            },
        ),
        "ChangesFile": file("What changed in the record, newest first.", _changes()),
        "WithdrawnFile": file("Records that were taken out, and ids that have changed.", {"withdrawn": many(gone), "moved": many(moved)}),
    }


def _changes() -> dict[str, Schema]:
    written = of("As files write it; null where it is no longer part of the record, or is a text.", or_null(TEXT))
    field = group(
        "A field that changed.",
        {
            "field": of("Its key, or the key of its group, a dot and its key within it.", TEXT),
            "what": {"type": "string", "enum": ["added", "removed", "changed"]},
            "old": written,
            "new": written,
            "of": of("Of something added, the fields that say which it is.", {"type": "object", "additionalProperties": TEXT}),
        },
    )
    change = group(
        "What one commit did to one record.",
        {
            "record": {"type": "string", "enum": list(KINDS)},
            "id": TEXT,
            "name": of("The name or title that the record has now.", TEXT),
            "time": of("When the change came to the main line.", {"type": "string", "format": "date-time"}),
            "kind": {"type": "string", "enum": ["added", "changed"]},
            "commit": TEXT,
            "pull_request": of("The number of the pull request; null where the commit names none.", or_null(COUNT)),
            "fields": many(field),
            "texts": of("The same in words, in the site's language.", IDS),
            "page": of("The address of the record's page.", URL),
            "json": of("The address of the record in this API.", URL),
        },
    )
    known = of("False where the site was made from a copy without history: no change is told then.", FLAG)
    return {"known": known, "count": COUNT, "changes": many(change)}
