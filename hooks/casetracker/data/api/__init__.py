"""`/api/v1/`: the record as JSON, in files for each record, for all of them, for their totals and for what changed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from casetracker.data.api.resources import RESOURCES, ApiFile, Records, Resource
from casetracker.data.shown import API
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, File, encoded
from casetracker.record.model import KINDS


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    """Yield every file of the API but its schemas and its description."""
    records = {kind.id: Records(kind, context, build_info) for kind in KINDS.values()}
    for resource in RESOURCES:
        if resource.kind:
            yield from records[resource.kind].files(resource)
        else:
            yield File(f"{API}{resource.path}", partial(_content, resource, context, build_info))


def _content(resource: Resource, context: Context, build_info: BuildInfo) -> bytes:
    return encoded(resource.content(ApiFile(context, build_info, resource.path)))
