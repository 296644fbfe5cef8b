"""What every view needs: the tracker, the reader's words, the day shown, and the wordings that several pages share."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple, TypeVar

from casetracker.facts import Days, DaysHeld, Standing, charges, days_held, group_by_offence, group_by_state, related, standing
from casetracker.facts.related import Related
from casetracker.facts.releases import Released, releases
from casetracker.history import UNKNOWN, History
from casetracker.locale import Words
from casetracker.record.dates import UNKNOWN as UNKNOWN_DAY
from casetracker.record.dates import PartialDate
from casetracker.record.model import Case, LastReport
from casetracker.record.model.choices import FORM, NO_CITIZENSHIP, OFFENCE, offences
from casetracker.record.model.kinds import Choice
from casetracker.record.model.statuses import AT_LIBERTY, OF_STATUS, STATUS
from casetracker.record.references import Tracker
from casetracker.settings import Settings
from casetracker.text.marking import N_

T = TypeVar("T")


class Status(NamedTuple):
    """A status in words, with the class that colours it."""

    key: str
    label: str
    note: str = ""
    """`last reported …` where the last report is too old to go by."""


class Count(NamedTuple):
    """Days held, worded, with what the browser needs to keep a running count current."""

    text: str
    """`439`, `1,660–1,689` or `at least 12`."""
    unit: str
    """`days held`."""
    short: str
    """`439 days`."""
    span: str
    """From when to when."""
    fewest: int
    most: int | None
    as_of: date
    running: bool = False
    stops: date | None = None
    """The day on which a running count stands still if no new report comes."""
    later: Days | None = None
    """What it comes to from the day after that on."""
    then: str = ""
    """The same in words."""


class Row(NamedTuple):
    """A case as lists show it."""

    case: Case
    status: Status
    state: str
    offence: str
    since: str
    since_key: str
    """A text that sorts as the date does."""
    days: Count


@dataclass(frozen=True)
class Context:
    """The whole of what views are made from."""

    tracker: Tracker
    words: Words
    settings: Settings
    day: date
    """The day shown: up to when days are counted."""
    related: Related
    history: History = UNKNOWN
    past: bool = False
    """Whether the day shown is an earlier one than that of the build: then no count of days goes on."""
    _cache: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` returned when it was first asked for by that name: a person stands in the index, in parts of it, on many pages."""
        if name not in self._cache:
            self._cache[name] = make()
        found: T = self._cache[name]
        return found

    def standing(self, case: Case) -> Standing:
        """Return where a case stands on the day shown."""
        return standing(case, self.day, self.settings.stale_days)

    def days(self, case: Case) -> DaysHeld:
        """Return the days held of a case up to the day shown."""
        found = days_held(case, self.day, self.settings.stale_days)
        return found._replace(running=False, stops=None) if self.past else found

    def last_report(self, case: Case) -> LastReport | None:
        """Return the last report, if there is one: on an earlier day nobody had reported what later sources tell of that day itself."""
        report = case.last_report
        return None if report and self.past and not report.sources and report.date.latest == self.day else report

    def label(self, choice: Choice, key: str | None) -> str:
        """Return the label of a chosen word."""
        return self.words._((self.offences if choice is OFFENCE else choice).options[key]) if key else ""

    @property
    def offences(self) -> Choice:
        """The categories of offence: those of the model, and the tracker's own."""
        return self.once("offences", lambda: offences(self.settings.scope))

    @property
    def by_offence(self) -> dict[str, list[Case]]:
        """The listed cases by category of offence."""
        return self.once("by offence", lambda: group_by_offence(self.tracker.listed))

    @property
    def by_state(self) -> dict[str, list[Case]]:
        """The listed cases by the state that holds the person, or held them last."""
        return self.once("by state", lambda: group_by_state(self.tracker.listed))

    @property
    def releases(self) -> dict[str, Released]:
        """Every release of a listed case by the case's id, the latest first."""
        return self.once("releases", lambda: {each.case.id: each for each in releases(self.tracker)})

    def citizenship(self, code: str) -> str:
        """Return the name of a state whose citizen somebody is, or what is said where there is none."""
        return self.label(NO_CITIZENSHIP, code) if code in NO_CITIZENSHIP.options else self.words.country(code)

    def status(self, case: Case) -> Status:
        """Return how a case stands, and since when nothing was heard where that is long."""
        stands = self.standing(case)
        key = stands.word
        note = ""
        if stands.stale and case.last_report:
            note = self.words._(OF_STATUS[key].last_known) % {"on_date": self.words.date(case.last_report.date, "on")}
        return Status(key, self.label(STATUS, key), note)

    def count(self, case: Case) -> Count:
        """Return the days held of a case, worded."""
        held = self.days(case)
        return Count(
            text=self.range(held.total),
            short=self.words.plural("%(days)s day", "%(days)s days", held.total.most or held.total.fewest, days=self.range(held.total)),
            unit=self.words.plural("day held", "days held", held.total.most or held.total.fewest),
            span=self._span(case, held),
            fewest=held.total.fewest,
            most=held.total.most,
            as_of=self.day,
            running=held.running,
            stops=held.stops,
            later=(later := self._later(case, held)),
            then=self.range(later) if later else "",
        )

    def _later(self, case: Case, held: DaysHeld) -> Days | None:
        """Return what a running count comes to once the last report is too old to go by: the days up to that report."""
        if not held.running or held.stops is None:
            return None
        return days_held(case, held.stops + timedelta(1), self.settings.stale_days).total

    def range(self, days: Days) -> str:
        """Return `439`, `1,660–1,689` or `at least 12`."""
        if days.most is None:
            return self.words._("at least %(number)s") % {"number": self.words.number(days.fewest)}
        if days.exact:
            return self.words.number(days.fewest)
        return f"{self.words.number(days.fewest)}–{self.words.number(days.most)}"

    def _span(self, case: Case, held: DaysHeld) -> str:
        """From when to when somebody was held; of who never was, from when to when they were barred from leaving."""
        first, ended = first_held(case), case.release or case.death
        if all(period.form in AT_LIBERTY for period in case.custody):
            span = self.words.span(first, ended.date) if ended else self.to_last_report(case)
            return self.words._("barred from leaving, %(span)s") % {"span": span}
        if days_held(case, self.day, self.settings.stale_days).running:  # also where no count goes on, since the day is past
            form = N_("%(since_start)s, as of %(day)s")
            return self.words._(form) % {"since_start": self.words.date(first, "since"), "day": self.words.day(self.day)}
        return self.to_last_report(case) if held.reported and case.last_report else self.words.span(first, held.ended or UNKNOWN_DAY)

    def to_last_report(self, case: Case) -> str:
        """Return `27 January 2024 to the last report, on 5 January 2025`."""
        assert case.last_report
        values = {"start": self.words.start(first_held(case)), "on_end": self.words.date(case.last_report.date, "on")}
        return self.words._("%(start)s to the last report, %(on_end)s") % values

    def row(self, case: Case) -> Row:
        """Return a case as lists show it."""
        return self.once(f"row/{case.id}", lambda: self._row(case))

    def _row(self, case: Case) -> Row:
        offences = [self.label(OFFENCE, key) for key in dict.fromkeys(charge.category for charge in charges(case))]
        first = case.custody[0].start
        return Row(
            case=case,
            status=self.status(case),
            state=self.words.country(case.detained_by),
            offence=self.words.labels(offences[:2]) + (" …" if len(offences) > 2 else ""),
            since=self.words.date(first, "heading"),
            since_key=_sort_key(first),
            days=self.count(case),
        )

    def form(self, key: str) -> str:
        return self.label(FORM, key)


def first_held(case: Case) -> PartialDate:
    """Return when a person was first held, or barred from leaving where there was nothing else."""
    return next((each.start for each in case.custody if each.form != "restricted"), case.custody[0].start)


def _sort_key(value: PartialDate) -> str:
    return f"{value.latest if value.earliest.year == 1 else value.earliest}"


def context_of(tracker: Tracker, words: Words, settings: Settings, day: date, history: History = UNKNOWN, *, past: bool = False) -> Context:
    """Return the context for all views of a tracker on a day."""
    return Context(tracker, words, settings, day, related(tracker), history, past)
