"""The status index and its static parts: by status, and by detaining state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from casetracker.derive import group_by_state, group_by_status, people
from casetracker.model import Case
from casetracker.model.choices import HELD, STATUS
from casetracker.views.context import Context, Row
from casetracker.words import N_


class Group(NamedTuple):
    """A group of cases under a heading."""

    key: str
    label: str
    meaning: str
    number: str
    rows: tuple[Row, ...]


class Part(NamedTuple):
    """A link to a static part of the index."""

    label: str
    target: str
    number: str


@dataclass(frozen=True)
class IndexView:
    """The index, or a part of it."""

    address: str
    title: str
    count: str
    """What the page counts, as of when."""
    held: str
    groups: tuple[Group, ...]
    by_status: tuple[Part, ...]
    by_state: tuple[Part, ...]
    whole: bool
    """Whether this is the index itself and not a part."""
    description: str


def index_views(at: Context) -> list[IndexView]:
    """Return the index, then a part for each status and each detaining state that occurs."""
    listed = at.tracker.listed
    statuses, states = group_by_status(listed, at.day), group_by_state(listed)
    by_status = tuple(
        Part(at.label(STATUS, key), f"cases/status/{key}/", at.words.number(people(cases))) for key, cases in statuses.items()
    )
    by_state = tuple(
        Part(at.words.country(key), f"cases/by/{key.lower()}/", at.words.number(people(cases))) for key, cases in states.items()
    )
    _ = at.words._

    def view(address: str, title: str, cases: list[Case], whole: bool = False) -> IndexView:
        return IndexView(
            address=address,
            title=title,
            count=counted(cases, at),
            held=held_words(totals_of(cases, at), at),
            groups=_groups(cases, at),
            by_status=by_status,
            by_state=by_state,
            whole=whole,
            description=counted(cases, at),
        )

    views = [view("cases/", _(N_("Cases")), listed, whole=True)]
    views += [view(f"cases/status/{key}/", at.label(STATUS, key), cases) for key, cases in statuses.items()]
    views += [
        view(f"cases/by/{key.lower()}/", _(N_("Detained by %(state)s")) % {"state": at.words.state(key)}, cases)
        for key, cases in states.items()
    ]
    return views


def totals_of(cases: list[Case], at: Context) -> tuple[int, int]:
    """Return how many people of `cases` are held, and how many of them were not reported on for long."""
    held = [case for case in cases if at.standing(case).held]
    return people(held), people(case for case in held if at.standing(case).stale)


def counted(cases: list[Case], at: Context) -> str:
    """Return `70 people in 70 cases, as of 24 November 2026`."""
    number = people(cases)
    words = at.words.plural("%(number)s person", "%(number)s people", number)
    if number != len(cases):
        words = at.words._(N_("%(people)s in %(cases)s")) % {
            "people": words,
            "cases": at.words.plural("%(number)s case", "%(number)s cases", len(cases)),
        }
    return at.words._(N_("%(what)s in this record, as of %(day)s")) % {"what": words, "day": at.words.day(at.day)}


def held_words(held: tuple[int, int], at: Context) -> str:
    """Return `8 reported held, of these 3 not reported on for over 180 days`, or nothing where nobody is held."""
    number, stale = held
    if not number:
        return ""
    text = at.words.plural("%(number)s person reported held", "%(number)s people reported held", number)
    if stale:
        form = N_("%(held)s, of these %(stale)s not reported on for over %(days)s days")
        text = at.words._(form) % {"held": text, "stale": at.words.number(stale), "days": at.settings.stale_days}
    return text


def _groups(cases: list[Case], at: Context) -> tuple[Group, ...]:
    groups = []
    for key, members in group_by_status(cases, at.day).items():
        rows = tuple(at.row(case) for case in members)
        if key in HELD:
            rows = tuple(sorted(rows, key=lambda row: (-row.days.fewest, row.case.name)))
        number = at.words.plural("%(number)s person", "%(number)s people", people(members))
        groups.append(Group(key, at.label(STATUS, key), at.words._(STATUS.meanings[key]), number, rows))
    return tuple(groups)
