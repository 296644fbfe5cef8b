"""What each field of the model tells on an earlier day, so that no new one can be forgotten.

`timeless` is as true before as after, or about the file and not the world. `dated` stands with a date: its own, that of its
group, or it is worked out for the day. `hindsight` may have been written by somebody who knew what came later. In a group it
stands only where all that bears the group out was there by then; what speaks of the whole record, only where nothing of it
lies after the day. A text that is dated and names what came later all the same goes too, or the group with it, where it says no more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, Literal, TypeVar

from casetracker.record.model import Case, Source, Swap, fields, groups, kinds

Tells = Literal["timeless", "dated", "hindsight"]
Item = TypeVar("Item", bound=groups.Sourced)

_YEAR = re.compile(r"\b(?:19|20)\d\d\b", re.ASCII)
_AFTERWARDS = re.compile(r"\b(?:on appeal|upheld|reduced|commuted|overturned|quashed|annulled)\b", re.IGNORECASE)

TELLS: dict[type, dict[Tells, str]] = {
    Case: {
        "timeless": "name names aliases person listed withdrawn reviewed review",
        "dated": "detained_by status last_report custody charges rulings designations hearings events release death same not sources",
        "hindsight": "summary disputed unknowns links formerly",
    },
    Swap: {
        "timeless": "title withdrawn reviewed review",
        "dated": "date place parties sources_for mediators negotiators statements others events sources",
        "hindsight": "summary disputed unknowns links formerly",
    },
    groups.Alias: {"timeless": "name kind"},
    groups.Person: {"timeless": "citizenships born occupation residence", "dated": "sources"},
    groups.LastReport: {"dated": "date sources"},
    groups.Custody: {"timeless": "id", "dated": "from to form by for place facility sources", "hindsight": "note"},
    groups.Charge: {
        "timeless": "id",
        "dated": "offence category statute counts level by date outcome sources",
        "hindsight": "allegation response response_via",
    },
    groups.Ruling: {"timeless": "id", "dated": "kind date court by sentence total in_absentia sources", "hindsight": "ruling"},
    groups.Designation: {"timeless": "id", "dated": "by as date until not sources"},
    # Of one that lies ahead: the hour, the court and whether it stands are often told after the day.
    groups.Hearing: {"timeless": "id", "dated": "date purpose sources", "hindsight": "time zone court state"},
    groups.Event: {"timeless": "id", "dated": "date event sources"},
    groups.Statement: {"timeless": "id", "dated": "by date says sources"},
    groups.Release: {"dated": "date manner swap to place basis basis_date sources"},
    groups.Death: {"dated": "date place sources"},
    groups.Dispute: {"hindsight": "point accounts"},
    groups.Account: {"hindsight": "claim by sources"},
    groups.Link: {"hindsight": "title url kind"},
    groups.Withdrawal: {"timeless": "date reason note"},
    groups.Source: {"timeless": "title publisher url archive language via kind", "dated": "date accessed"},
    groups.Sourced: {"dated": "sources"},
    # That a role is disputed is said from the first day on: without that it would be told as a fact.
    groups.Mediator: {"timeless": "claim", "dated": "by sources"},
    groups.Negotiator: {"dated": "name role sources"},
    groups.Others: {"dated": "number what released_by to sources"},
}  # fmt: skip
"""Group → what it tells → its keys."""


def was_there(source: Source, day: date) -> bool:
    """Whether a source was certainly there on a day: published, or read, by then."""
    return any(when is not None and when.is_known and when.latest <= day for when in (source.date, source.accessed))


def all_there(item: groups.Sourced, sources: Mapping[str, Source], day: date) -> bool:
    """Whether everything that bears a group out was there on a day, so that nothing of it was written with later knowledge."""
    return all(was_there(sources[name], day) for name in item.sources)


def worded_then(item: Item, sources: Mapping[str, Source], day: date) -> Item:
    """Return a group without what may have been worded after a day."""
    if all_there(item, sources, day):
        return item
    group: Any = item.__class__
    left_out: dict[str, Any] = dict.fromkeys(name for name in _worded(group) if getattr(item, name) is not None)
    left_out |= dict.fromkeys(name for name in _texts(group) if _knows_later(getattr(item, name), day))
    return replace(item, **left_out) if left_out else item


def told_then(item: groups.Sourced, text: str, sources: Mapping[str, Source], day: date) -> bool:
    """Whether a group can stand on a day whose own `text` is what it says: not where that knows what came later."""
    return not _names_later(text, day) or all_there(item, sources, day)


def _knows_later(text: str | None, day: date) -> bool:
    """Whether a text of a group speaks of what came after a day: also of what became of a ruling, as in '8 years, reduced on appeal'."""
    return text is not None and (_names_later(text, day) or _AFTERWARDS.search(text) is not None)


def _names_later(text: str, day: date) -> bool:
    return any(int(year) > day.year for year in _YEAR.findall(text))


@lru_cache(maxsize=50)
def _texts(group: Any) -> tuple[str, ...]:
    """The attributes of a group that are texts, are as true as its date and may be left out: such as a sentence."""
    keys = TELLS[group].get("dated", "").split()
    return tuple(spec.attribute for spec in fields(group) if spec.key in keys and isinstance(spec.kind, kinds.Text) and not spec.must)


@lru_cache(maxsize=50)
def _worded(group: Any) -> tuple[str, ...]:
    """The attributes of a group that may be worded with hindsight."""
    keys = TELLS[group].get("hindsight", "").split()
    return tuple(spec.attribute for spec in fields(group) if spec.key in keys)
