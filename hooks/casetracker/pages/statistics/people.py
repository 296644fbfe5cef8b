"""The figures of the statistics page that are numbers of people: outcomes, lengths of detention, charges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from casetracker.facts import people, statistics
from casetracker.facts.statistics import ENDINGS
from casetracker.pages.context import Context
from casetracker.pages.counted import OVER, most_first, number_of_status
from casetracker.pages.statistics.chart import YEAR, Chart, Rows, side_key, side_name, sides_of, worked_out
from casetracker.pages.statistics.figure import Figure, Table
from casetracker.pages.statistics.opposite import SIDES
from casetracker.pages.statistics.plots import Bar, Key, Part, percent
from casetracker.record.model.choices import MANNER, OFFENCE
from casetracker.record.model.statuses import HELD, STATUS
from casetracker.text.marking import N_


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


def _longest(rows: Sequence[tuple[str, Mapping[str, int]]], context: Context) -> str:
    """Return which bar is the longest, or which are, and of how many."""
    most = max(sum(numbers.values()) for _, numbers in rows)
    labels = [label for label, numbers in rows if sum(numbers.values()) == most]
    form = (
        N_("The longest bars are of %(number)s each: %(labels)s.")
        if len(labels) > 1
        else N_("The longest bar is of %(number)s: %(labels)s.")
    )
    return context.words._(form) % {"number": context.words.number(most), "labels": context.words.join(labels)}


def outcomes(context: Context) -> Figure | None:
    """How people stand, and the manner in which those released came free."""
    rows = worked_out(statistics.outcomes, context)
    if not rows:
        return None
    _ = context.words._

    def label(row: statistics.Outcome) -> str:
        return ": ".join(
            part for part in (context.label(STATUS, row.status), context.words.within(context.label(MANNER, row.manner))) if part
        )

    keys = {f"ct-{row.status}": context.label(STATUS, row.status) for row in rows}
    shown = [(label(row), {f"ct-{row.status}": row.people}) for row in rows]
    return Figure(
        kind="bars",
        title=_standing_title(rows, context),
        counts=_(
            "People by their status on the day shown; those released without an exchange, by the way of their release. A person with several "
            "detentions counts under the status of each."
        ),
        says=_longest(shown, context),
        drawn=bars(shown, keys, context),
        legend=(),
        table=Table(
            (_("Status"), _("Manner"), _("People")),
            tuple((context.label(STATUS, row.status), context.label(MANNER, row.manner), context.words.number(row.people)) for row in rows),
        ),
        rows="cases/",
    )


def _standing_title(rows: Sequence[statistics.Outcome], context: Context) -> str:
    """Return `113 people: 59 exchanged, 29 released otherwise, 21 last reported held`, the three outcomes with the most people."""
    sums = Counter[str]()
    for row in rows:
        sums["held" if row.status in HELD else row.status] += row.people
    outcomes = []
    for status, number in sums.most_common(3):
        outcomes.append(number_of_status(status, number, context))
    everybody = context.words.plural("%(number)s person", "%(number)s people", people(context.tracker.listed))
    return context.words._("%(people)s: %(outcomes)s") % {"people": everybody, "outcomes": ", ".join(outcomes)}


def _outcomes_rows(context: Context) -> Rows:
    return worked_out(statistics.outcomes, context)


OUTCOMES = Chart("outcomes", N_("What became of them"), outcomes, ("status", "manner", "people"), _outcomes_rows)


def lengths(context: Context) -> Figure | None:
    """Length of detention, by how it ended."""
    rows = statistics.lengths(context.tracker, context.day, context.settings.stale_days)
    if not any(row.number for row in rows):
        return None
    _ = context.words._
    keys = {f"ct-{each}": context.label(STATUS, each) for each in ENDINGS} | {"ct-open": _("No end reported")}
    longer = sum(row.may_be_longer for row in rows)
    shown = [(_length(row.least, row.below, context), {f"ct-{key}": number for key, number in row.number.items()}) for row in rows]
    return Figure(
        kind="bars",
        title=_lengths_title(shown, context),
        counts=_(
            "Detentions by the fewest days that their dates allow, without time at liberty. Where no end is reported, it is the length so far, "
            "or up to the last report where that is %(over_days)s old."
        )
        % {"over_days": context.words.plural(*OVER, context.settings.stale_days)}
        + (
            " "
            + context.words.plural(
                "Counted by the most days, %(number)s would be in a longer class.",
                "Counted by the most days, %(number)s would be in a longer class.",
                longer,
            )
            if longer
            else ""
        ),
        says=_longest(shown, context),
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


def _lengths_title(shown: Sequence[tuple[str, Mapping[str, int]]], context: Context) -> str:
    """Return the shortest and the longest class that anybody stands in, with how many do."""
    found = []
    for label, numbers in shown:
        if many := sum(numbers.values()):
            counted = context.words.plural("%(number)s detention", "%(number)s detentions", many)
            found.append(f"{label} ({counted})")
    if len(found) == 1:
        return context.words.opening(found[0])
    return context.words._("The shortest: %(shortest)s; the longest: %(longest)s") % {"shortest": found[0], "longest": found[-1]}


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
    both = sides_of(context)
    names = {key: side_name(states, context) for key, states in zip(SIDES, both.states, strict=True) if states}
    names |= {"neither": _("Other states or parties") if names else ""}
    shown = []
    for row in rows:
        numbers = Counter[str]()
        for state, number in row.people.items():
            numbers[side_key(state, context)] += number
        shown.append((context.label(OFFENCE, row.category), numbers))
    states = [state for state, _number in most_first(sum((Counter(row.people) for row in rows), Counter[str]()), context)]
    return Figure(
        kind="bars",
        title=_offences_title(rows, context),
        counts=_(
            "People by the kind of their charges, whatever became of these, and by who detained them. Someone with charges of several kinds is "
            "counted in each."
        ),
        says=_("The most frequent: %(items)s.")
        % {"items": context.words.join([f"{label} ({context.words.number(numbers.total())})" for label, numbers in shown[:3]])},
        drawn=bars(shown, names, context),
        legend=tuple(
            Key(key, _("Detained by %(states)s") % {"states": context.words.within(name) if key == "neither" else name})
            for key, name in names.items()
            if name and any(numbers[key] for _, numbers in shown)
        ),
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


def _offences_title(rows: Sequence[statistics.Accused], context: Context) -> str:
    """Return the charge that the most people face or faced, or those that share the first place; what is but collected under 'other' is none."""
    sums = {row.category: sum(row.people.values()) for row in rows if row.category != "other"}
    most = [category for category, number in sums.items() if number == max(sums.values())]
    if not most or len(most) > 2:
        return context.words._(OFFENCES.subject)
    number = context.words.plural("%(number)s person", "%(number)s people", sums[most[0]])
    labels = [context.words.within(context.label(OFFENCE, category)) for category in most]
    if len(most) == 2:
        form = context.words._("The most frequent charges: %(charges)s, %(people)s each")
        return form % {"charges": context.words.join(labels), "people": number}
    return context.words._("The most frequent charge: %(charge)s, %(people)s") % {"charge": labels[0], "people": number}


def _offences_rows(context: Context) -> Rows:
    for row in statistics.offences(context.tracker):
        for state, number in sorted(row.people.items()):
            yield row.category, state, number


OFFENCES = Chart("offences", N_("What they are charged with"), offences, ("category", "detained_by", "people"), _offences_rows)
