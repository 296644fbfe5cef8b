"""Every word that a field may be chosen from, with its label and its definition: the glossary comes from here. They stand in `choices.yml`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

from casetracker.record.model.kinds import Choice, Kind
from casetracker.record.model.statuses import STATUS  # noqa: F401  (one choice among the others)
from casetracker.record.scope import Category, Scope

# Nothing in it is read as anything but text: `no` and `on` are words as well.
_TABLE = yaml.load((Path(__file__).parent / "choices.yml").read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506  (plain texts)


def _choice(name: str) -> Choice:
    words = _TABLE[name]
    return Choice(words["what"], words["labels"], words.get("meanings", {}))


FORM = _choice("form")
OFFENCE = _choice("offence")
OUTCOME = _choice("outcome")
RESPONSE_VIA = _choice("response_via")
LEVEL = _choice("level")
RULING = _choice("ruling")
DESIGNATION = _choice("designation")
HEARING_STATE = _choice("hearing_state")
MANNER = _choice("manner")
BASIS = _choice("basis")
ALIAS = _choice("alias")
LINK = _choice("link")
SOURCE = _choice("source")
GENDER = _choice("gender")
REVIEW = _choice("review")
NO_CITIZENSHIP = _choice("no_citizenship")
CLAIM = _choice("claim")
SWAP = _choice("swap")
WITHDRAWN = _choice("withdrawn")
PLACE = _choice("place")


def offences(scope: Scope) -> Choice:
    """Return the categories of offence of a tracker: those of the model, then its own."""
    return _with(scope.categories) if scope.categories else OFFENCE


def widened(kind: Kind, scope: Scope) -> Kind:
    """Return a kind of value with what a tracker's settings add to it, which is nothing for any but the categories of offence."""
    return offences(scope) if kind is OFFENCE else kind


@lru_cache(maxsize=20)
def _with(categories: tuple[Category, ...]) -> Choice:
    labels = {each.id: each.label for each in categories}
    meanings = {each.id: each.meaning for each in categories if each.meaning}
    return Choice(OFFENCE.what, {**OFFENCE.options, **labels}, {**OFFENCE.meanings, **meanings}, own=tuple(labels))


CONVICTS = frozenset({"conviction", "partial", "changed"})
"""The rulings that convict."""
ACQUITS = frozenset({"acquittal", "overturned", "not-punishable"})
"""The rulings after which no conviction stands."""
UNDOES = frozenset({"acquittal", "charges-dropped"})
"""Legal bases of a release that undo a conviction."""
OF_SWAPS = {"exchange": "exchange", "negotiated": "release"}
"""Each manner of release that may name a swap, and the kind of swap that it is."""
FALLEN = frozenset({"acquitted", "dropped", "overturned", "not-punishable"})
"""The outcomes of a charge that no conviction bears."""
