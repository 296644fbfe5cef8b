"""What a tracker's settings say by which its records are read and checked."""

from __future__ import annotations

from typing import NamedTuple

from casetracker.record.parties import Parties
from casetracker.text import ARCHIVES


class Scope(NamedTuple):
    """The parties that may stand where a state does, and the hosts at which an archived copy of a source may be."""

    parties: Parties = ()
    archives: tuple[str, ...] = ARCHIVES


ANY = Scope()
"""Of a record beside which nothing is said."""
