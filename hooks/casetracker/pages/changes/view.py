"""What changed in the record, in words: the history of one record, and all changes day by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from casetracker.history import Change, Revision
from casetracker.pages.changes.fields import field_word, group_word, held_item, is_wording, value_words
from casetracker.pages.context import Context
from casetracker.record.model import KINDS, Record
from casetracker.record.references import is_listed
from casetracker.text import collated
from casetracker.text.marking import N_

FOLDED_AFTER = 3
SHOWN_LINES = 12
"""Lines of one revision; what is left is counted."""


class Entry(NamedTuple):
    """One revision of one record, in words."""

    record: str
    """The id of its kind."""
    id: str
    title: str
    address: str
    time: datetime
    day: str
    kind: str
    """`added`, `changed` or `reviewed`."""
    lines: tuple[str, ...]
    commit: str
    pull: int
    revision: Revision
    wording: bool
    """Whether nothing but wording or sources changed."""


class Day(NamedTuple):
    """All that changed on one day: records that came first, then what changed in others, then those that say the same in other words."""

    date: date
    label: str
    added: tuple[Entry, ...]
    changed: tuple[Entry, ...]
    reworded: tuple[Entry, ...]
    records_reworded: int


@dataclass(frozen=True)
class HistoryView:
    """The history of one record, as its page shows it."""

    known: bool
    first: str
    """The day on which the record first came in; empty where it is not known."""
    newest: tuple[Entry, ...]
    older: tuple[Entry, ...]
    reviewed: str
    """The day of the last commit that changed nothing but the day of the review, where nothing came after it."""


def history_view(record: Record, context: Context) -> HistoryView:
    """Return the history of a record. A check without a change is told only where it is the last thing that happened."""
    entries = record_entries(record, context)
    changes = [each for each in entries if each.kind == "changed"]
    return HistoryView(
        known=context.history.known,
        first=entries[-1].day if entries else "",
        newest=tuple(changes[:FOLDED_AFTER]),
        older=tuple(changes[FOLDED_AFTER:]),
        reviewed=entries[0].day if entries and entries[0].kind == "reviewed" else "",
    )


def record_entries(record: Record, context: Context) -> list[Entry]:
    """Return every revision of a record in words, newest first."""
    return context.once(f"changes/{record.kind}/{record.id}", lambda: _entries(record, context))


def _entries(record: Record, context: Context) -> list[Entry]:
    kind = KINDS[record.kind]
    title, address = kind.title(record), kind.page(record.id)
    return [
        Entry(
            record=record.kind,
            id=record.id,
            title=title,
            address=address,
            time=each.time,
            day=context.words.day(each.time.date()),
            kind=each.kind,
            lines=tuple(_lines(each, record, context)),
            commit=each.commit,
            pull=each.pull,
            revision=each,
            wording=each.kind == "changed" and all(is_wording(record, change) for change in each.changes),
        )
        for each in context.history.of(record.kind, record.id)
    ]


def all_entries(context: Context) -> list[Entry]:
    """Return every change of every listed record, newest first. Checks without a change are not among them."""
    return context.once(
        "changes", lambda: sorted(_of_all(context), key=lambda each: (-each.time.timestamp(), collated(each.title), each.address))
    )


def _of_all(context: Context) -> Iterator[Entry]:
    listed = (record for record in context.tracker.every() if is_listed(record))
    yield from (each for record in listed for each in record_entries(record, context) if each.kind != "reviewed")


def days(entries: list[Entry]) -> tuple[Day, ...]:
    """Return entries that are in order of time, by day."""
    found: dict[date, list[Entry]] = {}
    for each in entries:
        found.setdefault(each.time.date(), []).append(each)
    return tuple(_day(day, of_day) for day, of_day in found.items())


def _day(day: date, entries: list[Entry]) -> Day:
    reworded = tuple(each for each in entries if each.wording)
    return Day(
        date=day,
        label=entries[0].day,
        added=tuple(sorted((each for each in entries if each.kind == "added"), key=lambda each: collated(each.title))),
        changed=tuple(each for each in entries if each.kind != "added" and not each.wording),
        reworded=reworded,
        records_reworded=len({each.address for each in reworded}),
    )


def _lines(revision: Revision, record: Record, context: Context) -> Iterator[str]:
    """Yield a revision's changes in words, each on a line. Many of one kind are counted, and so is what goes beyond the limit."""
    _ = context.words._
    if revision.kind == "added":
        status = next((each.new for each in revision.changes if each.group == "status"), "")
        yield (
            _("First recorded, as: %(status)s") % {"status": value_words(record, "status", "", status, context)}
            if status
            else _("First recorded")
        )
        return
    lines: list[str] = []
    counted: dict[tuple[str, str], int] = {}
    cited = False
    whole = [(each.group, each.what) for each in revision.changes if not each.field]
    for each in revision.changes:
        if each.field == "sources":
            cited = True
        elif not each.field and (each.group in _COUNTED or whole.count((each.group, each.what)) > 2):
            counted[each.group, each.what] = counted.get((each.group, each.what), 0) + 1
        else:
            lines.append(_line(each, record, context))
    for (group, what), number in counted.items():
        values = {"what": group_word(group, context), "number": context.words.number(number)}
        forms = {
            "added": N_("%(what)s: %(number)s added"),
            "removed": N_("%(what)s: %(number)s removed"),
            "changed": N_("%(what)s: %(number)s changed"),
        }
        lines.append(_(forms[what]) % values)
    if cited:
        lines.append(_("citations changed"))
    lines = list(dict.fromkeys(lines))
    yield from lines[:SHOWN_LINES]
    if len(lines) > SHOWN_LINES:
        yield context.words.plural("and %(number)s more change", "and %(number)s more changes", len(lines) - SHOWN_LINES)


_COUNTED = frozenset({"sources", "aliases", "links", "unknowns", "same", "not"})
"""Groups whose items say little one by one."""


def _line(change: Change, record: Record, context: Context) -> str:
    """Return one change in words: `status: Detained → Exchanged`, `release added: 10 April 2025`, `hearing of 3 May 2026: court changed`."""
    _ = context.words._
    what = group_word(change.group, context)
    item: Any = held_item(record, change)
    if not change.field:
        values = ", ".join(value_words(record, change.group, key, text, context) for key, text in change.values)
        values = values or value_words(record, change.group, "", change.new, context)
        return _said(what, change, values, value_words(record, change.group, "", change.old, context), context)
    if item is not None and change.item >= 0 and change.field not in ("date", "from"):
        when = getattr(item, "date", None) or getattr(item, "start", None)
        if when is not None and when.is_known:
            what = _("%(what)s %(of_date)s") % {"what": what, "of_date": context.words.date(when, "of")}
    new, old = (value_words(record, change.group, change.field, text, context) for text in (change.new, change.old))
    inner = _said(field_word(change.group, change.field, context), change, new, old, context)
    if change.group in ("person", "summary", "names"):
        return inner
    return _("%(what)s: %(change)s") % {"what": what, "change": inner}


def _said(what: str, change: Change, new: str, old: str, context: Context) -> str:
    _ = context.words._
    match change.what:
        case "changed" if old and new:
            return _("%(what)s: %(old)s → %(new)s") % {"what": what, "old": old, "new": new}
        case "changed":
            return _("%(what)s changed") % {"what": what}
        case "removed":
            return _("%(what)s removed") % {"what": what}
        case _:
            return _("%(what)s added: %(new)s") % {"what": what, "new": new} if new else _("%(what)s added") % {"what": what}
