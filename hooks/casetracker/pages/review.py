"""When a record was last reviewed, and how, in words: nothing is called checked that was not compared with its opened sources."""

from __future__ import annotations

from collections.abc import Collection

from casetracker.pages.context import Context
from casetracker.record.model import Case, Record
from casetracker.record.translations import progress
from casetracker.text.marking import N_

_DONE = {
    "full": N_("Last checked against its sources on %(day)s."),
    "excerpts": N_("Compiled from excerpts of its sources on %(day)s; the sources were not opened again."),
}
_OLD = {
    "full": N_("This page has not been checked against its sources since %(day)s."),
    "excerpts": N_("This page was compiled from excerpts of its sources on %(day)s, and has not been checked since."),
}


def reviewed(record: Record, context: Context) -> str:
    """Return the sentences on a record's last review, and in a further language on its translation."""
    done = context.words._(_DONE[record.review]) % {"day": context.words.date(record.reviewed)}
    return f"{done} {_translated(record, context)}".rstrip()


def _translated(record: Record, context: Context) -> str:
    """Return how much of a record is translated into the language of the page, and who has read that; empty where it is its own."""
    words = context.words
    if words.language not in context.tracker.translations:
        return ""
    found = progress(context.tracker, record, words.language)
    if not found.translated:
        return words._(N_("The texts of this record are not translated.")) if found.total else ""
    how = (
        words._(N_("The texts are translated."))
        if found.translated == found.total
        else words.plural(
            "%(number)s of %(all)s texts is translated.",
            "%(number)s of %(all)s texts are translated.",
            found.translated,
            all=words.number(found.total),
        )
    )
    unread = words._(N_("No second person has read the translation."))
    read = words._(N_("A second person has read the translation: %(review)s.")) % {"review": found.review}
    return f"{how} {read if found.review else unread}"


def review_overdue(case: Case, context: Context) -> str:
    """Return the warning on a held person's record that was not reviewed for long; empty where it was."""
    if not context.standing(case).held or (context.day - case.reviewed.latest).days <= context.settings.stale_days:
        return ""
    return context.words._(_OLD[case.review]) % {"day": context.words.date(case.reviewed)}


def unopened(records: Collection[Record], context: Context) -> str:
    """Return for how many records the sources were not opened; empty where all were compared with them."""
    number = sum(record.review == "excerpts" for record in records)
    if not number:
        return ""
    if number == len(records):
        return context.words.plural(
            "%(number)s page was compiled from excerpts of its sources, which were not opened again.",
            "All %(number)s pages were compiled from excerpts of their sources, which were not opened again.",
            number,
        )
    return context.words.plural(
        "%(number)s of %(all)s pages was compiled from excerpts of its sources, which were not opened again.",
        "%(number)s of %(all)s pages were compiled from excerpts of their sources, which were not opened again.",
        number,
        all=context.words.number(len(records)),
    )
