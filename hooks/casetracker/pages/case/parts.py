"""The groups of a case, worded: charges, rulings, custody, designations and hearings."""

from __future__ import annotations

from typing import NamedTuple

from casetracker.pages.case.rulings import fate_of, kind_of, outcome_of
from casetracker.pages.context import Context
from casetracker.pages.sources import Mark, Numbered
from casetracker.pages.timeline import iso
from casetracker.record.model import Case, Charge, Ruling
from casetracker.record.model.choices import DESIGNATION, HEARING_STATE, OFFENCE, RESPONSE_VIA


class ChargeView(NamedTuple):
    """A charge with its answer."""

    charge: Charge
    category: str
    outcome: str
    date: str
    state: str
    level: str
    via: str
    marks: tuple[Mark, ...]


class RulingView(NamedTuple):
    ruling: Ruling
    date: str
    iso: str
    kind: str
    state: str
    fate: str
    """What changed or undid its sentence."""
    marks: tuple[Mark, ...]


class DesignationView(NamedTuple):
    """A designation."""

    by: str
    text: str
    since: str
    marks: tuple[Mark, ...]


class HearingView(NamedTuple):
    """A hearing."""

    date: str
    time: str
    purpose: str
    court: str
    state: str
    marks: tuple[Mark, ...]


def charge_view(charge: Charge, case: Case, context: Context, sources: Numbered) -> ChargeView:
    return ChargeView(
        charge=charge,
        category=context.label(OFFENCE, charge.category),
        outcome=outcome_of(charge, case, context),
        date=context.words.date(charge.date) if charge.date else "",
        state=context.words.country(charge.by) if charge.by else "",
        level=context.words._("Administrative offence, not a crime") if charge.level else "",
        via=context.label(RESPONSE_VIA, charge.response_via),
        marks=sources.marks(charge.sources),
    )


def ruling_view(ruling: Ruling, case: Case, context: Context, sources: Numbered) -> RulingView:
    return RulingView(
        ruling=ruling,
        date=context.words.date(ruling.date) if ruling.date else context.words._("date not known"),
        iso=iso(ruling.date) if ruling.date else "",
        kind=kind_of(ruling, context),
        state=context.words.country(ruling.by) if ruling.by else "",
        fate=fate_of(ruling, case, context),
        marks=sources.marks(ruling.sources),
    )


def designation_views(case: Case, context: Context, sources: Numbered) -> tuple[DesignationView, ...]:
    found = []
    for each in case.designations:
        since = context.words.date(each.date) if each.date else ""
        if each.until:
            since = context.words.span(each.date, each.until) if each.date else context.words.date(each.until, "until")
        label = context.words.within(context.label(DESIGNATION, each.kind))
        if each.denied:
            label = context.words._("expressly not %(kind)s") % {"kind": label}
        found.append(DesignationView(context.words.country(each.by), label, since, sources.marks(each.sources)))
    return tuple(found)


def hearing_views(case: Case, context: Context, sources: Numbered) -> tuple[HearingView, ...]:
    return tuple(
        HearingView(
            date=context.words.date(each.date),
            time=f"{each.time} ({each.zone})" if each.time else "",
            purpose=each.purpose,
            court=each.court or "",
            state=context.words.within(context.label(HEARING_STATE, each.state)),
            marks=sources.marks(each.sources),
        )
        for each in case.hearings
    )
