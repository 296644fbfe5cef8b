"""What `changes.json` holds: every change of every listed record, newest first, as data and in words."""

from __future__ import annotations

from typing import NamedTuple

from casetracker.data.api.fields import COUNT, FLAG, IDS, TEXT, TIME, URL, Group, each, field, mapped, of, or_null, word_of
from casetracker.data.shown import API
from casetracker.history import Change
from casetracker.pages.changes.view import Entry, all_entries
from casetracker.record.model import KINDS

_WRITTEN = of("As files write it; null where it is no longer part of the record, or is a text.", or_null(TEXT))


def _key(change: Change) -> str:
    return f"{change.group}.{change.field}" if change.field else change.group


_FIELD = Group(
    "A field that changed.",
    field("field", "Its key, or the key of its group, a dot and its key within it.", TEXT, _key),
    field("what", "", word_of(("added", "removed", "changed"))),
    field("old", "", _WRITTEN, lambda change: change.old or None),
    field("new", "", _WRITTEN, lambda change: change.new or None),
    field("of", "Of something added, the fields that say which it is.", mapped(TEXT), lambda change: dict(change.values)),
)


_PULL = "The number of the pull request; null where the commit names none."


class _Change(NamedTuple):
    """What one commit did to one record, on a site at `base`."""

    entry: Entry
    base: str


_CHANGE = Group(
    "What one commit did to one record.",
    field("record", "", word_of(KINDS), "entry.record"),
    field("id", "", TEXT, "entry.id"),
    field("name", "The name or title that the record has now.", TEXT, "entry.title"),
    field("time", "When the change came to the main line.", TIME, lambda change: f"{change.entry.time:%Y-%m-%dT%H:%M:%SZ}"),
    field("kind", "", word_of(("added", "changed")), "entry.kind"),
    field("commit", "", TEXT, "entry.commit"),
    field("pull_request", _PULL, or_null(COUNT), lambda change: change.entry.pull or None),
    each("fields", "", _FIELD, "entry.revision.changes"),
    field("texts", "The same in words, in the site's language.", IDS, "entry.lines"),
    field("page", "The address of the record's page.", URL, lambda change: f"{change.base}{change.entry.address}"),
    field("json", "The address of the record in this API.", URL, lambda change: f"{change.base}{API}{change.entry.address[:-1]}.json"),
)
CHANGES = (
    field("known", "False where the site was made from a copy without history: no change is told then.", FLAG, "context.history.known"),
    field("count", "", COUNT, lambda file: len(all_entries(file.context))),
    each("changes", "", _CHANGE, lambda file: [_Change(entry, file.build_info.base) for entry in all_entries(file.context)]),
)
"""The fields of the file, beside `meta`."""
