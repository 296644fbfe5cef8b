"""The JSON Schemas of what follows from a record, as `_derived` writes it."""

from __future__ import annotations

from casetracker.data._schema_parts import COUNT, DAY, FLAG, IDS, TEXT, URL, Schema, group, many, of, or_null
from casetracker.record.model.choices import RULING, STATUS
from casetracker.record.model.schema import DATE


def derived_case(prefix: str) -> Schema:
    span, days, ref = ({"$ref": f"{prefix}{name}"} for name in ("Span", "Days", "Reference"))
    return group(
        "What follows from a case on the day shown, and is never written in it.",
        {
            "status": of("The status on the day shown.", {"type": "string", "enum": list(STATUS.options)}),
            "status_since": of("The first day on which that status is certain.", or_null(DAY)),
            "held": of("Whether the person counts as held: detained, imprisoned or under house arrest.", FLAG),
            "stale": of("Whether the last report is so old that nothing is known of the day itself.", FLAG),
            "detained": of("When the first custody in which the person was held began.", span),
            "ended": of("When the case ended by release or death; null while it has not.", or_null(span)),
            "days_held": of(
                "The days held up to the day shown.",
                group(
                    "The fewest and the most that the dates allow.",
                    {
                        "fewest": COUNT,
                        "most": of("null where nothing bounds it.", or_null(COUNT)),
                        "running": of("Whether the count goes on: the person is reported held, and the report is fresh.", FLAG),
                        "to_last_report": of("Whether it stands at the last report instead of at an end or the day shown.", FLAG),
                    },
                ),
            ),
            "days_held_by": of(
                "The days held by each state or party, by its code or id.", {"type": "object", "additionalProperties": days}
            ),
            "age_when_detained": of(
                "From the year of birth; null where it is not known, and for anyone who may then have been under 18.",
                or_null(group("Years.", {"least": COUNT, "most": COUNT})),
            ),
            "sentences": of("What each state sentenced the person to, as it last stood.", many(_sentence())),
            "timeline": of("All dated things of the case in the order of time.", many({"$ref": f"{prefix}Entry"})),
            "swap": of("The swap in which the person was freed.", or_null(ref)),
            "same_person": of("Other detentions of the same person.", many(ref)),
            "related": of("A few cases of the same category by the same state.", many(ref)),
            "page": of("The address of its page.", URL),
            "json": of("The address of its file in this API.", URL),
        },
    )


def _sentence() -> Schema:
    when = of("As it was written; null where it is not known.", or_null({"type": "string", "pattern": DATE}))
    after = group("A ruling.", {"kind": {"type": "string", "enum": list(RULING.options)}, "date": when})
    return group(
        "A sentence.",
        {
            "by": of("The state or party whose court it was, by its code or id.", TEXT),
            "in_force": of("False where no conviction bears it any more.", FLAG),
            "text": of("The sentence, as the ruling has it.", TEXT),
            "total": of("Whether it is what is to be served in all.", FLAG),
            "in_absentia": of("Whether the person was tried in absence.", FLAG),
            "date": when,
            "later": of("What became of it: appeals, clemency, and what undid it.", many(after)),
            "sources": of("The ids of the sources that bear this out.", IDS),
        },
    )


def derived_swap(prefix: str) -> Schema:
    freed = group(
        "Somebody who was freed.",
        {"id": TEXT, "name": TEXT, "days_held": {"$ref": f"{prefix}Days"}, "json": of("The address of the case in this API.", URL)},
    )
    side = group(
        "People released by states and parties that stand on one side.",
        {
            "released_by": of("The releasing states and parties, by code or id.", IDS),
            "received_by": of("The receiving states and parties, by code or id.", IDS),
            "people": of("How many were released.", COUNT),
            "withdrawn": of("How many of them have no record any more, and are counted without a name.", COUNT),
            "cases": of("Those whose record is listed.", many(freed)),
        },
    )
    return group(
        "What follows from the cases that name a swap, and is never written in it.",
        {
            "date": of("The first and the last day that the date can mean.", {"$ref": f"{prefix}Span"}),
            "people": of("How many people were exchanged: those whose record names this swap as their release.", COUNT),
            "sides": of("The sides of the exchange, the one that released the most first.", many(side)),
            "page": of("The address of its page.", URL),
            "json": of("The address of its file in this API.", URL),
        },
    )
