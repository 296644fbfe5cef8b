"""What the search of a site finds, read as its script reads it (`hooks/casetracker/web/assets/search/find.js`)."""

from __future__ import annotations

import json
from typing import NamedTuple

from casetracker.data.status_index import slug


class Entry(NamedTuple):
    title: str
    line: str
    texts: tuple[str, ...]
    """The texts in which a word may stand, beside the title."""


def records(content: bytes | str) -> dict[str, Entry]:
    """Return the entries of `search/records.json` by their addresses."""
    data = json.loads(content)
    texts, found, new = [text for _, text, *_ in data["facts"]], {}, 0
    for folder, entries in data["groups"]:
        for name, title, line, facts, *_ in entries:
            places = []
            for each in facts:
                places.append(each - 1 if each else new)
                new += not each
            address = f"{folder}{name or slug(title)}/"
            assert address not in found, "two entries for one address"
            found[address] = Entry(title, line, tuple(texts[place] for place in places))
    assert new == len(texts)
    return found


def pages(content: bytes | str) -> dict[str, Entry]:
    """Return those of `search/pages.json`."""
    entries = json.loads(content)
    found = {address: Entry(heading or title, title, (text,)) for address, title, heading, text, _ in entries}
    assert len(found) == len(entries), "two entries for one address"
    return found
