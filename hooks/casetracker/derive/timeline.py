"""All dated things of a case in the order of time, each with an id that does not depend on its position."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from zlib import crc32

from casetracker.dates import LONG_AGO, PartialDate
from casetracker.derive.periods import Period, periods
from casetracker.model import Case, Custody, Ruling, fields
from casetracker.model.choices import CONVICTS


class Entry(NamedTuple):
    """One thing that happened. `kind` names the group, `item` is what the record says of it."""

    id: str
    """From its date and kind, such as `2024-08-15-conviction`; links to it survive edits elsewhere."""
    date: PartialDate
    kind: str
    item: Any


ORDER = ("arrest", "charge", "hearing", "ruling", "custody", "clemency", "designation", "liberty", "release", "death", "event")
"""What comes first on one day, as the law has it: who is convicted serves a sentence, who is pardoned is released.

`arrest` is the beginning of custody or of custody anew, `custody` a period that a ruling can have brought: any sentence, and whatever
form follows another without liberty between them. What else happened on a day, `event`, stands at its end. The form's preview has
this order from here.
"""
_RANK = {name: rank for rank, name in enumerate(ORDER)}
ENTRY_KINDS = ("custody", "liberty", "event", "charge", "hearing", "ruling", "designation", "release", "death")

Place = tuple[date, date, int]
"""Where an entry stands: the first day on which it can have been, the last, and its rank among those of the same days."""


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
    yield from _periods(case)
    groups: tuple[tuple[str, tuple[Any, ...]], ...] = (
        ("charge", case.charges),
        ("designation", case.designations),
        ("hearing", case.hearings),
        ("event", case.events),
        ("release", (case.release,)),
        ("death", (case.death,)),
    )
    for ruling in case.rulings:
        if ruling.date:
            yield _ruling_place(ruling, case), ruling.date, "ruling", ruling
    for kind, items in groups:
        for item in items:
            if item and item.date:
                yield _place(item.date, kind), item.date, kind, item


def _place(value: PartialDate, rank: str) -> Place:
    """Where a date stands: at its first day, or at its last where only that is known; what can have been later stands behind what can't."""
    return value.latest if value.earliest == LONG_AGO else value.earliest, value.latest, _RANK[rank]


def _periods(case: Case) -> Iterator[tuple[Place, PartialDate, str, Custody]]:
    """The periods of custody and the liberty between them, none before the one that it follows."""
    last, joined = (date.min, date.min, 0), False
    for period in periods(case):
        custody = period.custody
        own = _sentence_place(period, case) if custody.form == "sentence" else _custody_place(period, "custody" if joined else "arrest")
        last = max(last, own)
        yield last, custody.start, "custody", custody
        joined = period.joined and period.held
        if custody.end is not None and period.end:
            end = _place(custody.end, "liberty") if custody.end.is_known else (*period.end, _RANK["liberty"])
            last = max(last, end)
            yield last, custody.end, "liberty", custody


def _custody_place(period: Period, rank: str) -> Place:
    """Where a period stands: where it can first have begun. An arrest comes before all that can have been on that day."""
    start, written = period.start, period.custody.start
    by_then = start.earliest == LONG_AGO or (written.is_known and written.earliest == LONG_AGO)
    first = start.latest if by_then else start.earliest
    return first, first if rank == "arrest" else written.latest if written.is_known else start.latest, _RANK[rank]


def _sentence_place(period: Period, case: Case) -> Place:
    """A sentence stands after the first conviction that can have brought it, as far as the two dates leave that open."""
    own, start = _custody_place(period, "custody"), period.start
    given = [_place(ruling.date, "custody") for ruling in case.rulings if ruling.date and ruling.kind in CONVICTS]
    after = [place for place in given if start.earliest <= place[0] <= start.latest]
    if not after:
        return own
    return max(own, min(after)) if period.custody.start.is_known else min(after)


def _ruling_place(ruling: Ruling, case: Case) -> Place:
    """Clemency stands before the release that it can have brought."""
    assert ruling.date
    if ruling.kind != "clemency":
        return _place(ruling.date, "ruling")
    own = _place(ruling.date, "clemency")
    if case.release and own[0] <= case.release.date.latest:
        return min(own, _place(case.release.date, "clemency"))
    return own


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
