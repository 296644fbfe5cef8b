"""What the script of the index says of a day is what `derive` says, for every case on every kind of day."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest

import golden_record
from benchmarks.many_records import write
from casetracker.data.search import content as searched
from casetracker.data.status_index import content, more_of_rows
from casetracker.facts import changes, days_held, held_over, people, standing
from casetracker.locale import words
from casetracker.pages.context import Context, context_of
from casetracker.pages.index.filters import filters
from casetracker.record.load import load
from casetracker.record.model import Case
from casetracker.settings import Contact, Settings
from node import run_module
from small_records import CASE, PLACE, SWAP, altered, exchanged, with_keys
from small_sites import ROOT
from written_records import Written

DAY = date(2026, 11, 24)
VALID = sorted(path for path in (ROOT / "tests" / "data" / "valid").iterdir() if path.is_dir())
RECORDS = ["the golden record", "300 invented cases", *(path.name for path in VALID)]
SETTINGS = Settings(Contact("a@b.test", "c@b.test"))
EPOCH = date(1970, 1, 1)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Context]:
    """Open a record by its name."""
    made = tmp_path_factory.mktemp("invented")

    def open_record(name: str) -> Context:
        folder = ROOT / "tests" / "data" / "valid" / name / "cases"
        if name == "the golden record":
            folder = golden_record.RECORD
        if name == "300 invented cases":
            folder = made / "cases"
            if not folder.is_dir():
                write(made, 300)
        return context_of(load(folder, DAY).tracker, words("en"), SETTINGS, DAY)

    return open_record


def days_of(case: Case, until: date) -> list[date]:
    """Days on which an answer may change, the days beside them, and some in between."""
    turns = [each.day for each in changes(case, until)]
    turns += [custody.start.earliest for custody in case.custody if custody.start.earliest.year > 1]
    near = {turn + timedelta(step) for turn in turns for step in (-1, 0, 1)}
    spread = {until - timedelta(step) for step in range(0, 6000, 97)}
    return sorted(day for day in near | spread if day <= until)


@pytest.mark.parametrize("name", RECORDS)
def test_the_changes_of_a_case_are_all_that_its_standing_ever_says(name: str, opened: Callable[[str], Context]) -> None:
    at = opened(name)
    for case in at.tracker.listed:
        found = changes(case, DAY)
        for day in days_of(case, DAY):
            stands = standing(case, day)
            last = next((each for each in reversed(found) if each.day <= day), None)
            said = (last.status, last.stale) if last else (None, False)
            assert said == (stands.status, stands.stale), (case.id, day)
            if stands.by:
                assert last is not None
                assert last.state == stands.by


@pytest.mark.parametrize("name", RECORDS)
def test_the_script_tells_the_standing_of_every_case_on_many_days_as_derive_does(name: str, opened: Callable[[str], Context]) -> None:
    at = opened(name)
    data = json.loads(content(at))
    asked = [[(day - EPOCH).days for day in days_of(case, DAY)] for case in at.tracker.listed]
    body = """
      const record = m.open(given[0]);
      return record.cases.map((one, index) => [one.id, given[1][index].map((day) => {
        const { status, stale, state } = m.standing(one, day);
        return [record.statuses[status]?.[0] ?? null, stale, record.countries[state]?.[0] ?? null];
      })]);"""
    answers = dict(run_module("index/record.js", body, [data, asked]))
    assert list(answers) == [case.id for case in at.tracker.listed]
    for case in at.tracker.listed:
        for day, (status, stale, state) in zip(days_of(case, DAY), answers[case.id], strict=True):
            stands = standing(case, day)
            assert (status, stale) == (stands.status, stands.stale), (case.id, day)
            assert stands.by in (None, state), (case.id, day)


@pytest.mark.parametrize("name", RECORDS)
def test_the_script_counts_the_days_held_by_every_day_as_derive_does(name: str, opened: Callable[[str], Context]) -> None:
    at = opened(name)
    later = [DAY + timedelta(days) for days in (1, 60, 179, 180, 181, 400)]  # up to these a reader's browser counts on
    days = {case.id: [*days_of(case, DAY), *later] for case in at.tracker.listed}
    asked = [[(day - EPOCH).days for day in days[case.id]] for case in at.tracker.listed]
    body = """
      const record = m.open(given[0]);
      return record.cases.map((one, index) => [one.id, given[1][index].map((day) => m.daysHeld(one, day))]);"""
    for id, counted in run_module("index/record.js", body, [json.loads(content(at)), asked]):
        for day, found in zip(days[id], counted, strict=True):
            assert found == days_held(at.tracker.cases[id], day).total._asdict(), (id, day)


@pytest.mark.parametrize("name", RECORDS)
def test_the_line_counts_the_people_held_on_every_day(name: str, opened: Callable[[str], Context]) -> None:
    at = opened(name)
    first = min((case.custody[0].start.latest for case in at.tracker.listed), default=DAY)
    ours = held_over(at.tracker.listed, first, DAY)
    body = "const record = m.open(given[0]); return [...m.heldOver(record, record.cases, given[1], [])];"
    assert run_module("index/record.js", body, [json.loads(content(at)), (first - EPOCH).days]) == ours
    for step in range(0, len(ours), 211):
        day = first + timedelta(step)
        assert ours[step] == people(case for case in at.tracker.listed if standing(case, day).held), day


def test_several_cases_of_one_person_are_one_person_for_the_script_too(written: Written) -> None:
    again = altered(CASE, ("detained_by: US", "detained_by: DE"))
    folder = written(
        {
            "vera-example.yml": with_keys(CASE, "same: [vera-example-again]"),
            "vera-example-again.yml": with_keys(again, "same: [vera-example]"),
            "vera-sample.yml": altered(CASE, ("Vera Example", "Vera Sample")),
        }
    )
    context = context_of(load(folder, DAY).tracker, words("en"), SETTINGS, DAY)
    body = "const { cases } = m.open(given); return [cases.length, m.people(cases)];"
    assert run_module("index/record.js", body, json.loads(content(context))) == [3, 2]
    assert held_over(context.tracker.listed, date(2024, 5, 1), date(2024, 5, 2)) == [2, 2]


TABLE = {"s": "index/select.js", "q": "index/question.js", "t": "index/table.js", "w": "index/said.js"}
NUMBERS = """
  const record = m.open(given[0]);
  s.prepare(record, given[2]);
  const queries = ["", "?status=held", "?text=a", ...given[3].map((day) => `?on=${day}`)];
  const wrong = [];
  for (const [key, values] of Object.entries(given[1])) {
    const some = values.slice(0, 6);
    queries.push(...some.map((value) => `?${key}=${value}`), ...given[3].flatMap((day) => some.map((value) => `?on=${day}&${key}=${value}`)));
  }
  for (const query of queries) {
    const question = q.asked(query, given[1]);
    const { numbers } = s.select(record, question);
    for (const [key, values] of Object.entries(given[1])) for (const value of values) {
      const chosen = s.select(record, { ...question, [key]: [value] });
      if (numbers(key, value) !== chosen.people || (chosen.people === 0) !== (chosen.rows.length === 0))
        wrong.push([query, key, value, numbers(key, value), chosen.people]);
    }
  }
  const plain = s.select(record, q.asked("", given[1]));
  return { wrong, asked: queries.length, plain: Object.entries(given[1]).map(([key, values]) => [key, values.map((value) => plain.numbers(key, value))]) };
"""


@pytest.mark.parametrize("name", RECORDS)
def test_every_number_of_every_choice_is_what_choosing_it_gives_whatever_else_is_chosen(
    name: str, opened: Callable[[str], Context]
) -> None:
    at = opened(name)
    choices = {each.key: [option.value for option in each.options] for each in filters(at)}
    on = ["2008-05-01", "2022-03-04", "2024-07-31", DAY.isoformat()]
    given = [json.loads(content(at)), choices, json.loads(searched(at)), on]
    found = run_module("index/record.js", NUMBERS, given, s="index/select.js", q="index/question.js")
    assert found["wrong"] == []
    assert found["asked"] > 6
    in_page = {each.key: [int(option.number) for option in each.options] for each in filters(at)}
    assert dict(found["plain"]) == in_page


GROWN = """
  const days = (file, now) => {
    const record = m.open(file, now);
    const shown = s.select(record, q.asked("?status=held", { status: ["held"] }));
    const [heads, row] = t.table(record, w.sayings(record), shown, given[2], () => "", false);
    return [shown.rows[0].days.fewest, row[heads.indexOf("Days held, at least")]];
  };
  return given[1].map((now) => [days(given[0], now), days({ ...given[0], past: true }, now)]);
"""


def test_the_list_counts_up_to_the_reader_s_day_and_the_file_of_rows_up_to_the_day_on_it(written: Written) -> None:
    folder = written({"vera-example.yml": altered(CASE, ("date: 2024-05-01", "date: 2026-11-01"))})
    context = context_of(load(folder, DAY).tracker, words("en"), SETTINGS, DAY)
    assert json.loads(content(context))["past"] is False
    # Detained on 1 May 2024; counted to 24 November, ten days more, and to the report of 1 November once that is 181 days old.
    readers = [(day - EPOCH).days for day in (DAY, DAY + timedelta(10), date(2026, 11, 1) + timedelta(181), DAY - timedelta(9))]
    found = run_module("index/record.js", GROWN, [json.loads(content(context)), readers, json.loads(more_of_rows(context))], **TABLE)
    assert [list_of_today[0] for list_of_today, _ in found] == [937, 947, 914, 937]
    assert [past for _, past in found] == [[937, 937]] * 4
    assert [list_of_today[1] for list_of_today, _ in found] == [937] * 4


CHARGES = """charges:
  - {offence: Of May, category: espionage, date: 2024-05-10, sources: [a]}
  - {offence: Of a later month, category: treason, date: 2024-06, sources: [a]}
  - {offence: Told in July, category: espionage, sources: [answers]}
  - {offence: Told in July, category: extremism, sources: [answers, a]}
  - {offence: Nobody knows when, category: other, sources: [a]}"""
ON_A_DAY = """
  const record = m.open(given[0]);
  return given[1].map((query) => {
    const shown = s.select(record, q.asked(query, { offence: record.offences.map(([key]) => key) }));
    const [heads, row] = t.table(record, w.sayings(record), shown, given[2], () => "", query !== "");
    const { rows: [first] } = shown;
    const words = first ? first.offence.map((at) => record.offences[at]) : [];
    const inFile = row ? row[heads.indexOf("Charges")] === words.map(([, label]) => label).join("; ") : true;
    return [first ? words.map(([key]) => key).join(" ") : "nobody", inFile, shown.numbers("offence", "treason")];
  });
"""


def test_on_a_day_a_charge_that_came_later_is_neither_shown_nor_found(written: Written) -> None:
    answers = "sources:\n  answers: {title: Told, publisher: The Paper, url: https://example.org/answers, date: 2024-07-09}\n  a:"
    text = with_keys(altered(CASE, ("date: 2024-05-01", "date: 2026-11-01")), CHARGES).replace("sources:\n  a:", answers)
    context = context_of(load(written({"vera-example.yml": text}), DAY).tracker, words("en"), SETTINGS, DAY)
    expected = {
        "?on=2024-05-09": ("", 0),
        "?on=2024-05-10": ("espionage", 0),
        "?on=2024-06-29": ("espionage", 0),
        "?on=2024-06-30": ("espionage treason", 1),
        "?on=2024-07-09": ("espionage treason extremism", 1),
        "?on=2024-06-01&offence=treason": ("nobody", 0),
        "?on=2024-07-01&offence=treason": ("espionage treason", 1),
        "": ("espionage treason extremism other", 1),
    }
    given = [json.loads(content(context)), list(expected), json.loads(more_of_rows(context))]
    found = run_module("index/record.js", ON_A_DAY, given, **TABLE)
    assert [(offences, number) for offences, _, number in found] == list(expected.values())
    assert all(in_file for _, in_file, _ in found)


def test_a_place_finds_who_was_held_there_and_on_a_day_only_who_had_been_by_then(written: Written) -> None:
    there = "form: remand, sources: [a]}\n  - {from: 2025-01-02, facility: muster-prison, form: remand, sources: [a]}"
    held = altered(CASE, ("form: remand, sources: [a]}", there), ("date: 2024-05-01", "date: 2026-11-01"))
    elsewhere = altered(CASE, ("Vera Example", "Nowhere Named"))
    folder = written({"vera-example.yml": held, "nowhere-named.yml": elsewhere, "places/muster-prison.yml": PLACE})
    context = context_of(load(folder, DAY).tracker, words("en"), SETTINGS, DAY)
    assert [(each.label, each.options) for each in filters(context) if each.key == "place"] == [
        ("Held at", (("muster-prison", "Muster prison", "1"),))
    ]
    body = """
      const record = m.open(given);
      const found = (query) => s.select(record, q.asked(query, { place: ["muster-prison"] })).rows.map(({ one }) => one.name);
      return ["", "&on=2025-01-01", "&on=2025-01-02"].map((day) => found(`?place=muster-prison${day}`));
    """
    found = run_module("index/record.js", body, json.loads(content(context)), s="index/select.js", q="index/question.js")
    assert found == [["Vera Example"], [], ["Vera Example"]]


def test_the_file_of_rows_says_of_an_earlier_day_nothing_that_later_sources_tell(written: Written) -> None:
    folder = written({"vera-example.yml": exchanged("Vera Example"), "swaps/2024-06-01-exampleton.yml": SWAP})
    context = context_of(load(folder, DAY).tracker, words("en"), SETTINGS, DAY)
    body = """
      const record = m.open(given[0]);
      const file = (query) => {
        const question = q.asked(query, { status: ["exchanged"] });
        return t.table(record, w.sayings(record), s.select(record, question), given[1], (one) => one.id, question.on !== "");
      };
      return [file("?on=2024-05-31"), file("?status=exchanged")];
    """
    then, today = run_module("index/record.js", body, [json.loads(content(context)), json.loads(more_of_rows(context))], **TABLE)
    of_then, of_today = (dict(zip(*rows, strict=True)) for rows in (then, today))
    assert of_today.keys() - of_then.keys() == {
        "Sentence", "Last report", "Day of release or death", "Way of release", "Freed in", "Handed to", "Sources cited",
    }  # fmt: skip
    assert "xchange" not in str(of_then)
    assert of_today == {
        "Name": "Vera Example", "Status": "Exchanged", "Last known": "", "Held by": "United States", "Citizenship": "Russia", "Gender": "",
        "Occupation": "", "Born": "", "Day of detention": "2024-05-01", "Charges": "", "Days held, at least": 31, "Days held, at most": 31,
        "Sentence": "", "Last report": "", "Day of release or death": "2024-06-01", "Way of release": "Exchange",
        "Freed in": "Exchange in Exampleton", "Handed to": "Russia", "Sources cited": 1, "Page": "vera-example", "As of": "2026-11-24",
    }  # fmt: skip
