"""`/contribute/needed/` and `casetracker todo`: what needs a hand, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from casetracker.facts.needed import KINDS, Kind, Need, needed
from casetracker.pages.changes.fields import group_word
from casetracker.pages.context import Context
from casetracker.record.model import KINDS as RECORD_KINDS
from casetracker.record.model import Case
from casetracker.record.references import is_listed
from casetracker.text.marking import N_

SHOWN = 20
"""So many records of a kind stand on the page; the rest is counted."""
SHOWN_TEXTS = 3

TITLES: dict[Kind, str] = {
    "report": N_("No report for a long time"),
    "review": N_("To be checked again"),
    "hearing": N_("Hearings that have passed"),
    "excerpts": N_("Not yet compared with the opened sources"),
    "host": N_("Sources at test addresses, proxies and mirrors"),
    "copy": N_("Statements that rest on copies alone"),
    "via": N_("Copies not named as copies"),
    "title": N_("Sources whose title was not seen"),
    "disputed": N_("Disputed points"),
    "unknown": N_("Not known"),
    "archive": N_("Sources without an archived copy"),
}
HELP: dict[Kind, str] = {
    "report": N_("Find a newer report that the person is held or came free, and set 'last_report', or the release, by it."),
    "review": N_("Compare the file with its sources, look for newer ones, and set 'reviewed' to the day on which you did."),
    "hearing": N_("Find out what came of it: add the ruling, or a new hearing where it was moved."),
    "excerpts": N_(
        "Open each source, compare the whole file with it, set 'reviewed' to the day on which you did, and delete 'review: excerpts'."
    ),
    "host": N_("Cite the publisher's own page instead, or another publisher's that says the same."),
    "copy": N_("Cite the publisher's own page, or another publisher's that says the same, in place of the copy or beside it."),
    "via": N_("Name under 'publisher' whose text it is, and under 'via' whose copy of it was read."),
    "title": N_("Open the page, and write its own title in place of the description in square brackets."),
    "disputed": N_("A source that settles the point is worth more than a further account of it."),
    "unknown": N_("If you know a published source for it, add it and delete the line under 'unknowns'."),
    "archive": N_("Have the page kept by a web archive, and write the address of the copy under 'archive'."),
}


class NeededRow(NamedTuple):
    """One record that needs something."""

    name: str
    target: str
    """The address of its page."""
    file: str
    """From the repository's root."""
    edit: str
    """Where the file can be edited at the code host; empty where there is none."""
    what: str
    texts: tuple[str, ...]
    more: str
    """How many points are not shown; empty for none."""


class NeededGroup(NamedTuple):
    """All records that need one kind of thing."""

    id: str
    title: str
    help: str
    number: str
    rows: tuple[NeededRow, ...]
    more: str
    """How many records are not shown; empty for none."""


@dataclass(frozen=True)
class NeededView:
    """The whole list."""

    groups: tuple[NeededGroup, ...]
    day: str


def needed_view(context: Context, edit: str = "", shown: int | None = SHOWN) -> NeededView:
    """Return what needs a hand. `edit` is the address before a file's path at the code host; `shown` is None for everything.

    Where not everything is shown, cases that are not listed are left out, as in every other list of the site.
    """
    everything = needed(context.tracker, context.day, context.settings.stale_days)
    groups = []
    for kind in KINDS:
        needs = [need for need in everything[kind] if shown is None or is_listed(need.record)]
        if not needs:
            continue
        rows = tuple(_row(need, context, edit, shown) for need in needs[:shown])
        left = len(needs) - len(rows)
        groups.append(
            NeededGroup(
                id=kind,
                title=context.words._(TITLES[kind]),
                help=context.words._(HELP[kind]),
                number=context.words.plural("%(number)s record", "%(number)s records", len({need.record.id for need in needs})),
                rows=rows,
                more=context.words.plural("and %(number)s more", "and %(number)s more", left) if left else "",
            )
        )
    return NeededView(tuple(groups), context.words.day(context.day))


def _row(need: Need, context: Context, edit: str, shown: int | None) -> NeededRow:
    record = need.record
    kind = RECORD_KINDS[record.kind]
    file = f"{context.settings.record}/{kind.file(record.id)}"
    everything = need.texts or tuple(dict.fromkeys(_statement(path, context) for path in need.statements))
    texts = everything if shown is None else everything[:SHOWN_TEXTS]
    left = len(everything) - len(texts)
    return NeededRow(
        name=kind.title(record),
        target=kind.page(record.id),
        file=file,
        edit=f"{edit}{file}" if edit else "",
        what=_what(need, context),
        texts=texts,
        more=context.words.plural("and %(number)s more", "and %(number)s more", left) if left else "",
    )


def _what(need: Need, context: Context) -> str:
    day = context.words.date(need.date) if need.date else ""
    match need.kind:
        case "report":
            form = (
                N_("last known to be held: %(day)s")
                if isinstance(need.record, Case) and need.record.status == "unknown"
                else N_("last report: %(day)s")
            )
            return context.words._(form) % {"day": day}
        case "review":
            return context.words._("last checked: %(day)s") % {"day": day}
        case "excerpts":
            return context.words._("written from excerpts: %(day)s") % {"day": day}
        case "hearing":
            return context.words._("hearing: %(day)s") % {"day": day}
        case "archive" | "host" | "via" | "title":
            return context.words.plural("%(number)s of %(all)s", "%(number)s of %(all)s", need.number, all=context.words.number(need.of))
        case "copy":
            return context.words.plural("%(number)s statement", "%(number)s statements", need.number)
        case _:
            return context.words.plural("%(number)s point", "%(number)s points", need.number)


def _statement(path: tuple[str | int, ...], context: Context) -> str:
    """Return `release`, or `ruling 2` for the second of a list."""
    group, *item = path
    word = group_word(str(group), context)
    values = {"what": word, "number": context.words.number(int(item[0]) + 1)} if item else {}
    return context.words._("%(what)s %(number)s") % values if item else word
