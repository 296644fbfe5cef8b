"""All dated things of a case in the order of time, each with an id that does not depend on its position."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from casetracker.dates import LONG_AGO, PartialDate
from casetracker.derive.periods import periods
from casetracker.model import Case


class Entry(NamedTuple):
    """One thing that happened. `kind` names the group, `item` is what the record says of it."""

    id: str
    """From its date and kind, such as `2024-08-15-conviction`; links to it survive edits elsewhere."""
    date: PartialDate
    kind: str
    item: Any


ENTRY_KINDS = ("custody", "liberty", "event", "charge", "hearing", "ruling", "designation", "release", "death")
"""What comes first where two things share a date."""


def timeline(case: Case) -> list[Entry]:
    """Return the merged timeline. A charge, ruling or designation without a date is not in it."""
    dated = sorted(_dated(case), key=lambda each: (each[0], ENTRY_KINDS.index(each[2])))
    entries: list[Entry] = []
    taken: dict[str, int] = {}
    for _, value, kind, item in dated:
        name = f"{_word(value)}-{_kind_word(kind, item)}"
        taken[name] = taken.get(name, 0) + 1
        entries.append(Entry(name if taken[name] == 1 else f"{name}-{taken[name]}", value, kind, item))
    return entries


def _dated(case: Case) -> Iterator[tuple[date, PartialDate, str, Any]]:
    for period in periods(case):
        start, end = period.start, period.end
        yield (start.latest if start.earliest == LONG_AGO else start.earliest), period.custody.start, "custody", period.custody
        if period.custody.end is not None and end:
            written = period.custody.end
            yield (max(start.earliest, _when(written)) if written.is_known else end.earliest), written, "liberty", period.custody
    groups: tuple[tuple[str, tuple[Any, ...]], ...] = (
        ("charge", case.charges),
        ("ruling", case.rulings),
        ("designation", case.designations),
        ("hearing", case.hearings),
        ("event", case.events),
    )
    for kind, items in groups:
        for item in items:
            if item.date:
                yield _when(item.date), item.date, kind, item
    if case.release:
        yield _when(case.release.date), case.release.date, "release", case.release
    if case.death:
        yield _when(case.death.date), case.death.date, "death", case.death


def _when(value: PartialDate) -> date:
    """Where a date stands in the order: at its first day, or at its last where only that is known."""
    return value.latest if value.earliest == LONG_AGO else value.earliest


def _kind_word(kind: str, item: Any) -> str:
    """`conviction` for a ruling, `wrongfully-detained` for a designation: their own kinds say more."""
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
