"""The status index and the parts of it: by status here, and what pages of states and of offences list, in pages that stay small."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

from casetracker.facts import group_by_status, people
from casetracker.pages.context import Context, Row
from casetracker.pages.counted import counted, detained_first, held_among, held_words, most_first
from casetracker.pages.index.filters import SORTS, Filter, Option, filters
from casetracker.pages.index.line import Line, line
from casetracker.pages.paging import Leaf, leaves
from casetracker.record.model import Case
from casetracker.record.model.choices import OFFENCE
from casetracker.record.model.statuses import HELD, STATUS

WHOLE = 300
"""Up to so many cases stand on the index itself; of a larger record it shows the first of each status."""
FIRST = 25
"""How many of each status the index of a large record shows."""


class Group(NamedTuple):
    """A group of cases under a heading."""

    key: str
    label: str
    meaning: str
    """What the status means, and of those who are held how old the reports are."""
    number: str
    rows: tuple[Row, ...]
    more: str = ""
    """What the link to all cases of the group says, where some are left out here."""


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
    whole: bool
    """Whether this is the index itself and not a part."""
    description: str
    head: str
    """The address of the part that this page belongs to."""
    by_status: tuple[Part, ...] = ()
    """The links to all parts: on the index and on its parts by status."""
    by_state: tuple[Part, ...] = ()
    by_offence: tuple[Part, ...] = ()
    filters: tuple[Filter, ...] = ()
    """Of the index alone."""
    sorts: tuple[Option, ...] = ()
    line: Line | None = None
    leaf: Leaf | None = None
    """Of a part: its place among the pages of the part."""


Grouped = dict[str, list[Case]]


class _Parts(NamedTuple):
    """The links to all parts, the same on every page."""

    by_status: tuple[Part, ...] = ()
    by_state: tuple[Part, ...] = ()
    by_offence: tuple[Part, ...] = ()


def index_views(context: Context) -> dict[str, Callable[[], IndexView]]:
    """Return what makes the index, then the pages of a part for each status that occurs, by their addresses."""
    listed = context.tracker.listed
    statuses, states, offences = group_by_status(listed, context.day), context.by_state, context.by_offence

    @cache
    def parts() -> _Parts:
        numbers = {key: people(cases) for key, cases in states.items()}
        return _Parts(
            tuple(
                Part(context.label(STATUS, key), f"cases/status/{key}/", context.words.number(people(cases)))
                for key, cases in statuses.items()
            ),
            tuple(
                Part(context.words.country(key), f"states/{key.lower()}/", context.words.number(number))
                for key, number in most_first(numbers, context)
            ),
            tuple(
                Part(context.label(OFFENCE, key), f"charges/{key}/", context.words.number(people(cases))) for key, cases in offences.items()
            ),
        )

    views: dict[str, Callable[[], IndexView]] = {"cases/": lambda: _whole(context, listed, statuses, parts())}
    for key, cases in statuses.items():
        views |= part_pages(context, f"cases/status/{key}/", context.label(STATUS, key), cases, parts)
    return views


def _whole(context: Context, listed: list[Case], statuses: Grouped, parts: _Parts) -> IndexView:
    most = None if len(listed) <= WHOLE else FIRST
    return IndexView(
        address="cases/",
        title=context.words._("Cases"),
        count=counted(listed, context),
        held=held_words(held_among(listed, context), context),
        groups=tuple(_shortened(context, key, cases, most) for key, cases in statuses.items()),
        whole=True,
        description=counted(listed, context),
        head="cases/",
        filters=filters(context),
        sorts=tuple(Option(each.value, context.words._(each.label)) for each in SORTS),
        line=line(context),
        **parts._asdict(),
    )


def part_pages(
    context: Context, head: str, title: str, cases: list[Case], parts: Callable[[], _Parts] = _Parts
) -> dict[str, Callable[[], IndexView]]:
    """Return what makes the pages of one part, by their addresses. Its groups run on over the ends of pages."""

    @cache
    def of_part() -> tuple[Grouped, list[tuple[str, Case]], str, str]:
        grouped = group_by_status(cases, context.day)
        ordered = [(key, case) for key, members in grouped.items() for case in _ordered(context, key, members)]
        return grouped, ordered, counted(cases, context), held_words(held_among(cases, context), context)

    def view(leaf: Leaf) -> IndexView:
        grouped, ordered, count, held = of_part()
        shown = ordered[leaf.lines]
        groups = [_group(context, key, members, [case for its, case in shown if its == key]) for key, members in grouped.items()]
        return IndexView(
            address=leaf.address,
            title=leaf.title,
            count=count,
            held=held,
            groups=tuple(group for group in groups if group.rows),
            whole=False,
            description=count,
            head=head,
            leaf=leaf,
            **parts()._asdict(),
        )

    return {leaf.address: partial(view, leaf) for leaf in leaves(head, title, len(cases), context)}


def _ordered(context: Context, key: str, cases: list[Case]) -> list[Case]:
    """Return the cases of one status: those held in the order of their detention, as on the home page, all others by name."""
    return sorted(cases, key=lambda case: detained_first(case, context)) if key in HELD else cases


def _shortened(context: Context, key: str, members: list[Case], most: int | None) -> Group:
    """Return a group with no more than its first cases, and the way to the others."""
    group = _group(context, key, members, _ordered(context, key, members)[:most])
    if most is None or len(members) <= most:
        return group
    return group._replace(more=context.words._("All cases: %(group)s") % {"group": f"{group.label}, {group.number}"})


def _group(context: Context, key: str, members: list[Case], shown: list[Case]) -> Group:
    number = context.words.plural("%(number)s person", "%(number)s people", people(members))
    meaning, held = context.words._(STATUS.meanings[key]), held_among(members, context)
    if held.stale:
        meaning += f" {held_words(held, context)}."
    return Group(key, context.label(STATUS, key), meaning, number, tuple(context.row(case) for case in shown))
