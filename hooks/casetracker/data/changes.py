"""`/api/v1/changes.json`: every change of every listed record, newest first, as data and in words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from casetracker.data._json import API, encoded, meta, url
from casetracker.history import Change
from casetracker.pages.changes.view import Entry, all_entries
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, File


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    yield File(f"{API}changes.json", partial(_changes, context, build_info))


def _changes(context: Context, build_info: BuildInfo) -> bytes:
    changes = [_entry(each, build_info) for each in all_entries(context)]
    return encoded(
        {"meta": meta(context, build_info, "changes.json"), "known": context.history.known, "count": len(changes), "changes": changes}
    )


def _entry(each: Entry, build_info: BuildInfo) -> dict[str, Any]:
    return {
        "record": each.record,
        "id": each.id,
        "name": each.title,
        "time": f"{each.time:%Y-%m-%dT%H:%M:%SZ}",
        "kind": each.kind,
        "commit": each.commit,
        "pull_request": each.pull or None,
        "fields": [_field(change) for change in each.revision.changes],
        "texts": each.lines,
        "page": url(build_info, each.address),
        "json": url(build_info, f"{API}{each.address.rstrip('/')}.json"),
    }


def _field(change: Change) -> dict[str, Any]:
    return {
        "field": f"{change.group}.{change.field}" if change.field else change.group,
        "what": change.what,
        "old": change.old or None,
        "new": change.new or None,
        "of": dict(change.values),
    }
