"""Words that a script needs, in the reader's language, with every plural form that the language has."""

from __future__ import annotations

from collections.abc import Mapping

from casetracker.locale import Words
from casetracker.pages.counted import BOTH, NONE_FRESH, OVER, REPORTED, SOME_STALE, WITHIN
from casetracker.pages.index.line import LINE
from casetracker.record.model.statuses import STATUSES
from casetracker.text.marking import N_, ngettext_noop

PLURALS = {
    "people": ngettext_noop("%(number)s person", "%(number)s people"),
    "cases": ngettext_noop("%(number)s case", "%(number)s cases"),
    "reported": REPORTED,
    "noneFresh": NONE_FRESH,
    "within": WITHIN,
    "over": OVER,
}
SENTENCES = {
    "both": BOTH,
    "held": N_("%(people)s held on %(day)s"),
    "asOn": N_("%(people)s, as of %(day)s"),
    "asOf": N_("As of %(day)s: %(what)s"),
    "someStale": SOME_STALE,
    "beside": N_("Not counted as held: %(statuses)s"),
    "days": N_("Days"),
    "daysThen": N_("Days by then"),
    "no-status": N_("No status %(value)s in this record"),
    "no-by": N_("No holder %(value)s in this record"),
    "no-place": N_("No place %(value)s in which somebody of this record was held"),
    "no-citizen": N_("No citizenship %(value)s in this record"),
    "no-offence": N_("No offence %(value)s in this record"),
    "no-gender": N_("No gender %(value)s in this record"),
    "no-year": N_("No year of detention %(value)s in this record"),
    "no-manner": N_("No way of release %(value)s in this record"),
    "no-freed": N_("No year of release %(value)s in this record"),
    "no-swap": N_("No exchange or release %(value)s in this record"),
    "no-sort": N_("No order %(value)s of this list"),
    "no-day": N_("%(value)s is not a day. Write one as 2024-05-01"),
    "bad-day": N_("There is no such day"),
    "later": N_("The record ends on %(last)s; nobody can say who will be held then"),
    "refused": N_("Remove what can't be answered to see a list"),
    "near": N_("Nothing is spelled like that; these come close"),
    "none": N_("Nobody in this record matches. Remove a filter to see more."),
    "remove": N_("Remove the filter %(filter)s"),
    "page": N_("Page %(page)s of %(pages)s"),
    "atLeast": N_("at least %(number)s"),
    "onDay": N_("On this date"),
    "copied": N_("The address was copied"),
    "notCopied": N_("This is the address: %(address)s"),
    **{f"last-known-{each.id}": each.last_known for each in STATUSES if each.counted != "ended"},
    "line": LINE,
}

HEADINGS = {
    "name": N_("Name"),
    "status": N_("Status"),
    "note": N_("Last known"),
    "by": N_("Held by"),
    "citizen": N_("Citizenship"),
    "gender": N_("Gender"),
    "work": N_("Occupation"),
    "born": N_("Born"),
    "detained": N_("Day of detention"),
    "offence": N_("Charges"),
    "fewest": N_("Days held, at least"),
    "most": N_("Days held, at most"),
    "sentence": N_("Sentence"),
    "report": N_("Last report"),
    "ended": N_("Day of release or death"),
    "manner": N_("Way of release"),
    "swap": N_("Freed in"),
    "to": N_("Handed to"),
    "sources": N_("Sources cited"),
    "page": N_("Page"),
    "on": N_("As of"),
}
"""The headings of a downloaded file of rows."""


def words(at: Words) -> dict[str, object]:
    """Return the words of the index's script."""
    return worded(at, SENTENCES, PLURALS) | {"headings": {key: at._(text) for key, text in HEADINGS.items()}}


def worded(at: Words, sentences: Mapping[str, str], plurals: Mapping[str, tuple[str, str]]) -> dict[str, object]:
    """Return sentences, and of each plural the form of each CLDR category of the language."""
    rule = at.locale.plural_form
    example = {rule(number): number for number in reversed(range(200))}
    said: dict[str, object] = {key: at._(text) for key, text in sentences.items()}
    return said | {
        key: {category: str(at.catalogue.ungettext(one, many, number)) for category, number in example.items()}
        for key, (one, many) in plurals.items()
    }
