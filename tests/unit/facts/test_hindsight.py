"""An earlier day knows nothing of what came later: field by field, so that no field of the model can be forgotten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casetracker.data.calendar import files as calendars
from casetracker.facts.as_of import case_as_of, swap_as_of
from casetracker.facts.hindsight import telling, was_there
from casetracker.pages.card.view import case_card
from casetracker.pages.case.view import case_view
from casetracker.record.model import Case, Place, Source, Swap, fields, kinds
from casetracker.record.model.groups import Sourced
from casetracker.settings import settings
from casetracker.site.content import shown, site
from exported import BUILD_INFO, CONTACT, TODAY, tracker_of
from small_records import CASE, SWAP, altered, check, with_keys

SOURCES = (
    "  early: {title: Early, publisher: The Paper, url: https://example.org/early, date: 2024-05-02}\n"
    "  late: {title: Late, publisher: The Paper, url: https://example.org/late, date: 2025-03-01}\n"
    "  year: {title: Some day of that year, publisher: The Paper, url: https://example.org/year, date: 2024}\n"
    "  read: {title: Without a date, publisher: The Paper, url: https://example.org/read, accessed: 2024-05-20}\n"
    "  undated: {title: Nobody knows when, publisher: The Paper, url: https://example.org/undated}\n"
)
DAY = date(2024, 7, 1)


def record(*lines: str, text: str = CASE, kind: Any = "case") -> Any:
    found = check(with_keys(text, "\n".join(lines)).replace("sources:\n  a:", f"sources:\n{SOURCES}  a:"), kind=kind)
    assert found.record is not None, [str(each) for each in found.problems]
    return found.record


def then(*lines: str, day: date = DAY) -> Case:
    """Return the case with these lines as it stood on a day; its last report is of later, so it has not ended."""
    made = record(*lines, text=altered(CASE, ("date: 2024-05-01, sources", "date: 2026-11-01, sources")))
    found = case_as_of(made, day)
    assert found is not None
    return found


def groups_of(whole: type, found: list[type]) -> list[type]:
    for spec in fields(whole):
        kind: Any = spec.kind
        while isinstance(kind, kinds.Many | kinds.Keyed):
            kind = kind.item if isinstance(kind, kinds.Many) else kind.value
        if isinstance(kind, kinds.Group | kinds.Alias) and kind.of not in found:
            groups_of(kind.of, [*found, kind.of])
            found.append(kind.of)
            groups_of(kind.of, found)
    return found


MODEL = groups_of(Place, groups_of(Swap, groups_of(Case, [Case, Swap, Place])))


@pytest.mark.parametrize("group", MODEL, ids=lambda group: group.__name__)
def test_each_field_of_the_model_is_named_once_as_timeless_dated_or_hindsight(group: type) -> None:
    named = [key for keys in telling()[group.__name__].values() for key in keys]
    assert sorted(named) == sorted(spec.key for spec in fields(group))


def test_nothing_else_is_named() -> None:
    assert set(telling()) == {group.__name__ for group in MODEL}


@pytest.mark.parametrize("group", [each for each in MODEL if issubclass(each, Sourced)], ids=lambda group: group.__name__)
def test_what_is_hindsight_in_a_group_may_be_left_out(group: type) -> None:
    must = {spec.key for spec in fields(group) if spec.must}
    assert not must & set(telling()[group.__name__].get("hindsight", [])) or group.__name__ == "Account"


@pytest.mark.parametrize(
    ("name", "there"), [("early", True), ("late", False), ("year", False), ("read", True), ("undated", False), ("a", False)]
)
def test_a_source_was_there_that_was_certainly_published_or_read_by_then(name: str, there: bool) -> None:
    sources: dict[str, Source] = record().sources
    assert was_there(sources[name], DAY) is there


CHARGE = "offence: Fraud, category: theft-fraud, date: 2024-05-03, allegation: She took it., response: It was hers., response_via: lawyer"
TEXTS = ("allegation", "response", "response_via")


@pytest.mark.parametrize(
    ("sources", "stands"), [("early", True), ("read", True), ("late", False), ("early, late", False), ("undated", False)]
)
def test_an_allegation_and_its_answer_stand_where_all_that_bears_them_out_was_there(sources: str, stands: bool) -> None:
    (charge,) = then(f"charges: [{{{CHARGE}, sources: [{sources}]}}]").charges
    assert charge.offence == "Fraud"
    assert [getattr(charge, each) is not None for each in TEXTS] == [stands] * 3


@pytest.mark.parametrize(
    ("outcome", "sources", "rulings", "expected"),
    [
        ("convicted", "early", "", "convicted"),
        ("convicted", "late", "", "pending"),
        ("convicted", "early, late", "", "pending"),
        ("convicted", "late", "{kind: conviction, date: 2024-06-01, sentence: 1 year, sources: [late]}", "convicted"),
        ("convicted", "early", "{kind: conviction, date: 2024-08-01, sentence: 1 year, sources: [late]}", "pending"),
        ("overturned", "early", "{kind: conviction, date: 2024-06-01, sentence: 1 year, sources: [early]}, {kind: overturned, date: 2025-01-01, sources: [late]}", "convicted"),
        ("acquitted", "late", "", "pending"),
        ("dropped", "late", "", "pending"),
        ("dropped", "early", "", "dropped"),
        ("not-tried", "undated", "", "pending"),
        ("unknown", "late", "", None),
        ("unknown", "early", "", "unknown"),
        ("pending", "late", "", "pending"),
    ],
)  # fmt: skip
def test_what_became_of_a_charge_later_is_not_told(outcome: str, sources: str, rulings: str, expected: str | None) -> None:
    more = [f"rulings: [{rulings}]"] if rulings else []
    text = f"charges: [{{offence: Fraud, category: theft-fraud, date: 2024-05-03, outcome: {outcome}, sources: [{sources}]}}]"
    made = altered(CASE, ("date: 2024-05-01, sources", "date: 2026-11-01, sources"))
    if "conviction" in rulings and "overturned" not in rulings:
        made = altered(made, ("status: detained", "status: imprisoned"))
    found = case_as_of(record(text, *more, text=made), DAY)
    assert found is not None
    assert [each.outcome for each in found.charges] == [expected]


HEARING = "date: 2024-12-05, time: '09:30', zone: Europe/Moscow, court: The Court, purpose: Appeal"


@pytest.mark.parametrize("state", ["moved", "cancelled"])
@pytest.mark.parametrize(("sources", "known"), [("early", True), ("early, late", False), ("early, undated", False)])
def test_a_hearing_that_was_moved_or_cancelled_later_still_stood(state: str, sources: str, known: bool) -> None:
    (hearing,) = then(f"hearings: [{{{HEARING}, state: {state}, sources: [{sources}]}}]").hearings
    assert (hearing.state, hearing.time, hearing.zone, hearing.court) == (
        (state, "09:30", "Europe/Moscow", "The Court") if known else (None,) * 4
    )


def test_a_hearing_that_is_over_is_told_as_it_came_and_one_that_nobody_knew_of_not_at_all() -> None:
    lines = f"hearings: [{{{HEARING}, state: cancelled, sources: [late]}}]"
    assert then(lines).hearings == ()
    assert [each.state for each in then(lines, day=date(2024, 12, 5)).hearings] == ["cancelled"]


def test_the_calendar_of_an_earlier_day_has_the_hearing_as_confirmed(written: Callable[..., Path]) -> None:
    lines = f"hearings: [{{{HEARING}, state: cancelled, sources: [early, late]}}]"
    text = with_keys(altered(CASE, ("date: 2024-05-01, sources", "date: 2026-11-01, sources")), lines).replace(
        "sources:\n  a:", f"sources:\n{SOURCES}  a:"
    )
    tracker = tracker_of(written({"vera-example.yml": text}))
    said = {}
    for day in (DAY, date(2025, 3, 1)):
        content = next(iter(calendars(shown(tracker, settings(CONTACT), day, BUILD_INFO), BUILD_INFO))).content().decode()
        said[day] = [line for line in content.split("\r\n") if line.startswith(("STATUS", "SUMMARY", "UID"))]
    assert said[DAY] == ["UID:case.vera-example.2024-12-05-hearing@example.org", "STATUS:CONFIRMED", "SUMMARY:Vera Example: Appeal"]
    assert said[date(2025, 3, 1)][1:] == ["STATUS:CANCELLED", "SUMMARY:Cancelled: Vera Example: Appeal"]


@pytest.mark.parametrize(("sources", "stands"), [("early", True), ("late", False), ("early, late", False)])
def test_a_remark_and_a_ruling_in_words_stand_where_all_that_bears_them_out_was_there(sources: str, stands: bool) -> None:
    rulings = f"rulings: [{{kind: remand, date: 2024-05-03, court: The Court, ruling: Until June., sources: [{sources}]}}]"
    custody = f"  - {{from: 2024-05-01, form: police, note: Flown over later., sources: [{sources}]}}\n  - {{from: 2024-05-03, form: remand, sources: [early]}}\n"
    made = altered(
        CASE, ("date: 2024-05-01, sources", "date: 2026-11-01, sources"), ("  - {from: 2024-05-01, form: remand, sources: [a]}\n", custody)
    )
    found = case_as_of(record(rulings, text=made), DAY)
    assert found is not None
    assert [each.note for each in found.custody] == ["Flown over later." if stands else None, None]
    assert [(each.court, each.ruling) for each in found.rulings] == [("The Court", "Until June." if stands else None)]


@pytest.mark.parametrize(
    ("sentence", "sources", "stands"),
    [
        ("8 years", "late", True),
        ("8 years, from 2023", "late", True),
        ("8 years, until 2031", "early", True),
        ("8 years, until 2031", "late", False),
        ("8 years, reduced on appeal to 6", "late", False),
        ("8 years, Upheld", "early, late", False),
    ],
)
def test_a_sentence_that_was_worded_with_what_came_later_does_not_stand(sentence: str, sources: str, stands: bool) -> None:
    said = f'kind: conviction, date: 2024-06-01, sentence: "{sentence}", total: "{sentence}", sources: [{sources}]'
    record = f"rulings:\n  - {{{said}}}\nevents:\n  - {{date: 2024-06-02, event: 'She got {sentence}', sources: [{sources}]}}"
    found = case_as_of(record_imprisoned(record), DAY)
    assert found is not None
    (ruling,) = found.rulings
    assert (ruling.kind, ruling.sentence, ruling.total) == ("conviction", *((sentence,) * 2 if stands else (None, None)))
    assert len(found.events) == (stands or "2031" not in sentence)


def record_imprisoned(lines: str) -> Case:
    made: Case = record(
        lines, text=altered(CASE, ("date: 2024-05-01, sources", "date: 2026-11-01, sources"), ("status: detained", "status: imprisoned"))
    )
    return made


def test_a_designation_that_was_taken_back_later_stood() -> None:
    lines = "designations: [{by: FR, as: hostage, date: 2024-05-03, until: 2025-01, sources: [early]}]"
    assert [each.until for each in then(lines).designations] == [None]
    assert [str(each.until) for each in then(lines, day=date(2025, 1, 31)).designations] == ["2025-01"]


WHOLE = (
    "unknowns: [Who told them?]",
    "links: [{title: Campaign, url: 'https://example.org/campaign'}]",
    "formerly: [vera]",
    "disputed: [{point: When?, accounts: [{claim: Then, sources: [early]}, {claim: Later, sources: [early]}]}]",
)


def test_what_speaks_of_the_whole_record_goes_where_anything_lies_after_the_day() -> None:
    found = then(*WHOLE)
    assert (found.summary, found.unknowns, found.links, found.formerly, found.disputed) == ({"en": ""}, (), (), (), ())
    assert found.last_report is not None
    assert found.last_report.date.latest <= DAY


def test_of_a_case_that_was_over_what_was_written_later_goes() -> None:
    """All that happened lies before the day; a source of later was added, which an account cites and then the summary too."""
    over = altered(CASE, ("status: detained\nlast_report: {date: 2024-05-01, sources: [a]}", "status: released"))
    over = with_keys(over, "release: {date: 2024-05-20, manner: unilateral, sources: [early]}").replace("[a]", "[early]")
    over = over.replace("[^a]", "[^early]")
    account = "disputed: [{{point: When?, accounts: [{{claim: Then, sources: [early]}}, {{claim: Later, sources: [{0}]}}]}}]"
    before = case_as_of(
        record(*WHOLE[:3], account.format("early"), "events: [{date: 2024-05-10, event: It., sources: [late, early]}]", text=over), DAY
    )
    assert before is not None
    assert (before.unknowns, before.links, before.formerly, len(before.disputed)) == ((), (), (), 1)
    assert before.summary == {"en": "She was arrested in May 2024.[^early]"}
    told = case_as_of(record(account.format("late"), text=over), DAY)
    assert told is not None
    assert told.disputed == ()
    told = case_as_of(record(text=over.replace("[^early]", "[^late]")), DAY)
    assert told is not None
    assert told.summary == {"en": ""}


def test_a_source_is_not_said_to_have_been_read_later() -> None:
    found = then("events: [{date: 2024-05-10, event: It., sources: [read]}]")
    assert [str(each.accessed) for each in found.sources.values() if each.accessed] == ["2024-05-20"]
    text = "events: [{date: 2024-05-10, event: It., sources: [early]}]"
    made = record(text, text=altered(CASE, ("date: 2024-05-01, sources", "date: 2026-11-01, sources")))
    assert isinstance(made, Case)
    later = altered(SOURCES, ("date: 2024-05-02}", "date: 2024-05-02, accessed: 2026-11-01}"))
    whole = check(
        with_keys(altered(CASE, ("date: 2024-05-01, sources", "date: 2026-11-01, sources")), text).replace(
            "sources:\n  a:", f"sources:\n{later}  a:"
        )
    ).record
    assert isinstance(whole, Case)
    assert str(whole.sources["early"].accessed) == "2026-11-01"
    found_then = case_as_of(whole, DAY)
    assert found_then is not None
    assert found_then.sources["early"].accessed is None


def test_the_act_behind_a_release_that_followed_it_is_not_there() -> None:
    text = altered(CASE, ("status: detained\nlast_report: {date: 2024-05-01, sources: [a]}", "status: released"))
    release = "release: {date: 2024-05-20, manner: unilateral, basis: pardon, basis_date: 2025-01-01, sources: [early]}"
    found = case_as_of(record(release, text=text), DAY)
    assert found is not None
    assert found.release is not None
    assert (found.release.basis, found.release.basis_date) == (None, None)


def test_a_swap_of_an_earlier_day_has_nothing_of_later() -> None:
    lines = (
        "statements: [{by: A, date: 2024-06-02, says: Thanks., sources: [early]}, {by: B, date: 2025, says: Later., sources: [late]}, {by: C, says: When?, sources: [late]}]",
        "events: [{date: 2024-05-31, event: A plane flew., sources: [early]}, {date: 2025-01-01, event: A film was shown., sources: [late]}]",
        "mediators: [{by: TR, claim: disputed, sources: [late]}]",
        *WHOLE[:2],
        "formerly: [2024-vera]",
        WHOLE[3],
    )
    swap = record(*lines, text=SWAP, kind="swap")
    assert isinstance(swap, Swap)
    found = swap_as_of(swap, DAY)
    assert [each.by for each in found.statements] == ["A"]
    assert [each.event for each in found.events] == ["A plane flew."]
    assert [(each.by, each.claim) for each in found.mediators] == [("TR", "disputed")], "without the doubt it would be a fact"
    assert (found.summary, found.unknowns, found.links, found.formerly, found.disputed) == ({"en": ""}, (), (), (), ())
    assert "late" not in found.sources
    assert swap_as_of(swap, TODAY) is swap


def test_a_page_says_what_stands_in_place_of_the_summary(written: Callable[..., Path]) -> None:
    tracker = tracker_of(written({"vera-example.yml": altered(CASE, ("date: 2024-05-01, sources", "date: 2026-11-01, sources"))}))
    said = "The summary may tell of later events, so it is left out here."
    for day, there in ((DAY, True), (TODAY, False)):
        page = next(
            each for each in site(tracker, settings(CONTACT), day, BUILD_INFO).pages if each.address == "cases/vera-example/"
        ).body()
        assert (said in page) is there


def test_the_page_of_a_person_held_says_since_when_and_of_no_report_that_nobody_had_made(written: Callable[..., Path]) -> None:
    """That she was held on the day is known from a report of later, of which the day knows nothing."""
    reported = altered(CASE, ("date: 2024-05-01, sources: [a]", "date: 2026-11-01, sources: [late]")).replace(
        "sources:\n  a:", f"sources:\n{SOURCES}  a:"
    )
    tracker = tracker_of(written({"vera-example.yml": reported}))
    for day, report in ((DAY, None), (TODAY, "1 November 2026")):
        context = shown(tracker, settings(CONTACT), day, BUILD_INFO)
        (case,) = context.tracker.cases.values()
        told = {fact.label: fact.text for fact in case_view(case, context).facts}
        assert told.get("Last report") == report
        assert context.count(case).span == f"since 1 May 2024, as of {context.words.day(day)}"
        assert ("Last report" in " ".join(case_card(case, "S", context).lines)) is (report is not None)
