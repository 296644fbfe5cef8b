"""From a configuration to plain files for another engine."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

from casetracker.locale import words
from casetracker.record.dates.epoch import NAME, build_time
from casetracker.site import banner, plain, plain_theme
from casetracker.site.configuration import Configuration
from casetracker.site.defaults import complete
from casetracker.site.outside import refusal
from casetracker.site.policy import OPEN
from casetracker.site.theme_variables import of_build, theme_variables
from casetracker.site.whole import Tell, whole
from casetracker.web import WEB


def build_day() -> date:
    """Return the day for which a site is built, as MkDocs has it: that of SOURCE_DATE_EPOCH where it is set, else today, in UTC. Raises ValueError."""
    return build_time(os.environ.get(NAME), datetime.now(UTC)).date()


def export(given: Configuration, folder: Path, today: date, day: date, tell: Tell) -> list[str]:
    """Write the site that was configured to `folder`, as of `day`, and return the address of every page; `tell` is told what has to be said of it.

    Raises RecordError and PlainError; nothing is written then.
    """
    if fault := refusal((given.docs, given.theme)):
        raise plain.PlainError(fault)
    site, build_info = whole(given, today, day, tell)
    shown = theme_variables(given.settings, day) | of_build(build_info)
    around = plain_theme.theme(WEB, shown, build_info)
    said = banner.past(day, words(given.settings.language)) if day < today else ""
    extra = {"accent": shown["accent"], "banner": said, "policy": OPEN}
    return plain.write(
        plain.Plain(
            site, build_info, given.settings, given.docs, complete(given.given, given.docs, words(given.settings.language)), around, extra
        ),
        folder,
    )
