"""The figure of how detention ended over time: a band for each way out, between the fewest and the most days."""

from __future__ import annotations

from collections.abc import Sequence

from casetracker.facts import statistics
from casetracker.facts.statistics import LEAST_ENDINGS, LEAST_PEOPLE, Incidence
from casetracker.facts.survival import Step
from casetracker.facts.survival import at as step_at
from casetracker.pages.context import Context
from casetracker.pages.counted import number_of_status
from casetracker.pages.statistics.chart import YEAR, Chart, Rows, followed
from casetracker.pages.statistics.figure import Figure, Table
from casetracker.pages.statistics.plots import Key, Panel, Shape, Tick, band, percent
from casetracker.record.model.statuses import STATUS
from casetracker.text.marking import N_

LEAST_FOLLOWED = 5
"""A curve is drawn for as long as so many people could still leave: after that one person makes a cliff."""


def endings(context: Context) -> Figure | None:
    """How detention ended over time: a band for each way out, between the fewest and the most days."""
    groups = followed(context)
    if not groups:
        return None
    _ = context.words._
    top = max(_followed(group.fewest) for group in groups)
    panels, table = [], []
    for group in groups:
        name = context.words.country(group.state) if group.state else _("The whole record")
        curves = {ending: _envelope(group, ending) for ending in statistics.ENDINGS}
        end = _followed(group.fewest)
        shapes = tuple(Shape(f"ct-{ending}", band(*curves[ending], end, top)) for ending in statistics.ENDINGS)
        years = range(0, top // YEAR + 1, max(1, -(-(top // YEAR) // 6)))
        across = tuple(
            Tick(
                percent(year * YEAR, 0, top),
                str(year),
                context.words.number(_at_risk(group.fewest, year * YEAR)) if year * YEAR <= end else "",
                unit=context.words.plural("%(number)s year", "%(number)s years", year),
            )
            for year in years
        )
        up = tuple(Tick(100 - share, f"{share} %") for share in (25, 50, 75, 100))
        number = context.words.plural("%(number)s person", "%(number)s people", group.people)
        panels.append(Panel(f"{name}: {number}", shapes, across, up))
        table += [
            (
                name,
                context.words.number(year),
                context.words.number(_at_risk(group.fewest, year * YEAR)),
                *(
                    _share([step_at(steps, year * YEAR).incidence[ending] for steps in (group.fewest, group.most)])
                    for ending in statistics.ENDINGS
                ),
                _share([step_at(steps, year * YEAR).inside for steps in (group.fewest, group.most)]),
            )
            for year in years
            if year * YEAR <= end
        ]
    whole = groups[0]
    ended = context.words.join([number_of_status(each, whole.ended[each], context) for each in statistics.ENDINGS])
    left_out = ""
    if whole.left_out:
        left_out = " " + context.words.plural(
            "%(number)s detention is left out, as its beginning is not known.",
            "%(number)s detentions are left out, as their beginning is not known.",
            whole.left_out,
        )
    return Figure(
        kind="curves",
        title=_not_ended(whole, context),
        counts=_(
            "The share of people who had been exchanged, had come free otherwise, or had died in custody after so many days held: the cumulative "
            "incidence by the estimator of Aalen and Johansen. Those not reported to have come free or died are followed to their last report. Each "
            "curve is a band between the fewest and the most days that the dates allow. Shown are the whole record and each state or party that detained them, "
            "with at least %(people)s people and %(endings)s endings, for as long as at least %(followed)s people could be followed."
        )
        % {"people": LEAST_PEOPLE, "endings": LEAST_ENDINGS, "followed": LEAST_FOLLOWED}
        + left_out,
        says=_("In the whole record: %(ended)s.") % {"ended": ended},
        drawn=tuple(panels),
        legend=tuple(Key(f"ct-{ending}", context.label(STATUS, ending)) for ending in statistics.ENDINGS),
        table=Table(
            (
                _("Group"),
                _("Years held"),
                _("Followed"),
                *(context.label(STATUS, each) for each in statistics.ENDINGS),
                _("Not ended"),
            ),
            tuple(table),
        ),
        rows="cases/",
        note=_("Below the years stands how many people could still be followed. These shares say nothing of people outside this record."),
    )


def _not_ended(whole: Incidence, context: Context) -> str:
    """Return the share of people who had neither come free nor died after a year, where enough people could be followed for so long."""
    if _followed(whole.fewest) < YEAR:
        return context.words._(ENDINGS.subject)
    share = _share([step_at(steps, YEAR).inside for steps in (whole.fewest, whole.most)])
    return context.words._("After a year the detention of %(share)s had not ended") % {"share": share.replace(" ", "\N{NO-BREAK SPACE}")}


def _endings_rows(context: Context) -> Rows:
    """The shares of those whose detention had ended; none, and the head alone, where people were chosen by it."""
    for group in followed(context):
        for bound, steps in (("fewest", group.fewest), ("most", group.most)):
            for step in steps:
                shares = (*(step.incidence[ending] for ending in statistics.ENDINGS), step.inside)
                yield group.state, bound, step.days, step.at_risk, *(f"{share:.4f}" for share in shares)


ENDINGS = Chart(
    "endings",
    N_("How detention ended over time"),
    endings,
    ("detained_by", "bound", "days", "followed", *statistics.ENDINGS, "not_ended"),
    _endings_rows,
)


def _followed(steps: Sequence[Step]) -> int:
    """The day of the last step that enough people could take."""
    return max((step.days for step in steps if step.at_risk >= LEAST_FOLLOWED), default=0) or steps[-1].days


def _at_risk(steps: Sequence[Step], days: int) -> int:
    """How many could still leave from that day on."""
    return next((step.at_risk for step in steps if step.days >= days), 0)


def _envelope(group: Incidence, ending: str) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """The lower and the upper edge of a band, as steps."""
    days = sorted({step.days for steps in (group.fewest, group.most) for step in steps})
    pairs = [[step_at(steps, day).incidence[ending] for steps in (group.fewest, group.most)] for day in days]
    lower = [(float(day), min(pair)) for day, pair in zip(days, pairs, strict=True)]
    return lower, [(float(day), max(pair)) for day, pair in zip(days, pairs, strict=True)]


def _share(values: Sequence[float]) -> str:
    low, high = (round(100 * value) for value in (min(values), max(values)))
    return f"{low} %" if low == high else f"{low}–{high} %"
