"""The names of a record's entries, by which links find them: from date and kind, such as `2024-08-15-conviction`.

Where two would have one name, the later one in the file has an `id` behind it, `2024-08-15-conviction-b`. So a name depends
neither on the wording of an entry nor on what stands beside it. An entry that should have an id and has none goes by the one
that `fmt` would give it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from itertools import count
from string import ascii_lowercase
from typing import Any, NamedTuple

from casetracker.record.dates import PartialDate
from casetracker.record.model.groups import Charge, Custody, Dated, Designation, Ruling, Statement
from casetracker.record.model.kinds import Group, Many, fields


class Named(NamedTuple):
    """An entry, where it stands in its record, and how it is called."""

    key: str
    """The list that it stands in: `hearings`."""
    place: int
    item: Any
    words: tuple[str, ...]
    """What its names begin with: one for its date, and for a period that ended in liberty one for that."""
    id: str
    """What they end in: its id, or the one that it should have; nothing where it needs none."""

    @property
    def name(self) -> str:
        return joined(self.words[0], self.id)


def entries(record: Any, older: Collection[tuple[str, int]] = ()) -> list[Named]:
    """Return every entry of a record, in the order of the file.

    `older` are the lists and places of entries that are known to have been there before the others.
    """
    found = [Named(key, place, item, words_of(item), item.id or "") for key, place, item in _listed(record)]
    taken = {joined(word, each.id) for each in found for word in each.words if each.id}
    for each in sorted(found, key=lambda each: (each.key, each.place) not in older):
        if not each.id:
            own = next(id for id in _ids() if not any(joined(word, id) in taken for word in each.words))
            found[found.index(each)] = each._replace(id=own)
            taken.update(joined(word, own) for word in each.words)
    return found


def joined(word: str, id: str) -> str:
    """Return the name of an entry."""
    return f"{word}-{id}" if id else word


def words_of(item: Any) -> tuple[str, ...]:
    """Return what the names of an entry begin with."""
    if isinstance(item, Custody):
        began = f"{date_word(item.start)}-custody"
        return (began, liberty_word(item.end)) if item.end else (began,)
    if item.date:
        return (f"{date_word(item.date)}-{_kind(item)}",)
    return (f"undated-charge-{item.category}" if isinstance(item, Charge) else f"undated-{_kind(item)}",)


def liberty_word(end: PartialDate) -> str:
    """Return what the name of the liberty after a period of custody begins with."""
    return f"{date_word(end)}-liberty"


def date_word(value: PartialDate) -> str:
    """Return a date as a word: `2025-02-13--2025-02-14`, `by-2025-06-06`, `2024-06-or-later`, `about-2024`."""
    text = value.text
    if text.startswith("../"):
        return f"by-{text[3:].rstrip('~')}"
    if text.endswith("/.."):
        return f"{text[:-3].rstrip('~')}-or-later"
    bare = text.replace("~", "").replace("/", "--")
    return f"about-{bare}" if "~" in text else bare


def _kind(item: Any) -> str:
    """The kind of a ruling or designation says more than the name of its group; but `other` of both would be one word."""
    if isinstance(item, Ruling):
        return item.kind
    if isinstance(item, Designation):
        return f"not-{item.kind}" if item.denied else "designation" if item.kind == "other" else item.kind
    return type(item).__name__.lower()


def _listed(record: Any) -> Iterator[tuple[str, int, Any]]:
    for key, attribute in _lists(record.__class__):
        for place, item in enumerate(getattr(record, attribute) or ()):
            if not (isinstance(item, Statement) and item.date is None):  # which nothing leads to
                yield key, place, item


@cache
def _lists(record: Any) -> tuple[tuple[str, str], ...]:
    """Return the key and attribute of each list of a record that holds entries."""
    return tuple(
        (spec.key, spec.attribute)
        for spec in fields(record)
        if isinstance(spec.kind, Many) and isinstance(spec.kind.item, Group) and issubclass(spec.kind.item.of, Dated)
    )


def _ids() -> Iterator[str]:
    """Nothing, then `b` to `z`, `b2` to `z2` and so on: no number, which YAML would not take for a text."""
    yield ""
    for turn in count(1):
        for letter in ascii_lowercase[1:]:
            yield letter if turn == 1 else f"{letter}{turn}"
