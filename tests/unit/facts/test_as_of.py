"""The record as it stood on an earlier day: nothing of what came later is in it, and it counts as the whole record counts that day."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from casetracker.data.api.written import written as written_out
from casetracker.facts import as_of, days_held, held_at_year_end, standing, totals
from casetracker.facts.as_of import case_as_of
from casetracker.pages.output import encoded
from casetracker.record.model import Case
from casetracker.record.model.citing import cited
from casetracker.record.references import Tracker
from casetracker.record.validate import validate
from exported import TODAY, at, files_of, tracker_of
from sample_record import sample_texts, sample_tracker
from small_records import CASE, SWAP, exchanged, with_keys
from small_sites import write_tracker
from written_records import Written

SOURCES = """\
  a: {title: Report, publisher: The Paper, url: https://example.org/1}
  old: {title: Old, publisher: The Paper, url: https://example.org/2, date: 2024-02-01}
  new: {title: New, publisher: The Paper, url: https://example.org/3, date: 2025-03-01}
"""
WHOLE = (
    """\
name: Vera Example
person: {citizenships: [RU], sources: [a]}
detained_by: US
status: exchanged
custody:
  - {from: 2024-01-10, form: extradition, by: GR, for: US, note: Flown over later., sources: [old]}
  - {from: 2024-05-01, form: remand, sources: [a]}
  - {from: 2024-09-01, form: sentence, sources: [a]}
charges:
  - {offence: Fraud, category: theft-fraud, outcome: convicted, sources: [old]}
  - {offence: Another, category: other, sources: [new]}
rulings:
  - {kind: extradition, date: 2024-04-20, by: GR, sources: [a]}
  - {kind: conviction, date: 2024-09-01, sources: [a]}
designations:
  - {by: RU, as: other, date: 2024-02, until: 2025-02, sources: [a]}
hearings:
  - {date: 2024-06-01, purpose: Known by then, sources: [old]}
  - {date: 2024-08-01, purpose: Told later, sources: [new]}
events:
  - {date: 2024-03-01, event: Asked to be sent home., sources: [a]}
  - {date: 2024-10-01, event: Something later., sources: [new]}
release: {date: 2025-02-01, manner: exchange, swap: 2024-06-01-exampleton, to: RU, basis: pardon, basis_date: 2025-02-03, sources: [new]}
disputed: [{point: Later?, accounts: [{claim: Yes, sources: [a]}, {claim: No, sources: [new]}]}]
unknowns: [What came of it.]
summary: She was arrested, and exchanged in 2025.[^a]
sources:
"""
    + SOURCES
    + "reviewed: 2026-11-01\n"
)
LATER_SWAP = SWAP.replace("date: 2024-06-01", "date: 2025-02-01")


@pytest.fixture
def whole(written: Written) -> Tracker:
    return tracker_of(written({"vera-example.yml": WHOLE, "swaps/2024-06-01-exampleton.yml": LATER_SWAP}))


def then(tracker: Tracker, *day: int) -> Case | None:
    return as_of(tracker, date(*day)).cases.get("vera-example")


def some(case: Case | None) -> Case:
    assert case is not None
    return case


def test_before_the_arrest_there_is_no_case_and_before_the_exchange_no_swap(whole: Tracker) -> None:
    assert then(whole, 2024, 1, 9) is None
    assert as_of(whole, date(2025, 1, 31)).swaps == {}
    assert as_of(whole, date(2025, 1, 31)).freed == {}
    assert list(as_of(whole, date(2025, 2, 1)).freed) == ["2024-06-01-exampleton"]


def test_while_another_state_held_the_person_it_was_that_state_s_case(whole: Tracker) -> None:
    case = some(then(whole, 2024, 3, 1))
    assert (case.detained_by, case.status) == ("GR", "detained")
    assert [(each.form, each.by) for each in case.custody] == [("extradition", None)]
    assert [each.by for each in case.charges] == ["US"]
    assert case.custody[0].note is None


def test_whoever_holds_somebody_for_another_to_the_end_is_not_who_released_them(written: Written) -> None:
    files = {
        "vera-example.yml": WHOLE.replace("form: sentence, ", "form: sentence, by: GR, "),
        "swaps/2024-06-01-exampleton.yml": LATER_SWAP,
    }
    case = some(then(tracker_of(written(files)), 2025, 3, 1))
    assert (case.status, case.detained_by) == ("exchanged", "US")
    assert [each.by for each in case.custody] == ["GR", None, "GR"]


def test_a_charge_has_the_outcome_that_it_had_then(whole: Tracker) -> None:
    assert [(each.offence, each.outcome) for each in some(then(whole, 2024, 8, 31)).charges] == [("Fraud", "pending")]
    assert [(each.offence, each.outcome) for each in some(then(whole, 2024, 9, 1)).charges] == [("Fraud", "convicted"), ("Another", None)]


def test_later_facts_are_not_in_it(whole: Tracker) -> None:
    case = some(then(whole, 2024, 7, 1))
    assert case.status == "detained"
    assert [each.form for each in case.custody] == ["extradition", "remand"]
    assert [each.kind for each in case.rulings] == ["extradition"]
    assert [each.event for each in case.events] == ["Asked to be sent home."]
    assert [each.purpose for each in case.hearings] == ["Known by then"]
    assert [each.until for each in case.designations] == [None]
    assert (case.release, case.disputed, case.unknowns, case.summary) == (None, (), (), {"en": ""})
    assert case.last_report is not None
    assert str(case.last_report.date) == "2024-07-01"
    assert set(case.sources) == {"old"}  # `a` tells of the conviction too


def test_a_source_of_a_later_day_is_not_in_it_and_what_it_bore_out_stands_without_one(whole: Tracker) -> None:
    case = some(then(whole, 2024, 9, 1))
    assert set(case.sources) == {"a", "old"}
    assert [(each.offence, each.sources) for each in case.charges] == [("Fraud", ("old",)), ("Another", ())]
    assert {source for _, source in cited(case)} == {"a", "old"}
    assert set(some(then(whole, 2025, 3, 1)).sources) == {"a", "old", "new"}


def test_a_source_without_a_date_is_a_later_one_where_it_tells_of_something_later() -> None:
    told_again = WHOLE.replace("event: Something later., sources: [new]", "event: Something later., sources: [a]")
    changed = validate(told_again.encode(), "cases/vera-example.yml", "vera-example", "case", date(2026, 11, 24)).record
    assert isinstance(changed, Case)
    before, after = (some(case_as_of(changed, date(2024, month, 1))) for month in (9, 10))
    assert set(before.sources) == {"old"}
    assert "a" in after.sources


@pytest.mark.parametrize(
    "later", ["{date: 2024-10, event: Something later., sources: [a]}", "{date: 2024-10-31, event: It., sources: [a]}"]
)
def test_what_may_have_happened_later_counts_as_later_for_its_source_too(later: str) -> None:
    changed = WHOLE.replace("{date: 2024-10-01, event: Something later., sources: [new]}", later)
    record = validate(changed.encode(), "cases/vera-example.yml", "vera-example", "case", date(2026, 11, 24)).record
    assert isinstance(record, Case)
    within, after = (some(case_as_of(record, day)) for day in (date(2024, 10, 15), date(2024, 11, 1)))
    assert "a" not in within.sources
    assert "a" in after.sources


def test_the_end_of_a_custody_that_lies_ahead_counts_as_later_for_its_source() -> None:
    ended = WHOLE.replace("form: extradition, by", "to: 2024-04-28, form: extradition, by").replace("org/2, date: 2024-02-01", "org/2")
    record = validate(ended.encode(), "cases/vera-example.yml", "vera-example", "case", date(2026, 11, 24)).record
    assert isinstance(record, Case)
    assert ["old" in some(case_as_of(record, date(2024, 4, day))).sources for day in (27, 28)] == [False, True]


def test_a_summary_that_cites_a_later_source_goes_with_it() -> None:
    text = with_keys(CASE, "unknowns: [Where?]\nformerly: [vera]").replace("sources:\n  a: {", "sources:\n  a: {date: 2026-10-30, ")
    case = validate(text.encode(), "cases/vera-example.yml", "vera-example", "case", date(2026, 11, 24)).record
    assert isinstance(case, Case)
    earlier = some(case_as_of(case, date(2026, 10, 29)))
    assert (earlier.summary, earlier.unknowns, earlier.sources, earlier.person.sources) == ({"en": ""}, (), {}, ())
    assert case_as_of(case, date(2026, 11, 1)) is case


def test_on_the_day_of_the_release_she_is_released_and_the_act_that_followed_is_not_there(whole: Tracker) -> None:
    case = some(then(whole, 2025, 2, 1))
    assert case.status == "exchanged"
    assert case.release is not None
    assert case.release.basis_date is None
    assert case.last_report is None


def test_after_all_of_it_was_told_the_record_is_as_it_is(whole: Tracker) -> None:
    assert then(whole, 2026, 11, 1) is whole.cases["vera-example"]


def test_between_two_arrests_a_person_is_at_liberty(written: Written) -> None:
    text = exchanged("Vera Example").replace(
        "  - {from: 2024-05-01, form: remand, sources: [a]}",
        "  - {from: 2024-01-01, to: 2024-02-01, form: police, sources: [a]}\n  - {from: 2024-05-01, form: remand, sources: [a]}",
    )
    tracker = tracker_of(written({"vera-example.yml": text, "swaps/2024-06-01-exampleton.yml": SWAP}))
    case = some(then(tracker, 2024, 3, 1))
    assert (case.status, case.release.manner if case.release else "", str(case.release.date) if case.release else "") == (
        "released",
        "other",
        "2024-02-01",
    )
    assert some(then(tracker, 2024, 5, 2)).status == "detained"


def test_references_to_cases_that_had_not_begun_are_gone(written: Written) -> None:
    first = with_keys(exchanged("Vera Example"), "same: [vera-example-2]")
    second = exchanged("Vera Example").replace("2024-05-01", "2024-05-20").replace("summary:", "same: [vera-example]\nsummary:")
    files = {"vera-example.yml": first, "vera-example-2.yml": second, "swaps/2024-06-01-exampleton.yml": SWAP}
    tracker = tracker_of(written(files))
    assert some(then(tracker, 2024, 5, 10)).same == ()
    assert some(then(tracker, 2024, 5, 20)).same == ("vera-example-2",)


def test_who_was_held_on_a_day_is_the_same_whether_told_of_the_whole_record_or_of_the_one_of_that_day() -> None:
    tracker = sample_tracker()
    day = date(2010, 1, 15)
    while day < date(2026, 11, 24):
        earlier = as_of(tracker, day)
        for case in tracker.cases.values():
            now, before = standing(case, day), earlier.cases.get(case.id)
            if before is None:
                assert now.status is None, (case.id, day)
                continue
            old = standing(before, day)
            assert (old.held, old.by) == (now.held, now.by), (case.id, day)
            assert (now.status or "released") == old.status == before.status, (case.id, day)
            then_held, held = days_held(before, day).total, days_held(case, day).total
            # Somebody who may have been let go by then was so far reported held, and is counted on for a while;
            # a period that may have begun by then and may not is none of the record of that day yet.
            unsure = any(each.start.earliest <= day < each.start.latest for each in case.custody)
            assert then_held.most <= held.most if unsure else then_held.most == held.most, (case.id, day)
            assert then_held.fewest >= held.fewest, (case.id, day)
        day += timedelta(61)


def test_the_yearly_table_is_that_of_the_records_of_those_days() -> None:
    tracker = sample_tracker()
    found = held_at_year_end(tracker, date(2024, 7, 31))
    days = sorted({each.day for each in found})
    assert days[-1] == date(2024, 7, 31)
    for day in days:
        told = {(each.state, each.held, each.stale) for each in found if each.day == day}
        assert told == set(totals(as_of(tracker, day), day).held_by), day


@pytest.mark.parametrize("day", [date(2010, 7, 8), date(2018, 3, 1), date(2022, 4, 26), date(2024, 7, 31), date(2025, 4, 9)])
def test_every_case_of_an_earlier_day_is_a_sound_record(day: date) -> None:
    """It is written down again and read by the checks, which know of nothing that they would refuse in a file."""
    earlier = as_of(sample_tracker(), day)
    assert len(earlier.cases) >= 5
    for case in earlier.cases.values():
        data = written_out(case)
        if data["summary"] == {"en": ""}:
            data["summary"] = "Left out.[^one]"
            data["sources"]["one"] = {"title": "One", "publisher": "One", "url": "https://one.example.org/"}
        checked = validate(encoded(data), f"cases/{case.id}.yml", case.id, "case", TODAY)
        # Of somebody who may have been let go by then the record of that day says so, as no file of today can;
        # and what only later sources bear out stands without a source.
        wrong = [each for each in checked.problems if each.is_error and each.rule != "custody-last-open"]
        assert [str(each) for each in wrong if not (each.rule == "list-short" and each.field.endswith("sources"))] == []


def test_nothing_of_a_later_day_is_published(tmp_path: Path) -> None:
    day = date(2024, 7, 31)
    files = files_of(as_of(sample_tracker(), day), day)
    texts = {
        name: content.decode()
        for name, content in files.items()
        if name.endswith((".csv", ".json")) and name.startswith(("data/", "api/v1/c", "api/v1/s")) and "/schema/" not in name
    }
    assert not [name for name, text in texts.items() if "2024-08-01-exampleton" in text]
    assert '"id":"vera-example"' in texts["api/v1/cases.json"]


def test_no_count_of_days_goes_on_in_a_record_of_the_past() -> None:
    from casetracker.pages.context import context_of

    day = date(2024, 7, 31)
    now = at(sample_tracker(), day)
    past = context_of(as_of(sample_tracker(), day), now.words, now.settings, day, past=True)
    counts = [past.count(case) for case in past.tracker.cases.values()]
    assert not any(count.running or count.stops for count in counts)
    assert len(counts) > 20


def test_build_data_writes_the_record_of_a_day_without_mkdocs(tmp_path: Path) -> None:
    code = "import sys; from casetracker.cli import main; code = main(sys.argv[1:]); assert 'mkdocs' not in sys.modules; raise SystemExit(code)"
    config = write_tracker(tmp_path, sample_texts())
    command = [sys.executable, "-c", code, "build-data", tmp_path / "out", "--config", config, "--as-of", "2024-07-31"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "out/api/v1/swaps/2024-08-01-exampleton.json").exists()
    assert b'"as_of":"2024-07-31"' in (tmp_path / "out/api/v1/cases.json").read_bytes()
    assert b'"status":"house-arrest"' in (tmp_path / "out/api/v1/cases/vera-example.json").read_bytes()
