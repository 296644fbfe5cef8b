"""What follows from a record and is never written in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from casetracker.data.api.fields import (
    COUNT,
    DAY,
    FLAG,
    IDS,
    TEXT,
    URL,
    Group,
    each,
    field,
    held,
    held_or_null,
    mapped,
    of,
    or_null,
    word_of,
)
from casetracker.data.shown import API, ShownCase, ShownPlace, ShownSwap, Value, day_or_none, taking
from casetracker.facts import Sentence, Side, Term, number_freed, sentences
from casetracker.facts.places import Stay, held_at
from casetracker.facts.timeline import ENTRY_KINDS
from casetracker.pages.timeline import worded_timeline
from casetracker.record.model import Ruling
from casetracker.record.model.choices import FORM, RULING
from casetracker.record.model.schema import DATE
from casetracker.record.model.statuses import STATUS


def _day(path: str) -> Value:
    take = taking(path)
    return lambda item: day_or_none(take(item))


_BOUND = of("null where nothing bounds it.", or_null(DAY))
SPAN = Group(
    "The first and the last day that a date can mean.",
    field("earliest", "", _BOUND, _day("earliest")),
    field("latest", "", _BOUND, _day("latest")),
    name="Span",
)
DAYS = Group(
    "The fewest and the most days that the dates allow.", field("fewest", "", COUNT), field("most", "", or_null(COUNT)), name="Days"
)
REFERENCE = Group(
    "A link to another record.", field("id", "", TEXT, "record.id"), field("json", "Its address in this API.", URL), name="Reference"
)
ENTRY = Group(
    "One thing that happened.",
    field("id", "The anchor of this entry on the case's page.", TEXT, "entry.id"),
    field("date", "As it was written.", TEXT, "entry.date.text"),
    field("earliest", "", _BOUND, _day("entry.date.earliest")),
    field("latest", "", _BOUND, _day("entry.date.latest")),
    field("kind", "", word_of(ENTRY_KINDS), "entry.kind"),
    field("what", "What happened, in the site's language.", TEXT),
    field("details", "Where, by whom, with what sentence; empty where there is no more to say.", TEXT),
    field("sources", "The ids of the sources that bear this out.", IDS, "entry.item.sources"),
    name="Entry",
)
_DAYS_HELD = Group(
    "The fewest and the most that the dates allow.",
    field("fewest", "", COUNT, "total.fewest"),
    field("most", "null where nothing bounds it.", or_null(COUNT), "total.most"),
    field("running", "Whether the count goes on: the person is reported held, and the report is fresh.", FLAG),
    field("to_last_report", "Whether it stands at the last report instead of at an end or the day shown.", FLAG, "reported"),
)
_AGE = Group("Years.", field("least", "", COUNT), field("most", "", COUNT))
_WHEN = of("As it was written; null where it is not known.", or_null({"type": "string", "pattern": DATE}))
_AFTER = Group("A ruling.", field("kind", "", word_of(RULING.options)), field("date", "", _WHEN, "date?.text"))


class _Passed(NamedTuple):
    """One of the terms that a state sentenced somebody to."""

    sentence: Sentence
    term: Term

    @property
    def later(self) -> list[Ruling]:
        """What became of the sentence, told with the last of its terms."""
        last = self.term is self.sentence.terms[-1]
        return [each for each in (*self.sentence.later, self.sentence.undone_by) if each] if last else []


_SENTENCE = Group(
    "A sentence.",
    field("by", "The state or party whose court it was, by its code or id.", TEXT, "sentence.by"),
    field("in_force", "False where no conviction bears it any more.", FLAG, lambda passed: not passed.sentence.undone),
    field("text", "The sentence, as the ruling has it.", TEXT, "term.text"),
    field("total", "Whether it is what is to be served in all.", FLAG, "term.total"),
    field("in_absentia", "Whether the person was tried in absence.", FLAG, "term.in_absentia"),
    field("date", "", _WHEN, "term.ruling.date?.text"),
    each("later", "What became of it: appeals, clemency, and what undid it.", _AFTER),
    field("sources", "The ids of the sources that bear this out.", IDS, "term.ruling.sources"),
)


def _passed(row: ShownCase) -> Iterator[_Passed]:
    return (_Passed(sentence, term) for sentence in sentences(row.record) for term in sentence.terms)


def _swap(row: ShownCase) -> dict[str, str] | None:
    swap = row.record.release and row.record.release.swap
    return {"id": swap, "json": f"{row.build_info.base}{API}swaps/{swap}.json"} if swap else None


def _places(row: ShownCase) -> list[ShownPlace]:
    places = row.context.tracker.places
    return [ShownPlace(places[id], row.context, row.build_info) for id in held_at(row.record, row.context.tracker)]


def _days_by_state(row: ShownCase) -> dict[str, Any]:
    return {state: DAYS(days) for state, days in sorted(row.days.by_state.items())}


_AGE_ABOUT = "From the year of birth; null where it is not known, and for anyone who may then have been under 18."
_ADDRESSES = (field("page", "The address of its page.", URL), field("json", "The address of its file in this API.", URL))
CASE = Group(
    "What follows from a case on the day shown, and is never written in it.",
    field("status", "The status on the day shown.", word_of(STATUS.options), "standing.word"),
    field("status_since", "The first day on which that status is certain.", or_null(DAY), _day("standing.since")),
    field("held", "Whether the person counts as held: detained, imprisoned or under house arrest.", FLAG, "standing.held"),
    field(
        "stale", "Whether the last report is so old that it is not known whether the person is held on that day.", FLAG, "standing.stale"
    ),
    held("detained", "When the first custody in which the person was held began.", SPAN, "days.start"),
    held_or_null("ended", "When the case ended by release or death; null while it has not.", SPAN, "ended?.date"),
    held("days_held", "The days held up to the day shown.", _DAYS_HELD, "days"),
    field("days_held_by", "The days held by each state or party, by its code or id.", mapped(DAYS.reference), _days_by_state),
    held_or_null("age_when_detained", _AGE_ABOUT, _AGE, "age"),
    each("sentences", "What each state sentenced the person to, as it last stood.", _SENTENCE, _passed),
    each("timeline", "All dated things of the case in the order of time.", ENTRY, lambda row: worded_timeline(row.record, row.context)),
    field("swap", "The swap in which the person was freed.", or_null(REFERENCE.reference), _swap),
    each(
        "same_person",
        "Other detentions of the same person.",
        REFERENCE,
        lambda row: row.listed(row.context.related.same_person(row.record)),
    ),
    each(
        "related",
        "A few cases of the same category by the same state.",
        REFERENCE,
        lambda row: row.listed(row.context.related.same_offence(row.record)),
    ),
    each("places", "The places with a record of their own in which the person was held.", REFERENCE, _places),
    *_ADDRESSES,
    name="DerivedCase",
)
_FREED = Group(
    "Somebody who was freed.",
    field("id", "", TEXT, "record.id"),
    field("name", "", TEXT, "record.name"),
    held("days_held", "", DAYS, "days.total"),
    field("json", "The address of the case in this API.", URL),
)


class _SideOf(NamedTuple):
    """A side of a swap."""

    side: Side
    row: ShownSwap


_SIDE = Group(
    "People released by states and parties that stand on one side.",
    field("released_by", "The releasing states and parties, by code or id.", IDS, "side.released_by"),
    field("received_by", "The receiving states and parties, by code or id.", IDS, "side.received_by"),
    field("people", "How many were released.", COUNT, "side.number"),
    field("withdrawn", "How many of them have no record any more, and are counted without a name.", COUNT, "side.withdrawn"),
    each("cases", "Those whose record is listed.", _FREED, lambda of: of.row.listed(of.side.people)),
)
_PEOPLE = "How many people were freed: those whose record names this swap as their release."
_SIDES = "Who released whom, the states that released the most first."
SWAP = Group(
    "What follows from the cases that name a swap, and is never written in it.",
    held("date", "The first and the last day that the date can mean.", SPAN, "record.date"),
    field("people", _PEOPLE, COUNT, lambda row: number_freed(row.sides)),
    each("sides", _SIDES, _SIDE, lambda row: [_SideOf(side, row) for side in row.sides]),
    *_ADDRESSES,
    name="DerivedSwap",
)


class _StayIn(NamedTuple):
    """A period that somebody was held in a place."""

    stay: Stay
    row: ShownPlace

    @property
    def json(self) -> str:
        return ShownCase(self.stay.case, self.row.context, self.row.build_info).json


_STAY = Group(
    "A period that somebody was held there.",
    field("case", "The id of the case.", TEXT, "stay.case.id"),
    field("name", "", TEXT, "stay.case.name"),
    field("from", "As it was written, or `unknown`.", TEXT, "stay.period.custody.start.text"),
    field(
        "to", "When it ended, or the next period began, or the case ended; null where no end is reported.", _WHEN, "stay.period.ended?.text"
    ),
    field("form", "", word_of(FORM.options), "stay.period.custody.form"),
    field("by", "The state or party that held the person, by its code or id.", TEXT, "stay.period.state"),
    field("sources", "The ids of the sources of the case that bear this out.", IDS, "stay.period.custody.sources"),
    field("json", "The address of the case in this API.", URL),
)
PLACE = Group(
    "What follows from the cases and swaps that name a place, and is never written in it.",
    field("people", "How many people of listed cases are known to have been held there.", COUNT),
    each("held", "Periods of custody there, the newest first.", _STAY, lambda row: [_StayIn(stay, row) for stay in row.found.stays]),
    each(
        "swaps",
        "Exchanges, and releases of several people, that took place there, the newest first.",
        REFERENCE,
        lambda row: [ShownSwap(swap, row.context, row.build_info) for swap in row.found.swaps],
    ),
    *_ADDRESSES,
    name="DerivedPlace",
)
OF_KIND = {"case": CASE, "swap": SWAP, "place": PLACE}
"""Kind of record → what follows from one."""
GROUPS = (*OF_KIND.values(), SPAN, DAYS, REFERENCE, ENTRY)
"""Those that have a schema of their own."""
