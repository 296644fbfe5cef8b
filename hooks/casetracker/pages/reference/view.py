"""The glossary and the field reference: both are the model, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from casetracker.locale import Words
from casetracker.pages.context import Context
from casetracker.record.model import KINDS, choices, fields, kinds, statuses, summary_line, title
from casetracker.record.model.kinds import Choice, Kind
from casetracker.text.marking import N_

GLOSSARY: tuple[tuple[str, str, Choice], ...] = (
    ("status", N_("Status"), statuses.STATUS),
    ("custody", N_("Forms of custody"), choices.FORM),
    ("designation", N_("Designations"), choices.DESIGNATION),
    ("release", N_("Manners of release"), choices.MANNER),
    ("swap", N_("Exchanges and releases"), choices.SWAP),
    ("offence", N_("Categories of offence"), choices.OFFENCE),
    ("ruling", N_("Rulings"), choices.RULING),
    ("outcome", N_("Outcomes of charges"), choices.OUTCOME),
    ("place", N_("Kinds of place"), choices.PLACE),
    ("citizenship", N_("In place of a citizenship"), choices.NO_CITIZENSHIP),
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


def glossary_view(context: Context) -> GlossaryView:
    """Return the glossary."""
    _ = context.words._
    groups = []
    for prefix, heading, choice in GLOSSARY:
        choice = context.offences if choice is choices.OFFENCE else choice
        terms = tuple(Term(f"{prefix}-{key}", _(label), _(choice.meanings.get(key, ""))) for key, label in choice.options.items())
        groups.append(Terms(_(heading), terms))
    if parties := context.settings.parties:
        meaning = _("It is no state, or nobody agrees whether it is one.")
        terms = tuple(Term(f"party-{each.id}", context.words.country(each.id), meaning) for each in parties)
        groups.append(Terms(_("Parties"), terms))
    return GlossaryView(tuple(groups))


def fields_view(context: Context) -> FieldsView:
    """Return the field reference: a table for each record, and one for each group within it."""
    _ = context.words._
    tables: list[Table] = []
    for record in [*(kind.record for kind in KINDS.values()), *fields_of_all_groups()]:
        rows = []
        for spec in fields(record):
            group = _group(spec.kind)
            rows.append(
                Row(
                    key=spec.key,
                    must=_("must") if spec.must else _("may"),
                    what=_what(spec.kind, context.words),
                    help=_(spec.help),
                    options=", ".join(_options(choices.widened(spec.kind, context.settings.scope))),
                    example=spec.example_of(context.settings.states),
                    group=group.__name__.lower() if group else "",
                )
            )
        tables.append(Table(record.__name__.lower(), _(title(record)), _(summary_line(record)), tuple(rows)))
    return FieldsView(tuple(tables))


def fields_of_all_groups() -> list[type]:
    """Return every group of all records, each once, in the order in which their fields name them."""
    groups: list[type] = []
    waiting: list[type] = [kind.record for kind in KINDS.values()]
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
    match kind:
        case kinds.Many(item=kinds.Citizenship(words=words)):
            return list(words.options)
        case Choice(options=options):
            return list(options)
        case _:
            return []


_WHAT: dict[type, str] = {
    kinds.Text: N_("text"),
    kinds.Prose: N_("Markdown, or language → Markdown"),
    kinds.Date: N_("date"),
    kinds.Country: N_("code of a state, or id of a party"),
    kinds.Body: N_("code of a state, id of a party, or name of a body"),
    kinds.Language: N_("code of a language"),
    kinds.Choice: N_("one word of"),
    kinds.Flag: N_("true or false"),
    kinds.Number: N_("whole number"),
    kinds.Address: N_("web address"),
    kinds.Time: N_("time of day"),
    kinds.Zone: N_("time zone"),
    kinds.Coordinates: N_("latitude and longitude"),
}
_DATES = {"any": N_("date"), "year": N_("year or span of years"), "full": N_("full date")}
_IDS = {
    "source": N_("id of a source"),
    "case": N_("id of a case"),
    "swap": N_("id of a swap"),
    "place": N_("id of a place"),
    "entry": N_("id of its own"),
}


def _what(kind: Kind, words: Words) -> str:
    """Return what a field of that kind holds."""
    _ = words._
    match kind:
        case kinds.Many(item=item):
            return _("list: %(what)s") % {"what": _what(item, words)}
        case kinds.Keyed(key=key, value=value):
            return f"{_what(key, words)} {words.arrow} {_what(value, words)}"
        case kinds.Group(of=of):
            return _("group: %(name)s") % {"name": words.within(_(title(of)))}
        case kinds.Alias(of=of):
            return _("text or group: %(name)s") % {"name": words.within(_(title(of)))}
        case kinds.Citizenship():
            return _("%(what)s; or one word alone of") % {"what": _what(kinds.Country(), words)}
        case kinds.Date(form=form):
            return _(_DATES[form])
        case kinds.Id(of=of):
            other = N_("id of a record")
            return _(_IDS.get(of, other))
        case _:
            return _(_WHAT[type(kind)])
