"""Hearings as calendars and feeds need them: each with an identity that survives edits, and when it was last changed."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from casetracker.facts import timeline
from casetracker.pages.context import Context
from casetracker.record.model import Case, Hearing
from casetracker.record.model.choices import HEARING_STATE

KEPT = timedelta(366)
"""For how long a hearing stays in the calendar when it is past."""
LONGEST = timedelta(31)
"""A hearing of which only a longer span is known has no place in a calendar."""


class Appointment(NamedTuple):
    """One hearing of one case."""

    case: Case
    hearing: Hearing
    named: str
    """The name under which the case first came in, `case/<id>`, and the id of the hearing on its timeline: this does not change."""
    address: str
    """Where it stands on the page of the case."""
    title: str
    state: str
    """Planned, moved or cancelled, in words."""
    first: datetime
    """When it came in; where the history is not known, the day of the case's last check."""
    revised: datetime
    """When it last changed."""
    revisions: int
    """How often it changed since it came in; 0 where the history is not known."""


def appointments(context: Context) -> list[Appointment]:
    """Return every hearing of every listed case in the order of their days."""
    every = (each for case in context.tracker.listed if case.hearings for each in _of(case, context))
    return context.once(
        "hearings", lambda: sorted(every, key=lambda each: (each.hearing.date.earliest, each.hearing.time or "", each.named))
    )


def ahead(found: list[Appointment], context: Context) -> list[Appointment]:
    """Return those that lie ahead, soonest first."""
    return [each for each in found if each.hearing.date.latest >= context.day]


def in_calendars(context: Context) -> list[Appointment]:
    """Return those that calendars hold: no longer past than they stay there, and of which a day is known well enough."""
    return [
        each
        for each in appointments(context)
        if each.hearing.date.latest >= context.day - KEPT and each.hearing.date.latest - each.hearing.date.earliest <= LONGEST
    ]


def _of(case: Case, context: Context) -> list[Appointment]:
    entries = [entry for entry in timeline(case) if entry.kind == "hearing"]
    past = context.history.of("case", case.id)
    checked = datetime.combine(case.reviewed.latest, time(), UTC)
    found = []
    for index, hearing in enumerate(case.hearings):
        entry = next(each for each in entries if each.item is hearing)
        touched = [(each, change) for each in past for change in each.changes if change.group == "hearings" and change.item == index]
        came = next((each.time for each, change in touched if change.what == "added" and not change.field), None)
        edits = {each.commit: each.time for each, change in touched if change.field}
        first = came or (past[-1].time if past else checked)
        found.append(
            Appointment(
                case=case,
                hearing=hearing,
                named=f"{past[-1].named if past else f'case/{case.id}'}/{entry.id}",
                address=f"cases/{case.id}/#{entry.id}",
                title=f"{case.name}: {hearing.purpose}",
                state=context.label(HEARING_STATE, hearing.state),
                first=first,
                revised=max(edits.values(), default=first),
                revisions=len(edits),
            )
        )
    return found
