"""`changes/since.json` and a file for each month: what is new, for the script that shows it to who comes back.

They are made for that script and may change with it; re-users have `/api/v1/changes.json`, the tables and the feeds. Nobody's browser
asks for them before a reader does, and then only for the months from the day asked on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from casetracker.data.status_index.words import worded
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, File, encoded
from casetracker.pages.since.view import REWORDED, first_day, news
from casetracker.text.marking import N_, ngettext_noop

ADDRESS = "changes/since"
GROUP = "since"
"""The group of the files that are made from the news."""
_SENTENCES = {
    "since": N_("New since %(day)s"),
    "between": N_("New from %(day)s to %(last)s"),
    "followed": N_("Cases that you follow"),
    "happened": N_("Happened"),
    "added": N_("New in this record"),
    "changed": N_("Changed in this record"),
    "is-added": N_("new in this record"),
    "is-reworded": N_("wording or sources"),
    "none": N_("Nothing in this record has happened or changed since then."),
    "begins": N_("The list begins on %(day)s; the page of changes and the timeline among the data go further back."),
    "noDay": N_("%(value)s is not a day. Write one as 2026-10-01"),
    "begun": N_(
        "From now on this page says what is new since your last visit. Only the days of your visits are kept, on this device alone."
    ),
    "followsCase": N_(
        "You follow this case: what is new in it stands here, and on the home page, at your next visit. That is kept on this device alone."
    ),
    "notKept": N_("This browser keeps nothing for this site, so that your visit can't be remembered."),
    "stop": N_("Stop following this case"),
    "forget": N_("Forget my visits"),
    "all": N_("All changes"),
}
_PLURALS = {
    "reworded": REWORDED,
    "more": ngettext_noop("and %(number)s more", "and %(number)s more"),
}


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    yield File(f"{ADDRESS}.json", partial(_index, context), group=GROUP)
    yield from (File(f"{ADDRESS}/{month}.json", partial(_month, month, context), group=GROUP) for month in months(context))


def months(context: Context) -> Iterator[str]:
    """Yield the months that have a file, the newest first."""
    first, number = first_day(context), context.day.year * 12 + context.day.month - 1
    while number >= first.year * 12 + first.month - 1:
        yield f"{number // 12:04}-{number % 12 + 1:02}"
        number -= 1


def _index(context: Context) -> bytes:
    data = {
        "first": first_day(context).isoformat(),
        "language": context.words.language,
        "months": sorted({_month_of(each.day) for each in news(context)}, reverse=True),
        "words": worded(context.words, _SENTENCES, _PLURALS),
    }
    return encoded(data)


def _month(month: str, context: Context) -> bytes:
    """Return the news of a month: day, kind, when, title, address, text, publishers, and the ids of the cases that it is about."""
    return encoded(
        [
            [each.day.isoformat(), each.kind, each.when, each.title, each.target, each.text, each.publishers, " ".join(each.cases)]
            for each in news(context)
            if _month_of(each.day) == month
        ]
    )


def _month_of(day: date) -> str:
    return f"{day:%Y-%m}"
