"""The figures of the statistics page, as numbers: every row says what it counts by its field's name.

Listed cases alone are counted. Everything counts people, a person with several cases once, save lengths of time,
which are those of detentions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple

from casetracker.facts.days import Days, days_held
from casetracker.facts.exchange import TwoSides, freed
from casetracker.facts.people import roots
from casetracker.facts.periods import recorded_on
from casetracker.facts.standing import STALE_DAYS, changes, standing
from casetracker.facts.survival import Spell, Step, cumulative_incidence
from casetracker.record.model import Case, Swap, by_name
from casetracker.record.model.choices import OFFENCE
from casetracker.record.model.statuses import ENDED, HELD, STATUS
from casetracker.record.references import Tracker

ENDINGS = tuple(status for status in STATUS.options if status in ENDED)
LEAST_PEOPLE, LEAST_ENDINGS = 20, 10
"""A group needs so many people, and so many endings, before a curve of how detention ended says anything."""
LEAST_MEDIAN = 10
"""A median or quartile needs so many people: of fewer, one person more would move it by months."""
LENGTHS = (0, 90, 180, 365, 730, 1095, 1825, 3650)
"""The least days of each class of length: a quarter, half a year, then years of 365 days."""


class HeldOn(NamedTuple):
    """Who was held on a day, in people."""

    day: date
    reported: Mapping[str, int]
    """Holding state → people held, as a report of that day or a later one says."""
    last_reported: Mapping[str, int]
    """Who held them then → people last reported held before that day, and with no report of an end."""

    @property
    def since_report(self) -> int:
        return sum(self.last_reported.values())


class MostHeld(NamedTuple):
    """How many people were held when the most were, and from when to when that was, each time."""

    people: int
    times: tuple[tuple[date, date], ...]


class LengthClass(NamedTuple):
    """Detentions by the fewest days held."""

    least: int
    below: int | None
    number: Mapping[str, int]
    """How it ended (`exchanged`, `released`, `died`), or `open` → detentions."""
    may_be_longer: int
    """How many of them fall into a longer class by the most days that their dates allow."""


class Incidence(NamedTuple):
    """How detention ended in a group: curves by the fewest and by the most days held."""

    state: str
    """Detaining state; empty for the whole record."""
    people: int
    ended: Mapping[str, int]
    left_out: int
    """Detentions whose beginning nothing bounds."""
    fewest: tuple[Step, ...]
    most: tuple[Step, ...]


class Outcome(NamedTuple):
    status: str
    manner: str
    """How those released came free; empty for any other status."""
    people: int


class Accused(NamedTuple):
    """People charged with an offence of a category, each once in every category that they are charged with."""

    category: str
    people: Mapping[str, int]
    """Detaining state → people."""


class ExchangeYear(NamedTuple):
    year: int
    swaps: int
    first: int
    """People freed by the first of the two sides."""
    second: int


class Wait(NamedTuple):
    """The days that someone had been held when exchanged."""

    case: Case
    days: Days


def held_over_time(tracker: Tracker, day: date) -> list[HeldOn]:
    """Return who was held on the first of each month since the first detention, and on `day`."""
    person = roots(tracker.listed)
    spans = [(person[case.id], *span) for case in tracker.listed for span in _held(case, day)]
    if not spans:
        return []
    rows = []
    waiting = sorted(enumerate(spans), key=lambda each: each[1][2], reverse=True)
    there: list[tuple[int, tuple[str, str, date, date, date | None]]] = []
    for on in _months(waiting[-1][1][2], day):
        while waiting and waiting[-1][1][2] <= on:
            there.append(waiting.pop())
        there = sorted((each for each in there if on < each[1][3]), key=itemgetter(0))  # as they stand in the record
        states = {who: (state, reported is None or on <= reported) for _, (who, state, _, _, reported) in there}
        sums = [Counter(state for state, fresh in states.values() if fresh is wanted) for wanted in (True, False)]
        rows.append(HeldOn(on, dict(sums[0]), dict(sums[1])))
    return rows


def most_held(tracker: Tracker, day: date) -> MostHeld:
    """Return the most people held at one time up to `day`, as reports of that time or later say."""
    person = roots(tracker.listed)
    steps: Counter[date] = Counter()
    ends: dict[str, date] = {}
    spans = [(person[case.id], *span) for case in tracker.listed for span in _held(case, day)]
    for who, _state, start, end, reported in sorted(spans, key=itemgetter(2)):
        end = min(end, (reported or day) + timedelta(1), day + timedelta(1))
        start = max(start, ends.get(who, start))  # two records can hold one person for the same days
        if start < end:
            steps[start] += 1
            steps[end] -= 1
            ends[who] = end
    most, number, times = 0, 0, list[tuple[date, date]]()
    days = sorted(steps)
    for on, after in zip(days, [*days[1:], day], strict=True):
        number += steps[on]
        if number > most:
            most, times = number, []
        if number == most:
            times.append((times.pop()[0] if times and times[-1][1] == on - timedelta(1) else on, after - timedelta(1)))
    return MostHeld(most, tuple(times))


def _held(case: Case, day: date) -> Iterator[tuple[str, date, date, date | None]]:
    """The spans in which a person counts as held: by whom, from, to (not included), and the last report of one that goes on."""
    found = changes(case, day)
    ended = bool(found) and found[-1].status in ENDED
    report = min(case.last_report.date.latest, recorded_on(case)) if case.last_report and not ended else None
    for change, following in zip(found, [*found[1:], None], strict=True):
        if change.status in HELD:
            yield change.state, change.day, following.day if following else date.max, report


def _months(first: date, last: date) -> Iterator[date]:
    year, month = first.year, first.month
    while (on := date(year, month, 1)) < last:
        yield on
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    yield last


def lengths(tracker: Tracker, day: date, stale_days: int = STALE_DAYS) -> list[LengthClass]:
    """Return detentions by the days held up to `day`, up to the last report where that is old."""
    number: list[Counter[str]] = [Counter() for _ in LENGTHS]
    longer: Counter[int] = Counter()
    for case in tracker.listed:
        days = days_held(case, day, stale_days).total
        place = _class(days.fewest)
        number[place][_ending(case, day) or "open"] += 1
        longer[place] += days.most is None or _class(days.most) > place
    bounds = zip(LENGTHS, [*LENGTHS[1:], None], strict=True)
    return [LengthClass(least, below, dict(number[place]), longer[place]) for place, (least, below) in enumerate(bounds)]


def _class(days: int) -> int:
    return sum(days >= least for least in LENGTHS) - 1


def _ending(case: Case, day: date) -> str | None:
    status = standing(case, day).status
    return status if status in ENDED else None


def incidence(tracker: Tracker, day: date) -> list[Incidence]:
    """Return how detention ended, for the whole record and for each detaining state with enough people and endings."""
    by_state: dict[str, list[Case]] = defaultdict(list)
    for case in tracker.listed:
        by_state[case.detained_by].append(case)
    groups = [("", tracker.listed), *sorted(by_state.items(), key=lambda each: (-len(each[1]), each[0]))]
    found = [_incidence(state, cases, day) for state, cases in groups if len(cases) >= LEAST_PEOPLE]
    return [each for each in found if each.people >= LEAST_PEOPLE and sum(each.ended.values()) >= LEAST_ENDINGS]


def _incidence(state: str, cases: Sequence[Case], day: date) -> Incidence:
    fewest, most, known = [], [], []
    for case in cases:
        ending = _ending(case, day)
        # Whoever is held is followed to the last report: nothing is known after it, however short a time ago that is.
        seen = min(day, case.last_report.date.latest) if case.last_report and not ending else day
        days = days_held(case, seen).total
        if days.most is not None:
            known.append(case)
            fewest.append(Spell(days.fewest, ending))
            most.append(Spell(days.most, ending))
    ended = Counter(spell.ending for spell in fewest if spell.ending)
    return Incidence(
        state=state,
        people=len(set(roots(known).values())),
        ended={ending: ended[ending] for ending in ENDINGS},
        left_out=len(cases) - len(known),
        fewest=tuple(cumulative_incidence(fewest, ENDINGS)),
        most=tuple(cumulative_incidence(most, ENDINGS)),
    )


def outcomes(tracker: Tracker, day: date) -> list[Outcome]:
    """Return how people stand on `day`, and the manner in which those released otherwise than by exchange came free."""
    person = roots(tracker.listed)
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for case in tracker.listed:
        status = standing(case, day).status
        if status:
            manner = case.release.manner if status == "released" and case.release else ""
            found[status, manner].add(person[case.id])
    order = list(STATUS.options)
    return [
        Outcome(status, manner, len(who))
        for (status, manner), who in sorted(found.items(), key=lambda each: (order.index(each[0][0]), -len(each[1]), each[0]))
    ]


def offences(tracker: Tracker) -> list[Accused]:
    """Return the categories of offence, the one with the most people first."""
    person = roots(tracker.listed)
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for case in tracker.listed:
        for charge in case.charges:
            found[charge.category][case.detained_by].add(person[case.id])
    rows = [
        Accused(category, {state: len(who) for state, who in found[category].items()})
        for category in (*OFFENCE.options, *sorted(found.keys() - OFFENCE.options))
        if category in found
    ]
    return sorted(rows, key=lambda row: -sum(row.people.values()))


def exchange_years(tracker: Tracker, both: TwoSides) -> list[ExchangeYear]:
    """Return how many people each side freed in each year from the first exchange to the last, years without one among them."""
    if not tracker.exchanges:
        return []
    by_year: dict[int, list[Swap]] = defaultdict(list)
    for swap in tracker.exchanges.values():
        by_year[swap.date.earliest.year].append(swap)
    years = range(min(by_year), max(by_year) + 1)
    return [ExchangeYear(year, len(swaps), *freed(swaps, both)) for year in years for swaps in [by_year.get(year, [])]]


def waits(tracker: Tracker, day: date) -> dict[str, list[Wait]]:
    """Return detaining state → the days held until the exchange, the shortest first; the state that freed the most first."""
    found: dict[str, list[Wait]] = defaultdict(list)
    for case in tracker.listed:
        if standing(case, day).status == "exchanged":
            found[case.detained_by].append(Wait(case, days_held(case, day).total))
    for each in found.values():
        each.sort(key=lambda wait: (wait.days.fewest, by_name(wait.case)))
    return dict(sorted(found.items(), key=lambda each: (-len(each[1]), each[0])))
