"""What a record, a group and a field are called in messages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from casetracker.record.model import kinds
from casetracker.record.model.kinds import Kind

_OWNERS = {"Custody": "this period of custody", "Others": "these others", "Terms": "these terms", "Sourced": "this group"}


@lru_cache(maxsize=200)
def owner(record: Any) -> str:
    """Return what a message calls a record or group: `this case`, `this last report`."""
    name: str = record.__name__
    return _OWNERS.get(name) or "this" + re.sub("[A-Z]", lambda letter: f" {letter[0].lower()}", name)


def wanted(kind: Kind) -> str:
    """Return what to write where there is nothing: what a field holds, and of a choice its words."""
    return f"{kind.what}, one of: {', '.join(kind.options)}" if isinstance(kind, kinds.Choice) else expected(kind)


def expected(kind: Kind) -> str:
    """Return what a field of that kind holds, in words for a message."""
    match kind:
        case kinds.Text():
            return "a text on one line"
        case kinds.Prose():
            return "a text of one or two paragraphs"
        case kinds.Date(form="year"):
            return "a year"
        case kinds.Date(form="full"):
            return "a date with year, month and day"
        case kinds.Date():
            return "a date"
        case kinds.Country():
            return "the code of a state"
        case kinds.Citizenship():
            return "the code of a state, or 'stateless' or 'unknown'"
        case kinds.Body():
            return "the code of a state, or the name of a body"
        case kinds.Language():
            return "the code of a language"
        case kinds.Choice(what=what):
            return what
        case kinds.Flag(only=only):
            return "true" if only else "false"
        case kinds.Number():
            return "a whole number"
        case kinds.Address():
            return "a web address"
        case kinds.Id(of=of):
            return f"the id of {'an' if of == 'entry' else 'a'} {of}"
        case kinds.Time():
            return "a time of day"
        case kinds.Zone():
            return "the name of a time zone"
        case kinds.Coordinates():
            return "latitude and longitude"
        case kinds.Group(of=of):
            return "a group of keys"
        case kinds.Alias():
            return "a text, or a group of keys"
        case kinds.Many(item=item):
            return f"a list (each item is {expected(item)})"
        case kinds.Keyed(key=key):
            return f"a group in which each key is {expected(key)}"
