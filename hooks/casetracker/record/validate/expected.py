"""What a record, a group and a field are called in messages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from casetracker.record.model import kinds
from casetracker.record.model.kinds import Kind
from casetracker.text.marking import N_
from casetracker.text.phrase import phrase, plain

_OWNERS = {"Custody": "this period of custody", "Others": "these others", "Terms": "these terms", "Sourced": "this group"}


@lru_cache(maxsize=200)
def owner(record: Any) -> str:
    """Return what a message calls a record or group: `this case`, `this last report`."""
    name: str = record.__name__
    return _OWNERS.get(name) or "this" + re.sub("[A-Z]", lambda letter: f" {letter[0].lower()}", name)


def wanted(kind: Kind) -> str:
    """Return what to write where there is nothing: what a field holds, and of a choice its words."""
    if isinstance(kind, kinds.Choice):
        return phrase("{what}, one of: {known}", what=plain(kind.what), known=", ".join(kind.options))
    return expected(kind)


def expected(kind: Kind) -> str:
    """Return what a field of that kind holds, in words for a message."""
    match kind:
        case kinds.Text():
            return N_("a text on one line")
        case kinds.Prose():
            return N_("a text of one or two paragraphs")
        case kinds.Date(form="year"):
            return N_("a year")
        case kinds.Date(form="full"):
            return N_("a date with year, month and day")
        case kinds.Date():
            return N_("a date")
        case kinds.Country():
            return N_("the code of a state")
        case kinds.Citizenship():
            return N_("the code of a state, or 'stateless' or 'unknown'")
        case kinds.Body():
            return N_("the code of a state, or the name of a body")
        case kinds.Language():
            return N_("the code of a language")
        case kinds.Choice(what=what):
            return what
        case kinds.Flag(only=only):
            return "true" if only else "false"
        case kinds.Number():
            return N_("a whole number")
        case kinds.Address():
            return N_("a web address")
        case kinds.Id(of=of):
            return N_("the id of an entry") if of == "entry" else phrase("the id of a {kind}", kind=plain(of))
        case kinds.Time():
            return N_("a time of day")
        case kinds.Zone():
            return N_("the name of a time zone")
        case kinds.Coordinates():
            return N_("latitude and longitude")
        case kinds.Group(of=of):
            return N_("a group of keys")
        case kinds.Alias():
            return N_("a text, or a group of keys")
        case kinds.Many(item=item):
            return phrase("a list (each item is {what})", what=plain(expected(item)))
        case kinds.Keyed(key=key):
            return phrase("a group in which each key is {what}", what=plain(expected(key)))
