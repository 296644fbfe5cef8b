"""The sentence that a conviction bears, and what became of it.

What no conviction bears any more is no sentence: a ruling that overturned it, or a release because of an acquittal, ends
it. An appeal puts its own sentence in the place of the one that it is about; a total takes the place of all before it; two
sentences that nothing adds up stand beside each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from casetracker.facts.memo import per_case
from casetracker.record.model import Case, Ruling
from casetracker.record.model.choices import ACQUITS, UNDOES
from casetracker.record.model.standing import in_order

_UNDONE = frozenset({"overturned", "acquitted", "dropped", "not-punishable"})
"""Outcomes of charges after which no conviction is left."""


class Term(NamedTuple):
    """A sentence as one ruling words it."""

    ruling: Ruling
    text: str
    total: bool
    """Whether it is what is to be served in all."""
    in_absentia: bool


class Sentence(NamedTuple):
    """All that one state sentenced a person to, as it last stood."""

    by: str
    terms: tuple[Term, ...]
    later: tuple[Ruling, ...] = ()
    """What left it as it was, or changed it in a way that the record does not word: an appeal, clemency; in the order of time."""
    undone: bool = False
    undone_by: Ruling | None = None
    """The ruling after which no conviction bears it; None where the outcome of the charges or the release says so."""


def sentences(case: Case) -> tuple[Sentence, ...]:
    """Return the sentences by state, that of the state that holds or held the person first."""
    return tuple(sentence for sentence, _ in _followed(case) if sentence.terms)


@per_case
def fates(case: Case) -> dict[int, Ruling]:
    """Return for a ruling, by its identity, the one that changed or undid its sentence."""
    return {key: ruling for _, fate in _followed(case) for key, ruling in fate.items()}


@per_case
def _followed(case: Case) -> list[tuple[Sentence, dict[int, Ruling]]]:
    home = case.detained_by
    ordered = [ruling for ruling, _ in in_order(case.rulings)]
    states = sorted(dict.fromkeys(ruling.by or home for ruling in ordered), key=lambda state: state != home)
    found = []
    for state in states:
        sentence, fate = _follow(state, (ruling for ruling in ordered if (ruling.by or home) == state))
        if not sentence.undone and _ended_otherwise(case, state):
            sentence = sentence._replace(undone=True)
        found.append((sentence, fate))
    return found


def _follow(state: str, rulings: Iterable[Ruling]) -> tuple[Sentence, dict[int, Ruling]]:
    terms: list[Term] = []
    later: list[Ruling] = []
    fate: dict[int, Ruling] = {}
    is_convicted = is_awaited = False
    undone_by: Ruling | None = None
    for ruling in rulings:
        if ruling.kind in ACQUITS:
            fate |= {id(term.ruling): ruling for term in terms}
            undone_by = (ruling if terms else None) if is_convicted else undone_by
            is_convicted = False
            continue
        if ruling.kind in ("conviction", "partial", "changed") and not is_convicted:
            terms, later, undone_by, is_convicted = [], [], None, True
        elif ruling.kind == "upheld" and (ruling.sentence or ruling.total) and not undone_by:
            is_convicted = True  # what is upheld was passed by a ruling that the record does not have
        if not is_convicted or ruling.kind in ("remand", "extradition"):
            continue
        text = ruling.total or ruling.sentence
        if ruling.kind == "other" and not ruling.total and not is_awaited:
            continue  # an order beside the sentence, such as 15 days of arrest
        if ruling.kind in ("conviction", "partial") or text:
            is_awaited = not text
        follows = ruling.kind in ("upheld", "changed", "clemency")
        if not text or (follows and terms and text == terms[-1].text):
            later += [ruling] if follows else []
            continue
        before = [] if not follows else terms if ruling.total else terms[-1:]
        fate |= {id(term.ruling): ruling for term in before}
        in_absentia = bool(ruling.in_absentia) or any(term.in_absentia for term in before)
        terms = [] if ruling.total else terms[: len(terms) - len(before)]
        terms.append(Term(ruling, text, ruling.total is not None, in_absentia))
        later = []
    return Sentence(state, tuple(terms), tuple(later), undone_by is not None, undone_by), fate


def _ended_otherwise(case: Case, state: str) -> bool:
    """Whether the charges, or the release, say that no conviction by that state is left, though no ruling does."""
    if case.release and state == case.detained_by and case.release.basis in UNDOES:
        return True
    charges = [charge for charge in case.charges if (charge.by or case.detained_by) == state]
    return bool(charges) and all(charge.outcome in _UNDONE for charge in charges)
