"""The figures of the statistics page that are about exchanges: how many people each way by year, and how long they had been held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import quantiles

from casetracker.facts import people, statistics
from casetracker.facts.exchange import freed
from casetracker.facts.statistics import LEAST_MEDIAN, Wait
from casetracker.pages.context import Context
from casetracker.pages.counted import most_first
from casetracker.pages.statistics.chart import YEAR, Chart, Rows, side_key, side_name, sides_of, worked_out
from casetracker.pages.statistics.figure import Figure, Table
from casetracker.pages.statistics.opposite import SIDES
from casetracker.pages.statistics.plots import Bar, Column, Key, Tick, percent
from casetracker.pages.swap.called import called
from casetracker.text.marking import N_

DOTS = 60
"""At most so many people of a state are drawn as dots."""


def exchanges(context: Context) -> Figure | None:
    """Exchanges by year, with the people that each side freed."""
    both = sides_of(context)
    rows = statistics.exchange_years(context.tracker, both)
    if not rows:
        return None
    _ = context.words._
    sides = [_("Freed by %(states)s") % {"states": side_name(states, context)} for states in both.states]
    whole = [
        _("Freed by %(states)s") % {"states": context.words.join([context.words.state(state) for state in each])} for each in both.states
    ]
    names: dict[int, list[str]] = {}
    for swap in context.tracker.exchanges.values():
        names.setdefault(swap.date.earliest.year, []).append(called(swap, context))
    drawn = tuple(
        Column(
            str(row.year),
            ", ".join(dict.fromkeys(names.get(row.year, ()))),
            (row.first, row.second),
            (context.words.number(row.first), context.words.number(row.second)),
        )
        for row in rows
    )
    sums = freed(context.tracker.exchanges.values(), both)
    return Figure(
        kind="columns",
        title=_exchanges_title(rows, context),
        counts=_(
            "People whose release names an exchange, in the year in which it began, with those whose record was withdrawn. Who travelled "
            "along, or has no record here, is not counted; who was exchanged in two years counts in both. The two sides are the states that "
            "exchanged people with each other."
        ),
        says=", ".join(f"{side}: {context.words.number(number)}" for side, number in zip(whole, sums, strict=True)) + ".",
        drawn=drawn,
        legend=tuple(Key(key, side) for key, side, number in zip(SIDES, sides, sums, strict=True) if number),
        table=Table(
            (_("Year"), _("Exchanges"), *whole),
            tuple(
                (str(row.year), *(context.words.number(number) for number in (row.swaps, row.first, row.second)))
                for row in rows
                if row.swaps
            ),
        ),
        rows="swaps/",
    )


def _exchanges_title(rows: Sequence[statistics.ExchangeYear], context: Context) -> str:
    """Return the year in which the most people were freed, where one year has the most."""
    words, numbers = context.words, [row.first + row.second for row in rows]
    most = max(numbers)
    if len(rows) > 1 and (numbers.count(most) > 1 or not most):
        number = words.plural("%(number)s exchange", "%(number)s exchanges", sum(row.swaps for row in rows))
        return words._("%(exchanges)s, %(first)s to %(last)s") % {"exchanges": number, "first": rows[0].year, "last": rows[-1].year}
    row = rows[numbers.index(most)]
    alone = N_("Freed in %(year)s: %(people)s in %(exchanges)s")
    return words._(alone if len(rows) == 1 else N_("The most freed in a year: %(people)s in %(year)s, in %(exchanges)s")) % {
        "year": row.year,
        "people": words.plural("%(number)s person", "%(number)s people", most),
        "exchanges": words.plural("%(number)s exchange", "%(number)s exchanges", row.swaps),
    }


def _exchanges_rows(context: Context) -> Rows:
    both = sides_of(context)
    states = [" ".join(each) for each in both.states]
    for row in statistics.exchange_years(context.tracker, both):
        yield row.year, row.swaps, row.first, row.second, *states


EXCHANGES = Chart(
    "exchanges",
    N_("Exchanges by year, with people each way"),
    exchanges,
    ("year", "exchanges", "freed_by_first", "freed_by_second", "first", "second"),
    _exchanges_rows,
)


def waits(context: Context) -> Figure | None:
    """Days held until the exchange, a dot for each person."""
    groups = worked_out(statistics.waits, context)
    if not groups:
        return None
    _ = context.words._
    top = max(wait.days.most or wait.days.fewest for each in groups.values() for wait in each)
    middles = {state: _quarters(found, context) for state, found in groups.items()}
    has_median = any(middles.values())
    every = [wait.days for found in groups.values() for wait in found]
    shortest, longest = min(days.fewest for days in every), max(days.most or days.fewest for days in every)
    bars, table = [], []
    for state, _number in most_first({state: len(found) for state, found in groups.items()}, context):
        found, quarters = groups[state], middles[state]
        number = people(wait.case for wait in found)
        counted = context.words.plural("%(number)s person", "%(number)s people", number)
        said = context.words.plural("median %(number)s day", "median %(number)s days", round(quarters[1])) if quarters else ""
        dots = tuple(
            (percent(wait.days.fewest, 0, top), percent(wait.days.most or wait.days.fewest, 0, top), wait.case.name) for wait in found
        )
        bars.append(
            Bar(
                label=context.words.country(state),
                number="",
                notes=tuple(part for part in (counted, said) if part),
                parts=(),
                key=side_key(state, context),
                dots=dots if len(dots) <= DOTS or not quarters else (),
                middle=percent(quarters[1], 0, top) if quarters else None,
                quarters=(percent(quarters[0], 0, top), percent(quarters[2], 0, top)) if quarters else None,
            )
        )
        days = [wait.days for wait in found]
        table.append(
            (
                context.words.country(state),
                context.words.number(number),
                context.words.number(days[0].fewest),
                *((context.words.number(round(quarters[1])) if quarters else "",) if has_median else ()),
                context.words.number(max(each.most or each.fewest for each in days)),
            )
        )
    median = (_("Median"),) if has_median else ()
    both = sides_of(context)
    keys = {side_key(state, context) for state in groups}
    sides = [(key, side_name(states, context)) for key, states in zip(SIDES, both.states, strict=True) if key in keys]
    return Figure(
        kind="bars",
        title=_("From %(fewest)s to %(most)s days held before an exchange")
        % {"fewest": context.words.number(shortest), "most": context.words.number(longest)}
        if shortest < longest
        else context.words.plural("%(number)s day held before the exchange", "%(number)s days held before the exchange", longest),
        counts=" ".join(_waits_counted(middles.values(), context)),
        says="; ".join(f"{bar.label}: {', '.join(bar.notes)}" for bar in bars[:3]) + ".",
        drawn=tuple(bars),
        legend=tuple(Key(key, _("Freed by %(states)s") % {"states": name}) for key, name in sides),
        table=Table((_("Held by"), _("People"), _("Fewest days"), *median, _("Most days")), tuple(table)),
        rows="cases/status/exchanged/",
        across=tuple(
            Tick(percent(year * YEAR, 0, top), str(year), unit=context.words.plural("%(number)s year", "%(number)s years", year))
            for year in range(top // YEAR + 1)
        ),
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
        "People whose release names an exchange, by who held them last. Each dot is a person; where the dates leave the length open, it is "
        "drawn out from the fewest days to the most."
    )
    if any(given):
        yield _(
            "The bar spans the middle half of the people beside it; the stroke is the median of the days half-way between fewest and most."
        )
    if not all(given) and not context.settings.chosen_by_outcome:
        yield _("Of fewer than %(people)s people no median is given: one more would move it too far.") % {"people": LEAST_MEDIAN}
