"""The figures of the statistics page that are numbers of people: outcomes, lengths of detention, charges, exchanges by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from casetracker.facts import statistics
from casetracker.facts.exchange import freed, two_sides
from casetracker.facts.statistics import ENDINGS
from casetracker.pages.context import Context
from casetracker.pages.statistics.figure import Chart, Figure, Key, Rows, Table, coloured, worked_out
from casetracker.pages.statistics.over_time import YEAR
from casetracker.pages.statistics.plots import Bar, Column, Part, percent, year_step
from casetracker.record.model.choices import MANNER, OFFENCE
from casetracker.record.model.statuses import STATUS
from casetracker.text import collated
from casetracker.text.marking import N_

SIDE = 100
"""The greatest height of a column, in pixels."""


def bars(rows: Sequence[tuple[str, Mapping[str, int]]], labels: Mapping[str, str], context: Context) -> tuple[Bar, ...]:
    """One bar a row from label and class → number, the classes in the order of `labels`, the longest bar as wide as the drawing."""
    top = max((sum(numbers.values()) for _, numbers in rows), default=0)
    bars = []
    for label, numbers in rows:
        parts, start = [], 0
        for key in labels:
            if number := numbers.get(key, 0):
                said = f"{labels[key]}: {context.words.number(number)}"
                parts.append(Part(key, percent(start, 0, top), percent(number, 0, top), said))
                start += number
        bars.append(Bar(label, context.words.number(sum(numbers.values())), tuple(parts)))
    return tuple(bars)


def outcomes(context: Context) -> Figure | None:
    """How people stand, and the manner in which those released came free."""
    rows = worked_out(statistics.outcomes, context)
    if not rows:
        return None
    _ = context.words._

    def label(row: statistics.Outcome) -> str:
        return ": ".join(part for part in (context.label(STATUS, row.status), context.label(MANNER, row.manner).lower()) if part)

    keys = {f"ct-{row.status}": context.label(STATUS, row.status) for row in rows}
    most = max(rows, key=lambda row: row.people)
    return Figure(
        kind="bars",
        counts=_(
            "Counted are people by their status on the day; those released otherwise than by exchange by the manner of it. A person with several "
            "detentions stands under the status of each."
        ),
        says=_("The most, %(number)s, are here: %(label)s.") % {"number": context.words.number(most.people), "label": label(most)},
        drawn=bars([(label(row), {f"ct-{row.status}": row.people}) for row in rows], keys, context),
        legend=(),
        table=Table(
            (_("Status"), _("Manner"), _("People")),
            tuple((context.label(STATUS, row.status), context.label(MANNER, row.manner), context.words.number(row.people)) for row in rows),
        ),
        rows="cases/",
    )


def _outcomes_rows(context: Context) -> Rows:
    return worked_out(statistics.outcomes, context)


OUTCOMES = Chart("outcomes", N_("Outcomes: how people stand"), outcomes, ("status", "manner", "people"), _outcomes_rows)


def lengths(context: Context) -> Figure | None:
    """Length of detention, by how it ended."""
    rows = statistics.lengths(context.tracker, context.day, context.settings.stale_days)
    if not any(row.number for row in rows):
        return None
    _ = context.words._
    keys = {f"ct-{each}": context.label(STATUS, each) for each in ENDINGS} | {"ct-open": _("No end reported")}
    longer = sum(row.may_be_longer for row in rows)
    shown = [(_length(row.least, row.below, context), {f"ct-{key}": number for key, number in row.number.items()}) for row in rows]
    most = max(shown, key=lambda each: sum(each[1].values()))
    return Figure(
        kind="bars",
        counts=_(
            "Counted are detentions by the fewest days held that their dates allow; time at liberty is not in it. Where no end is reported, it is the "
            "length so far, or up to the last report where that is over %(days)s days old."
        )
        % {"days": context.settings.stale_days}
        + (
            " "
            + context.words.plural(
                "By the most days, %(number)s would stand in a longer class.",
                "By the most days, %(number)s would stand in a longer class.",
                longer,
            )
            if longer
            else ""
        ),
        says=_("The most, %(number)s, lasted this long: %(label)s.")
        % {"number": context.words.number(sum(most[1].values())), "label": most[0]},
        drawn=bars(shown, keys, context),
        legend=tuple(Key(key, label) for key, label in keys.items() if any(numbers.get(key) for _, numbers in shown)),
        table=Table(
            (_("Length"), *keys.values(), _("May be longer")),
            tuple(
                (label, *(context.words.number(numbers.get(key, 0)) for key in keys), context.words.number(row.may_be_longer))
                for (label, numbers), row in zip(shown, rows, strict=True)
            ),
        ),
        rows="cases/",
    )


def _lengths_rows(context: Context) -> Rows:
    for row in statistics.lengths(context.tracker, context.day, context.settings.stale_days):
        below = row.below if row.below is not None else ""
        yield row.least, below, *(row.number.get(key, 0) for key in (*ENDINGS, "open")), row.may_be_longer


LENGTHS = Chart(
    "lengths", N_("Length of detention"), lengths, ("days_from", "days_below", *ENDINGS, "no_end_reported", "may_be_longer"), _lengths_rows
)


def _length(least: int, below: int | None, context: Context) -> str:
    """Return `under 90 days`, `90 to 179 days`, `2 to 3 years` or `10 years or more`."""
    years, until = least // YEAR, (below or 0) // YEAR
    if below is None:
        return context.words._("%(years)s years or more") % {"years": years}
    if not least:
        return context.words._("under %(days)s days") % {"days": below}
    if least < YEAR:
        return context.words._("%(first)s to %(last)s days") % {"first": least, "last": below - 1}
    return context.words._("%(first)s to under %(last)s years") % {"first": years, "last": until}


def offences(context: Context) -> Figure | None:
    """What people are or were charged with."""
    rows = statistics.offences(context.tracker)
    if not rows:
        return None
    _ = context.words._
    colour, legend = coloured(context, (state for row in rows for state in row.people))
    shown = []
    for row in rows:
        numbers: dict[str, int] = {}
        for state, number in row.people.items():
            numbers[colour[state]] = numbers.get(colour[state], 0) + number
        shown.append((context.label(OFFENCE, row.category), numbers))
    states = sorted(colour, key=lambda state: (colour[state], collated(context.words.country(state))))
    return Figure(
        kind="bars",
        counts=_(
            "Counted are people by the category of their charges, whatever became of these, and by who detained them. Someone charged in several "
            "categories is counted in each."
        ),
        says=_("The most frequent: %(items)s.")
        % {"items": context.words.join([f"{label} ({context.words.number(sum(numbers.values()))})" for label, numbers in shown[:3]])},
        drawn=bars(shown, {each.key: each.label for each in legend}, context),
        legend=legend,
        table=Table(
            (_("Category"), *(context.words.country(state) for state in states), _("Total")),
            tuple(
                (
                    context.label(OFFENCE, row.category),
                    *(context.words.number(row.people.get(state, 0)) for state in states),
                    context.words.number(sum(row.people.values())),
                )
                for row in rows
            ),
        ),
        rows="cases/",
    )


def _offences_rows(context: Context) -> Rows:
    for row in statistics.offences(context.tracker):
        for state, number in sorted(row.people.items()):
            yield row.category, state, number


OFFENCES = Chart("offences", N_("What they are charged with"), offences, ("category", "detained_by", "people"), _offences_rows)


def exchanges(context: Context) -> Figure | None:
    """Exchanges by year, with the people that each side freed."""
    both = two_sides(context.tracker)
    rows = statistics.exchange_years(context.tracker, both)
    if not rows:
        return None
    _ = context.words._
    top = max(max(row.first, row.second) for row in rows) or 1
    sides = [
        _("Freed by %(states)s") % {"states": context.words.join([context.words.state(state) for state in states])}
        for states in both.states
    ]
    every = year_step(len(rows), 6)
    drawn = tuple(
        Column(
            at=percent(place, 0, len(rows)),
            width=percent(0.8, 0, len(rows)),
            up=round(SIDE * row.first / top, 1),
            down=round(SIDE * row.second / top, 1),
            up_label=context.words.number(row.first) if row.first else "",
            down_label=context.words.number(row.second) if row.second else "",
            label=str(row.year) if row.year % every == 0 else "",
        )
        for place, row in enumerate(rows)
    )
    sums = freed(context.tracker.exchanges.values(), both)
    return Figure(
        kind="columns",
        counts=_(
            "Counted are people whose release names an exchange, in the year in which it began, those with a withdrawn record among them. Who travelled "
            "along, or has no record here, is not counted; who was exchanged in two years stands in both. The two sides are those that exchanged people with each other."
        ),
        says=", ".join(f"{side}: {context.words.number(number)}" for side, number in zip(sides, sums, strict=True)) + ".",
        drawn=drawn,
        legend=tuple(Key(f"p{number}", side) for number, side in enumerate(sides)),
        table=Table(
            (_("Year"), _("Exchanges"), *sides),
            tuple(
                (str(row.year), *(context.words.number(number) for number in (row.swaps, row.first, row.second)))
                for row in rows
                if row.swaps
            ),
        ),
        rows="swaps/",
    )


def _exchanges_rows(context: Context) -> Rows:
    both = two_sides(context.tracker)
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
