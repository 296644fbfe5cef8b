"""Rulings and sentences in words, everywhere alike: who was tried in absence, and what became of a sentence, is said with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from casetracker.facts import Sentence, Term, fates, sentences
from casetracker.pages.context import Context
from casetracker.record.model import Case, Charge, Release, Ruling
from casetracker.record.model.choices import BASIS, CONVICTS, OUTCOME, RULING, UNDOES
from casetracker.record.model.standing import may_be_undone, undone

_EASES = frozenset({"pardon", "commutation", "enforcement-waived"})
"""Legal bases of a release that end a sentence and leave the conviction."""


class Line(NamedTuple):
    """A sentence as the fact box has it."""

    in_force: bool
    text: str
    sources: tuple[str, ...]
    ruling: Ruling


def kind_of(ruling: Ruling, context: Context) -> str:
    """Return `Convicted`, `Convicted, in absentia`."""
    return _absent(context.label(RULING, ruling.kind), bool(ruling.in_absentia), context)


def outcome_of(charge: Charge, case: Case, context: Context) -> str:
    """Return the outcome of a charge: of a conviction in absence with that, and of one that no longer stands with what undid it."""
    label, state, home = context.label(OUTCOME, charge.outcome), charge.by or case.detained_by, case.detained_by
    if charge.outcome != "convicted":
        return label
    convictions = [ruling for ruling in case.rulings if (ruling.by or home) == state and ruling.kind in CONVICTS]
    label = _absent(label, bool(convictions) and all(ruling.in_absentia for ruling in convictions), context)
    if ruling := undone(charge, case.charges, case.rulings, home):
        return _with_fate(label, _then(ruling, case, context), context)
    if case.release and case.release.basis in UNDOES and state == home and may_be_undone(charge, case.charges, home):
        return _with_fate(label, _by_release(case.release, context), context)
    return label


def fate_of(ruling: Ruling, case: Case, context: Context) -> str:
    """Return what changed or undid the sentence of a ruling, `overturned on 6 March 2022`; empty where nothing did."""
    later = fates(case).get(id(ruling))
    return _then(later, case, context) if later else ""


def terms_of(ruling: Ruling, case: Case, context: Context) -> list[str]:
    """Return the sentence of a ruling and what is to be served in all, each as far as the ruling has it, with what became of them."""
    total = context.words._("in all %(total)s") % {"total": ruling.total} if ruling.total else ""
    terms = [text for text in (ruling.sentence, total) if text]
    if terms and (fate := fate_of(ruling, case, context)):
        terms[-1] = _with_fate(terms[-1], fate, context)
    return terms


def sentence_lines(case: Case, context: Context) -> Iterator[Line]:
    """Yield each sentence that was last passed, with court and day, whose it is, and what became of it."""
    for sentence in sentences(case):
        *rest, last = sentence.terms
        for term in rest:
            yield Line(not sentence.undone, _term(term, case, context), term.ruling.sources, term.ruling)
        after = [each for each in (*sentence.later, sentence.undone_by) if each]
        text = "; ".join(
            [_term(last, case, context), *(_then(each, case, context) for each in after), *_otherwise(sentence, case, context)]
        )
        sources = dict.fromkeys(source for each in (last.ruling, *after) for source in each.sources)
        yield Line(not sentence.undone, text, tuple(sources), last.ruling)


def _term(term: Term, case: Case, context: Context) -> str:
    ruling = term.ruling
    text = context.words.opening(context.words._("in all %(total)s") % {"total": term.text}) if term.total else term.text
    if term.in_absentia:
        text = context.words._("%(sentence)s, in absentia") % {"sentence": text}
    state = context.words.country(ruling.by) if ruling.by and ruling.by != case.detained_by else ""
    by_appeal = context.words.within(context.label(RULING, ruling.kind)) if ruling.kind in ("upheld", "changed", "clemency") else ""
    when = context.words.date(ruling.date) if ruling.date else ""
    return ", ".join(part for part in (text, by_appeal, ruling.court, state, when) if part)


def _otherwise(sentence: Sentence, case: Case, context: Context) -> Iterator[str]:
    """Yield what became of a sentence by the release or the charges, where no ruling says so."""
    release = case.release if sentence.by == case.detained_by else None
    forgiven = any(each.kind == "clemency" for each in (*sentence.later, sentence.terms[-1].ruling))
    if sentence.undone_by or (not sentence.undone and (forgiven or not release or release.basis not in _EASES)):
        return
    if release and (not sentence.undone or release.basis in UNDOES):
        yield _by_release(release, context)
    else:
        charge = next(each for each in case.charges if (each.by or case.detained_by) == sentence.by)
        yield context.words.within(context.label(OUTCOME, charge.outcome))


def _by_release(release: Release, context: Context) -> str:
    """Return on what basis somebody was released, `acquittal on 6 March 2022`."""
    basis = context.words.within(context.label(BASIS, release.basis))
    return _on(basis, context.words.date(release.basis_date, "on"), context) if release.basis_date else basis


def _then(ruling: Ruling, case: Case, context: Context) -> str:
    """Return `overturned on 6 March 2022`; of clemency which it was, where the release says so."""
    what = context.words.within(context.label(RULING, ruling.kind))
    if ruling.kind == "clemency" and not ruling.by and case.release and case.release.basis in ("pardon", "commutation"):
        what = context.words.within(context.label(BASIS, case.release.basis))
    return _on(what, context.words.date(ruling.date, "on"), context) if ruling.date else what


def _on(what: str, on_date: str, context: Context) -> str:
    return context.words._("%(what)s %(on_date)s") % {"what": what, "on_date": on_date}


def _with_fate(what: str, fate: str, context: Context) -> str:
    return context.words._("%(what)s (%(fate)s)") % {"what": what, "fate": fate}


def _absent(what: str, is_absent: bool, context: Context) -> str:
    return context.words._("%(kind)s, in absentia") % {"kind": what} if is_absent else what
