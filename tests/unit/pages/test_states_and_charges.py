"""The pages of states and of kinds of charges: whom they name, whom not, and what they say of a charge that no conviction bears."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casetracker.locale import words
from casetracker.pages.charge.view import ChargeView, charge_views
from casetracker.pages.charge.view import lines as charge_lines
from casetracker.pages.context import Context, context_of
from casetracker.pages.state.view import StateView, lines, state_views
from casetracker.record.dates import parse
from casetracker.record.model import Record, Withdrawn
from casetracker.record.model.groups import Mediator
from golden_record import SETTINGS
from small_cases import TODAY, a_case, a_swap, a_tracker, freed, withdrawn

REMAND = "from: 2024-01-10, form: remand"
SPY = "charges: [{offence: Spying, category: espionage, statute: Article 1, sources: [a]}]"


def at(*records: Record | Withdrawn) -> Context:
    return context_of(a_tracker(*records), words(), SETTINGS, TODAY)


def state(code: str, *records: Record | Withdrawn) -> StateView:
    return state_views(at(*records))[f"states/{code}/"]()


def charge(address: str, *records: Record | Withdrawn) -> ChargeView:
    return charge_views(at(*records))[address]()


def named(view: StateView) -> dict[str, list[str]]:
    """Return the names in each part of a page."""
    of_cases = {group.key: [row.case.name for row in group.rows] for group in view.cases.groups} if view.cases else {}
    return of_cases | {each.id: [row.case.name for row in each.rows] for each in view.people}


def test_a_state_s_page_names_whom_it_held_whom_it_held_before_another_and_its_citizens_held_by_others() -> None:
    extradited = a_case("from: 2023-01-10, form: extradition, by: TH, for: US", REMAND, name="Ex Tradited", report="2026-10-01")
    abroad = a_case(REMAND, name="Held Abroad", by="EE", report="2026-10-01")
    at_home = a_case(REMAND, name="At Home", by="RU", report="2026-10-01")
    hidden = a_case(REMAND, name="Nina Hidden", by="EE", report="2026-10-01", more="listed: false")
    everybody = (extradited, abroad, at_home, hidden, withdrawn("gone"))
    assert named(state("th", *everybody)) == {"before": ["Ex Tradited"]}
    assert named(state("ru", *everybody)) == {"detained": ["At Home"], "citizens": ["Ex Tradited", "Held Abroad"]}
    assert named(state("us", *everybody)) == {"detained": ["Ex Tradited"]}
    assert [(each.code, each.holder, each.before, each.citizens, each.swaps) for each in lines(at(*everybody))] == [
        ("EE", 1, 0, 0, 0), ("RU", 1, 0, 2, 0), ("TH", 0, 1, 0, 0), ("US", 1, 0, 0, 0),
    ]  # fmt: skip


def test_its_exchanges_say_what_part_it_had_newest_first() -> None:
    swap = a_swap()
    later = replace(swap, id="2025-06-01-later", date=parse("2025-06-01"), parties=("US", "TR"), mediators=())
    mediated = replace(swap, mediators=tuple(Mediator(by=by, claim="acknowledged", sources=("a",)) for by in ("TR", "Red Cross")))
    people = (freed("Ex Changed", "US", "RU"), mediated, later)
    assert [(each.swap.id, each.part) for each in state("tr", *people).swaps] == [(later.id, "party"), (swap.id, "mediator")]
    assert [each.part for each in state("us", *people).swaps] == ["party", "party"]
    assert not [address for address in state_views(at(*people)) if "red" in address.lower()]


def test_a_long_list_of_citizens_is_left_to_the_index() -> None:
    abroad = [a_case(REMAND, name=f"Held {chr(65 + n // 26)}{chr(97 + n % 26)}", by="EE", report="2026-10-01") for n in range(101)]
    view = state("ru", *abroad)
    assert [(each.number, len(each.rows), each.target) for each in view.people] == [("101 people", 100, "cases/?citizen=RU")]
    assert state("ee", *abroad).people == ()


def test_a_charge_s_page_says_who_was_charged_by_whom_and_what_became_of_it() -> None:
    convicted = "charges: [{offence: Spying, category: espionage, statute: Article 1, date: 2024-02, outcome: convicted, sources: [a]}]"
    rulings = ("kind: conviction, date: 2024-03-01, sentence: 9 years", "kind: overturned, date: 2024-06-01")
    undone = a_case(REMAND, name="Con Victed", rulings=rulings, report="2026-10-01", more=convicted)
    by_another = a_case(
        REMAND,
        name="By Another",
        report="2026-10-01",
        more="charges: [{offence: Agent, category: espionage, by: PL, sources: [a]}, {offence: Theft, category: theft-fraud, sources: [a]}]",
    )
    hidden = a_case(REMAND, name="Nina Hidden", report="2026-10-01", more=f"{SPY}\nlisted: false")
    view = charge("charges/espionage/", undone, by_another, hidden)
    assert [(each.case.name, each.offence, each.state, each.statute, each.date, each.outcome) for each in view.charges] == [
        ("By Another", "Agent", "Poland", "", "", ""),
        ("Con Victed", "Spying", "United States", "Article 1", "February 2024", "Convicted (overturned on 1 June 2024)"),
    ]
    assert [(each.label, each.number, each.target) for each in view.by_state] == [
        ("Poland", "1", ""), ("United States", "1", "states/us/"),  # Poland has no page: it holds nobody
    ]  # fmt: skip
    assert [(each.label, each.number) for each in view.statutes] == [("Article 1", "1")]
    assert view.count == "2 people in this record, as of 24 November 2026"
    assert [(each.key, each.people) for each in charge_lines(at(undone, by_another, hidden))] == [("espionage", "2"), ("theft-fraud", "1")]


@pytest.mark.parametrize(("number", "pages"), [(200, 1), (201, 2)])
def test_a_charge_s_page_holds_two_hundred_charges(number: int, pages: int) -> None:
    names = [f"Held {chr(65 + n // 26)}{chr(97 + n % 26)}" for n in range(number)]
    views = charge_views(at(*(a_case(REMAND, name=name, report="2026-10-01", more=SPY) for name in names)))
    made = [make() for make in views.values()]
    assert list(views) == ["charges/espionage/", "charges/espionage/2/"][:pages]
    assert [each.case.name for view in made for each in view.charges] == names
    assert [view.title for view in made] == ["Espionage", "Espionage · Page 2 of 2"][:pages]
    assert (made[0].leaf.after, made[-1].leaf.before) == (("charges/espionage/2/", "charges/espionage/") if pages == 2 else ("", ""))
    assert made[-1].statutes == (made[0].statutes if pages == 1 else ())


def test_of_whom_it_held_for_a_time_all_are_named_since_the_index_has_no_filter_for_them() -> None:
    names = [f"Held {chr(65 + n // 26)}{chr(97 + n % 26)}" for n in range(101)]
    held = [a_case("from: 2023-01-10, form: extradition, by: TH, for: US", REMAND, name=name, report="2026-10-01") for name in names]
    assert [(each.id, len(each.rows), each.target) for each in state("th", *held).people] == [("before", 101, "")]
