"""The record as data: one module an output, each with `files(at, edition)`, which yields its files.

The modules know each other only through `output.File`; what they share stands in modules whose names begin with `_`.
"""

from __future__ import annotations

from casetracker.exports import accent, api, calendar, cards, changes, data, feeds, figures, form, openapi, schemas, status_index
from casetracker.exports._archive import with_archive
from casetracker.output import Edition, File
from casetracker.views import Context

EXPORTS = (accent, api, calendar, cards, changes, data, feeds, figures, form, openapi, schemas, status_index)


def exports(at: Context, edition: Edition) -> tuple[File, ...]:
    """Return every file that is published beside the pages; the same ones when asked again, so that a page can tell their sizes."""
    made = at.kept.get("exports")
    if made is None or made[0] != edition:
        files = with_archive((file for module in EXPORTS for file in module.files(at, edition)), at, edition)
        made = at.kept["exports"] = (edition, tuple(files))
    found: tuple[File, ...] = made[1]
    return found
