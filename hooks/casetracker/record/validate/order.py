"""Rules on the order of dates. Only a certain contradiction is an error: dates are spans, and spans may overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from casetracker.record.dates import PartialDate
from casetracker.record.model import Case, Record
from casetracker.record.read import Path
from casetracker.record.validate.finding import Finding
from casetracker.record.validate.rules import EVERY, rule
from casetracker.text.marking import N_

Dated = tuple[Path, str, PartialDate]
"""The path to a date, what it dates in words, and the date."""


def happened(record: Record) -> Iterator[Dated]:
    """Yield every date on which something is said to have happened, and that could be read; hearings are not among them."""
    dates = [*_of_any(record), *(HAPPENED[record.kind](record) if record.kind in HAPPENED else ())]
    return (each for each in dates if each[2])


def _of_any(record: Any) -> Iterator[Dated]:
    for name, source in (record.sources or {}).items():
        for key, dated in (("date", source.date), ("accessed", source.accessed)):
            if dated:
                yield ("sources", name, key), "the source", dated
    for index, event in enumerate(getattr(record, "events", None) or ()):
        yield ("events", index, "date"), "the event", event.date
    if record.reviewed:
        yield ("reviewed",), "the review", record.reviewed


def _of_case(case: Case) -> Iterator[Dated]:
    for index, period in enumerate(case.custody or ()):
        yield ("custody", index, "from"), N_("the beginning of custody"), period.start
        if period.end:
            yield ("custody", index, "to"), N_("the end of custody"), period.end
    for index, charge in enumerate(case.charges or ()):
        if charge.date:
            yield ("charges", index, "date"), N_("the charge"), charge.date
    for index, ruling in enumerate(case.rulings or ()):
        if ruling.date:
            yield ("rulings", index, "date"), N_("the ruling"), ruling.date
    for index, designation in enumerate(case.designations or ()):
        if designation.date:
            yield ("designations", index, "date"), "the designation", designation.date
        if designation.until:
            yield ("designations", index, "until"), N_("the end of the designation"), designation.until
    if case.last_report:
        yield ("last_report", "date"), N_("the last report"), case.last_report.date
    if case.release:
        yield ("release", "date"), "the release", case.release.date
        if case.release.basis_date:
            yield ("release", "basis_date"), "the act behind the release", case.release.basis_date
    if case.death:
        yield ("death", "date"), "the death", case.death.date


HAPPENED: dict[str, Callable[[Any], Iterator[Dated]]] = {"case": _of_case}
"""The dates that only one kind of record has."""


@rule(of=EVERY)
def nothing_ahead(record: Record, today: date) -> Iterator[Finding]:
    for path, _, dated in happened(record):
        if dated.is_known and dated.earliest > today:
            yield Finding("date-future", path, {"value": dated, "today": today})


@rule("person.born")
def birth_first(case: Case, today: date) -> Iterator[Finding]:
    born = case.person.born
    if born is None:
        return
    for path, what, dated in _of_case(case):
        if dated and dated.certainly_before(born):
            yield Finding("date-order", path, {"later": what, "value": dated, "earlier": N_("the birth"), "than": born})


@rule("custody.from", "custody.to")
def custody_in_order(case: Case, today: date) -> Iterator[Finding]:
    if not case.custody[0].start.is_known:
        yield Finding("custody-first", ("custody", 0, "from"), {})
    before: PartialDate | None = None
    words = ""
    for index, period in enumerate(case.custody):
        path: Path = ("custody", index, "from")
        if before and period.start.certainly_before(before):
            yield Finding(
                "date-order", path, {"later": N_("the beginning of custody"), "value": period.start, "earlier": words, "than": before}
            )
        if period.end and period.end.certainly_before(period.start):
            path = ("custody", index, "to")
            yield Finding(
                "date-order",
                path,
                {"later": N_("the end of custody"), "value": period.end, "earlier": N_("its beginning"), "than": period.start},
            )
        for dated, name in ((period.start, N_("the beginning of a period before it")), (period.end, N_("the end of a period before it"))):
            if dated and dated.is_known and (before is None or dated.earliest >= before.earliest):
                before, words = dated, name


@rule("custody.from", "custody.to")
def custody_without_a_break(case: Case, today: date) -> Iterator[Finding]:
    for index, (period, after) in enumerate(pairwise(case.custody)):
        if period.end and period.end.is_exact and period.end == after.start:
            yield Finding("custody-between", ("custody", index, "to"), {"value": period.end})


@rule("custody.from", "custody.to", "release.date", "death.date")
def custody_then_end(case: Case, today: date) -> Iterator[Finding]:
    end, word = (case.release, "release") if case.release else (case.death, "death")
    if end is None:
        return
    bounds = [
        (dated, name)
        for period in case.custody
        for dated, name in ((period.start, "the beginning of custody"), (period.end, "the end of custody"))
        if dated and end.date.certainly_before(dated)
    ]
    if bounds:  # one message for the one date that is wrong, by the last of those that contradict it
        than, earlier = max(bounds, key=lambda bound: bound[0].earliest)
        yield Finding(
            "date-order",
            (word, "date"),
            {"later": N_("the release") if word == "release" else N_("the death"), "value": end.date, "earlier": earlier, "than": than},
        )


@rule("custody.from", "last_report.date")
def report_after_arrest(case: Case, today: date) -> Iterator[Finding]:
    if case.last_report and case.last_report.date.certainly_before(case.custody[0].start):
        values = {
            "later": N_("the last report"),
            "value": case.last_report.date,
            "earlier": N_("the beginning of custody"),
            "than": case.custody[0].start,
        }
        yield Finding("date-order", ("last_report", "date"), values)


@rule("designations.date", "designations.until")
def designations_end_after_beginning(case: Case, today: date) -> Iterator[Finding]:
    for index, each in enumerate(case.designations):
        if each.date and each.until and each.until.certainly_before(each.date):
            values = {"later": N_("the end of the designation"), "value": each.until, "earlier": N_("its beginning"), "than": each.date}
            yield Finding("date-order", ("designations", index, "until"), values)


@rule("custody.from", "charges.date", "rulings.date", "rulings.in_absentia", "release.date", "death.date")
def odd_order(case: Case, today: date) -> Iterator[Finding]:
    """Indictments precede arrests and rulings fall in absentia: so a warning, and only for rulings among themselves and before all custody."""
    arrest = case.custody[0].start
    for index, ruling in enumerate(case.rulings):
        if ruling.date and not ruling.in_absentia and ruling.date.certainly_before(arrest):
            values = {"what": N_("the ruling"), "value": ruling.date, "earlier": N_("the beginning of custody"), "than": arrest}
            yield Finding("order-odd", ("rulings", index, "date"), values)
    for index in range(1, len(case.rulings)):
        former, this = case.rulings[index - 1].date, case.rulings[index].date
        if former and this and this.certainly_before(former):
            values = {"what": N_("the ruling"), "value": this, "earlier": N_("the ruling before it"), "than": former}
            yield Finding("order-odd", ("rulings", index, "date"), values)
    ended = case.release or case.death
    for index, charge in enumerate(case.charges):
        if charge.date and ended and ended.date.certainly_before(charge.date):
            values = {"what": N_("the end of the case"), "value": ended.date, "earlier": N_("the charge"), "than": charge.date}
            yield Finding("order-odd", ("charges", index, "date"), values)
