"""The fact box of a case: who, held by whom, on what charge, with what sentence, and how it ended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from casetracker.facts import age_when_detained, charges
from casetracker.facts.disputed import is_disputed
from casetracker.pages.case.latest import latest
from casetracker.pages.case.rulings import sentence_lines
from casetracker.pages.charge.view import address_of as charge_address
from casetracker.pages.context import Context
from casetracker.pages.place.mention import Mention, facility
from casetracker.pages.sources import Mark, Numbered
from casetracker.pages.state.mention import state_mention
from casetracker.pages.timeline import release_details
from casetracker.record.model import Case, Release
from casetracker.record.model.choices import BASIS, MANNER
from casetracker.text.marking import N_


class Fact(NamedTuple):
    """A line of the fact box."""

    label: str
    text: str
    marks: tuple[Mark, ...] = ()
    target: str = ""
    """The address that the text links to, where there is one, or a `#place` on the page."""
    disputed: bool = False
    """Whether good sources disagree about the date in it."""
    before: str = ""
    after: str = ""
    """What stands around the text: a link alone is too small to touch beside the marks of its sources."""
    several: tuple[Mention, ...] = ()
    """What stands in place of the text where several things may have pages of their own."""


def first_facts(case: Case, context: Context, sources: Numbered) -> list[Fact]:
    """Return by whom, on what charge, and the last thing that happened: the first screen of a phone has them, above the summary."""
    _ = context.words._
    stands = context.standing(case)
    label = N_("Held by") if stands.held and not stands.stale else N_("Last held by")
    if stands.status == "restricted":
        label = N_("Barred from leaving by")
    found = [Fact(_(label), context.words.country(case.detained_by), target=f"states/{case.detained_by.lower()}/")]
    if case.charges:
        offences = list(dict.fromkeys(charge.offence for charge in charges(case)))
        marks = sources.marks(charges(case)[0].sources)
        if len(offences) > 1:
            more = context.words.plural("%(number)s more", "%(number)s more", len(offences) - 1)
            found.append(Fact(_("Charge"), more, marks, "#charges", before=f"{offences[0]}, "))
        else:
            found.append(Fact(_("Charge"), offences[0], marks, charge_address(charges(case)[0].category)))
    if case.release:
        release = case.release
        rest = "".join(f", {part}" for part in (context.words.date(release.date), release_details(release, context)) if part)
        target = f"swaps/{release.swap}/" if release.swap else ""
        found.append(
            Fact(
                _("Release"),
                context.label(MANNER, release.manner),
                sources.marks(release.sources),
                target,
                is_disputed(release.date, case.disputed),
                after=rest,
            )
        )
    elif case.death:
        text = ", ".join(part for part in (context.words.date(case.death.date), case.death.place) if part)
        found.append(Fact(_("Death"), text, sources.marks(case.death.sources), disputed=is_disputed(case.death.date, case.disputed)))
    elif last := latest(case, context):
        entry, what = last
        found.append(
            Fact(
                _("Latest"),
                what,
                sources.marks(entry.item.sources),
                f"#{entry.id}",
                is_disputed(entry.date, case.disputed),
                f"{context.words.date(entry.date)}: ",
            )
        )
    return found


def facts(case: Case, context: Context, sources: Numbered) -> Iterator[Fact]:
    """Yield the other facts: how the case ended, the sentence, where and when last reported, and who the person is."""
    _ = context.words._
    if case.release:
        yield from _release(case, case.release, context, sources)
    for line in sentence_lines(case, context):
        label = N_("Sentence") if line.in_force else N_("Sentence no longer in force")
        yield Fact(_(label), line.text, sources.marks(line.sources), disputed=is_disputed(line.ruling.date, case.disputed))
    last = case.custody[-1]
    if not (case.release or case.death or last.end) and (place := facility(last, context)).target:
        stands = context.standing(case)
        label = N_("Held at") if stands.held and not stands.stale else N_("Last held at")
        yield Fact(_(label), place.text, sources.marks(last.sources), place.target)
    if report := context.last_report(case):
        yield Fact(_("Last report"), context.words.date(report.date), sources.marks(report.sources))
    yield from _person(case, context, sources)


def _release(case: Case, release: Release, context: Context, sources: Numbered) -> Iterator[Fact]:
    """Yield for whom and on what ground somebody was released, and on what legal act."""
    _ = context.words._
    given = context.releases.get(case.id)
    if given and len(given.in_return) == 1 and not given.unnamed:
        yield Fact(_("In return for"), given.in_return[0].name, target=f"cases/{given.in_return[0].id}/")
    elif given and (number := len(given.in_return) + given.unnamed):
        text = context.words.plural("%(number)s person", "%(number)s people", number)
        yield Fact(_("In return for"), text, target=f"swaps/{release.swap}/")
    if basis := context.label(BASIS, release.basis):
        when = context.words.date(release.basis_date) if release.basis_date else ""
        yield Fact(_("Legal basis"), ", ".join(part for part in (basis, when) if part), sources.marks(release.sources))


def _person(case: Case, context: Context, sources: Numbered) -> Iterator[Fact]:
    _ = context.words._
    person = case.person
    citizenships = tuple(state_mention(code, context) for code in person.citizenships)
    yield Fact(_("Citizenship"), "", sources.marks(person.sources), several=citizenships)
    if person.born:
        yield Fact(
            _("Born"),
            context.words.date(person.born) + _age(case, context),
            sources.marks(person.sources),
            disputed=is_disputed(person.born, case.disputed),
        )
    if person.occupation:
        yield Fact(_("Occupation"), person.occupation, sources.marks(person.sources))
    if person.residence:
        yield Fact(_("Lived in"), person.residence, sources.marks(person.sources))


def _age(case: Case, context: Context) -> str:
    """Return ` (32 or 33 when detained)`, and nothing for anyone who may then have been under 18."""
    age = age_when_detained(case)
    if age is None:
        return ""
    form = N_("%(least)s or %(most)s when detained") if age.most - age.least == 1 else N_("%(least)s to %(most)s when detained")
    return f" ({context.words._(form) % {'least': age.least, 'most': age.most}})"
