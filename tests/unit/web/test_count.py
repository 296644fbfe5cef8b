"""What the index says above a list: how many people, as of when, and who of them a report of the last months says to be held."""

from __future__ import annotations

import json

from casetracker.data.status_index import content
from casetracker.locale import words
from casetracker.pages.context import context_of
from casetracker.pages.index.filters import filters
from casetracker.record.model import Record
from casetracker.settings import Contact, Settings
from node import run_module
from small_cases import TODAY, a_case, a_swap, a_tracker, freed

REMAND = "from: 2024-01-10, form: remand"
FRESH = a_case(REMAND, name="Held Fresh", report="2026-05-28")  # 180 days before 24 November
STALE = a_case(REMAND, name="Held Stale", report="2026-05-27")
OLDER = a_case("from: 2023-05-01, form: remand", name="Held Older", report="2025-01-01", by="DE")
BARRED = a_case("from: 2024-03-01, form: restricted", name="Barred From", status="restricted", report="2026-10-01")
EXCHANGED = freed("Ex Changed", "US", "RU")
FIRST = a_case(REMAND, name="Vera Twice", id="vera-one", by="PL", report="2025-01-01", more="same: [vera-two]")
SECOND = a_case("from: 2024-02-01, form: remand", name="Vera Twice", id="vera-two", by="PL", report="2025-01-01", more="same: [vera-one]")
UNKNOWN = a_case(REMAND, name="Not Known", status="unknown", report="2025-05-01")
EVERYBODY = (FRESH, STALE, OLDER, BARRED, UNKNOWN, EXCHANGED, a_swap())
BODY = """
  const record = m.open(given[0]);
  const said = w.sayings(record);
  return given[1].map((query) => {
    const question = q.asked(query, given[2]);
    return l.counted(record, said, s.select(record, question), question);
  });"""
MODULES = {"w": "index/said.js", "s": "index/select.js", "q": "index/question.js", "l": "index/list.js"}


def said(query: str, *records: Record) -> str:
    context = context_of(a_tracker(*records), words(), Settings(Contact("a@b.test", "c@b.test")), TODAY)
    choices = {each.key: [option.value for option in each.options] for each in filters(context)}
    found: list[str] = run_module("index/record.js", BODY, [json.loads(content(context)), [query], choices], **MODULES)
    return found[0]


def test_people_of_any_status_are_counted_and_then_those_of_them_who_are_held() -> None:
    assert said("?sort=name", *EVERYBODY) == (
        "6 people, as of 24 November 2026. 3 people reported held, 2 of them not reported on for over 180 days."
    )
    assert said("?by=de", *EVERYBODY) == "1 person, as of 24 November 2026. 1 person was last reported held, not within 180 days."
    assert said("?status=exchanged", *EVERYBODY) == "1 person, as of 24 November 2026."
    assert said("?year=2023&by=us", *EVERYBODY) == "Nobody in this record matches. Remove a filter to see more."


def test_those_held_are_counted_as_far_as_reports_go() -> None:
    assert said("?status=held", FRESH) == "As of 24 November 2026: 1 person reported held."
    assert said("?status=held", FRESH, STALE) == (
        "As of 24 November 2026: 2 people reported held, 1 of them not reported on for over 180 days."
    )
    assert said("?status=held", STALE, OLDER) == "As of 24 November 2026: 2 people were last reported held, none within 180 days."
    assert said("?status=detained", STALE) == "As of 24 November 2026: 1 person was last reported held, not within 180 days."


def test_on_a_day_those_held_then_are_counted_and_who_was_not_is_beside_them() -> None:
    assert said("?on=2024-03-02", *EVERYBODY) == "5 people held on 2 March 2024. Not counted as held: Restricted 1."
    assert said("?on=2023-05-01", *EVERYBODY) == "1 person held on 1 May 2023."
    assert said("?on=2026-11-24", STALE, OLDER) == "As of 24 November 2026: 2 people were last reported held, none within 180 days."
    assert said("?on=2026-11-23", FRESH, STALE, OLDER) == (
        "As of 23 November 2026: 3 people reported held, 1 of them not reported on for over 180 days."
    )
    assert said("?on=2025-01-02", OLDER) == "As of 2 January 2025: 1 person reported held."  # the last report is of the day before
    assert said("?on=2025-01-01", OLDER) == "1 person held on 1 January 2025."
    assert said("?on=2024-09-01&status=exchanged", *EVERYBODY) == "1 person, as of 1 September 2024."
    assert said("?on=2024-03-02", BARRED) == "0 people held on 2 March 2024. Not counted as held: Restricted 1."


def test_one_person_in_two_cases_is_one_who_is_held_and_one_of_whom_nothing_was_heard() -> None:
    assert said("?on=2024-03-02", FIRST, SECOND) == "1 person in 2 cases held on 2 March 2024."
    assert said("?status=held", FIRST, SECOND) == (
        "1 person in 2 cases, as of 24 November 2026. 1 person was last reported held, not within 180 days."
    )
