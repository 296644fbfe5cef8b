"""The groups of a case, worded: charges, rulings, custody, designations and hearings."""

from __future__ import annotations

from typing import NamedTuple

from casetracker.facts.disputed import is_disputed
from casetracker.pages.case.rulings import fate_of, kind_of, outcome_of
from casetracker.pages.context import Context
from casetracker.pages.moments import custody_details, iso
from casetracker.pages.sources import Mark, Numbered
from casetracker.record.dates import PartialDate
from casetracker.record.model import Case, Charge, Ruling
from casetracker.record.model.choices import DESIGNATION, HEARING_STATE, OFFENCE, RESPONSE_VIA
from casetracker.text.marking import N_


class Accusation(NamedTuple):
    """A charge with its answer."""

    charge: Charge
    category: str
    outcome: str
    date: str
    state: str
    level: str
    via: str
    marks: tuple[Mark, ...]


class Decision(NamedTuple):
    ruling: Ruling
    date: str
    iso: str
    kind: str
    state: str
    fate: str
    """What changed or undid its sentence."""
    marks: tuple[Mark, ...]


class Stay(NamedTuple):
    """A period of custody as the table shows it."""

    span: str
    """From when to when, as a sentence goes on with it."""
    form: str
    form_key: str
    details: str
    marks: tuple[Mark, ...]
    disputed: bool


class Label(NamedTuple):
    """A designation."""

    by: str
    text: str
    since: str
    marks: tuple[Mark, ...]


class Sitting(NamedTuple):
    """A hearing."""

    date: str
    time: str
    purpose: str
    court: str
    state: str
    marks: tuple[Mark, ...]


def accusation(charge: Charge, case: Case, at: Context, sources: Numbered) -> Accusation:
    return Accusation(
        charge=charge,
        category=at.label(OFFENCE, charge.category),
        outcome=outcome_of(charge, case, at),
        date=at.words.date(charge.date) if charge.date else "",
        state=at.words.country(charge.by) if charge.by else "",
        level=at.words._(N_("Administrative offence, not a crime")) if charge.level else "",
        via=at.label(RESPONSE_VIA, charge.response_via),
        marks=sources.marks(charge.sources),
    )


def decision(ruling: Ruling, case: Case, at: Context, sources: Numbered) -> Decision:
    return Decision(
        ruling=ruling,
        date=at.words.date(ruling.date) if ruling.date else at.words._(N_("date not known")),
        iso=iso(ruling.date) if ruling.date else "",
        kind=kind_of(ruling, at),
        state=at.words.country(ruling.by) if ruling.by else "",
        fate=fate_of(ruling, case, at),
        marks=sources.marks(ruling.sources),
    )


def _span(start: PartialDate, end: PartialDate | None, at: Context) -> str:
    if end:
        return at.words.span(start, end)
    return at.words._(N_("%(from_start)s; no end reported")) % {"from_start": at.words.date(start, "from")}


def stays(case: Case, at: Context, sources: Numbered) -> tuple[Stay, ...]:
    found = []
    for index, custody in enumerate(case.custody):
        following = case.custody[index + 1].start if index + 1 < len(case.custody) else None
        ended = case.release or case.death
        end = custody.end or following or (ended.date if ended else None)
        found.append(
            Stay(
                span=_span(custody.start, end, at),
                form=at.form(custody.form),
                form_key=custody.form,
                details=", ".join(custody_details(custody, case, at)),
                marks=sources.marks(custody.sources),
                disputed=is_disputed(custody.start, case.disputed) or is_disputed(end, case.disputed),
            )
        )
    return tuple(found)


def labels(case: Case, at: Context, sources: Numbered) -> tuple[Label, ...]:
    found = []
    for each in case.designations:
        since = at.words.date(each.date) if each.date else ""
        if each.until:
            since = at.words.span(each.date, each.until) if each.date else at.words.date(each.until, "until")
        label = at.words.within(at.label(DESIGNATION, each.kind))
        if each.denied:
            label = at.words._(N_("expressly not %(kind)s")) % {"kind": label}
        found.append(Label(at.words.country(each.by), label, since, sources.marks(each.sources)))
    return tuple(found)


def sittings(case: Case, at: Context, sources: Numbered) -> tuple[Sitting, ...]:
    return tuple(
        Sitting(
            date=at.words.date(each.date),
            time=f"{each.time} ({each.zone})" if each.time else "",
            purpose=each.purpose,
            court=each.court or "",
            state=at.words.within(at.label(HEARING_STATE, each.state)),
            marks=sources.marks(each.sources),
        )
        for each in case.hearings
    )
