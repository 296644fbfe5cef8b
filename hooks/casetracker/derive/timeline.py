"""All dated things of a case in the order of time, each with an id that does not depend on its position."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from zlib import crc32

from casetracker.dates import LONG_AGO, PartialDate
from casetracker.derive.periods import Period, periods
from casetracker.model import Case, fields
from casetracker.model.choices import CONVICTS


class Entry(NamedTuple):
    """One thing that happened. `kind` names the group, `item` is what the record says of it."""

    id: str
    """From its date and kind, such as `2024-08-15-conviction`; links to it survive edits elsewhere."""
    date: PartialDate
    kind: str
    item: Any


_ORDER = {"custody": 0, "liberty": 0, "event": 1, "charge": 2, "hearing": 3, "ruling": 4, "designation": 6, "release": 7, "death": 8}
"""What comes first where two things share a date. Custody and liberty keep the order of the periods."""
_AFTER_RULINGS = 5
ENTRY_KINDS = tuple(_ORDER)


def timeline(case: Case) -> list[Entry]:
    """Return the merged timeline. A charge, ruling or designation without a date is not in it."""
    dated = sorted(_dated(case), key=lambda each: each[0])
    names = named([(f"{_word(value)}-{kind_word(kind, item)}", item) for _, value, kind, item in dated])
    return [Entry(name, value, kind, item) for name, (_, value, kind, item) in zip(names, dated, strict=True)]


def named(items: list[tuple[str, Any]]) -> list[str]:
    """Return a name of its own for each item, from the name that it would like to have.

    Where several want the same one, each gets a mark made from what it says: from its position an id would pass to another
    item when one is added or moved.
    """
    wanted = Counter(name for name, _ in items)
    if len(wanted) == len(items):
        return [name for name, _ in items]
    taken: Counter[str] = Counter()
    names = []
    for name, item in items:
        own = name if wanted[name] == 1 else f"{name}-{_mark(item)}"
        taken[own] += 1
        names.append(own if taken[own] == 1 else f"{own}-{taken[own]}")
    return names


def _mark(item: Any) -> str:
    """Six hex digits from everything that a group says but its sources."""
    said = "\0".join(f"{spec.key}={getattr(item, spec.attribute)}" for spec in fields(item.__class__) if spec.key != "sources")
    return f"{crc32(said.encode()) & 0xFFFFFF:06x}"


def _dated(case: Case) -> Iterator[tuple[Place, PartialDate, str, Any]]:
    for period in periods(case):
        custody = period.custody
        yield _custody_place(period, case), custody.start, "custody", custody
        if custody.end is not None and period.end:
            when = max(period.start.earliest, _when(custody.end)) if custody.end.is_known else period.end.earliest
            yield (when, _ORDER["liberty"]), custody.end, "liberty", custody
    groups: tuple[tuple[str, tuple[Any, ...]], ...] = (
        ("charge", case.charges),
        ("ruling", case.rulings),
        ("designation", case.designations),
        ("hearing", case.hearings),
        ("event", case.events),
        ("release", (case.release,)),
        ("death", (case.death,)),
    )
    for kind, items in groups:
        for item in items:
            if item and item.date:
                yield (_when(item.date), _ORDER[kind]), item.date, kind, item


Place = tuple[date, int]
"""Where an entry stands: its day, and its rank among those of that day."""


def _custody_place(period: Period, case: Case) -> Place:
    """A sentence of unknown beginning stands after the first conviction that can have brought it, any other period where it can first have begun."""
    start = period.start
    if period.custody.form == "sentence" and not period.custody.start.is_known:
        given = [_when(ruling.date) for ruling in case.rulings if ruling.date and ruling.kind in CONVICTS]
        after = [day for day in given if start.earliest <= day <= start.latest]
        if after:
            return min(after), _AFTER_RULINGS
    return (start.latest if start.earliest == LONG_AGO else start.earliest), _ORDER["custody"]


def _when(value: PartialDate) -> date:
    """Where a date stands in the order: at its first day, or at its last where only that is known."""
    return value.latest if value.earliest == LONG_AGO else value.earliest


def kind_word(kind: str, item: Any) -> str:
    """Return what an id calls a thing: `conviction` for a ruling, `wrongfully-detained` for a designation: their own kinds say more."""
    if kind == "designation":
        return f"not-{item.kind}" if item.denied else str(item.kind)
    return str(item.kind) if kind == "ruling" else kind


def _word(value: PartialDate) -> str:
    """A date as a word for an id: `2025-02-13--2025-02-14`, `by-2025-06-06`, `2024-06-or-later`, `about-2024`."""
    text = value.text
    if text.startswith("../"):
        return f"by-{text[3:].rstrip('~')}"
    if text.endswith("/.."):
        return f"{text[:-3].rstrip('~')}-or-later"
    bare = text.replace("~", "").replace("/", "--")
    return f"about-{bare}" if "~" in text else bare
