"""Two versions of a record → what changed, field by field, by the declaration of the fields.

Values are kept only of what can be shown as old → new: choices, dates, numbers, states and scope. Of texts it is kept that
they changed and nothing more. Keys that the model does not know (any longer) are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from casetracker.history.plain import Change
from casetracker.record.dates import DateError, parse
from casetracker.record.model import groups, kinds
from casetracker.record.model.choices import widened
from casetracker.record.model.kinds import FieldSpec, fields
from casetracker.record.parties import holders
from casetracker.record.scope import ANY, Scope

Pairs = list[tuple[int, int]]
"""Positions of the items of a list that are the same thing before and after."""

UNSAID = frozenset({"listed", "formerly", "withdrawn", "reviewed", "review", "id"})
"""Fields of the record's upkeep: no change in what it says of anyone."""
NAMED: dict[type, tuple[str, ...]] = {
    groups.Custody: ("from", "form"), groups.Charge: ("category", "offence"), groups.Ruling: ("date", "kind"),
    groups.Designation: ("by", "as"), groups.Hearing: ("date", "purpose"), groups.Event: ("date", "event"),
    groups.Statement: ("by", "date", "says"), groups.Mediator: ("by",), groups.Negotiator: ("name",), groups.Others: ("what", "number"),
    groups.Terms: ("by", "gives"), groups.Dispute: ("point",), groups.Link: ("url", "title"), groups.Alias: ("name",),
}  # fmt: skip
"""What tells one item of a list from another."""
SUMMARY_FIELDS: dict[type, tuple[str, ...]] = {
    groups.Custody: ("form", "from"), groups.Charge: ("category", "date"), groups.Ruling: ("kind", "in_absentia", "date"),
    groups.Designation: ("by", "as", "not", "date"), groups.Hearing: ("date",), groups.Event: ("date",), groups.Release: ("manner", "date"),
    groups.Death: ("date",), groups.LastReport: ("date",), groups.Statement: ("date",), groups.Mediator: ("by", "claim"),
    groups.Others: ("number",), groups.Terms: ("by", "claim"),
}  # fmt: skip
"""Which fields say what was added: among them what turns the others into less, or into their opposite."""


class Difference(NamedTuple):
    """What is between two versions. `pairs` has an entry for each list that changed."""

    changes: list[Change]
    pairs: dict[str, Pairs]
    reviewed: bool
    """Whether it was compared with its opened sources in between."""


def compare(old: dict[str, Any], new: dict[str, Any], record: type, scope: Scope = ANY) -> Difference:
    """Return what changed, by what the settings of a tracker add. An index is the position in the new version, or in the old one of what was removed."""
    changes: list[Change] = []
    pairs: dict[str, Pairs] = {}
    for spec in _fields(record).values():
        before, after = old.get(spec.key), new.get(spec.key)
        if before == after or spec.key in UNSAID:
            continue
        kind = spec.kind
        if isinstance(kind, kinds.Many) and isinstance(kind.item, kinds.Group | kinds.Alias):
            found = _items(spec.key, _listed(before, kind.item), _listed(after, kind.item), kind.item.of, pairs, scope)
        elif isinstance(kind, kinds.Group):
            found = _group(spec.key, before, after, kind.of, scope)
        elif isinstance(kind, kinds.Keyed | kinds.Prose):
            found = _keyed(spec.key, _by_key(before), _by_key(after))
        elif isinstance(kind, kinds.Many):
            found = _flat(spec.key, before, after, kind, scope)
        else:
            found = _single(spec.key, spec, before, after, scope)
        changes += found
    return Difference(changes, pairs, _checked(old, new))


def _checked(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Whether the new version was compared with its opened sources since the old one; excerpts are no check."""
    if new.get("review") == "excerpts":
        return False
    return bool(old.get("reviewed") != new.get("reviewed") or old.get("review") == "excerpts")


@lru_cache(maxsize=100)
def _fields(record: type) -> dict[str, FieldSpec]:
    return {spec.key: spec for spec in fields(record)}


def _what(before: Any, after: Any) -> Any:
    return "added" if not before else "removed" if not after else "changed"


def _single(group: str, spec: FieldSpec, before: Any, after: Any, scope: Scope, index: int = -1, inner: str = "") -> Iterator[Change]:
    """A field with one value; `inner` is its key within `group`."""
    if (before or None) == (after or None):
        return
    show = shown(spec.kind, scope)
    old, new = show(before), show(after)
    if before and after and not (old and new):
        old = new = ""
    what = _what(before, after)
    yield Change(group, what, inner, index, "" if what == "removed" else old, new)


def _group(key: str, before: Any, after: Any, of: type, scope: Scope, index: int = -1) -> Iterator[Change]:
    if not isinstance(before, dict) or not isinstance(after, dict):
        values = _values(after, of, scope) if isinstance(after, dict) else ()
        yield Change(key, _what(before, after), "", index, values=values)
        return
    for spec in _fields(of).values():
        old, new = before.get(spec.key), after.get(spec.key)
        if old == new or spec.key in UNSAID:
            continue
        if isinstance(spec.kind, kinds.Many):
            if spec.key == "sources" or not isinstance(spec.kind.item, kinds.Country | kinds.Citizenship):
                if _as_set(old) != _as_set(new):
                    yield Change(key, "changed", spec.key, index)
            else:
                yield from _flat(key, old, new, spec.kind, scope, spec.key, index)
        else:
            yield from _single(key, spec, old, new, scope, index, spec.key)


def _values(value: dict[str, Any], of: type, scope: Scope) -> tuple[tuple[str, str], ...]:
    def word(kind: kinds.Kind, text: Any) -> str:
        return ("true" if text == "true" else "") if isinstance(kind, kinds.Flag) else shown(kind, scope)(text)

    values = ((key, word(_fields(of)[key].kind, value.get(key))) for key in SUMMARY_FIELDS.get(of, ()))
    return tuple((key, text) for key, text in values if text)


def _items(key: str, before: list[Any], after: list[Any], of: type, pairs: dict[str, Pairs], scope: Scope) -> Iterator[Change]:
    found = paired(before, after, NAMED[of])
    if found != [(each, each) for each in range(len(before))] or len(before) != len(after):
        pairs[key] = found
    for old, new in found:
        if before[old] != after[new]:
            yield from _group(key, before[old], after[new], of, scope, new)
    paired_old, paired_new = {old for old, _ in found}, {new for _, new in found}
    for index, item in enumerate(after):
        if index not in paired_new:
            yield Change(key, "added", "", index, values=_values(item, of, scope) if isinstance(item, dict) else ())
    for index in range(len(before)):
        if index not in paired_old:
            yield Change(key, "removed", "", index)


def paired(before: list[Any], after: list[Any], named: tuple[str, ...]) -> Pairs:
    """Return which items are the same: first those that are equal, then those with the same names, then those that share one of them."""
    found: Pairs = []
    left_old, left_new = list(range(len(before))), list(range(len(after)))

    def match(same: Callable[[Any, Any], bool]) -> None:
        for old in list(left_old):
            new = next((each for each in left_new if same(before[old], after[each])), None)
            if new is not None:
                found.append((old, new))
                left_old.remove(old)
                left_new.remove(new)

    def names(item: Any) -> list[Any]:
        return [item.get(name) for name in named] if isinstance(item, dict) else [item]

    match(lambda one, other: bool(one == other))
    if left_old and left_new:
        match(lambda one, other: names(one) == names(other))
    if left_old and left_new:
        match(lambda one, other: any(a and a == b for a, b in zip(names(one), names(other), strict=False)))
    return sorted(found)


def _keyed(key: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    for name in dict.fromkeys([*before, *after]):
        if before.get(name) != after.get(name):
            yield Change(key, _what(before.get(name), after.get(name)), name if key in ("names", "summary") else "")


def _flat(group: str, before: Any, after: Any, kind: kinds.Many, scope: Scope, inner: str = "", index: int = -1) -> Iterator[Change]:
    """A list of texts, ids or codes: each that came is told, shown where it is a state or party; each that went is told alone."""
    old, new = _as_set(before), _as_set(after)
    show = shown(kind.item, scope)
    for each in sorted(new - old):
        yield Change(group, "added", inner, index, new=show(each))
    for _ in old - new:
        yield Change(group, "removed", inner, index)


def _listed(value: Any, kind: kinds.Group | kinds.Alias) -> list[Any]:
    items = value if isinstance(value, list) else []
    return [{kind.main: each} if isinstance(kind, kinds.Alias) and isinstance(each, str) else each for each in items]


def _by_key(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {"en": value} if value else {}


def _as_set(value: Any) -> frozenset[str]:
    return frozenset(each for each in value if isinstance(each, str)) if isinstance(value, list) else frozenset()


@lru_cache(maxsize=100)
def shown(kind: kinds.Kind, scope: Scope = ANY) -> Callable[[Any], str]:
    """Return what gives a value that can be shown, or nothing: a text, or a word that the model no longer knows."""
    match widened(kind, scope):
        case kinds.Choice(options=options):
            return lambda value: value if isinstance(value, str) and value in options else ""
        case kinds.Date():
            return _date
        case kinds.Country() | kinds.Citizenship() | kinds.Body():
            words = {*holders(scope.parties), *(kind.words.options if isinstance(kind, kinds.Citizenship) else ())}
            return lambda value: value if isinstance(value, str) and value in words else ""
        case kinds.Number():
            return lambda value: value if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10 else ""
        case kinds.Time():
            return lambda value: value if isinstance(value, str) and len(value) == 5 and value.replace(":", "").isdigit() else ""
        case _:
            return lambda value: ""


def _date(value: Any) -> str:
    try:
        parse(value)
    except (DateError, TypeError):
        return ""
    return str(value)
