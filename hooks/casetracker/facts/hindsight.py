"""What a record of an earlier day can say and cite: nothing that was written with later knowledge.

`hindsight.yml` tells of each field of the model what it tells on an earlier day. What may be worded with hindsight stands in a group
only where all that bears the group out was there by then; what speaks of the whole record, only where nothing of it lies after the
day. A text that is dated and names what came later all the same goes too, or the group with it, where it says no more.

No source stands that was published later, since its very title may tell what came later. A source without a date is a later one
where it bears out something that happened later. What only later sources bear out stays, without a source: it had happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from casetracker.record.dates import PartialDate
from casetracker.record.model import Case, Source, Swap, fields, kinds
from casetracker.record.model.citing import cited
from casetracker.record.model.groups import Sourced
from casetracker.text import citations

Item = TypeVar("Item", bound=Sourced)
Whole = TypeVar("Whole", Case, Swap)

_YEAR = re.compile(r"\b(?:19|20)\d\d\b", re.ASCII)
_AFTERWARDS = re.compile(r"\b(?:on appeal|upheld|reduced|commuted|overturned|quashed|annulled)\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def telling() -> dict[str, dict[str, list[str]]]:
    """Return group → what it tells on an earlier day → its keys."""
    found: dict[str, dict[str, list[str]]] = yaml.safe_load(Path(__file__).with_name("hindsight.yml").read_text(encoding="utf-8"))
    return found


def was_there(source: Source, day: date) -> bool:
    """Whether a source was certainly there on a day: published, or read, by then."""
    return any(when is not None and when.is_known and when.latest <= day for when in (source.date, source.accessed))


def all_there(item: Sourced, sources: Mapping[str, Source], day: date) -> bool:
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


def stands_then(item: Sourced, text: str, sources: Mapping[str, Source], day: date) -> bool:
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
    keys = telling()[group.__name__].get("dated", [])
    return tuple(spec.attribute for spec in fields(group) if spec.key in keys and isinstance(spec.kind, kinds.Text) and not spec.must)


@lru_cache(maxsize=50)
def _worded(group: Any) -> tuple[str, ...]:
    """The attributes of a group that may be worded with hindsight."""
    keys = telling()[group.__name__].get("hindsight", [])
    return tuple(spec.attribute for spec in fields(group) if spec.key in keys)


def of_its_time(then: Whole, now: Whole, day: date) -> Whole:
    """Return `then`, what had happened of `now` by `day`, without later sources and without texts that tell of more than it holds.

    Texts that speak of the whole record go where anything of it lies after the day. Where nothing does and only a source is
    younger, a summary and a disputed point that do without it stay.
    """
    later = _later(now, day)
    changes: dict[str, Any] = {}
    whole = then == now and not later
    if not whole:
        changes |= {"unknowns": (), "links": (), "formerly": ()}
    if then != now:
        changes |= {"summary": {"en": ""}, "disputed": ()}
        if isinstance(then, Case):
            changes["custody"] = (*then.custody[:-1], replace(then.custody[-1], note=None))
    elif any(name in later for text in now.summary.values() for name in citations(text)):
        changes["summary"] = {"en": ""}
    then = replace(then, **changes)
    disputed = tuple(each for each in then.disputed if not any(later.intersection(account.sources) for account in each.accounts))
    then = replace(then, disputed=disputed, **_cites(then, later))
    used = {source for _, source in cited(then)}
    sources = {name: read_by(source, day) for name, source in now.sources.items() if whole or name in used}
    then = replace(then, sources=sources)
    return now if then == now else then


def read_by(source: Source, day: date) -> Source:
    """The source without a day on which it was read later."""
    return replace(source, accessed=None) if source.accessed and source.accessed.latest > day else source


def _later(record: Case | Swap, day: date) -> set[str]:
    """The ids of the sources of which nobody can tell that they were there on that day."""
    there = {name for name, source in record.sources.items() if was_there(source, day)}
    found = {name for name, source in record.sources.items() if source.date and source.date.is_known} - there
    for when, sources in _dated(record):
        if when.is_known and when.latest > day:
            found |= {name for name in sources if name not in there}
    return found


def _dated(record: Case | Swap) -> Iterator[tuple[PartialDate, tuple[str, ...]]]:
    """Yield when each thing happened, and the sources that bear it out. A hearing is told of before it takes place."""
    if isinstance(record, Swap):
        groups: list[Any] = [*record.statements, *record.events]
        yield from ((when, record.sources_for.sources) for when in (record.date, record.last_day))
    else:
        groups = [*record.charges, *record.rulings, *record.designations, *record.events]
        groups += [each for each in (record.last_report, record.release, record.death) if each]
        yield from ((when, each.sources) for each in record.custody for when in (each.start, each.end) if when)
    yield from ((each.date, each.sources) for each in groups if each.date)


def _cites(record: Case | Swap, later: set[str]) -> dict[str, Any]:
    """The groups of a record that cite later sources, without these."""
    found: dict[str, Any] = {}
    for spec in fields(type(record)):
        value = getattr(record, spec.attribute)
        if isinstance(value, Sourced):
            found[spec.attribute] = _without(value, later)
        elif isinstance(value, tuple) and value and isinstance(value[0], Sourced):
            found[spec.attribute] = tuple(_without(each, later) for each in value)
    return found


def _without(group: Sourced, later: set[str]) -> Sourced:
    return replace(group, sources=tuple(each for each in group.sources if each not in later))
