"""Parties: holders that are no state, or that nobody agrees on. They stand where a state may, by an id that a tracker's settings name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from casetracker.record.countries import COUNTRIES


@dataclass(frozen=True, slots=True)
class Party:
    """A party: its id, which is no state's code, and its English name, without the article that it takes in a sentence."""

    id: str
    name: str
    article: str = ""
    """`the`, or nothing."""
    names: tuple[tuple[str, str], ...] = ()
    """Language → name in that language."""

    def named(self, language: str) -> str:
        """Return its name in a language, in English where it has none there."""
        return dict(self.names).get(language, self.name)


Parties = tuple[Party, ...]


@lru_cache(maxsize=20)
def holders(parties: Parties) -> Mapping[str, str]:
    """Return everything that may stand where a state does, code or id → English name: the states, then these parties."""
    return COUNTRIES | {each.id: each.name for each in parties}
