"""The entries of a case's timeline, worded."""

from __future__ import annotations

from typing import Any, NamedTuple

from casetracker.facts import Entry, timeline
from casetracker.facts.disputed import is_disputed
from casetracker.pages.case.rulings import kind_of, terms_of
from casetracker.pages.context import Context
from casetracker.pages.place.mention import facility, where
from casetracker.pages.sources import Mark, Numbered
from casetracker.record.dates import PartialDate
from casetracker.record.model import Case, Custody, Release, Ruling
from casetracker.record.model.choices import DESIGNATION, HEARING_STATE, MANNER
from casetracker.text.marking import N_


class WordedEntry(NamedTuple):
    """An entry of a case's timeline, what happened in words, and its details."""

    entry: Entry
    what: str
    details: str


class Line(NamedTuple):
    """One line of the timeline."""

    id: str
    date: str
    iso: str
    """For `<time datetime>`; empty where the date is not a plain one."""
    what: str
    details: str
    key: bool
    """Whether this is one of the steps of the case, and not what else is told."""
    marks: tuple[Mark, ...]
    disputed: bool = False
    """Whether good sources disagree about the date."""


def timeline_lines(case: Case, context: Context, sources: Numbered) -> tuple[Line, ...]:
    """Return the timeline of a case in words."""
    found = []
    for entry, what, details in worded_timeline(case, context):
        if entry.kind == "ruling":  # the table of rulings has the court
            details = in_short(entry.item, case, context)
        found.append(
            Line(
                id=entry.id,
                date=context.words.date(entry.date),
                iso=iso(entry.date),
                what=what,
                details=details,
                key=entry.kind not in ("event", "hearing"),
                marks=sources.marks(entry.item.sources),
                disputed=is_disputed(entry.date, case.disputed),
            )
        )
    return tuple(found)


def worded_timeline(case: Case, context: Context) -> list[WordedEntry]:
    """Return the timeline of a case in words. Worked out once for all that show it."""
    return context.once(f"timeline/{case.id}", lambda: [WordedEntry(entry, *entry_words(entry, case, context)) for entry in timeline(case)])


def in_short(ruling: Ruling, case: Case, context: Context) -> str:
    """Return the sentence of a ruling, whose court passed it, and what it says: its kind alone says too little."""
    return _joined([*terms_of(ruling, case, context), _by_another(ruling, case, context), ruling.ruling], context)


def _by_another(ruling: Ruling, case: Case, context: Context) -> str:
    """Return the state whose court gave a ruling, where it is not that which holds the person."""
    return context.words.country(ruling.by) if ruling.by and ruling.by != case.detained_by else ""


def iso(value: PartialDate) -> str:
    """Return the date for `<time datetime>`, which knows years, months and days but no spans."""
    return value.text if len(value.text) in (4, 7, 10) and value.is_known else ""


def custody_details(custody: Custody, case: Case, context: Context) -> list[str]:
    """Return where, by whom and at whose request a person was held, as far as it needs saying."""
    details = [text for text in (facility(custody, context).text, where(custody, context)) if text]
    if custody.by and custody.by != case.detained_by:
        details.append(context.words._("held by %(state)s") % {"state": context.words.state(custody.by)})
    if custody.requested_by:
        details.append(context.words._("at the request of %(state)s") % {"state": context.words.state(custody.requested_by)})
    return details


def entry_words(entry: Entry, case: Case, context: Context) -> tuple[str, str]:
    """Return what happened, and its details."""
    item: Any = entry.item
    _ = context.words._
    match entry.kind:
        case "custody":
            first = item is case.custody[0]
            what = context.form(item.form)
            if first and item.form != "restricted":
                what = _("Detained: %(form)s") % {"form": context.words.within(what)}
            return what, _joined([*custody_details(item, case, context), item.note], context)
        case "liberty":
            return _("At liberty"), ""
        case "charge":
            state = context.words.country(item.by) if item.by else ""
            return _("Charged: %(offence)s") % {"offence": item.offence}, _joined([item.statute, state], context)
        case "ruling":
            return kind_of(item, context), _joined(
                [*terms_of(item, case, context), _by_another(item, case, context), item.ruling, item.court], context
            )
        case "designation":
            form = N_("%(by)s: expressly not designated as %(kind)s") if item.denied else N_("%(by)s: designated as %(kind)s")
            return _(form) % {"by": context.words.country(item.by), "kind": context.words.within(context.label(DESIGNATION, item.kind))}, ""
        case "hearing":
            state = context.label(HEARING_STATE, item.state) if item.state in ("moved", "cancelled") else ""
            return _("Hearing: %(purpose)s") % {"purpose": item.purpose}, _joined([state, item.court], context)
        case "event":
            return item.event, ""
        case "release":
            return context.label(MANNER, item.manner), release_details(item, context)
        case _:
            return _("Died in custody"), item.place or ""


def release_details(release: Release, context: Context) -> str:
    """Return where a release took place and to whom the person was handed over."""
    to = context.words._("to %(state)s") % {"state": context.words.state(release.to)} if release.to else None
    return _joined([release.place, to], context)


def _joined(parts: list[str | None], context: Context) -> str:
    """Join parts of a line by semicolons, or what a language has for them, where one of them is a sentence or holds a comma, else by commas."""
    given = [part for part in parts if part]
    if len(given) == 1:  # so that one which is not translated still says so
        return given[0].__class__(given[0].rstrip("."))
    long = any("," in part or part.endswith(".") or len(part) > 60 for part in given)
    return (context.words._("; ") if long else ", ").join(part.rstrip(".") for part in given)
