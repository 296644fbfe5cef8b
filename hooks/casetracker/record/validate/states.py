"""Rules on the states that are named: none at a time when it was not one. Dates are spans: only a certain contradiction is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from casetracker.record.countries import COUNTRIES, FORMER
from casetracker.record.dates import PartialDate
from casetracker.record.model import Case
from casetracker.record.model.choices import NO_CITIZENSHIP
from casetracker.record.model.groups import Charge, Ruling
from casetracker.record.read import Path
from casetracker.record.validate.finding import Finding
from casetracker.record.validate.rules import rule

_PARTS = {part: (whole, former.whole, first) for whole, former in FORMER.items() for part, first in former.parts.items()}
"""State that came of a former one → that one, and the days between which it was none of its own."""

_OF_ACTS = "Write the state that it was then. Where one state followed another, each period of custody, charge and ruling says with 'by' whose it was."
_OF_CITIZENSHIP = "Write the citizenship that the person held then, [stateless] where there was none, or [unknown]."


class Named(NamedTuple):
    """A state where it is named, and something that it did or that was so at a time."""

    path: Path
    code: str
    what: str
    dated: PartialDate


@rule(
    "detained_by", "custody.from", "custody.to", "custody.by", "custody.for", "charges.by", "charges.date", "rulings.by", "rulings.date",
    "designations.by", "designations.date", "release.date", "release.to", "death.date", "last_report.date", "person.citizenships",
)  # fmt: skip
def states_of_their_time(case: Case, today: date) -> Iterator[Finding]:
    yield from out_of_time(_in_case(case))


def _in_case(case: Case) -> Iterator[Named]:
    """Yield every state that a case names, with each date at which it stood for something."""
    holder: tuple[Path, str] = ("detained_by",), case.detained_by
    end = case.release or case.death or case.last_report
    word = "release" if case.release else "death" if case.death else "last report"
    for index, period in enumerate(case.custody):
        by: tuple[Path, str] = (("custody", index, "by"), period.by) if period.by else holder
        yield Named(*by, "the beginning of custody", period.start)
        if period.end:
            yield Named(*by, "the end of custody", period.end)
        elif end and index == len(case.custody) - 1:
            yield Named(*by, f"the {word}", end.date)
        if period.requested_by:
            yield Named(("custody", index, "for"), period.requested_by, "the beginning of custody", period.start)
    acts: list[tuple[str, str, Sequence[Charge | Ruling]]] = [("charges", "charge", case.charges), ("rulings", "ruling", case.rulings)]
    for key, word, items in acts:
        for index, each in enumerate(items):
            if each.date:
                yield Named(*(((key, index, "by"), each.by) if each.by else holder), f"the {word}", each.date)
    for index, designation in enumerate(case.designations):
        if designation.date:
            yield Named(("designations", index, "by"), designation.by, "the designation", designation.date)
    if case.release and case.release.to:
        yield Named(("release", "to"), case.release.to, "the release", case.release.date)
    for index, code in enumerate(case.person.citizenships):
        if code not in NO_CITIZENSHIP.options:
            yield Named(("person", "citizenships", index), code, "the beginning of custody", case.custody[0].start)


def out_of_time(named: Iterator[Named]) -> Iterator[Finding]:
    """Yield a finding for each place at which a state is named that was none then: by the first date that shows it."""
    reported: set[Path] = set()
    for path, code, what, dated in named:
        found = None if path in reported or not dated.is_known else _none_then(code, dated)
        if found:
            reported.add(path)
            rule_name, values = found
            hint = _OF_CITIZENSHIP if path[0] == "person" else _OF_ACTS
            yield Finding(rule_name, path, {"code": code, "what": what, "value": dated, **values, "hint": hint})


def _none_then(code: str, dated: PartialDate) -> tuple[str, dict[str, object]] | None:
    """Return the rule that a state breaks where it certainly was none at a date, with values of its wording."""
    if former := FORMER.get(code):
        if dated.earliest > former.last:
            return "state-ended", {"state": COUNTRIES[code], "last": former.last}
        return ("state-early", {"state": COUNTRIES[code], "first": former.first}) if dated.latest < former.first else None
    if code in _PARTS:
        whole, since, first = _PARTS[code]
        if dated.latest < first and dated.earliest >= since:
            return "state-part", {"state": COUNTRIES[code], "first": first, "whole": whole, "former": COUNTRIES[whole]}
    return None
