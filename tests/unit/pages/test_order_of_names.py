"""Every list of people has the one order of names: accents, case and script never put somebody at its end."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from casetracker.data.status_index import content
from casetracker.facts import related
from casetracker.facts.needed import needed
from casetracker.facts.statistics import waits
from casetracker.history import Change, History, Revision
from casetracker.locale import words
from casetracker.pages.changes.view import all_entries, days
from casetracker.pages.context import Context, context_of
from casetracker.pages.feeds import view as feed_list
from casetracker.pages.home.view import home_view
from casetracker.pages.index.filters import filters
from casetracker.pages.index.view import index_views
from casetracker.pages.statistics.view import statistics_view
from casetracker.pages.swap.chronology import chronology
from casetracker.pages.swap.view import swap_view
from casetracker.record.model import Case
from casetracker.record.references import Tracker
from golden_record import HISTORY, SETTINGS
from node import run_module
from small_cases import TODAY, a_case, a_swap, a_tracker, freed

NAMES = ["Anna", "Łukasz", "Šárka", "Zoe"]
IDS = {"Anna": "a4", "Łukasz": "a2", "Šárka": "a3", "Zoe": "a1"}
STATES = ("ZA", "CI", "AX", "CV")
SPY = "charges: [{offence: Espionage, category: espionage, sources: [a]}]"


def person(name: str, more: str = "") -> Case:
    return a_case("from: 2024-01-10, form: remand", name=name, id=IDS.get(name, name.lower()), report="2025-01-05", more=more)


def held(*names: str) -> Tracker:
    return a_tracker(*(person(name) for name in names))


def elsewhere() -> Tracker:
    return a_tracker(*(a_case("from: 2024-01-10, form: remand", name=f"One {code}", by=code, report="2025-01-05") for code in STATES))


def exchanged(*names: str) -> Tracker:
    return a_tracker(*(replace(freed(name, "US", "RU"), id=IDS[name]) for name in names), a_swap())


def at(tracker: Tracker, history: History | None = None) -> Context:
    return context_of(tracker, words(), SETTINGS, TODAY, history or HISTORY)


@pytest.fixture(params=[tuple(NAMES), tuple(reversed(NAMES))], ids=["given in order", "given in reverse"])
def given(request: pytest.FixtureRequest) -> tuple[str, ...]:
    names: tuple[str, ...] = request.param
    return names


def test_the_index_and_its_parts(given: tuple[str, ...]) -> None:
    for view in (make() for make in index_views(at(held(*given))).values()):
        assert [row.case.name for group in view.groups for row in group.rows] == NAMES, view.address


def test_those_held_on_the_home_page_and_those_who_waited(given: tuple[str, ...]) -> None:
    assert [each.row.case.name for each in home_view(at(held(*given))).held_rows] == NAMES
    assert [wait.case.name for wait in waits(exchanged(*given), TODAY)["US"]] == NAMES


def test_the_sides_of_a_swap(given: tuple[str, ...]) -> None:
    tracker = exchanged(*given)
    view = swap_view(next(iter(tracker.swaps.values())), at(tracker))
    assert [row.case.name for side in view.sides for row in side.people] == NAMES
    assert [person.row.case.name for side in view.opposite_sides for group in side.groups for person in group.people] == NAMES


def test_the_chronology_and_its_table(given: tuple[str, ...]) -> None:
    picture = chronology(at(exchanged(*given)))
    assert picture is not None
    assert [life.name for life in picture.lives] == NAMES[::-1]  # the first is drawn last, farthest from the axis
    assert [row.case.name for row in picture.rows] == NAMES


def test_the_cases_of_the_same_person_and_what_is_needed(given: tuple[str, ...]) -> None:
    tracker = a_tracker(*(person(name) for name in given), person("Boris", "same: [a1, a2, a3, a4]"))
    assert [case.name for case in related(tracker).same_person(tracker.cases["boris"])] == NAMES
    assert [need.record.id for need in needed(held(*given), TODAY, 180)["report"]] == [IDS[name] for name in NAMES]


def test_changes_of_one_moment_and_those_who_came_in_on_one_day(given: tuple[str, ...]) -> None:
    came = Revision("24" * 20, HISTORY.records["case/vera-example"][0].time, 0, "added", (Change("status", "added", new="detained"),))
    history = History(known=True, commit="24" * 20, records={f"case/{IDS[name]}": (came,) for name in given})
    entries = all_entries(at(held(*given), history))
    assert [each.title for each in entries] == NAMES
    assert [each.title for day in days(entries[::-1]) for each in day.added] == NAMES


def test_the_list_of_the_browser(given: tuple[str, ...]) -> None:
    data = json.loads(content(at(held(*given))))
    body = """
      const record = m.open(given);
      return ["name", ""].map((sort) => s.select(record, q.asked(`?status=held&sort=${sort}`)).rows.map(({ one }) => one.name));"""
    assert run_module("index/record.js", body, data, s="index/select.js", q="index/question.js") == [NAMES, NAMES]


def test_countries_to_choose_from_stand_by_their_names() -> None:
    by = next(each for each in filters(at(elsewhere())) if each.key == "by")
    assert [option.value for option in by.options] == ["AX", "CV", "CI", "ZA"], [option.label for option in by.options]


def test_states_with_as_many_people_stand_by_their_names() -> None:
    shown = at(elsewhere())
    names = ["Åland Islands", "Cape Verde", "Côte d’Ivoire", "South Africa"]
    assert [part.label for part in index_views(shown)["cases/"]().by_state] == names
    assert [part.label for part in home_view(shown).held_by] == names
    assert feed_list.states(shown) == ["AX", "CV", "CI", "ZA"]


def test_states_in_the_figures_and_their_tables_stand_by_their_names() -> None:
    shown = at(a_tracker(a_swap(), *(freed(f"Ex {code}", code, "RU", more=SPY) for code in STATES)))
    names = ["Åland Islands", "Cape Verde", "Côte d’Ivoire", "South Africa"]
    figures = {each.id: each for each in statistics_view(shown).figures}
    assert [bar.label for bar in figures["waits"].drawn] == names
    assert figures["offences"].table.head[1:5] == tuple(names)
    assert figures["held"].table.head[1:5] == tuple(names)
