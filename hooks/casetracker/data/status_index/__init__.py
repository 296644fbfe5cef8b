"""`cases/index.json` and `cases/rows.json`: what the status index filters, sorts, looks back with and downloads.

They are made for the script of that page and may change with it; re-users have `/api/v1/`. Columns are packed as
`packed` says; what one column tells is left out of the others. Days are counted from 1 January 1970.

`turns` are the codes of the standings that followed each other in a case, each such row once:
((state × standings) + status) × 2 + stale, where state is 0 for the detaining state and else 1 + its place in `countries`,
status is its place in `statuses`, or their number for none, and standings is one more than that. `turn` says which row of them a
case has, and `steps` after how many days each standing began: the first counted from `from`, the others from the one before; 0
stands for the day of the case's swap.

What a downloaded file of rows has beside the list is a file of its own, loaded once somebody asks for it; what a search by words needs
is the one that every page searches (`data/search.py`).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from casetracker.data.status_index.held_days import held_days
from casetracker.data.status_index.packed import chosen, day_number, lists, numbers, texts
from casetracker.data.status_index.patterns import pattern
from casetracker.data.status_index.words import words
from casetracker.facts import changes, charged_from, roots
from casetracker.facts.places import held_at
from casetracker.facts.states import holders
from casetracker.locale import Words
from casetracker.pages.case.rulings import sentence_lines
from casetracker.pages.context import Context
from casetracker.pages.index.filters import years, years_of_release
from casetracker.pages.output import BuildInfo, File, encoded
from casetracker.record.model import Case
from casetracker.record.model.choices import GENDER, MANNER, OFFENCE
from casetracker.record.model.statuses import STATUS, STATUSES
from casetracker.text import latin

GENDERS = list(GENDER.options)
MANNERS = list(MANNER.options)
NONE = len(STATUSES)
PLACE = {each.id: place for place, each in enumerate(STATUSES)}
Turn = tuple[int, int]
"""A day on which a standing began, and its code."""


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    yield File("cases/index.json", partial(content, context))
    yield File("cases/rows.json", partial(more_of_rows, context))


def content(context: Context) -> bytes:
    """Return the file of all columns."""
    cases = context.tracker.listed
    countries = sorted({code for case in cases for code in (*holders(case), *case.person.citizenships)})
    swaps = [key for key in sorted(context.tracker.swaps) if context.tracker.freed.get(key)]
    places = sorted({id for case in cases for id in held_at(case, context.tracker)})
    data = {
        "day": context.day.isoformat(),
        "past": context.past,
        "language": context.words.language,
        "staleDays": context.settings.stale_days,
        "statuses": [[each.id, context.label(STATUS, each.id), each.counted] for each in STATUSES],
        "countries": [[code, context.citizenship(code)] for code in countries],
        "offences": [[key, *_in_a_row(context.label(OFFENCE, key), context.words)] for key in context.offences.options],
        "manners": [[key, context.label(MANNER, key)] for key in MANNERS],
        "genders": [[key, context.label(GENDER, key)] for key in GENDERS],
        "places": [[id, context.tracker.places[id].name] for id in places],
        "swaps": [[key, context.tracker.swaps[key].title] for key in swaps],
        "swapDays": [day_number(context.tracker.swaps[key].date.latest) for key in swaps],
        "words": words(context.words),
        "rows": _columns(context, cases, countries, places, swaps) | _standings(context, cases, countries),
    }
    return encoded(data)


def _in_a_row(label: str, words: Words) -> tuple[str, ...]:
    """Return a label, and how it stands behind another if that is otherwise."""
    return tuple(dict.fromkeys([label, words.label_behind(label)]))


def more_of_rows(context: Context) -> bytes:
    """Return for each case what a file of rows says beside the list: birth, sentences in force, last report, end, to whom, sources."""
    return encoded([_more(case, context) for case in context.tracker.listed])


def _more(case: Case, context: Context) -> tuple[str, str, str, str, str, int]:
    ended, report = case.release or case.death, context.last_report(case)
    return (
        case.person.born.text if case.person.born else "",
        "; ".join(line.text for line in sentence_lines(case, context) if line.in_force),
        report.date.text if report else "",
        ended.date.text if ended else "",
        context.words.country(case.release.to) if case.release and case.release.to else "",
        len(case.sources),
    )


def _columns(context: Context, cases: Sequence[Case], countries: list[str], places: list[str], swaps: list[str]) -> dict[str, Any]:
    """The columns, each with one entry a case."""
    rows = [(case, context.row(case)) for case in cases]
    of_country, of_offence, of_place, of_swap = map(_places, (countries, list(context.offences.options), places, swaps))
    starts = [date.fromisoformat(row.since_key) for _, row in rows]
    charged = [_charged(case, context.day) for case in cases]
    stays = [held_at(case, context.tracker) for case in cases]
    worded = [pattern(case.custody[0].start, context.words) for case in cases]
    each_pattern = _places(worded)
    return {
        "id": texts("" if slug(case.name) == case.id else case.id for case in cases),
        "name": texts(case.name for case in cases),
        "work": chosen([case.person.occupation or "" for case in cases]),
        "by": numbers([of_country[case.detained_by] for case in cases]),
        "citizen": lists([[of_country[code] for code in case.person.citizenships] for case in cases]),
        "offence": lists([[of_offence[key] for key in days] for days in charged]),
        "charged": _since(charged, starts),
        "place": lists([[of_place[id] for id in days] for days in stays]),
        "stayed": _since(stays, starts),
        "gender": numbers([GENDERS.index(case.person.gender) if case.person.gender else -1 for case in cases]),
        "manner": numbers([MANNERS.index(case.release.manner) if case.release else -1 for case in cases]),
        "freed": lists([list(years_of_release(case, context.day)) for case in cases]),
        "swap": numbers([of_swap.get(case.release.swap or "", -1) if case.release else -1 for case in cases]),
        "from": numbers([day_number(start) for start in starts]),
        "patterns": list(each_pattern),
        "pattern": numbers([each_pattern[each] for each in worded]),
        "years": numbers([years(case)[-1] - start.year for case, start in zip(cases, starts, strict=True)]),
        "report": chosen([context.words.date(case.last_report.date, "on") if case.last_report else "" for case in cases]),
        "status": numbers([PLACE[row.status.key] for _, row in rows]),
        "person": numbers(_people(cases)),
    }


def _since(found: Sequence[Mapping[str, date]], starts: Sequence[date]) -> Any:
    """A column of days for each case, counted from the first day of its custody."""
    return lists([[(day - start).days for day in days.values()] for days, start in zip(found, starts, strict=True)])


def _charged(case: Case, shown: date) -> dict[str, date]:
    """The categories of the charges, each with the day from which one of it had been brought; that of the record where nothing tells."""
    found: dict[str, date] = {}
    for charge in case.charges:
        day = min(charged_from(charge, case) or shown, shown)
        found[charge.category] = min(found.get(charge.category, day), day)
    return found


def _standings(context: Context, cases: Sequence[Case], countries: list[str]) -> dict[str, Any]:
    """The columns of where each case stood and since when, and of the days held that these do not tell."""
    of_country = _places(countries)
    turns = [_turns(case, context, of_country) for case in cases]
    codes = [tuple(code for _, code in each) for each in turns]
    places = _places(codes)
    steps: list[list[int]] = [[] for _ in range(max(map(len, codes), default=0))]
    for case, its in zip(cases, turns, strict=True):
        before = day_number(date.fromisoformat(context.row(case).since_key))
        swap = context.tracker.swap_of(case)
        for place, (day, _) in enumerate(its):
            known = place > 0 and swap is not None and day == day_number(swap.date.latest)
            steps[place].append(0 if known else day - before)
            before = day
    return {
        "turns": list(places),
        "turn": numbers([places[each] for each in codes]),
        "steps": [numbers(each) for each in steps],
    } | held_days(context, cases)


def _turns(case: Case, context: Context, of_country: dict[str, int]) -> list[Turn]:
    found = []
    for change in changes(case, context.day, context.settings.stale_days):
        state = 0 if change.state == case.detained_by else 1 + of_country[change.state]
        status = PLACE[change.status] if change.status else NONE
        found.append((day_number(change.day), (state * (NONE + 1) + status) * 2 + change.stale))
    return found


def slug(name: str) -> str:
    """Return the id that a name gives; the script makes it in the same way."""
    return "-".join("".join(char if char.isascii() and char.isalnum() else " " for char in latin(name)).split())


def _places(keys: Iterable[Hashable]) -> dict[Any, int]:
    return {key: index for index, key in enumerate(dict.fromkeys(keys))}


def _people(cases: Sequence[Case]) -> list[int]:
    """For each case how far back the first case of the same person stands; 0 where it is the first."""
    first: dict[str, int] = {}
    person = roots(cases)
    return [index - first.setdefault(person[case.id], index) for index, case in enumerate(cases)]
