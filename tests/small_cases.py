"""Cases in a few words, for tests of what is derived from them. Everybody in them is invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from casetracker.record.model import Case, Record, Swap, Withdrawn
from casetracker.record.references import Tracker, tracker
from casetracker.record.validate import validate

TODAY = date(2026, 11, 24)


def a_case(
    *custody: str,
    status: str = "detained",
    by: str = "US",
    report: str = "",
    release: str = "",
    death: str = "",
    rulings: Sequence[str] = (),
    more: str = "",
    name: str = "Vera Example",
    id: str = "",
    reviewed: str = "2026-11-01",
) -> Case:
    """Return a case from the inside of each of its groups, as in `from: 2024-01-10, form: remand`; every group cites one source.

    The file goes through the check, so that no test is about a case which the record could not hold.
    """
    lines = [f"name: {name}", "person: {citizenships: [RU], sources: [a]}", f"detained_by: {by}", f"status: {status}", "custody:"]
    lines += [f"  - {{{period}, sources: [a]}}" for period in custody]
    if rulings:
        lines += ["rulings:", *(f"  - {{{ruling}, sources: [a]}}" for ruling in rulings)]
    for key, group in (("last_report", report and f"date: {report}"), ("release", release), ("death", death and f"date: {death}")):
        if group:
            lines.append(f"{key}: {{{group}, sources: [a]}}")
    lines += [more.strip(), "summary: She was arrested.[^a]", f"reviewed: {reviewed}"]
    lines.append("sources: {a: {title: Report, publisher: The Paper, url: https://example.org/1, kind: official}}")
    record = _record("\n".join(lines) + "\n", "case", id or name.lower().replace(" ", "-"))
    assert isinstance(record, Case)
    return record


def freed(name: str, by: str, to: str, swap: str = "2024-08-01-exampleton", more: str = "") -> Case:
    """Return the case of somebody whom `by` handed over to `to` in a swap."""
    return a_case(
        "from: 2024-01-10, form: remand",
        status="exchanged",
        by=by,
        name=name,
        release=f"date: 2024-08-01, manner: exchange, swap: {swap}, to: {to}",
        more=more,
    )


def withdrawn(id: str, keys: str = "") -> Withdrawn:
    """Return a withdrawn case; `keys` are what the file still says."""
    record = _record(f"withdrawn: {{date: 2026-11-01, reason: request}}\n{keys}", "case", id)
    assert isinstance(record, Withdrawn)
    return record


def a_swap(*parties: str, id: str = "2024-08-01-exampleton", more: str = "") -> Swap:
    """Return a swap of 1 August 2024."""
    text = f"""\
title: Exchange in Exampleton
date: 2024-08-01
parties: [{", ".join(parties or ("RU", "US"))}]
sources_for: {{sources: [a]}}
summary: People were exchanged.[^a]
sources: {{a: {{title: Report, publisher: The Paper, url: https://example.org/1}}}}
reviewed: 2026-11-01
{more}"""
    record = _record(text, "swap", id)
    assert isinstance(record, Swap)
    return record


def a_tracker(*records: Record | Withdrawn) -> Tracker:
    """Return the tracker of these records, whatever problems lie between them."""
    return tracker(records)


def _record(text: str, kind: Literal["case", "swap"], id: str) -> Record | Withdrawn:
    checked = validate(text.encode(), f"cases/{id}.yml", id, kind, TODAY)
    assert checked.record is not None, "\n".join(str(each) for each in checked.problems)
    return checked.record
