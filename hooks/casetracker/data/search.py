"""`search/records.json`: what the search finds records, states and kinds of charges by. The script of the search reads it, and that of the index.

It is made for those scripts and may change with them; re-users have `/api/v1/`. Each fact stands once in `facts`: field, text, and
words that find it and are not shown. An entry has its id where its title does not give it, its title, its line, its facts, each as its
place in `facts` plus one, or as 0 for the next that no entry before had, and other words for its title, if there are any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from casetracker.data.status_index import slug
from casetracker.data.status_index.words import worded
from casetracker.pages.context import Context
from casetracker.pages.found import FIELDS, Fact, Found, of_charges, of_states
from casetracker.pages.output import BuildInfo, File, encoded
from casetracker.pages.records import PAGES
from casetracker.record.model import KINDS
from casetracker.record.references import is_listed
from casetracker.text.marking import N_, ngettext_noop

Entry = tuple[str, str, Found]
"""The last part of an address, a title, and what finds it."""

SENTENCES = {
    "first": N_("The first %(number)s are shown."),
    "some": N_("No page has all of these words. These have some of them."),
    "near": N_("No page has these words. These have words spelled much like them."),
    "none": N_("Nothing was found."),
    "page": N_("Page"),
    "address": N_("Address of this search"),
    "skip": N_("a an and at by for from in is of on the to was who with"),
}
PLURALS = {
    "found": ngettext_noop("%(number)s result", "%(number)s results"),
    "cases": ngettext_noop("%(number)s case in the list", "%(number)s cases in the list"),
}


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    yield File("search/records.json", partial(content, context))


def content(context: Context) -> bytes:
    """Return the file. What stands first goes before others that fit as well."""
    groups = {
        "states/": (_last(entry) for entry in of_states(context)),
        "charges/": (_last(entry) for entry in of_charges(context)),
        **{KINDS[kind].address: _records(kind, context) for kind in PAGES},
    }
    facts: dict[Fact, int] = {}
    data = {
        "language": context.words.language,
        "words": worded(context.words, SENTENCES, PLURALS),
        "fields": [[context.words._(each.label), each.weight] for each in FIELDS.values()],
        "groups": [[folder, [_packed(entry, facts) for entry in entries]] for folder, entries in groups.items()],
        "facts": [],
    }
    places = {field: place for place, field in enumerate(FIELDS)}
    data["facts"] = [[places[fact.field], fact.text, *([fact.also] if fact.also else [])] for fact in facts]
    return encoded(data)


def _records(kind: str, context: Context) -> Iterator[Entry]:
    for record in context.tracker.records[kind].values():
        if is_listed(record):
            yield record.id, KINDS[kind].title(record), PAGES[kind].found_by(record, context)


def _last(entry: Entry) -> Entry:
    address, title, found = entry
    return address.split("/")[-2], title, found


def _packed(entry: Entry, facts: dict[Fact, int]) -> list[Any]:
    name, title, found = entry
    also = [found.also] if found.also else []
    return ["" if slug(title) == name else name, title, found.line, list(_numbered(found.facts, facts)), *also]


def _numbered(its: Iterable[Fact], facts: dict[Fact, int]) -> Iterator[int]:
    for fact in its:
        yield facts.get(fact, -1) + 1
        facts.setdefault(fact, len(facts))
