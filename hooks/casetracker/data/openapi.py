"""The description of the API: `openapi.json` (OpenAPI 3.1), and JSON Schemas of its files and of the records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from casetracker.data.api.resources import RESOURCES, Resource, schemas
from casetracker.data.shown import API
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, File
from casetracker.record.model import KINDS
from casetracker.record.model.schema import schema_bytes
from casetracker.record.scope import Scope
from casetracker.text.marking import N_

VERSION = "1.8.0"
"""Grows in its second number with every field or file that is added, as the API's changelog tells."""

CHANGES = (
    (
        VERSION,
        date(2026, 12, 1),
        N_(
            "A record has its texts in further languages under “translations”, with who has read them; the index names the “languages” of the site."
        ),
    ),
    (
        "1.7.0",
        date(2026, 11, 30),
        N_("Three files of what follows from several records: “releases.json”, “states.json” and “charges.json”."),
    ),
    (
        "1.6.0",
        date(2026, 11, 30),
        N_("The index names the “categories” of offence that the tracker adds; a charge may be in one of them."),
    ),
    (
        "1.5.0",
        date(2026, 11, 30),
        N_(
            "Places are records of their own: who was held in each, and which exchanges took place there. A case lists its places under “derived”, "
            "“facility” may be the id of a place, and a swap may name one with “at”."
        ),
    ),
    (
        "1.4.0",
        date(2026, 11, 30),
        N_(
            "A swap says with “kind” whether it was an exchange or a release of several people by agreement, with “until” when one of several days "
            "was over, and with “terms” what else was given for people. A case whose release was negotiated may name a swap."
        ),
    ),
    (
        "1.3.0",
        date(2026, 11, 30),
        N_(
            "Where a state stands there may be a former one by the code that it had, Kosovo by XK, or a party by an id that the index names under "
            "“parties”; citizenships may be “stateless” or “unknown” by itself. A person may have a “gender”."
        ),
    ),
    (
        "1.2.0",
        date(2026, 11, 30),
        N_(
            "A case says with “sentences” what a conviction bears and what became of it; the table of swaps says which mediators are disputed."
        ),
    ),
    ("1.1.0", date(2026, 11, 30), N_("Cases and swaps say with “review” how they were last reviewed, and the tables do too.")),
    ("1.0.0", date(2026, 11, 24), N_("The first version.")),
)
"""What came with each version of the API, newest first."""


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    """Yield the description, the schemas of the files, and those of the records as their YAML files hold them."""
    yield File(f"{API}openapi.json", partial(_description, context, build_info))
    for resource in RESOURCES:
        yield File(f"{API}{resource.schema_path}", partial(_schema, resource, context.settings.scope))
    for kind in KINDS:
        yield File(f"{API}schema/{kind}.json", partial(schema_bytes, kind, context.settings.scope))


def _schema(resource: Resource, scope: Scope) -> bytes:
    """The schema of one kind of file, with all that it refers to within it."""
    every = schemas("#/$defs/", scope)
    whole = every[resource.content.name]
    defined = {name: every[name] for name in sorted(_named(whole, every))}
    return _pretty(
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": resource.what.rstrip("."), **whole, "$defs": defined}
    )


def _named(schema: Any, every: dict[str, Any]) -> set[str]:
    """The names of all schemas that `schema` refers to, at once or through others."""
    found: set[str] = set()
    waiting = [schema]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            name = str(each.get("$ref", "")).rpartition("/")[2]
            if name and name not in found:
                found.add(name)
                waiting.append(every[name])
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
    return found


def _description(context: Context, build_info: BuildInfo) -> bytes:
    info: dict[str, Any] = {
        "title": f"{build_info.title}: API",
        "version": VERSION,
        "description": "The whole record as static JSON files. No key, no limit but courtesy. Version 1 only grows: fields and files are "
        "added, none is taken away or changes its meaning.",
        "license": {"name": context.settings.licence_name, "url": context.settings.licence_url},
    }
    return _pretty(
        {
            "openapi": "3.1.0",
            "info": info,
            "servers": [{"url": f"{build_info.base}api/v1" if build_info.base else "."}],
            "paths": {f"/{resource.path}": _path(resource) for resource in RESOURCES},
            "components": {"schemas": schemas("#/components/schemas/", context.settings.scope)},
        }
    )


def _path(resource: Resource) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{resource.content.name}"}
    found = {"description": resource.what, "content": {"application/json": {"schema": schema}}}
    operation = resource.content.name.removesuffix("File")
    path: dict[str, Any] = {"get": {"operationId": f"get{operation}", "summary": resource.what, "responses": {"200": found}}}
    if "{id}" in resource.path:
        path["get"]["responses"]["404"] = {"description": "There is no record of that id. One that was withdrawn is in withdrawn.json."}
        path["parameters"] = [{"name": "id", "in": "path", "required": True, "schema": {"type": "string", "pattern": "^[a-z0-9-]+$"}}]
    return path


def _pretty(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
