"""The record as it stood in the world on an earlier day: what happened later is not in it.

What counts is when a thing happened, not when it was reported or written down. `hindsight` leaves out the sources that are younger
than the day, and the texts that speak of the whole case at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, TypeVar

from casetracker.facts.hindsight import all_there, of_its_time, read_by, stands_then, was_there, worded_then
from casetracker.facts.memo import per_case
from casetracker.facts.people import people
from casetracker.facts.periods import Period, periods, recorded_on
from casetracker.facts.standing import STALE_DAYS, standing_on
from casetracker.record.dates import PartialDate, parse
from casetracker.record.dates import day as exact
from casetracker.record.model import Case, Charge, Custody, Death, Hearing, LastReport, Place, Release, Ruling, Source, Swap
from casetracker.record.model.choices import ACQUITS, CONVICTS
from casetracker.record.model.standing import convicted
from casetracker.record.model.statuses import ENDED
from casetracker.record.references import Tracker

_DECIDES = CONVICTS | ACQUITS
"""The rulings that decide a charge."""
_BY_RULING = frozenset({"convicted", "acquitted", "overturned", "not-punishable"})
_BY_RELEASE = frozenset({"dropped", "not-tried"})
"""Outcomes that a charge has by a ruling, and by a release before there is one."""


Ending = TypeVar("Ending", Release, Death)


class HeldThen(NamedTuple):
    """How many people one state held when a year ended."""

    day: date
    """The last day of the year, or the day shown in a year that has not ended."""
    state: str
    held: int
    stale: int
    """How many of them had then not been reported on for long."""


def as_of(tracker: Tracker, day: date) -> Tracker:
    """Return the tracker of `day`: cases that had begun, swaps that had taken place, and of each what had happened."""
    cases = {name: then for name, case in tracker.cases.items() if (then := case_as_of(case, day))}
    known = {*cases, *(gone.id for gone in tracker.withdrawn)}
    cases = {name: _only(case, known) for name, case in cases.items()}
    named = {case.release.swap for case in cases.values() if case.release}
    swaps = {name: swap_as_of(swap, day) for name, swap in tracker.swaps.items() if swap.date.latest <= day or name in named}
    freed: dict[str, tuple[Case, ...]] = {}
    for name, together in tracker.freed.items():
        there = tuple(cases[case.id] for case in together if case.id in cases and cases[case.id].release)
        if there:
            freed[name] = there
    places = {name: place_as_of(place, day) for name, place in tracker.places.items()}
    return Tracker({**tracker.records, "case": cases, "swap": swaps, "place": places}, tracker.withdrawn, freed, tracker.translations)


def case_as_of(case: Case, day: date) -> Case | None:
    """Return the case as it stood on `day`; None where nobody can tell that it had begun."""
    if recorded_on(case) <= day:
        return case
    resolved = periods(case)
    begun = [period for period in resolved if period.start.latest <= day]
    if not begun:
        return None
    stands = standing_on(case, day)
    # In the last period one state or party may hold somebody for another, and the case names the one that can release them.
    state = case.detained_by if len(begun) == len(resolved) else begun[-1].state
    release = _ended(case.release, day) or (_at_liberty(begun[-1]) if stands.status is None else None)
    rulings = _given(case.rulings, day)
    then = replace(
        case,
        detained_by=state,
        status=stands.word,
        last_report=_last_report(case, stands.status, begun, resolved[len(begun) :], day),
        custody=tuple(worded_then(_custody(period, state, day), case.sources, day) for period in begun),
        charges=tuple(
            _charge(charge, case, rulings, state, day) for charge in case.charges if (charged_from(charge, case) or date.max) <= day
        ),
        rulings=tuple(replace(worded_then(ruling, case.sources, day), by=_by(ruling.by or case.detained_by, state)) for ruling in rulings),
        designations=tuple(
            replace(each, until=_no_later(each.until, day)) for each in case.designations if _happened(each, case.sources, day)
        ),
        hearings=tuple(_hearings(case, day)),
        events=tuple(each for each in case.events if each.date.latest <= day and stands_then(each, each.event, case.sources, day)),
        release=release,
        death=_ended(case.death, day),
    )
    return of_its_time(then, case, day)


def swap_as_of(swap: Swap, day: date) -> Swap:
    """Return the swap without what was said and what happened after `day`."""
    if _recorded_on(swap) <= day:
        return swap
    then = replace(
        swap,
        until=_no_later(swap.until, day),
        events=tuple(each for each in swap.events if each.date.latest <= day and stands_then(each, each.event, swap.sources, day)),
        statements=tuple(
            each for each in swap.statements if _happened(each, swap.sources, day) and stands_then(each, each.says, swap.sources, day)
        ),
    )
    return of_its_time(then, swap, day)


def place_as_of(place: Place, day: date) -> Place:
    """Return the place without sources that were published after `day`, and without what may have been written later."""
    if place.reviewed.latest <= day:
        return place
    dated = {name for name, source in place.sources.items() if source.date and source.date.is_known}
    there = {name: read_by(source, day) for name, source in place.sources.items() if name not in dated or was_there(source, day)}
    return replace(place, sources=there, unknowns=(), links=(), formerly=())


def _recorded_on(swap: Swap) -> date:
    """Return the first day by which everything in the record had happened, as `periods.recorded_on` does for a case."""
    dates: list[PartialDate | None] = [
        swap.date,
        swap.last_day,
        *(each.date for each in swap.events),
        *(each.date for each in swap.statements),
    ]
    dates += [when for source in swap.sources.values() for when in (source.date, source.accessed)]
    return max(swap.reviewed.latest, *(when.earliest for when in dates if when and when.is_known))


def held_at_year_end(tracker: Tracker, day: date, stale_days: int = STALE_DAYS) -> list[HeldThen]:
    """Return for every year up to `day` how many people each state held when it ended, in the order of years and states."""
    found: dict[tuple[date, str], tuple[list[Case], list[Case]]] = {}
    for case in tracker.listed:
        for end, state, is_stale in _year_ends(case, day, stale_days):
            held, stale = found.setdefault((end, state), ([], []))
            held.append(case)
            if is_stale:
                stale.append(case)
    return [HeldThen(end, state, people(held), people(stale)) for (end, state), (held, stale) in sorted(found.items())]


@per_case
def _year_ends(case: Case, day: date, stale_days: int) -> tuple[tuple[date, str, bool], ...]:
    """The ends of years at which the person was held, by whom, and whether that was then not reported on for long."""
    found = []
    last = case.release or case.death
    for year in range(periods(case)[0].start.latest.year, (min(last.date.latest, day) if last else day).year + 1):
        end = min(date(year, 12, 31), day)
        stands = standing_on(case, end, stale_days)
        if stands.held and any(period.end for period in case.custody) and (then := case_as_of(case, end)):
            stands = standing_on(then, end, stale_days)  # somebody who may have been let go by then is not reported on later
        if stands.held and stands.by:
            found.append((end, stands.by, stands.stale))
    return tuple(found)


def _ended(group: Ending | None, day: date) -> Ending | None:
    """A release or death that had certainly happened."""
    if group is None or group.date.latest > day:
        return None
    if isinstance(group, Release) and group.basis_date and group.basis_date.latest > day:
        return replace(group, basis=None, basis_date=None)
    return group


def _at_liberty(last: Period) -> Release:
    """Between two periods of custody a person had been let go, in a manner that the record does not name."""
    assert last.end is not None
    when = last.ended if last.ended and last.ended.is_known else parse(f"{last.end.earliest}/{last.end.latest}")
    return Release(date=when, manner="other", sources=last.custody.sources)


def _last_report(case: Case, status: str | None, begun: list[Period], later: list[Period], day: date) -> LastReport | None:
    """What still stands as the last report: the day itself, where something later shows that the person was held then.

    Somebody who may have been let go by then was last known to be held on the first day on which that can have been.
    """
    if status is None or status in ENDED:
        return None
    if case.last_report and case.last_report.date.latest <= day:
        return case.last_report
    last = begun[-1]
    if (not last.joined or not later) and last.end and last.end.earliest <= day:
        return LastReport(date=exact(max(last.start.latest, last.end.earliest)), sources=last.custody.sources)
    witness = case.last_report or (later[0].custody if later else case.release or case.death)
    assert witness is not None
    return LastReport(date=exact(day), sources=witness.sources)


def _custody(period: Period, state: str, day: date) -> Custody:
    ends = period.custody.end is not None and period.end is not None and period.end.earliest <= day
    return replace(period.custody, by=_by(period.state, state), end=period.custody.end if ends else None)


def _by(by: str, home: str) -> str | None:
    """A state as a group names it: not at all where it is the one that held the person then."""
    return by if by != home else None


def _given(rulings: tuple[Ruling, ...], day: date) -> list[Ruling]:
    """The rulings given by then; one without a date with the next dated one after it."""
    return [ruling for ruling, when in _dates(rulings) if when and when.latest <= day]


def _dates(rulings: tuple[Ruling, ...]) -> Iterator[tuple[Ruling, PartialDate | None]]:
    for index, ruling in enumerate(rulings):
        yield ruling, ruling.date or next((later.date for later in rulings[index + 1 :] if later.date), None)


def charged_from(charge: Charge, case: Case) -> date | None:
    """Return the day from which a charge had certainly been brought: by its date, by a source of that time, or because it had been
    ruled on. None where nothing tells.
    """
    if charge.date:
        return charge.date.latest
    known = [
        when.latest for name in charge.sources for when in (case.sources[name].date, case.sources[name].accessed) if when and when.is_known
    ]
    by = charge.by or case.detained_by
    known += [
        when.latest for ruling, when in _dates(case.rulings) if when and ruling.kind in _DECIDES and (ruling.by or case.detained_by) == by
    ]
    return min(known, default=None)


def _charge(charge: Charge, case: Case, rulings: list[Ruling], state: str, day: date) -> Charge:
    """The charge with the outcome that it had then."""
    outcome = _outcome(charge, case, rulings, day)
    return replace(worded_then(charge, case.sources, day), by=_by(charge.by or case.detained_by, state), outcome=outcome)


def _outcome(charge: Charge, case: Case, rulings: list[Ruling], day: date) -> str | None:
    """What had become of a charge: by the rulings given by then, by the release, and else by sources of that time."""
    outcome, by = charge.outcome, charge.by or case.detained_by
    if outcome in (None, "pending"):
        return outcome
    decided = [ruling for ruling in case.rulings if ruling.kind in _DECIDES and (ruling.by or case.detained_by) == by]
    if outcome in _BY_RULING and decided:
        if all(ruling in rulings for ruling in decided):
            return outcome
        return "convicted" if convicted(rulings, by, case.detained_by) else "pending"
    if outcome in _BY_RELEASE and case.release:
        return outcome if case.release.date.latest <= day else "pending"
    if all_there(charge, case.sources, day):
        return outcome
    return None if outcome == "unknown" else "pending"


def _hearings(case: Case, day: date) -> Iterator[Hearing]:
    """The hearings that had been held, or that a source had announced; of one ahead what that source can have said."""
    for each in case.hearings:
        if each.date.latest <= day:
            yield each
        elif _published(each, case.sources, day):
            yield worded_then(each, case.sources, day)


def _happened(item: Any, sources: Mapping[str, Source], day: date) -> bool:
    """Whether a thing had happened: by its own date, and where it has none, by a source of that time."""
    return bool(item.date.latest <= day) if item.date else _published(item, sources, day)


def _published(item: Any, sources: Mapping[str, Source], day: date) -> bool:
    return any(was_there(sources[name], day) for name in item.sources)


def _no_later(value: PartialDate | None, day: date) -> PartialDate | None:
    return value if value and value.latest <= day else None


def _only(case: Case, known: set[str]) -> Case:
    """The case without references to cases that had not begun."""
    if {*case.same, *case.different} <= known:
        return case
    same, different = (tuple(name for name in names if name in known) for names in (case.same, case.different))
    return replace(case, same=same, different=different)
