"""The page of one case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from casetracker.facts import charges, sides
from casetracker.facts.disputed import is_disputed
from casetracker.pages.case.among import Among, among
from casetracker.pages.case.custody import Custody, custody_view
from casetracker.pages.case.facts import Fact, facts, first_facts
from casetracker.pages.case.parts import (
    ChargeView,
    DesignationView,
    HearingView,
    RulingView,
    charge_view,
    designation_views,
    hearing_views,
    ruling_view,
)
from casetracker.pages.case.related import DisputeView, LinkView, SideView, TermView, dispute_views, link_views, side_views, term_views
from casetracker.pages.changes.view import HistoryView, history_view
from casetracker.pages.context import Context, Count, Row, Status
from casetracker.pages.review import review_overdue, reviewed
from casetracker.pages.sources import Listed, Mark, Numbered
from casetracker.pages.timeline import Line, timeline_lines
from casetracker.record.model import Case, Swap
from casetracker.record.model.choices import ALIAS
from casetracker.text import plain

DESCRIBED = 300
"""Characters of the summary in a page's description."""


class FreedIn(NamedTuple):
    """The exchange in which the person was freed, with both sides; or the release, with those who were freed together."""

    swap: Swap
    days: str
    """From when to when, of an exchange that took several days."""
    sides: tuple[SideView, ...]
    terms: tuple[TermView, ...]


@dataclass(frozen=True)
class CaseView:
    """Everything that a case page shows."""

    case: Case
    status: Status
    count: Count
    state: str
    """The detaining state, as a sentence has it."""
    native: tuple[tuple[str, str], ...]
    """Language code and name."""
    aliases: tuple[tuple[str, str], ...]
    """Name and kind of name."""
    by_state: tuple[tuple[str, str], ...]
    """State and days held there, where there was more than one."""
    same_person: tuple[Row, ...]
    same_offence: tuple[Row, ...]
    freed_in: FreedIn | None
    reviewed: str
    """When and how it was last reviewed, as a sentence."""
    review_overdue: str
    doubt: bool
    """Whether good sources disagree about the day from which days held are counted, or up to which."""
    description: str
    summary: str
    """Markdown in the reader's language, or in English where there is none."""
    summary_language: str
    summary_marks: tuple[Mark, ...]
    """The marks of the summary's citations in their order."""
    first: tuple[Fact, ...]
    """Of the facts those that stand above the summary."""
    facts: tuple[Fact, ...]
    timeline: tuple[Line, ...]
    charges: tuple[ChargeView, ...]
    rulings: tuple[RulingView, ...]
    custody: Custody
    among: Among | None
    designations: tuple[DesignationView, ...]
    hearings: tuple[HearingView, ...]
    disputed: tuple[DisputeView, ...]
    links: tuple[LinkView, ...]
    listed: tuple[Listed, ...]
    history: HistoryView


def case_view(case: Case, context: Context) -> CaseView:
    """Return the view of a case. Sources are numbered in the order in which the page cites them."""
    sources = Numbered(case.sources)
    language = context.words.language if context.words.language in case.summary else "en"
    summary = case.summary[language]
    held = context.days(case)
    freed_together = {other.id for other in context.related.freed_with(case)}
    return CaseView(
        case=case,
        status=context.status(case),
        count=context.count(case),
        state=context.words.state(case.detained_by),
        native=tuple(case.names.items()),
        aliases=tuple((alias.name, context.label(ALIAS, alias.kind)) for alias in case.aliases),
        by_state=tuple((context.words.state(state), context.range(days)) for state, days in held.by_state.items())
        if len(held.by_state) > 1
        else (),
        same_person=tuple(context.row(other) for other in context.related.same_person(case)),
        same_offence=tuple(context.row(other) for other in context.related.same_offence(case) if other.id not in freed_together),
        freed_in=_freed_in(case, context),
        reviewed=reviewed(case, context),
        doubt=any(
            is_disputed(each, case.disputed)
            for each in (*(stay.start for stay in case.custody[:1]), *(end.date for end in (case.release, case.death) if end))
        ),
        review_overdue=review_overdue(case, context),
        description=plain(summary)[:DESCRIBED],
        summary=summary,
        summary_language=language,
        first=tuple(first_facts(case, context, sources)),
        summary_marks=sources.marks_in(summary),
        facts=tuple(facts(case, context, sources)),
        timeline=timeline_lines(case, context, sources),
        charges=tuple(charge_view(charge, case, context, sources) for charge in charges(case)),
        rulings=tuple(ruling_view(ruling, case, context, sources) for ruling in case.rulings),
        custody=custody_view(case, context, sources),
        among=among(case, context),
        designations=designation_views(case, context, sources),
        hearings=hearing_views(case, context, sources),
        disputed=dispute_views(case.disputed, sources),
        links=link_views(case.links, context),
        listed=sources.listed(context.words),
        history=history_view(case, context),
    )


def _freed_in(case: Case, context: Context) -> FreedIn | None:
    swap = context.tracker.swap_of(case)
    if swap is None:
        return None
    found = side_views(sides(swap, context.tracker), context)
    return FreedIn(swap, context.words.days(swap.date, swap.until) if swap.until else "", found, term_views(swap, context))
