"""The glossary and the field reference: both are the model, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from casetracker.model import Case, Swap, choices, fields, kinds, summary_line
from casetracker.model.kinds import Choice, Kind
from casetracker.views.context import Context
from casetracker.words import N_

GLOSSARY: tuple[tuple[str, str, Choice], ...] = (
    ("status", N_("Status"), choices.STATUS),
    ("custody", N_("Forms of custody"), choices.FORM),
    ("designation", N_("Designations"), choices.DESIGNATION),
    ("release", N_("Manners of release"), choices.MANNER),
    ("offence", N_("Categories of offence"), choices.OFFENCE),
    ("ruling", N_("Rulings"), choices.RULING),
    ("outcome", N_("Outcomes of charges"), choices.OUTCOME),
)


class Term(NamedTuple):
    id: str
    """Anchor on the glossary page, such as `status-detained`."""
    label: str
    meaning: str


class Terms(NamedTuple):
    title: str
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class GlossaryView:
    """Every word that a field may be chosen from, with its definition."""

    groups: tuple[Terms, ...]


class Row(NamedTuple):
    """A field as the reference shows it."""

    key: str
    must: str
    what: str
    help: str
    options: str
    example: str
    group: str
    """The anchor of the group's own table, where the field holds one."""


class Table(NamedTuple):
    id: str
    title: str
    about: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class FieldsView:
    """Every field of both records."""

    tables: tuple[Table, ...]


def glossary_view(at: Context) -> GlossaryView:
    """Return the glossary."""
    _ = at.words._
    groups = []
    for prefix, title, choice in GLOSSARY:
        terms = tuple(Term(f"{prefix}-{key}", _(label), _(choice.meanings.get(key, ""))) for key, label in choice.options.items())
        groups.append(Terms(_(title), terms))
    return GlossaryView(tuple(groups))


def fields_view(at: Context) -> FieldsView:
    """Return the field reference: a table for each record, and one for each group within it."""
    _ = at.words._
    tables: list[Table] = []
    titles = {Case: _(N_("Case")), Swap: _(N_("Swap"))}
    for record in [Case, Swap, *fields_of_all_groups()]:
        rows = []
        for spec in fields(record):
            group = _group(spec.kind)
            rows.append(
                Row(
                    key=spec.key,
                    must=_(N_("must")) if spec.must else _(N_("may")),
                    what=_what(spec.kind),
                    help=_(spec.help),
                    options=", ".join(_options(spec.kind)),
                    example=spec.example,
                    group=group.__name__.lower() if group else "",
                )
            )
        tables.append(Table(record.__name__.lower(), titles.get(record, record.__name__), _(summary_line(record)), tuple(rows)))
    return FieldsView(tuple(tables))


def fields_of_all_groups() -> list[type]:
    """Return every group of both records, each once, in the order in which their fields name them."""
    groups: list[type] = []
    waiting: list[type] = [Case, Swap]
    while waiting:
        for spec in fields(waiting.pop(0)):
            group = _group(spec.kind)
            if group and group not in groups:
                groups.append(group)
                waiting.append(group)
    return groups


def _group(kind: Kind) -> type | None:
    match kind:
        case kinds.Group(of=of) | kinds.Alias(of=of):
            return of
        case kinds.Many(item=item):
            return _group(item)
        case kinds.Keyed(value=value):
            return _group(value)
        case _:
            return None


def _options(kind: Kind) -> list[str]:
    return list(kind.options) if isinstance(kind, Choice) else []


def _what(kind: Kind) -> str:
    match kind:
        case kinds.Many(item=item):
            return f"list: {_what(item)}"
        case kinds.Keyed(key=key, value=value):
            return f"{_what(key)} → {_what(value)}"
        case kinds.Group(of=of):
            return f"group: {of.__name__.lower()}"
        case kinds.Alias(of=of):
            return f"text or group: {of.__name__.lower()}"
        case kinds.Date(form="year"):
            return "year or span of years"
        case kinds.Date(form="full"):
            return "full date"
        case kinds.Id(of=of):
            return f"id of a {of}"
        case Choice():
            return "one word of"
        case kinds.Prose():
            return "Markdown, or language → Markdown"
        case _:
            return type(kind).__name__.lower()
