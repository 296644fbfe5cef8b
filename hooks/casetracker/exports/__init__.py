"""The record as data: one module an output, each with `files(at, edition)`, which yields its files.

The modules know each other only through `output.File`; what they share stands in modules whose names begin with `_`.
"""

from __future__ import annotations

from collections.abc import Iterator

from casetracker.exports import accent, api, calendar, cards, changes, data, feeds, figures, form, openapi, schemas, status_index
from casetracker.exports._archive import with_archive
from casetracker.output import Edition, File
from casetracker.views import Context

EXPORTS = (accent, api, calendar, cards, changes, data, feeds, figures, form, openapi, schemas, status_index)


def exports(at: Context, edition: Edition) -> Iterator[File]:
    """Yield every file that is published beside the pages."""
    yield from with_archive((file for module in EXPORTS for file in module.files(at, edition)), at, edition)
