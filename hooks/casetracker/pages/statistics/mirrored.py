"""A drawing on a page whose writing runs from right to left: what is read begins at the right, what is placed by time stays.

Time runs from left to right there too, as on charts in Arabic and Persian newspapers and schoolbooks; names, the squares of
a legend and bars, which begin where a line of text does, are mirrored.
"""

from __future__ import annotations

from collections.abc import Iterable

from casetracker.pages.statistics.marks import Mark, percentage
from casetracker.pages.statistics.plots import tenths
from casetracker.text.direction import as_drawn

OPPOSITE = {"start": "end", "end": "start", "middle": "middle"}


def mirrored(marks: Iterable[Mark]) -> list[Mark]:
    """Return marks for such a page, texts for the direction of their letters."""
    return [_mirrored(mark)._replace(text=as_drawn(mark.text)) for mark in marks]


def _mirrored(mark: Mark) -> Mark:
    given = dict(mark.attributes)
    if mark.by_time or not {"x", "x1"} & given.keys():
        return mark
    if "x1" in given:
        given |= {name: _other(given[name]) for name in ("x1", "x2")}
        return mark._replace(attributes=given)
    width = given.get("width", 0)
    shift = -float(given.pop("dx", 0))
    if _is_share(given["x"]):
        given["x"] = _other(given["x"], width)
    else:  # so many pixels from the other end
        shift -= float(given["x"]) + float(width)
        given["x"] = "100%"
    if mark.tag == "text":
        anchor = OPPOSITE[str(given.pop("text-anchor", "start"))]
        given |= {"text-anchor": anchor} if anchor != "start" else {}
        given |= {"dx": tenths(shift)} if shift else {}
    elif shift:
        given["transform"] = f"translate({tenths(shift)} 0)"
    return mark._replace(attributes=given)


def _is_share(place: str | float) -> bool:
    return str(place).endswith("%")


def _other(place: str | float, width: str | float = 0) -> str:
    """Return a place in percent, as far from the other end as it was from this one."""
    return percentage(100 - sum(float(str(each).rstrip("%")) for each in (place, width)))
