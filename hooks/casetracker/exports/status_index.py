"""`cases/index.json`: what the status index filters, sorts and looks back with, in columns, as small as it can be.

It is made for the script of that page and may change with it; re-users have `/api/v1/`.

Days are counted from 1 January 1970. `spans` holds for each case the days on which its standing changed, each as the
days since the change before and a code: ((state × 9) + status) × 2 + stale, where state is 0 for the detaining state
and else 1 + its place in `countries`, and status is its place in `statuses`, or 8 for none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from casetracker.derive import changes, roots
from casetracker.exports._browser import words
from casetracker.model import Case
from casetracker.model.choices import HELD, OFFENCE, STATUS
from casetracker.output import Edition, File
from casetracker.text import latin
from casetracker.views import Context
from casetracker.views.filters import holders, years

EPOCH = date(1970, 1, 1).toordinal()
STATUSES = list(STATUS.options)
OFFENCES = list(OFFENCE.options)


def files(at: Context, edition: Edition) -> Iterator[File]:
    yield File("cases/index.json", partial(content, at))


def content(at: Context) -> bytes:
    """Return the file."""
    cases = at.tracker.listed
    countries = sorted({code for case in cases for code in (*holders(case), *case.person.citizenships)})
    swaps = [key for key in sorted(at.tracker.swaps) if at.tracker.exchanged.get(key)]
    data = {
        "day": at.day.isoformat(),
        "language": at.words.language,
        "staleDays": at.settings.stale_days,
        "statuses": [[key, at.label(STATUS, key)] for key in STATUSES],
        "held": [STATUSES.index(key) for key in STATUSES if key in HELD],
        "countries": [[code, at.words.country(code)] for code in countries],
        "offences": [[key, at.label(OFFENCE, key)] for key in OFFENCES],
        "swaps": [[key, at.tracker.swaps[key].title] for key in swaps],
        "words": words(at.words),
        "rows": _columns(at, cases, countries, swaps),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _columns(at: Context, cases: Sequence[Case], countries: list[str], swaps: list[str]) -> dict[str, list[Any]]:
    """The columns, each with one entry a case."""
    rows = [(case, at.row(case)) for case in cases]
    of_country, of_offence, of_swap = _places(countries), _places(OFFENCES), _places(swaps)
    return {
        "id": [0 if slug(case.name) == case.id else case.id for case in cases],
        "name": [case.name for case in cases],
        "also": ["\n".join([*case.names.values(), *(alias.name for alias in case.aliases)]) for case in cases],
        "work": [case.person.occupation or "" for case in cases],
        "by": [of_country[case.detained_by] for case in cases],
        "citizen": [_one([of_country[code] for code in case.person.citizenships]) for case in cases],
        "offence": [_one([of_offence[key] for key in dict.fromkeys(each.category for each in case.charges)]) for case in cases],
        "swap": [of_swap.get(case.release.swap or "", -1) if case.release else -1 for case in cases],
        "since": [row.since for _, row in rows],
        "from": [_number(date.fromisoformat(row.since_key)) for _, row in rows],
        "years": [_one(list(years(case))) for case in cases],
        "fewest": [row.days.fewest for _, row in rows],
        "more": [-1 if row.days.most is None else row.days.most - row.days.fewest for _, row in rows],
        "stops": [_number(row.days.stops) if row.days.running and row.days.stops else 0 for _, row in rows],
        "then": [row.days.then for _, row in rows],
        "report": [at.words.date(case.last_report.date) if case.last_report else "" for case in cases],
        "reportIn": [int(bool(case.last_report and not case.last_report.date.is_exact)) for case in cases],
        "status": [STATUSES.index(row.status.key) for _, row in rows],
        "spans": [_spans(case, at, of_country) for case in cases],
        "person": _people(cases),
    }


def slug(name: str) -> str:
    """Return the id that a name gives; the script makes it in the same way."""
    return "-".join("".join(char if char.isascii() and char.isalnum() else " " for char in latin(name)).split())


def _places(keys: Sequence[str]) -> dict[str, int]:
    return {key: index for index, key in enumerate(keys)}


def _number(day: date) -> int:
    return day.toordinal() - EPOCH


def _one(values: list[int]) -> int | list[int]:
    """A list of one is written as its value."""
    return values[0] if len(values) == 1 else values


def _spans(case: Case, at: Context, of_country: dict[str, int]) -> list[int]:
    found: list[int] = []
    before = 0
    for change in changes(case, at.day, at.settings.stale_days):
        state = 0 if change.state == case.detained_by else 1 + of_country[change.state]
        status = STATUSES.index(change.status) if change.status else len(STATUSES)
        found += [_number(change.day) - before, (state * 9 + status) * 2 + change.stale]
        before = _number(change.day)
    return found


def _people(cases: Sequence[Case]) -> list[int]:
    """For each case how far back the first case of the same person stands; 0 where it is the first."""
    first: dict[str, int] = {}
    person = roots(cases)
    return [index - first.setdefault(person[case.id], index) for index, case in enumerate(cases)]
