"""The fact box of a case: who, held by whom, on what charge, with what sentence, and how it ended."""

from __future__ import annotations

from typing import NamedTuple

from casetracker.derive import age_when_detained
from casetracker.model import Case
from casetracker.model.choices import BASIS, MANNER
from casetracker.views.context import Context
from casetracker.views.moments import release_details
from casetracker.views.sources import Mark, Numbered
from casetracker.words import N_


class Fact(NamedTuple):
    """A line of the fact box."""

    label: str
    text: str
    marks: tuple[Mark, ...] = ()
    target: str = ""
    """The address that the text links to, where there is one."""


def facts(case: Case, at: Context, sources: Numbered) -> tuple[Fact, ...]:
    _ = at.words._
    person = case.person
    found = [Fact(_(N_("Held by")), at.words.country(case.detained_by), target=f"cases/by/{case.detained_by.lower()}/")]
    found.append(
        Fact(_(N_("Citizenship")), ", ".join(at.words.country(code) for code in person.citizenships), sources.marks(person.sources))
    )
    if person.born:
        found.append(Fact(_(N_("Born")), at.words.date(person.born) + _age(case, at), sources.marks(person.sources)))
    if person.occupation:
        found.append(Fact(_(N_("Occupation")), person.occupation, sources.marks(person.sources)))
    if person.residence:
        found.append(Fact(_(N_("Lived in")), person.residence, sources.marks(person.sources)))
    for charge in case.charges[:3]:
        text = f"{charge.offence} ({charge.statute})" if charge.statute else charge.offence
        found.append(Fact(_(N_("Charge")), text, sources.marks(charge.sources)))
    sentence = next((each for each in reversed(case.rulings) if each.total or each.sentence), None)
    if sentence:
        when = at.words.date(sentence.date) if sentence.date else None
        text = ", ".join(part for part in (sentence.total or sentence.sentence, sentence.court, when) if part)
        found.append(Fact(_(N_("Sentence")), text, sources.marks(sentence.sources)))
    if case.last_report:
        found.append(Fact(_(N_("Last report")), at.words.date(case.last_report.date), sources.marks(case.last_report.sources)))
    if case.release:
        basis = at.label(BASIS, case.release.basis)
        text = ", ".join(
            part
            for part in (at.label(MANNER, case.release.manner), at.words.date(case.release.date), release_details(case.release, at))
            if part
        )
        found.append(
            Fact(_(N_("Release")), text, sources.marks(case.release.sources), f"swaps/{case.release.swap}/" if case.release.swap else "")
        )
        if basis:
            when = at.words.date(case.release.basis_date) if case.release.basis_date else ""
            found.append(Fact(_(N_("Legal basis")), ", ".join(part for part in (basis, when) if part), sources.marks(case.release.sources)))
    if case.death:
        text = ", ".join(part for part in (at.words.date(case.death.date), case.death.place) if part)
        found.append(Fact(_(N_("Death")), text, sources.marks(case.death.sources)))
    return tuple(found)


def _age(case: Case, at: Context) -> str:
    """Return ` (32 or 33 when detained)`, and nothing for anyone who may then have been under 18."""
    age = age_when_detained(case)
    if age is None:
        return ""
    form = N_("%(least)s or %(most)s when detained") if age.most - age.least == 1 else N_("%(least)s to %(most)s when detained")
    return f" ({at.words._(form) % {'least': age.least, 'most': age.most}})"
