"""The whole chronology of exchanges as one picture, in pixels.

Time runs across. Each swap is a mark on the axis; each person is a line from detention to the release that ends in it,
above the axis for those whom one side freed, below for the other. Who is held has a line to the last report and not a
day beyond it. Lines lie in lanes that no two of them share at one time, their names included.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from casetracker.facts import people
from casetracker.facts.exchange import TwoSides, two_sides
from casetracker.pages.context import Context, first_held
from casetracker.pages.statistics.opposite import SIDES
from casetracker.pages.statistics.room import SIZE, Lanes, length
from casetracker.pages.swap.freed import freed_in_words
from casetracker.record.dates import LONG_AGO
from casetracker.record.model import Case, Swap, by_name

YEAR, LANE, MARGIN = 46, 24, 16
"""Pixels of a year, of a lane, and at both ends."""
PAGE, LEAST = 1110, 28
"""Up to so many pixels for all years, which a desk's page has, years are drawn narrower, but never narrower than the least."""
SMALLER = 12 / SIZE
"""So large are the letters of a name here, as the style sheet has them, beside those of other drawings."""
MOST = 250
"""At most so many lines are drawn: more is no picture. Of older exchanges there is the mark alone, so that none is missing."""


class Life(NamedTuple):
    """A person's line."""

    case: Case
    name: str
    title: str
    """Who, by whom, from when to when."""
    key: str
    """`first` or `second` for those freed by one side and the other, `held` for those who are held."""
    maybe: float
    """From here on the person may have been held; from `start` on certainly."""
    start: float
    end: float
    y: float
    text: float
    anchor: str


class Mark(NamedTuple):
    """A swap: its place on the axis, and how far its stem reaches. Without lines it is `bare`; a release is told from an exchange."""

    swap_id: str
    title: str
    x: float
    top: float
    bottom: float
    bare: bool
    release: bool


class YearMark(NamedTuple):
    x: float
    label: str


class Listed(NamedTuple):
    """A line of the table that says the same."""

    case: Case
    state: str
    start: str
    end: str
    days: str
    swap_id: str
    swap: str


@dataclass(frozen=True)
class Chronology:
    """The picture."""

    width: float
    height: float
    zero: float
    lives: tuple[Life, ...]
    marks: tuple[Mark, ...]
    years: tuple[YearMark, ...]
    above: str
    below: str
    rows: tuple[Listed, ...]
    says: str
    notes: tuple[str, ...]
    """How to read it, and what is not drawn."""


class _Drawn(NamedTuple):
    case: Case
    side: int
    maybe: date
    start: date
    end: date
    swap_id: str


def chronology(context: Context) -> Chronology | None:
    """Return the picture, or None where there is no exchange; worked out once for all that show it."""
    return context.once("chronology", lambda: _chronology(context))


def _chronology(context: Context) -> Chronology | None:
    both = two_sides(context.tracker, releases=True)
    lines, bare, left_off = _lines(both, context)
    if not lines:
        return None
    with_lines = {line.swap_id for line in lines}
    swaps = [swap for swap in context.tracker.swaps.values() if swap.id in with_lines or swap.id in bare]
    first = min([*(line.maybe for line in lines), *(swap.date.latest for swap in swaps)])
    begin = date(first.year, 1, 1)
    last = max([context.day, *(line.end for line in lines)])
    year = max(LEAST, min(YEAR, PAGE / ((last - begin).days / 365.25)))

    def x(day: date) -> float:
        return round(MARGIN + (day - begin).days * year / 365.25, 1)

    lanes = (Lanes(), Lanes())
    placed = []
    for line in lines:
        name = line.case.name
        start, end = x(line.maybe), max(x(line.end), x(line.maybe) + 3)
        wide = length(name) * SMALLER
        beside = start - wide - 6 >= 0
        reach = (start - wide - 8, end + 10) if beside else (start - 2, max(end, start + wide) + 8)
        placed.append((line, lanes[line.side].place(*reach), start, end, beside))
    zero = len(lanes[0].taken) * LANE + 36
    lives: list[Life] = []
    reached: dict[str, tuple[float, float]] = {}
    for line, lane, start, end, beside in placed:
        y = zero + (1 if line.side else -1) * (lane + 1) * LANE
        lives.append(
            Life(
                case=line.case,
                name=line.case.name,
                title=_title(line, context),
                key=SIDES[line.side] if line.swap_id else "held",
                maybe=start,
                start=min(x(line.start), end),
                end=end,
                y=y,
                text=round(start - 6, 1) if beside else start,
                anchor="end" if beside else "start",
            )
        )
        low, high = reached.get(line.swap_id, (zero, zero))
        reached[line.swap_id] = (min(low, y), max(high, y))
    marks = tuple(
        Mark(
            swap.id,
            f"{swap.title}, {context.words.days(swap.date, swap.until)}",
            x(swap.date.latest),
            *reached.get(swap.id, (zero, zero)),
            bare=swap.id in bare,
            release=swap.is_release,
        )
        for swap in swaps
    )
    _ = context.words._
    sides = [context.words.join([context.words.state(state) for state in states]) for states in both.states]
    return Chronology(
        width=round(x(last) + MARGIN + 40),
        height=zero + len(lanes[1].taken) * LANE + 36,
        zero=zero,
        lives=tuple(lives),
        marks=marks,
        years=tuple(YearMark(x(date(year, 1, 1)), str(year)) for year in range(begin.year, last.year + 1)),
        above=_("Above: freed by %(states)s") % {"states": sides[0]},
        below=_("Below: freed by %(states)s") % {"states": sides[1]} if sides[1] else "",
        rows=tuple(_row(line, context) for line in sorted(lines, key=lambda line: (line.end, line.swap_id, line.side, by_name(line.case)))),
        says=_says(lines, [swap for swap in swaps if swap.id not in bare], context),
        notes=tuple(_notes(left_off, context, releases=any(mark.release for mark in marks))),
    )


def _notes(left_off: str, context: Context, *, releases: bool) -> Iterator[str]:
    yield context.words._(
        "Each line is a person, from detention to release; the circle on the axis where it ends is the exchange. A pale beginning means "
        "that the day is not certain."
    )
    if releases:
        yield context.words._("A square is a release by agreement.")
    if left_off:
        yield left_off


def _says(lines: list[_Drawn], swaps: list[Swap], context: Context) -> str:
    """Return what the picture shows, in words."""
    said = freed_in_words(swaps, context)
    if held := people(line.case for line in lines if not line.swap_id):
        said += " " + context.words.plural(
            "%(number)s person last reported held, up to that report.", "%(number)s people last reported held, up to that report.", held
        )
    return said


def _lines(both: TwoSides, context: Context) -> tuple[list[_Drawn], set[str], str]:
    """The lines in the order in which they find their lanes: by swap, the earliest first, then those who are held; the swaps without lines."""
    lines: list[_Drawn] = []
    left_off = 0
    bare: set[str] = set()
    room = MOST
    for swap in sorted(context.tracker.swaps.values(), key=lambda swap: (swap.date.latest, swap.id), reverse=True):
        freed = [
            _drawn(case, number, context, swap.id)
            for number, sides in enumerate(both.swaps[swap.id])
            for side in sides
            for case in side.listed
        ]
        room -= len(freed)
        if room >= 0:
            # The shortest lies nearest to the axis, so that the long ones do not have to cross it.
            lines = sorted(freed, key=lambda line: (line.maybe, by_name(line.case)), reverse=True) + lines
        elif freed:
            left_off += len(freed)
            bare.add(swap.id)
    held = [case for case in context.tracker.listed if context.standing(case).held]
    sides = {case.id: both.side_of(context.standing(case).by or case.detained_by) for case in held}
    going = [_drawn(case, side, context) for case in held if (side := sides[case.id]) is not None]
    going.sort(key=lambda line: (line.maybe, by_name(line.case)), reverse=True)
    said = []
    if left_off:
        said.append(
            context.words.plural(
                "%(number)s person of the earliest exchanges has no line: a hollow circle on the axis stands for each of these exchanges.",
                "%(number)s people of the earliest exchanges have no lines: hollow circles on the axis stand for these exchanges.",
                left_off,
            )
        )
    drawn = going[: max(0, room)]
    if others := people(held) - people(line.case for line in drawn):
        said.append(
            context.words.plural(
                "%(number)s person last reported held is not drawn.", "%(number)s people last reported held are not drawn.", others
            )
        )
    return [*lines, *drawn] if lines else [], bare, " ".join(said)


def _drawn(case: Case, side: int, context: Context, swap_id: str = "") -> _Drawn:
    held = context.days(case)
    end = held.end.latest
    if not swap_id and case.last_report:
        end = min(context.day, case.last_report.date.latest)
    start = min(held.start.latest, end)
    maybe = start if held.start.earliest == LONG_AGO else min(held.start.earliest, start)
    return _Drawn(case, side, maybe, start, end, swap_id)


def _title(line: _Drawn, context: Context) -> str:
    return context.words._("%(name)s, held by %(state)s, %(span)s") % {
        "name": line.case.name,
        "state": context.words.state(line.case.detained_by),
        "span": _span(line, context),
    }


def _span(line: _Drawn, context: Context) -> str:
    release = line.case.release
    return context.words.span(first_held(line.case), release.date) if line.swap_id and release else context.to_last_report(line.case)


def _row(line: _Drawn, context: Context) -> Listed:
    swap, release, report = context.tracker.swaps.get(line.swap_id), line.case.release, line.case.last_report
    end = ""
    if swap and release:
        end = context.words.date(release.date, "heading")
    elif report:
        end = context.words._("last report %(on_date)s") % {"on_date": context.words.date(report.date, "on")}
    return Listed(
        case=line.case,
        state=context.words.country(line.case.detained_by),
        start=context.words.date(first_held(line.case), "heading"),
        end=end,
        days=context.count(line.case).text,
        swap_id=line.swap_id,
        swap=swap.title if swap else "",
    )
