"""The figures of the statistics page that are about time: held over time, days until an exchange."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import quantiles

from casetracker.facts import people, statistics
from casetracker.facts.statistics import LEAST_MEDIAN, Wait
from casetracker.pages.context import Context
from casetracker.pages.counted import most_first
from casetracker.pages.statistics.figure import Chart, Figure, Key, Rows, Table, coloured, worked_out
from casetracker.pages.statistics.plots import Bar, Panel, Shape, Tick, inside, percent, stacked, steps_of, time_ticks
from casetracker.text import collated
from casetracker.text.marking import N_

YEAR = 365
DOTS = 60
"""At most so many people of a state are drawn as dots."""


def held(context: Context) -> Figure | None:
    """Held over time, by the state that held them."""
    rows = worked_out(statistics.held_over_time, context)
    if len(rows) < 2:
        return None
    _ = context.words._
    keys, legend = coloured(context, (state for row in rows for state in row.reported))
    layers = [[sum(number for state, number in row.reported.items() if keys[state] == each.key) for row in rows] for each in legend]
    layers.append([row.since_report for row in rows])
    legend = (*legend, Key("pq", _("Last reported held before that day")))
    totals = [sum(heights) for heights in zip(*layers, strict=True)]
    marks = steps_of(max(totals))
    first, last = rows[0].day, rows[-1].day
    places = [percent(row.day.toordinal(), first.toordinal(), last.toordinal()) for row in rows]
    shapes = tuple(Shape(key.key, path) for key, path in zip(legend, stacked(layers, places, marks[-1]), strict=True))
    up = tuple(Tick(100 - percent(mark, 0, marks[-1]), context.words.number(mark)) for mark in marks[1:])
    peak = totals.index(max(totals))
    states = sorted(keys, key=lambda state: (keys[state], collated(context.words.country(state))))
    shown = [row for row in rows if (row.day.month, row.day.day) == (1, 1) or row is rows[-1] or row is rows[peak]]
    return Figure(
        kind="area",
        counts=_(
            "Counted are people in custody or under house arrest on the first of each month. A person stands under a holder for as long as a "
            "report says so; from the last report on they stand apart, since nothing is known of the days after it."
        ),
        says=_("The most at one time were %(number)s, on %(day)s; by the last reports it was %(now)s on %(last)s.")
        % {
            "number": context.words.number(totals[peak]),
            "day": context.words.day(rows[peak].day),
            "last": context.words.day(last),
            "now": context.words.number(totals[-1]),
        },
        drawn=(Panel("", shapes, time_ticks(first, last, 6), up),),
        legend=legend,
        table=Table(
            (_("Day"), *(context.words.country(state) for state in states), legend[-1].label, _("Total")),
            tuple(
                (
                    row.day.isoformat(),
                    *(context.words.number(row.reported.get(state, 0)) for state in states),
                    context.words.number(row.since_report),
                    context.words.number(total),
                )
                for row, total in zip(rows, totals, strict=True)
                if row in shown
            ),
        ),
        rows="cases/",
        note=_("The table has the first of January of each year, the highest number, and the last day; the file has every month."),
    )


def _held_rows(context: Context) -> Rows:
    for row in worked_out(statistics.held_over_time, context):
        for state, number in sorted(row.reported.items()):
            yield row.day, state, number
        if row.since_report or not row.reported:
            yield row.day, "", row.since_report


HELD = Chart("held", N_("Held over time, by who held them"), held, ("day", "held_by", "people"), _held_rows)


def waits(context: Context) -> Figure | None:
    """Days held until the exchange, a dot for each person."""
    groups = worked_out(statistics.waits, context)
    if not groups:
        return None
    _ = context.words._
    top = max(wait.days.most or wait.days.fewest for each in groups.values() for wait in each)
    middles = {state: _quarters(found, context) for state, found in groups.items()}
    has_median = any(middles.values())
    bars, table = [], []
    for state, _number in most_first({state: len(found) for state, found in groups.items()}, context):
        found, quarters = groups[state], middles[state]
        freed = people(wait.case for wait in found)
        number = context.words.plural("%(number)s person", "%(number)s people", freed)
        said = _("median %(days)s days") % {"days": context.words.number(round(quarters[1]))} if quarters else ""
        dots = tuple(
            (percent(wait.days.fewest, 0, top), percent(wait.days.most or wait.days.fewest, 0, top), wait.case.name) for wait in found
        )
        bars.append(
            Bar(
                label=context.words.country(state),
                number=", ".join(part for part in (number, said) if part),
                parts=(),
                dots=dots if len(dots) <= DOTS or not quarters else (),
                middle=percent(quarters[1], 0, top) if quarters else None,
                quarters=(percent(quarters[0], 0, top), percent(quarters[2], 0, top)) if quarters else None,
            )
        )
        days = [wait.days for wait in found]
        table.append(
            (
                context.words.country(state),
                context.words.number(freed),
                context.words.number(days[0].fewest),
                *((context.words.number(round(quarters[1])) if quarters else "",) if has_median else ()),
                context.words.number(max(each.most or each.fewest for each in days)),
            )
        )
    median = (_("Median"),) if has_median else ()
    years = range(0, top // YEAR + 1, max(1, -(-(top // YEAR) // 6)))
    return Figure(
        kind="bars",
        counts=" ".join(_waits_counted(middles.values(), context)),
        says=", ".join(f"{bar.label}: {bar.number}" for bar in bars[:3]) + ".",
        drawn=tuple(bars),
        legend=(),
        table=Table((_("Held by"), _("People"), _("Fewest days"), *median, _("Most days")), tuple(table)),
        rows="cases/status/exchanged/",
        across=tuple(
            inside(
                Tick(
                    percent(year * YEAR, 0, top),
                    context.words.plural("%(number)s year", "%(number)s years", year) if year == years[-1] else str(year),
                )
            )
            for year in years
        ),
        note="",
    )


def _waits_rows(context: Context) -> Rows:
    for state, found in worked_out(statistics.waits, context).items():
        for wait in found:
            most = wait.days.most if wait.days.most is not None else ""
            yield wait.case.id, state, wait.case.release and wait.case.release.swap, wait.days.fewest, most


WAITS = Chart("waits", N_("Days held until the exchange"), waits, ("case", "detained_by", "swap", "days_fewest", "days_most"), _waits_rows)


Quarters = tuple[float, float, float]
"""The median between the two other quartiles, of the days half-way between fewest and most."""


def _quarters(found: Sequence[Wait], context: Context) -> Quarters | None:
    """None where there are too few people, or where they were chosen by the very ending that they waited for."""
    if len(found) < LEAST_MEDIAN or context.settings.chosen_by_outcome:
        return None
    low, middle, high = quantiles(
        ((wait.days.fewest + (wait.days.most or wait.days.fewest)) / 2 for wait in found), n=4, method="inclusive"
    )
    return low, middle, high


def _waits_counted(middles: Iterable[Quarters | None], context: Context) -> Iterator[str]:
    """Yield what is counted and drawn; why medians are missing is said here, but where the head of the page says it of all figures."""
    _, given = context.words._, [each is not None for each in middles]
    yield _(
        "Counted are people whose release names an exchange, by who held them last. Each dot is a person; where dates are partial "
        "it is drawn out from the fewest to the most days."
    )
    if any(given):
        yield _(
            "The bar spans the middle half of the people beside it; the stroke is the median of the days half-way between fewest and most."
        )
    if not all(given) and not context.settings.chosen_by_outcome:
        yield _("Of fewer than %(people)s people no median is given: one more would move it too far.") % {"people": LEAST_MEDIAN}
