"""What a tracker's settings say by which its records are read and checked."""

from __future__ import annotations

from typing import NamedTuple

from casetracker.record.parties import Parties
from casetracker.text import ARCHIVES


class Category(NamedTuple):
    """A category of offence beside those of the model."""

    id: str
    label: str
    meaning: str = ""


class Scope(NamedTuple):
    """The parties that may stand where a state does, the hosts at which an archived copy of a source may be, and categories of offence
    beside those of the model."""

    parties: Parties = ()
    archives: tuple[str, ...] = ARCHIVES
    categories: tuple[Category, ...] = ()


ANY = Scope()
"""Of a record beside which nothing is said."""
