"""What follows from a record and is never written in it, as data. The schemas in `_derived_schemas` name every field of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from casetracker.data._json import API, url
from casetracker.facts import Bounds, Days, Sentence, Term, age_when_detained, number_freed, sentences, sides
from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo
from casetracker.pages.timeline import worded_timeline
from casetracker.record.dates import FAR, LONG_AGO, PartialDate
from casetracker.record.model import Case, Swap

Data = dict[str, Any]


def derived_case(case: Case, context: Context, build_info: BuildInfo) -> Data:
    """Return everything that is worked out of a case on the day shown."""
    stands, held, age = context.standing(case), context.days(case), age_when_detained(case)
    ended = case.release or case.death
    return {
        "status": stands.word,
        "status_since": day_or_none(stands.since),
        "held": stands.held,
        "stale": stands.stale,
        "detained": bounds(held.start),
        "ended": bounds(ended.date) if ended else None,
        "days_held": {**_days(held.total), "running": held.running, "to_last_report": held.reported},
        "days_held_by": {state: _days(days) for state, days in sorted(held.by_state.items())},
        "age_when_detained": {"least": age.least, "most": age.most} if age else None,
        "sentences": [_sentence(sentence, term) for sentence in sentences(case) for term in sentence.terms],
        "timeline": [
            {
                "id": entry.id,
                "date": entry.date.text,
                **bounds(entry.date),
                "kind": entry.kind,
                "what": what,
                "details": details,
                "sources": entry.item.sources,
            }
            for entry, what, details in worded_timeline(case, context)
        ],
        "swap": _swap(case.release.swap, build_info) if case.release and case.release.swap else None,
        "same_person": _cases(context.related.same_person(case), build_info),
        "related": _cases(context.related.same_offence(case), build_info),
        "page": url(build_info, f"cases/{case.id}/"),
        "json": url(build_info, f"{API}cases/{case.id}.json"),
    }


def derived_swap(swap: Swap, context: Context, build_info: BuildInfo) -> Data:
    """Return everything that is worked out of a swap from the cases that name it."""
    found = sides(swap, context.tracker)
    return {
        "date": bounds(swap.date),
        "people": number_freed(found),
        "sides": [
            {
                "released_by": side.released_by,
                "received_by": side.received_by,
                "people": side.number,
                "withdrawn": side.withdrawn,
                "cases": [
                    {
                        "id": case.id,
                        "name": case.name,
                        "days_held": _days(context.days(case).total),
                        "json": url(build_info, f"{API}cases/{case.id}.json"),
                    }
                    for case in side.people
                    if case.listed is not False
                ],
            }
            for side in found
        ],
        "page": url(build_info, f"swaps/{swap.id}/"),
        "json": url(build_info, f"{API}swaps/{swap.id}.json"),
    }


def _sentence(sentence: Sentence, term: Term) -> Data:
    after = (*sentence.later, sentence.undone_by) if term is sentence.terms[-1] else ()
    return {
        "by": sentence.by,
        "in_force": not sentence.undone,
        "text": term.text,
        "total": term.total,
        "in_absentia": term.in_absentia,
        "date": term.ruling.date.text if term.ruling.date else None,
        "later": [{"kind": each.kind, "date": each.date.text if each.date else None} for each in after if each],
        "sources": term.ruling.sources,
    }


def bounds(value: Bounds | PartialDate) -> dict[str, str | None]:
    """Return the first and the last day that a date can mean, each None where nothing bounds it."""
    return _bounds(value.earliest, value.latest)


@lru_cache(maxsize=50_000)
def _bounds(earliest: date, latest: date) -> dict[str, str | None]:
    """One for each span: records share most of their dates, and nobody changes what is about to be written."""
    return {"earliest": day_or_none(earliest), "latest": day_or_none(latest)}


def day_or_none(value: date | None) -> str | None:
    """Return a day as text; None for no day, and for the ends of an open span."""
    return None if value is None or value in (LONG_AGO, FAR) else value.isoformat()


def _days(days: Days) -> Data:
    return {"fewest": days.fewest, "most": days.most}


def _swap(name: str, build_info: BuildInfo) -> Data:
    return {"id": name, "json": url(build_info, f"{API}swaps/{name}.json")}


def _cases(cases: Iterable[Case], build_info: BuildInfo) -> list[Data]:
    return [{"id": case.id, "json": url(build_info, f"{API}cases/{case.id}.json")} for case in cases if case.listed is not False]
