"""Words that a script needs, in the reader's language, with every plural form that the language has."""

from __future__ import annotations

from casetracker.views.context import LAST_HEARD
from casetracker.views.line import LINE
from casetracker.words import N_, Words

PLURALS = {
    "people": (N_("%(number)s person"), N_("%(number)s people")),
    "cases": (N_("%(number)s case"), N_("%(number)s cases")),
}
SENTENCES = {
    "both": N_("%(people)s in %(cases)s"),
    "held": N_("%(people)s held on %(day)s"),
    "asOn": N_("%(people)s, as of %(day)s"),
    "stale": N_("%(stale)s of them not reported on for over %(days)s days"),
    "allStale": N_("not reported on for over %(days)s days"),
    "beside": N_("Not counted as held: %(statuses)s"),
    "near": N_("No name is spelled so; these are spelled nearly so"),
    "none": N_("Nobody in this record matches. Remove a filter to see more."),
    "remove": N_("Remove the filter %(filter)s"),
    "page": N_("Page %(page)s of %(pages)s"),
    "atLeast": N_("at least %(number)s"),
    "heldAny": N_("Held, in any form"),
    "text": N_("Name or occupation"),
    "onDay": N_("On this date"),
    **{f"heard-{status}": form for status, form in LAST_HEARD.items()},
    "line": LINE,
}


def words(at: Words) -> dict[str, object]:
    """Return the sentences, and for each plural the form of each CLDR category of the language."""
    sentences: dict[str, object] = {key: at._(text) for key, text in SENTENCES.items()}
    rule = at.locale.plural_form
    example = {rule(number): number for number in reversed(range(200))}
    return sentences | {
        key: {category: str(at.catalogue.ungettext(one, many, number)) for category, number in example.items()}
        for key, (one, many) in PLURALS.items()
    }
