"""Rules on swaps alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casetracker.record.model import Swap
from casetracker.record.read import Path
from casetracker.record.validate.finding import Finding
from casetracker.record.validate.order import HAPPENED, Dated
from casetracker.record.validate.rules import rule
from casetracker.record.validate.states import Named, out_of_time


@rule("parties", of=("swap",))
def two_parties(swap: Swap, today: date) -> Iterator[Finding]:
    if len(swap.parties) < 2:
        yield Finding("parties-few", ("parties",), {})


@rule("date", "parties", "mediators.by", "others.released_by", "others.to", "terms.by", "kind", of=("swap",))
def parties_of_their_time(swap: Swap, today: date) -> Iterator[Finding]:
    named: list[tuple[Path, str | None]] = [(("parties", index), code) for index, code in enumerate(swap.parties)]
    named += [(("mediators", index, "by"), each.by) for index, each in enumerate(swap.mediators)]
    for index, each in enumerate(swap.others):
        named += [(("others", index, "released_by"), each.released_by), (("others", index, "to"), each.to)]
    named += [(("terms", index, "by"), each.by) for index, each in enumerate(swap.terms)]
    what = "the release" if swap.is_release else "the exchange"
    yield from out_of_time(Named(path, code, what, swap.date) for path, code in named if code)


@rule("date", "until", of=("swap",))
def several_days(swap: Swap, today: date) -> Iterator[Finding]:
    if swap.until and swap.until.latest <= swap.date.earliest:
        yield Finding("swap-until", ("until",), {"value": swap.until, "than": swap.date})


def _happened(swap: Swap) -> Iterator[Dated]:
    if swap.date:
        yield ("date",), "the exchange", swap.date
    if swap.until:
        yield ("until",), "the last day of the exchange", swap.until
    for index, statement in enumerate(swap.statements or ()):
        if statement.date:
            yield ("statements", index, "date"), "the statement", statement.date


HAPPENED["swap"] = _happened
