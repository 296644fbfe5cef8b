"""The texts of a record that a translation words anew, found from the declaration of its fields, and the record with other words in them.

A text goes by its field and not by its place: `charges.offence`. So a translation stays where it is when the order of a list changes,
and what is said twice is translated once.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from html import escape
from typing import Any, NamedTuple, TypeVar

from markupsafe import Markup

from casetracker.record.model import kinds
from casetracker.record.read import is_id

WRITTEN_IN = "en"
"""The language of a record: its summary has to be in it."""
R = TypeVar("R")
Reword = Callable[["Original"], str]
"""Returns the words to put in the place of a text."""


class Untranslated(str):
    """A text in the language of the record, on a page in another one: in HTML an element of its own that says so, everywhere else the text."""

    __slots__ = ()

    def __html__(self) -> Markup:
        return Markup(f'<span lang="{WRITTEN_IN}" dir="ltr" class="ct-untranslated">{escape(self)}</span>')  # noqa: S704  (escaped)


class Original(NamedTuple):
    """A text of a record."""

    field: str
    """Where it stands, without places in lists: `custody.note`."""
    text: str


class _Part(NamedTuple):
    """A field that holds texts, or groups that do."""

    attribute: str
    texts: Callable[[Any], Iterator[Original]]
    reworded: Callable[[Any, Reword], Any]


def texts(record: Any) -> Iterator[Original]:
    """Yield every text of a record or group that can be translated, in the order of its fields; one that is said twice, twice."""
    for part in _parts(record.__class__, ""):
        yield from part.texts(getattr(record, part.attribute))


def reworded(record: R, reword: Reword, language: str) -> R:
    """Return a record in other words. A summary gets those of `language` beside its own, where it has none in that language."""
    of: Any = record.__class__
    changed = {}
    for part in _parts(of, ""):
        value = getattr(record, part.attribute)
        found = _in_language(value, reword, language) if isinstance(value, Mapping) else part.reworded(value, reword)
        if found is not value:
            changed[part.attribute] = found
    return dataclasses.replace(record, **changed) if changed else record  # type: ignore[type-var]


@cache
def translated_fields(record: Any, above: str = "") -> dict[str, kinds.FieldSpec]:
    """Return the fields of a kind of record that hold such texts, by their names: `custody.note`."""
    found: dict[str, kinds.FieldSpec] = {}
    for spec in kinds.fields(record):
        inner = spec.kind.item if isinstance(spec.kind, kinds.Many) else spec.kind
        if isinstance(inner, kinds.Group | kinds.Alias):
            found |= translated_fields(inner.of, f"{above}{spec.key}.")
        elif _part(spec.attribute, spec.key, inner):
            found[f"{above}{spec.key}"] = dataclasses.replace(spec, kind=inner)
    return found


@cache
def _parts(of: Any, above: str) -> tuple[_Part, ...]:
    """Return the fields of a record or group in which there are such texts. `above` is where the group stands, with a dot behind it."""
    found = ((spec, _part(spec.attribute, f"{above}{spec.key}", spec.kind)) for spec in kinds.fields(of))
    return tuple(part for _, part in found if part)


def _part(attribute: str, field: str, kind: kinds.Kind) -> _Part | None:
    match kind:
        case kinds.Text(translated=True):
            return _Part(attribute, lambda value: _one(field, value), lambda value, reword: _one_reworded(field, value, reword))
        case kinds.Body():
            return _Part(
                attribute,
                lambda value: _one(field, None if _is_code(value) else value),
                lambda value, reword: value if _is_code(value) else _one_reworded(field, value, reword),
            )
        case kinds.Prose():
            return _Part(attribute, lambda value: _one(field, value and value[WRITTEN_IN]), lambda value, reword: value)
        case kinds.Group(of=of) | kinds.Alias(of=of) if _parts(of, f"{field}."):
            return _Part(
                attribute, lambda value: _of_group(value, f"{field}."), lambda value, reword: _group_reworded(value, f"{field}.", reword)
            )
        case kinds.Many(item=item):
            inner = _part(attribute, field, item)
            return inner and _Part(
                attribute,
                lambda value: (found for each in value or () for found in inner.texts(each)),
                lambda value, reword: _many_reworded(value, inner, reword),
            )
    return None


def _is_code(value: str | None) -> bool:
    """Whether a value that may be a name is the code of a state or the id of a record or party, which has its name elsewhere."""
    return value is None or is_id(value) or (len(value) == 2 and value.isupper())


def _one(field: str, value: str | None) -> Iterator[Original]:
    if value:
        yield Original(field, value)


def _one_reworded(field: str, value: str | None, reword: Reword) -> str | None:
    return reword(Original(field, value)) if value else value


def _of_group(value: Any, above: str) -> Iterator[Original]:
    for part in _parts(value.__class__, above) if value is not None else ():
        yield from part.texts(getattr(value, part.attribute))


def _group_reworded(value: Any, above: str, reword: Reword) -> Any:
    if value is None:
        return None
    before = {part: getattr(value, part.attribute) for part in _parts(value.__class__, above)}
    after = {part.attribute: part.reworded(each, reword) for part, each in before.items()}
    changed = {part.attribute: after[part.attribute] for part, each in before.items() if after[part.attribute] is not each}
    return dataclasses.replace(value, **changed) if changed else value


def _many_reworded(value: tuple[Any, ...], inner: _Part, reword: Reword) -> tuple[Any, ...]:
    found = tuple(inner.reworded(each, reword) for each in value or ())
    return value if all(new is old for new, old in zip(found, value or (), strict=True)) else found


def _in_language(summary: Mapping[str, str], reword: Reword, language: str) -> Mapping[str, str]:
    if language in summary:
        return summary
    text = reword(Original("summary", summary[WRITTEN_IN]))
    return summary if isinstance(text, Untranslated) else {**summary, language: text}
