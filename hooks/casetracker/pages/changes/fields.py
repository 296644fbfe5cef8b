"""What fields and their values are called where a change is told."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from casetracker.history import Change
from casetracker.history.compare import UNSAID
from casetracker.pages.context import Context
from casetracker.record.dates import parse
from casetracker.record.model import KINDS, Record
from casetracker.record.model.kinds import (
    Alias,
    Body,
    Choice,
    Citizenship,
    Country,
    Date,
    FieldSpec,
    Flag,
    Group,
    Keyed,
    Many,
    Number,
    Prose,
    Text,
    fields,
)
from casetracker.text.marking import N_

GROUPS = {
    "name": N_("name"), "names": N_("name in another language"), "aliases": N_("other names"), "person": N_("person"),
    "detained_by": N_("held by"), "status": N_("status"), "last_report": N_("last report"), "custody": N_("custody"),
    "charges": N_("charge"), "rulings": N_("ruling"), "designations": N_("designation"), "hearings": N_("hearing"), "events": N_("event"),
    "release": N_("release"), "death": N_("death"), "summary": N_("summary"), "disputed": N_("disputed point"),
    "unknowns": N_("unknown points"), "links": N_("links"), "same": N_("other cases of the person"),
    "not": N_("people of the same name"), "sources": N_("sources"), "title": N_("title"), "date": N_("date"), "place": N_("place"),
    "parties": N_("party"), "sources_for": N_("sources for date, place and parties"), "mediators": N_("mediator"),
    "negotiators": N_("negotiator"), "statements": N_("statement"), "others": N_("other people"), "terms": N_("what else was given"),
    "kind": N_("kind"), "until": N_("last day"),
    "at": N_("place on the map"), "town": N_("town"), "region": N_("region"), "country": N_("country"),
    "address": N_("postal address"), "held_by": N_("run by"),
}  # fmt: skip
"""The top-level keys of records, each as one thing of its kind. A test holds that none is missing."""
FIELDS = {
    "name": N_("name"), "kind": N_("kind"), "citizenships": N_("citizenship"), "gender": N_("gender"), "born": N_("year of birth"),
    "occupation": N_("occupation"), "residence": N_("residence"), "date": N_("date"), "from": N_("beginning"), "to": N_("end"),
    "form": N_("form"), "by": N_("by"), "for": N_("at the request of"), "place": N_("place"), "facility": N_("facility"), "note": N_("note"),
    "offence": N_("offence"), "category": N_("category"), "statute": N_("statute"), "counts": N_("counts"), "level": N_("level"),
    "allegation": N_("allegation"), "response": N_("answer"), "response_via": N_("way of the answer"), "outcome": N_("outcome"),
    "court": N_("court"), "ruling": N_("ruling"), "sentence": N_("sentence"), "total": N_("sentence in all"),
    "in_absentia": N_("in absentia"), "as": N_("designation"), "until": N_("end"), "not": N_("denial"), "time": N_("time"),
    "zone": N_("time zone"), "purpose": N_("purpose"), "state": N_("state"), "event": N_("wording"), "manner": N_("manner"),
    "swap": N_("exchange"), "basis": N_("legal basis"), "basis_date": N_("date of the legal basis"), "claim": N_("claim"),
    "role": N_("role"), "says": N_("wording"), "number": N_("number"), "what": N_("wording"), "released_by": N_("released by"),
    "gives": N_("wording"), "point": N_("question"), "accounts": N_("accounts"), "title": N_("title"), "url": N_("address"),
}  # fmt: skip
"""The keys within groups. Where a group means another thing by one, it stands in `_MEANT`."""
_FLAGS = {("rulings", "in_absentia"): FIELDS["in_absentia"], ("designations", "not"): N_("expressly not so designated")}
"""What is said of something new that has a mark."""
_MEANT = {("release", "to"): N_("handed over to"), ("others", "to"): N_("handed over to")}


def group_word(group: str, context: Context) -> str:
    """Return what a top-level key is called."""
    return context.words._(GROUPS[group])


def field_word(group: str, field: str, context: Context) -> str:
    """Return what a key within a group is called; of names and summaries, with the language."""
    if group in ("names", "summary"):
        if field == "en" and group == "summary":
            return context.words._("summary")
        form = N_("name in %(language)s") if group == "names" else N_("summary in %(language)s")
        return context.words._(form) % {"language": context.words.tongue(field)}
    return context.words._(_MEANT.get((group, field)) or FIELDS[field])


def held_item(record: Record, change: Change) -> Any:
    """Return the item of a list that a change is about, as the record holds it now; None where it is not there."""
    of: Any = record.__class__
    spec = _specs(of)[change.group]
    items = getattr(record, spec.attribute)
    return items[change.item] if isinstance(items, tuple) and 0 <= change.item < len(items) else None


def value_words(record: Record, group: str, field: str, text: str, context: Context) -> str:
    """Return a value as files write it, in the reader's words; empty for none."""
    if not text:
        return ""
    of: Any = record.__class__
    match _kind(of, group, field):
        case Choice() as choice:
            return context.label(choice, text)
        case Date():
            return context.words.date(parse(text))
        case Country() | Body():
            return context.words.country(text)
        case Citizenship():
            return context.citizenship(text)
        case Flag():
            return context.words._(_FLAGS[group, field])
        case Number():
            return context.words.number(int(text))
        case _:
            return text


_BESIDE = frozenset({"sources", "links", "unknowns"})
"""Groups that bear out what the record says, or say what it does not know."""


def is_wording(record: Record, change: Change) -> bool:
    """Return whether a change is one of how a thing is worded or borne out, and of nothing that is told as old → new."""
    if change.group in _BESIDE or change.field == "sources":
        return True
    of: Any = record.__class__
    return change.what == "changed" and isinstance(_kind(of, change.group, change.field), Text | Prose)


@lru_cache(maxsize=10)
def _specs(record: Any) -> dict[str, FieldSpec]:
    return {spec.key: spec for spec in fields(record)}


@lru_cache(maxsize=500)
def _kind(record: Any, group: str, field: str) -> Any:
    """Return the kind of a value: that of the field, or of the items of a list of plain values."""
    kind: Any = _specs(record)[group].kind
    if field:
        kind = kind.item if isinstance(kind, Many) else kind.value if isinstance(kind, Keyed) else kind
        if isinstance(kind, Group | Alias):
            kind = _specs(kind.of)[field].kind
    return kind.item if isinstance(kind, Many) else kind


def declared() -> tuple[set[str], set[str]]:
    """Return every top-level key and every key within a group that a change can be about."""
    top: set[str] = set()
    inner: set[str] = set()
    for record in KINDS.values():
        for spec in fields(record.record):
            top.add(spec.key)
            kind: Any = spec.kind.item if isinstance(spec.kind, Many) else spec.kind
            if isinstance(kind, Group | Alias) and spec.key not in UNSAID:
                inner |= {each.key for each in fields(kind.of)}
    return top, inner
