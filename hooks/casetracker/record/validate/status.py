"""Rules on how a case stands: that status, custody, rulings, last report, release and death tell one story."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casetracker.record.model import Case
from casetracker.record.model.choices import OF_SWAPS, UNDOES
from casetracker.record.model.standing import STATUS_FOLLOWS, convicted, may_be_undone, undone
from casetracker.record.model.statuses import CONVICTED, ENDED, OF_FORM, status_in
from casetracker.record.validate.finding import Finding
from casetracker.record.validate.rules import rule
from casetracker.text.marking import N_
from casetracker.text.phrase import phrase


def derived(case: Case) -> str:
    """Return the status that custody, rulings, release and death give."""
    if case.death:
        return "died"
    if case.release:
        return "exchanged" if case.release.manner == "exchange" else "released"
    last = case.custody[-1]
    return status_in(last.form, stands_convicted(case))


def stands_convicted(case: Case) -> bool:
    """Return whether the state that holds the person last has convicted them and nothing undid it."""
    return convicted(case.rulings, case.custody[-1].by or case.detained_by, case.detained_by)


@rule(*STATUS_FOLLOWS)
def ended_as_written(case: Case, today: date) -> Iterator[Finding]:
    """`exchanged` ⇔ a release by exchange; `released` ⇔ any other release; `died` ⇔ a death."""
    status, release = case.status, case.release
    given = derived(case)
    if release and case.death:
        yield Finding("release-and-death", ("death",), {})
    elif case.death and status != "died":
        yield Finding("status-after-death", ("status",), {"status": status})
    elif release and status != given:
        if status == "exchanged":
            yield Finding("status-needs-exchange", ("status",), {"derived": given})
        else:
            yield Finding("status-after-release", ("status",), {"manner": release.manner, "status": status, "derived": given})
    elif not release and status == "exchanged":
        yield Finding("status-needs-exchange", ("status",), {"derived": given})
    elif not release and status == "released":
        hint = phrase("Add 'release' with its date, manner and sources, or write 'status: {status}'.", status=given)
        yield Finding("status-needs-release", ("status",), {"reason": N_("there is no release"), "hint": hint})
    elif not case.death and status == "died":
        yield Finding("status-needs-death", ("status",), {})


@rule(*STATUS_FOLLOWS, "custody.to")
def held_as_written(case: Case, today: date) -> Iterator[Finding]:
    """The written status of a case that has not ended is what its last custody and its rulings give; `unknown` may be written by hand."""
    if case.release or case.death or case.status in ENDED:
        return
    last, given = case.custody[-1], derived(case)
    if case.status in CONVICTED and not stands_convicted(case):
        yield Finding("status-conviction", ("status",), {})
    elif case.status not in (given, "unknown"):
        yield Finding("status-custody", ("status",), {"status": case.status, "derived": given, "reason": _reason(case, last.form)})
    if last.end is not None and case.status != "unknown":
        yield Finding("custody-last-open", ("custody", len(case.custody) - 1, "to"), {})


def _reason(case: Case, form: str) -> str:
    if form not in (*OF_FORM, "sentence") and stands_convicted(case):
        return N_("a ruling convicts and is not overturned")
    return phrase("the last period of custody has 'form: {form}'", form=form)


@rule("charges.outcome", "charges.by", "charges.level", "rulings.kind", "rulings.date", "rulings.by", "detained_by", "release.basis")
def convicted_as_written(case: Case, today: date) -> Iterator[Finding]:
    """A charge that led to a conviction has one that stands. Only a warning: a state may have tried two charges apart."""
    for index, charge in enumerate(case.charges):
        by, basis = charge.by or case.detained_by, case.release and case.release.basis
        if ruling := undone(charge, case.charges, case.rulings, case.detained_by):
            reason = phrase("the last ruling on it has 'kind: {kind}'", kind=ruling.kind)
        elif basis in UNDOES and by == case.detained_by and may_be_undone(charge, case.charges, case.detained_by):
            reason = phrase("the release has 'basis: {basis}'", basis=basis)
        else:
            continue
        yield Finding("charge-undone", ("charges", index, "outcome"), {"reason": reason})


@rule("status", "last_report")
def report_needed(case: Case, today: date) -> Iterator[Finding]:
    if case.status in ENDED and case.last_report:
        yield Finding("report-needless", ("last_report",), {"status": case.status})
    elif case.status not in ENDED and not case.last_report:
        yield Finding("report-missing", ("status",), {"status": case.status})


@rule("release.manner", "release.swap", "release.to")
def exchange_fields(case: Case, today: date) -> Iterator[Finding]:
    release = case.release
    if release is None:
        return
    if release.manner == "exchange":
        if not release.swap:
            yield Finding(
                "exchange-field",
                ("release",),
                {"key": "swap", "hint": N_("Add a line 'swap: ' with the id of the swap, its file name without .yml.")},
            )
        if not release.to:
            yield Finding(
                "exchange-field",
                ("release",),
                {"key": "to", "hint": N_("Add a line 'to: ' with the code of the country to which the person was handed over.")},
            )
    elif release.swap and release.manner not in OF_SWAPS:
        yield Finding("exchange-only", ("release", "swap"), {"manner": release.manner})
