"""`/api/v1/schema/`: the JSON Schemas of the records as their YAML files hold them, for editors and programs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, File
from casetracker.record.model.schema import schema_bytes


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    for kind in ("case", "swap"):
        yield File(f"api/v1/schema/{kind}.json", partial(schema_bytes, kind, context.settings.parties))
