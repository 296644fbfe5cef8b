"""The last thing that happened to a person who is held."""

from __future__ import annotations

import re

from casetracker.facts import Entry, timeline
from casetracker.pages.context import Context
from casetracker.pages.timeline import custody_details, entry_words, in_short
from casetracker.record.model import Case

_WORD = re.compile(r"[\w-]+")


def latest(case: Case, context: Context) -> tuple[Entry, str] | None:
    """Return the last entry of the timeline that tells of the person, in words; None where nothing has happened yet.

    A hearing that lies ahead or was not held has not happened, and what names somebody else of the record is not theirs. Where a sentence
    began with a ruling, the ruling says more.
    """
    elsewhere = {id(event) for event, named in zip(case.events, about_others(case, context), strict=True) if named}
    happened = [
        entry
        for entry in timeline(case)
        if (entry.kind != "hearing" or (entry.item.state not in ("moved", "cancelled") and entry.date.latest <= context.day))
        and id(entry.item) not in elsewhere
    ]
    if not happened:
        return None
    last = happened[-1]
    if len(happened) > 1 and last.kind == "custody" and last.item.form == "sentence":
        before = happened[-2]
        last = before if before.kind == "ruling" and before.date == last.date else last
    what, _ = entry_words(last, case, context)
    if last.kind == "custody":
        parts = custody_details(last.item, case, context)
        details = ", ".join([*parts[:1], *(part for part in parts[1:] if part not in parts[0])])
    else:
        details = in_short(last.item, case, context) if last.kind == "ruling" else ""
    return last, context.words._("%(what)s: %(details)s") % {"what": what, "details": details} if details else what


def about_others(case: Case, context: Context) -> tuple[bool, ...]:
    """Return for each event whether it names another person of the record and not this one."""
    if not case.events:
        return ()
    names = context.once("last names", lambda: _names(context))
    own = {case.id, *(other.id for other in context.related.same_person(case))}
    last_name = _WORD.findall(case.name)[-1:]
    found = []
    for event in case.events:
        words = set(_WORD.findall(event.event))
        others = any(name in event.event for word in words & names.keys() for owner, name in names[word] if owner not in own)
        found.append(others and not words & {*last_name})
    return tuple(found)


def _names(context: Context) -> dict[str, list[tuple[str, str]]]:
    """Every name of the record by its last word, with whose it is."""
    found: dict[str, list[tuple[str, str]]] = {}
    for case in context.tracker.cases.values():
        for name in (case.name, *(alias.name for alias in case.aliases)):
            if " " in name:
                found.setdefault(_WORD.findall(name)[-1], []).append((case.id, name))
    return found
