"""The figure of the statistics page of how many were held at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from casetracker.facts import statistics
from casetracker.facts.exchange import freed
from casetracker.pages.context import Context
from casetracker.pages.counted import most_first
from casetracker.pages.statistics.chart import Chart, Rows, side_key, side_name, sides_of, worked_out
from casetracker.pages.statistics.figure import Figure, Table
from casetracker.pages.statistics.plots import HIGH, Key, Panel, Shape, Tick, percent, stacked, steps_of, time_ticks
from casetracker.pages.statistics.room import Event
from casetracker.pages.swap.called import exchange_name
from casetracker.record.dates import parse
from casetracker.text.marking import N_


def held(context: Context) -> Figure | None:
    """Held over time: those whom one side held upwards, all others downwards."""
    rows = worked_out(statistics.held_over_time, context)
    if len(rows) < 2:
        return None
    _, first, last = context.words._, rows[0].day, rows[-1].day
    totals = [sum(row.reported.values()) + row.since_report for row in rows]
    states = most_first(
        {state: sum(row.reported.get(state, 0) for row in rows) for state in {state for row in rows for state in row.reported}}, context
    )
    return Figure(
        kind="area",
        title=_most_held(context),
        counts=_(
            "People in custody or under house arrest on the first of each month. A person counts up to the last report of being held, and is "
            "drawn pale from then on, since nothing is known of the days after it."
        ),
        says=_(
            "Of the days drawn, %(day)s has the most people, %(number)s; %(last)s has %(now)s. Both count those last reported held before "
            "that day too."
        )
        % {
            "number": context.words.number(max(totals)),
            "day": context.words.day(rows[totals.index(max(totals))].day),
            "last": context.words.day(last),
            "now": context.words.number(totals[-1]),
        },
        drawn=(_held_panel(rows, context),),
        legend=(),
        events=tuple(_exchanges_between(first, last, context)),
        table=Table(
            (_("Day"), *(context.words.country(state) for state, _number in states), _("Last reported held before that day"), _("Total")),
            tuple(
                (
                    row.day.isoformat(),
                    *(context.words.number(row.reported.get(state, 0)) for state, _number in states),
                    context.words.number(row.since_report),
                    context.words.number(total),
                )
                for row, total in zip(rows, totals, strict=True)
                if (row.day.month, row.day.day) == (1, 1) or row is rows[-1] or row is rows[totals.index(max(totals))]
            ),
        ),
        rows="cases/",
        note=_("The table has the first of January of each year, the highest number, and the last day; the file has every month."),
    )


def _most_held(context: Context) -> str:
    """Return how many were held when the most were, and in which month where that was in one alone."""
    most, words = worked_out(statistics.most_held, context), context.words
    values = {"people": words.plural("%(number)s person", "%(number)s people", most.people)}
    months = {f"{day:%Y-%m}" for time in most.times for day in time}
    if len(months) != 1:
        return words._("The most held at one time: %(people)s") % values
    form = words._("The most held at one time: %(people)s, %(in_month)s")
    return form % (values | {"in_month": words.date(parse(months.pop()), "on")})


def _held_panel(rows: Sequence[statistics.HeldOn], context: Context) -> Panel:
    """The areas of those held, those of one side above the line and all others below it; all above it where there are no two sides."""
    _, both = context.words._, sides_of(context)
    up, down = (("first",), ("second", "neither")) if both.states[0] else (("held",), ())
    names = {
        "first": _("Held by %(states)s") % {"states": side_name(both.states[0], context)},
        "second": _("Held by %(states)s") % {"states": side_name(both.states[1], context)},
        "neither": _("Held by other states or parties"),
        "held": _("Held"),
    }

    def key_of(state: str) -> str:
        return side_key(state, context) if down else "held"

    layers = {key: [sum(number for state, number in row.reported.items() if key_of(state) == key) for row in rows] for key in (*up, *down)}
    since = [
        [sum(number for state, number in row.last_reported.items() if (key_of(state) in up) is above) for row in rows]
        for above in (True, False)
    ]
    stacks = ([*(layers[key] for key in up), since[0]], [*(layers[key] for key in down), since[1]])
    highs = [max(map(sum, zip(*stack, strict=True))) for stack in stacks]
    step = steps_of(max(highs))[1]
    ends = [step * -(-high // step) for high in highs] if any(highs) else [step, 0]
    unit = HIGH / sum(ends)
    zero = ends[0] * unit
    first, last = rows[0].day, rows[-1].day
    places = [percent(row.day.toordinal(), first.toordinal(), last.toordinal()) for row in rows]
    shapes = [
        Shape(key, path)
        for keys, stack, sign in zip(((*up, "since"), (*down, "since")), stacks, (1, -1), strict=True)
        for key, path in zip(keys, stacked(stack, places, zero, sign * unit), strict=True)
        if path
    ]
    marks = [sign * step * each for sign, end in zip((1, -1), ends, strict=True) for each in range(1, end // step + 1)]
    since_report = _("Last reported held before that day")
    return Panel(
        "",
        tuple(shapes),
        time_ticks(first, last, 12) or (Tick(0, context.words.day(first)), Tick(100, context.words.day(last))),
        tuple(Tick(round(zero - mark * unit, 1), context.words.number(abs(mark))) for mark in marks),
        zero=round(zero, 1),
        above=(
            *(Key(key, names[key]) for key in up if any(layers[key][:-1])),
            *((Key("since", since_report),) if any(sum(each[:-1]) for each in since) else ()),
        ),
        below=tuple(Key(key, names[key]) for key in down if any(layers[key][:-1])),
    )


def _exchanges_between(first: date, last: date, context: Context) -> Iterator[Event]:
    """The exchanges of the time drawn, each with its name and how many each side freed."""
    for swap in context.tracker.exchanges.values():
        if first <= swap.date.latest <= last:
            numbers = freed([swap], sides_of(context))
            yield Event(
                percent(swap.date.latest.toordinal(), first.toordinal(), last.toordinal()),
                exchange_name(swap, numbers, context),
                sum(numbers),
            )


def _held_rows(context: Context) -> Rows:
    for row in worked_out(statistics.held_over_time, context):
        for state, number in sorted(row.reported.items()):
            yield row.day, state, number
        if row.since_report or not row.reported:
            yield row.day, "", row.since_report


HELD = Chart("held", N_("Held over time"), held, ("day", "held_by", "people"), _held_rows)
