"""Which figures can be taken along: those of the statistics, the picture of exchanges, the map of places, and the two sides of each swap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from casetracker.pages.case.related import SideView
from casetracker.pages.context import Context
from casetracker.pages.place.map import WIDTHS, PlaceMap, numbered
from casetracker.pages.place.view import places_view
from casetracker.pages.statistics.chart import LEFT_OUT, Chart
from casetracker.pages.statistics.endings import ENDINGS
from casetracker.pages.statistics.figure import Figure
from casetracker.pages.statistics.plots import Key
from casetracker.pages.statistics.view import CHARTS, statistics_view
from casetracker.pages.swap.chronology import Chronology, chronology
from casetracker.pages.swap.rows import exchange_rows
from casetracker.pages.swap.view import swap_view
from casetracker.record.model import KINDS, Swap
from casetracker.text.marking import N_

EXCHANGES, MAP = "exchanges", "places"
PICTURE = N_("The exchanges as a picture")
NOTHING_YET = N_("There is nothing to count yet.")
FOLDER = "embed/"
"""Everything below it may stand in pages of other sites, and nothing else."""


class Shown(NamedTuple):
    """A figure with what stands around it, wherever it is shown."""

    kind: str
    """How it is drawn: `figure`, `exchanges`, `map` or `swap`; `nothing` where there is nothing to draw."""
    title: str
    says: str
    """What there is to see, in a sentence."""
    drawn: Figure | Chronology | tuple[PlaceMap, ...] | None = None
    subject: str = ""
    """What it is about, where the title says what there is to see."""
    rows: Figure | None = None
    """Of the picture of exchanges, the one for narrow rooms."""
    legend: tuple[Key, ...] = ()
    """What colours stand for, where the drawing itself does not say it."""
    sides: tuple[SideView, ...] = ()
    """Of a swap, in place of what is drawn. Who is not listed is counted there without a name."""
    notes: tuple[str, ...] = ()
    """How to read it, and whom it is about."""
    numbers: tuple[str, ...] = ()
    """Of the map, what the numbers on it stand for in each of its sizes."""

    @property
    def longest(self) -> int:
        """The most days that anybody on these sides was held."""
        return max((row.days.most or row.days.fewest for side in self.sides for row in side.people), default=0) or 1


class Embeddable(NamedTuple):
    """What can be taken along, before anything of it is worked out."""

    name: str
    """By which its files are called: `statistics/held`."""
    page: str
    """The address at which the site itself shows it."""
    csv: str
    """The address of its numbers."""
    show: Callable[[], Shown]

    @property
    def id(self) -> str:
        """The last part of its name."""
        return self.name.rpartition("/")[2]

    @property
    def address(self) -> str:
        """The address of the page that other sites may frame."""
        return f"{FOLDER}{self.name}/"

    def file(self, ending: str) -> str:
        """Return the address of a file of it: `embed/statistics/held.svg`."""
        return f"{FOLDER}{self.name}.{ending}"

    @property
    def is_swap(self) -> bool:
        """Whether it is one of the many of its kind: a swap, whose picture as PNG is its card."""
        return self.name.startswith(KINDS["swap"].address)


def embeddables(context: Context) -> tuple[Embeddable, ...]:
    """Return everything on this site that can be taken along; the same when asked again."""
    return context.once("embeddables", lambda: tuple(_embeddables(context)))


def embeddables_of(address: str, context: Context) -> tuple[Embeddable, ...]:
    """Return what of a page can be taken along."""

    def by_page() -> dict[str, tuple[Embeddable, ...]]:
        found: dict[str, tuple[Embeddable, ...]] = {}
        for each in embeddables(context):
            page = each.page.partition("#")[0]
            found[page] = (*found.get(page, ()), each)
        return found

    return context.once("embeddables by page", by_page).get(address, ())


def _embeddables(context: Context) -> Iterator[Embeddable]:
    for chart in CHARTS:  # whether there is anything to show is not asked here: it would take all statistics to know
        page, csv = f"statistics/#{chart.id}", f"data/figures/{chart.id}.csv"
        yield Embeddable(f"statistics/{chart.id}", page, csv, partial(_figure, chart, context))
    if context.tracker.swaps:
        yield Embeddable(EXCHANGES, "swaps/#picture", "data/cases.csv", partial(_exchanges, context))
    if any(place.at for place in context.tracker.places.values()):
        yield Embeddable(MAP, "places/", "data/places.csv", partial(_map, context))
    for swap in context.tracker.swaps.values():
        address = KINDS["swap"].page(swap.id)
        yield Embeddable(address.rstrip("/"), address, f"{FOLDER}{address.rstrip('/')}.csv", partial(_swap, swap, context))


def _figure(chart: Chart, context: Context) -> Shown:
    figure = next((each for each in statistics_view(context).figures if each.id == chart.id), None)
    if figure:
        return Shown("figure", figure.title, figure.says, figure, subject=figure.subject)
    left_out = chart is ENDINGS and context.settings.chosen_by_outcome and context.tracker.listed
    return _nothing(chart.subject, context, LEFT_OUT if left_out else NOTHING_YET)


def _nothing(title: str, context: Context, why: str = NOTHING_YET) -> Shown:
    says = context.words._(why)
    return Shown("nothing", context.words._(title), says, subject=says)


def _exchanges(context: Context) -> Shown:
    _, drawn, rows = context.words._, chronology(context), exchange_rows(context)
    if drawn is None or rows is None:
        return _nothing(PICTURE, context)
    legend = [Key("first", drawn.above), *([Key("second", drawn.below)] if drawn.below else []), Key("held", _("Held: to the last report"))]
    return Shown(
        "exchanges",
        _(PICTURE),
        drawn.says,
        drawn,
        subject=drawn.says,
        legend=tuple(legend),
        rows=rows,
        notes=drawn.notes,
    )


def _map(context: Context) -> Shown:
    view = places_view(context)
    numbers = tuple(numbered(view.maps, size) for size in range(len(WIDTHS)))
    return Shown("map", context.words._("Places"), view.number, view.maps, subject=view.number, notes=view.notes, numbers=numbers)


def _swap(swap: Swap, context: Context) -> Shown:
    view = swap_view(swap, context)
    where = f" · {view.place.text}" if view.place.text else ""
    says = f"{context.words.opening(view.date)}{where} · {view.number}"
    return Shown("swap", swap.title, says, subject=says, sides=view.sides)
