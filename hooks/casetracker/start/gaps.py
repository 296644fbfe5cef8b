"""What a tracker has still to say: settings that are examples or missing, and gaps that its written pages name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from casetracker.site.configuration import configuration
from casetracker.site.sources import written

_GAP = re.compile(r"^\*\*Not written yet:\*\* *(.+)$", re.MULTILINE)
"""A line of a page that names what is to stand there."""
_WANTED = (
    ("site_url", "the address of the site, without which there are no feeds, no sitemap and no pictures for other sites"),
    ("repo_url", "the address of the repository, without which no page can be corrected at the code host"),
)


class Gap(NamedTuple):
    """One thing that is missing, and where it is to stand."""

    place: str
    what: str


def gaps(config: Path) -> list[Gap]:
    """Return what is missing in a configuration and in the written pages beside it. Raises SettingsError where it can't be read."""
    given = configuration(config)
    scope = given.settings
    found = [Gap(config.name, f"{key}: {what}") for key, what in _WANTED if not given.given.get(key)]
    found += [
        Gap(config.name, f"contact.{name}: an address that somebody reads, in place of the example") for name in scope.contact.examples
    ]
    if not scope.chosen:
        found.append(Gap(config.name, "chosen: how the people in this record were chosen, which every figure says"))
    for file in written(given.docs).values():
        if file.is_relative_to(given.docs):
            text = file.read_text("utf-8", "replace")
            place = file.relative_to(config.parent).as_posix()
            found += [Gap(f"{place}:{text.count(chr(10), 0, each.start()) + 1}", each[1]) for each in _GAP.finditer(text)]
    return found
