"""The files of the API, each declared once: its path, what it is, and its fields with their schemas and values.

The files themselves, the JSON Schemas, the OpenAPI description and the page of the API follow from these.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cached_property, partial
from typing import NamedTuple

from casetracker.data.api import derived
from casetracker.data.api.changes import CHANGES
from casetracker.data.api.fields import (
    COUNT,
    DAY,
    TEMPLATE,
    TEXT,
    URL,
    Field,
    Group,
    Schema,
    each,
    field,
    held,
    mapped,
    or_null,
    placed,
    ref,
    word_of,
)
from casetracker.data.api.gathered import CHARGES, RELEASES, STATES
from casetracker.data.api.translated import TRANSLATION, translated
from casetracker.data.api.written import written, written_schemas
from casetracker.data.shown import API, shown
from casetracker.facts import Totals, totals
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, File, Read, encoded
from casetracker.record.model import KINDS
from casetracker.record.model.record_kind import RecordKind
from casetracker.record.model.statuses import HELD, STATUS
from casetracker.record.references import is_listed
from casetracker.record.scope import ANY, Scope


class ApiFile:
    """A file of the API, and what it is made from."""

    def __init__(self, context: Context, build_info: BuildInfo, path: str) -> None:
        self.context, self.build_info, self.path = context, build_info, path

    @cached_property
    def totals(self) -> Totals:
        return totals(self.context.tracker, self.context.day, self.context.settings.stale_days)


class Resource(NamedTuple):
    """A file of the API, or one for each record."""

    path: str
    what: str
    content: Group
    kind: str = ""
    """The kind of the records in it, where it holds records."""

    @property
    def schema_path(self) -> str:
        """Where its schema stands below `api/v1/`: `schema/cases-file.json`."""
        return f"schema/{self.content.name.removesuffix('File').lower()}-file.json"


_LICENCE = Group("The licence of the record.", field("name", "", TEXT, "licence_name"), field("url", "", URL, "licence_url"))
META = Group(
    "Which record a file is of, as of when, and under which licence.",
    field("title", "The name of the record.", TEXT, "build_info.title"),
    field("api", "The version of this API.", {"type": "string", "const": "v1"}, lambda file: "v1"),
    field("generated", "The day on which the file was made.", DAY, lambda file: str(file.build_info.today or file.context.day)),
    field(
        "as_of", "The day shown: up to when days are counted, and what happened later is left out.", DAY, lambda file: str(file.context.day)
    ),
    field(
        "version",
        "The commit that the record is of; null where it is not known.",
        or_null(TEXT),
        lambda file: file.build_info.commit or None,
    ),
    field("language", "The language of the texts that are worked out, BCP 47.", TEXT, "context.words.language"),
    held("licence", "", _LICENCE, "context.settings"),
    field("index", "The address of the API's index.", URL, lambda file: f"{file.build_info.base}{API}index.json"),
    field("self", "The address of this file.", URL, lambda file: f"{file.build_info.base}{API}{file.path}"),
    name="Meta",
)
_KIND: Schema = word_of(KINDS)
_GONE = Group(
    "A withdrawn record: delete your copy of it.",
    field("record", "", _KIND, "kind"),
    field("id", "", TEXT),
    field("date", "The day of the withdrawal.", DAY, lambda gone: str(gone.withdrawn.date)),
)
_MOVED = Group(
    "A record whose id has changed.",
    field("record", "", _KIND),
    field("id", "The former id.", TEXT),
    field("now", "The id that it has now.", TEXT),
)
_COUNTS = Group(
    "How many records of each kind there are.",
    field("cases", "", COUNT, lambda tracker: len(tracker.listed)),
    field("swaps", "", COUNT, lambda tracker: len(tracker.swaps)),
    field("places", "", COUNT, lambda tracker: len(tracker.places)),
    field("withdrawn", "", COUNT, lambda tracker: len(tracker.withdrawn)),
)


def _people(status: str) -> Field:
    return field(status, "People.", COUNT, lambda totals: totals.by_status[status])


_TOTALS = Group(
    "How the record stands.",
    field("cases", "Cases.", COUNT),
    field("people", "People.", COUNT),
    field("held", "People.", COUNT),
    field("stale", "People held who were not reported on for over `stale_days` days.", COUNT),
    *(_people(status) for status in STATUS.options if status not in HELD),
    field("swaps", "Exchanges of people.", COUNT),
    field("releases", "Releases of several people together by agreement; they count as no exchange.", COUNT),
)
_HELD_BY = Group(
    "People held by one state or party.", field("state", "Its code or id.", TEXT), field("held", "", COUNT), field("stale", "", COUNT)
)


class Moved(NamedTuple):
    """A record whose id has changed."""

    record: str
    id: str
    now: str


def _moved(file: ApiFile) -> list[Moved]:
    return [Moved(record, id, now) for (record, id), now in sorted(file.context.tracker.formerly.items())]


def _addresses(file: ApiFile) -> dict[str, str]:
    """Every file of the API but its index by its path, those of which there is one for each record last."""
    paths = [resource.path for resource in RESOURCES[1:]]
    whole = [path for path in paths if "{id}" not in path]
    records = [path for path in paths if "{id}" in path]
    others = ["openapi.json", *(f"schema/{kind}.json" for kind in KINDS)]
    return {path: f"{file.build_info.base}{API}{path}" for path in (*whole, *others, *records)}


def _parties(file: ApiFile) -> dict[str, str]:
    return {party.id: party.named(file.context.words.language) for party in file.context.settings.parties}


_META = held("meta", "", META, lambda file: file)
_INDEX = Group(
    "What this API holds.",
    _META,
    field("resources", "Addresses by name; one for each record has `{id}` in it.", mapped(TEMPLATE), _addresses),
    held("counts", "", _COUNTS, "context.tracker"),
    field(
        "languages",
        "The languages of the site, the one of these files first; a record has its texts in the others under `translations`.",
        {"type": "array", "items": TEXT},
        lambda file: list(file.context.settings.languages or (file.context.settings.language,)),
    ),
    field(
        "categories",
        "Categories of offence that this tracker adds, by id: their labels.",
        mapped(TEXT),
        lambda file: {each.id: each.label for each in file.context.settings.categories},
    ),
    field("parties", "Parties that stand where a state may, by id: their names in the site's language.", mapped(TEXT), _parties),
    name="IndexFile",
)
_STALE_DAYS = "After so many days without a report nothing is known of the day itself."
_STATISTICS = Group(
    "The totals of the listed cases on the day shown. A person with several cases counts once.",
    _META,
    field("stale_days", _STALE_DAYS, COUNT, "context.settings.stale_days"),
    held("totals", "", _TOTALS),
    each("held_by", "By who holds them, the most first.", _HELD_BY, "totals.held_by"),
    name="StatisticsFile",
)
_WITHDRAWN = Group(
    "Records that were taken out, and ids that have changed.",
    _META,
    each("withdrawn", "", _GONE, "context.tracker.withdrawn"),
    each("moved", "", _MOVED, _moved),
    name="WithdrawnFile",
)


def _one(kind: str) -> Group:
    """Return what the file of one record holds; the record itself is written by `Records`."""
    return Group(f"One {kind}.", _META, field(kind, "", ref(kind.title())), name=f"{kind.title()}File")


def _all(kind: str, about: str) -> Group:
    """Return what the file of all records of a kind holds."""
    records = field(f"{kind}s", "", {"type": "array", "items": ref(kind.title())})
    return Group(about, _META, field("count", "", COUNT), records, name=f"{kind.title()}sFile")


def _list(name: str, what: str, fields: tuple[Field, ...]) -> Resource:
    """Return the file that lists what follows from several records."""
    return Resource(f"{name}.json", what, Group(what, _META, *fields, name=f"{name.title()}File"))


RESOURCES = (
    Resource("index.json", "What this API holds, and where.", _INDEX),
    Resource("cases.json", "Every listed case, with all its fields.", _all("case", "Every listed case."), "case"),
    Resource("cases/{id}.json", "One case.", _one("case"), "case"),
    Resource("swaps.json", "Every swap, with all its fields.", _all("swap", "Every swap."), "swap"),
    Resource("swaps/{id}.json", "One swap.", _one("swap"), "swap"),
    Resource("places.json", "Every place, with all its fields.", _all("place", "Every place."), "place"),
    Resource("places/{id}.json", "One place.", _one("place"), "place"),
    _list("releases", "Everybody who came free, and in return for whom or what.", RELEASES),
    _list("states", "Each state and party: whom it holds and held, its citizens held by others, its part in swaps.", STATES),
    _list("charges", "Each kind of charge: who was charged, by whom, and what became of it.", CHARGES),
    Resource("statistics.json", "The totals on the day shown.", _STATISTICS),
    Resource(
        "changes.json",
        "What changed in the record, and when.",
        Group("What changed in the record, newest first.", _META, *CHANGES, name="ChangesFile"),
    ),
    Resource("withdrawn.json", "Records that were taken out, and ids that have changed.", _WITHDRAWN),
)


def schemas(prefix: str, scope: Scope = ANY) -> dict[str, Schema]:
    """Return every schema by its name, each referring to others as `prefix` + name; `scope` says what the settings add."""
    groups = (*derived.GROUPS, META, TRANSLATION, *(resource.content for resource in RESOURCES))
    found = written_schemas(scope) | {group.name: group.schema for group in groups}
    return {name: placed(found[name], prefix) for name in sorted(found)}


class Records:
    """Makes the files of one kind of record: one for each, and one of all, which is cut out of these."""

    def __init__(self, kind: RecordKind, context: Context, build_info: BuildInfo) -> None:
        self.kind, self.context, self.build_info = kind, context, build_info
        self.records = context.tracker.records.get(kind.id, {})

    def files(self, resource: Resource) -> Iterator[File]:
        """Yield the files of a resource."""
        if "{id}" not in resource.path:
            yield File(f"{API}{resource.path}", of=partial(self._all, resource))
            return
        for name in sorted(self.records):
            yield File(f"{API}{self.kind.address}{name}.json", partial(self._one, name))

    def _one(self, name: str) -> bytes:
        record = self.records[name]
        follows = derived.OF_KIND[self.kind.id](shown(record, self.context, self.build_info))
        data = written(record)
        further = translated(f"{self.kind.id}/{name}", record.__class__, data, self.context.tracker)
        return self._before(name) + encoded({"id": name, **data, **further, "derived": follows}) + b"}"

    def _before(self, name: str) -> bytes:
        """What stands in a record's file before the record."""
        return b'{"meta":%s%s.json"},"%s":' % (self._meta, name.encode(), self.kind.id.encode())

    @cached_property
    def _meta(self) -> bytes:
        """What stands before the record's id in every one of thousands of files."""
        return encoded(META(ApiFile(self.context, self.build_info, self.kind.address))).removesuffix(b'"}')

    def _all(self, resource: Resource, read: Read) -> bytes:
        names = [name for name in sorted(self.records) if is_listed(self.records[name])]
        head = encoded({"meta": META(ApiFile(self.context, self.build_info, resource.path)), "count": len(names)})
        out = io.BytesIO()  # grows in one place: these are the largest files, and a joined list would hold them three times
        out.write(head[:-1] + b',"%ss":[' % self.kind.id.encode())
        for index, name in enumerate(names):
            out.write(b"," if index else b"")
            out.write(read(f"{API}{self.kind.address}{name}.json")[len(self._before(name)) : -1])
        out.write(b"]}")
        return out.getvalue()
