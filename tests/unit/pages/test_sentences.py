"""A sentence and what happened last, as a page, the tables and the API word them. Everybody is invented."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from typing import Any

import pytest

from casetracker.pages.card.view import case_card
from casetracker.pages.case.rulings import outcome_of
from casetracker.pages.case.view import case_view
from casetracker.record.load import load
from casetracker.site.content import pages
from exported import at, files_of, tracker_of
from golden_record import BUILD_INFO
from small_records import CASE, FREED, TODAY, altered, with_keys
from small_sites import ROOT
from written_records import Written

Facts = Callable[..., dict[str, list[str]]]
SERVES = altered(CASE, ("form: remand", "form: sentence"), ("status: detained", "status: imprisoned"))


@pytest.fixture
def facts(written: Written) -> Facts:
    """Return the lines of the fact box of a case, by their labels; `others` are more files."""

    def of(text: str, **others: str) -> dict[str, list[str]]:
        tracker = tracker_of(written({"vera-example.yml": text} | {f"{name}.yml": more for name, more in others.items()}))
        found: dict[str, list[str]] = {}
        view = case_view(tracker.cases["vera-example"], at(tracker))
        for fact in (*view.first, *view.facts):
            found.setdefault(fact.label, []).append(f"{fact.before}{fact.text}{fact.after}")
        return found

    return of


def rulings(*given: str) -> str:
    return "rulings:\n" + "".join(f"  - {{{each}, sources: [a]}}\n" for each in given)


CONVICTION = "kind: conviction, date: 2021-01-01, sentence: 10 years"
RELEASED = altered(FREED, ("2024-06-01", "2025-06-01"))


@pytest.mark.parametrize(
    ("given", "label", "text"),
    [
        ([CONVICTION], "Sentence", "10 years, 1 January 2021"),
        ([f"{CONVICTION}, court: Exampleton Court"], "Sentence", "10 years, Exampleton Court, 1 January 2021"),
        (["kind: conviction, date: ../2021-01-01, sentence: 10 years"], "Sentence", "10 years, 1 January 2021 or before"),
        (["kind: conviction, sentence: 10 years"], "Sentence", "10 years"),
        ([f"{CONVICTION}, in_absentia: true"], "Sentence", "10 years, in absentia, 1 January 2021"),
        ([f"{CONVICTION}, by: FR"], "Sentence", "10 years, France, 1 January 2021"),
        ([CONVICTION, "kind: overturned, date: 2022-03-06"], "Sentence no longer in force", "10 years, 1 January 2021; overturned on 6 March 2022"),
        ([CONVICTION, "kind: acquittal, date: 2022-03"], "Sentence no longer in force", "10 years, 1 January 2021; acquitted in March 2022"),
        ([CONVICTION, "kind: overturned"], "Sentence no longer in force", "10 years, 1 January 2021; overturned"),
        ([CONVICTION, "kind: upheld, date: 2022-03-06"], "Sentence", "10 years, 1 January 2021; upheld on appeal on 6 March 2022"),
        ([CONVICTION, "kind: changed, date: 2022-03-06, sentence: 8 years"], "Sentence", "8 years, changed on appeal, 6 March 2022"),
        ([CONVICTION, "kind: clemency, date: ../2022-03-06"], "Sentence", "10 years, 1 January 2021; clemency on or before 6 March 2022"),
        ([CONVICTION, "kind: conviction, date: 2022, total: 11 years"], "Sentence", "In all 11 years, 2022"),
    ],
)  # fmt: skip
def test_the_fact_box_says_which_sentence_stands_and_what_became_of_it(facts: Facts, given: list[str], label: str, text: str) -> None:
    found = facts(with_keys(RELEASED, rulings(*given)))
    assert {key: lines for key, lines in found.items() if key.startswith("Sentence")} == {label: [text]}


@pytest.mark.parametrize(
    ("release", "label", "text"),
    [
        ("basis: commutation", "Sentence", "10 years, 1 January 2021; commutation"),
        ("basis: pardon, basis_date: 2025-05", "Sentence", "10 years, 1 January 2021; pardon in May 2025"),
        ("basis: sentence-served", "Sentence", "10 years, 1 January 2021"),
        ("basis: acquittal, basis_date: 2025-05-30", "Sentence no longer in force", "10 years, 1 January 2021; acquittal on 30 May 2025"),
    ],
)
def test_what_a_release_makes_of_a_sentence_is_said_with_it(facts: Facts, release: str, label: str, text: str) -> None:
    found = facts(with_keys(altered(RELEASED, ("manner: court-order", f"manner: court-order, {release}")), rulings(CONVICTION)))
    assert found[label] == [text]


def test_of_an_act_of_clemency_it_is_said_which_it_was(facts: Facts) -> None:
    text = altered(RELEASED, ("manner: court-order", "manner: unilateral, basis: pardon"))
    found = facts(with_keys(text, rulings(CONVICTION, "kind: clemency, date: 2025-05-30")))
    assert found["Sentence"] == ["10 years, 1 January 2021; pardon on 30 May 2025"]


def test_charges_of_which_no_conviction_is_left_end_the_sentence(facts: Facts) -> None:
    charges = "charges: [{offence: Theft, category: theft-fraud, outcome: overturned, sources: [a]}]\n"
    found = facts(with_keys(RELEASED, charges + rulings(CONVICTION)))
    assert found["Sentence no longer in force"] == ["10 years, 1 January 2021; conviction overturned"]


def test_sentences_that_nothing_adds_up_stand_beside_each_other(facts: Facts) -> None:
    found = facts(
        with_keys(RELEASED, rulings(CONVICTION, "kind: conviction, date: 2022-01-01, sentence: 2 years", "kind: clemency, date: 2023"))
    )
    assert found["Sentence"] == ["10 years, 1 January 2021", "2 years, 1 January 2022; clemency in 2023"]


def everywhere(written: Written, text: str) -> tuple[str, dict[str, bytes]]:
    """Return the page of a case, and all files."""
    tracker = tracker_of(written({"vera-example.yml": text}))
    page = next(page for page in pages(at(tracker), BUILD_INFO) if page.address == "cases/vera-example/")
    return page.body(), files_of(tracker)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines()))


def test_what_was_overturned_or_passed_in_absence_is_told_so_on_the_page_in_tables_and_in_the_api(written: Written) -> None:
    given = rulings(f"{CONVICTION}, in_absentia: true", "kind: overturned, date: 2022-03-06, ruling: On appeal.")
    charges = "charges: [{offence: Theft, category: theft-fraud, outcome: convicted, sources: [a]}]\n"
    page, files = everywhere(written, with_keys(RELEASED, charges + given))
    assert "<td>10 years<small>overturned on 6 March 2022</small></td>" in page
    assert "<b>Convicted, in absentia</b><sup>" in page
    assert "<small>10 years (overturned on 6 March 2022)" in page
    assert "<b>Convicted, in absentia (overturned on 6 March 2022)</b>" in page
    assert "<b>Overturned</b><sup>" in page
    assert "<small>On appeal" in page
    timeline = {row["entry_id"]: (row["what"], row["details"]) for row in rows(files["data/timeline.csv"])}
    assert timeline["2021-01-01-conviction"] == ("Convicted, in absentia", "10 years (overturned on 6 March 2022)")
    assert timeline["2022-03-06-overturned"] == ("Overturned", "On appeal")
    derived: Any = json.loads(files["api/v1/cases/vera-example.json"])["case"]["derived"]
    assert derived["sentences"] == [
        {
            "by": "US",
            "in_force": False,
            "text": "10 years",
            "total": False,
            "in_absentia": True,
            "date": "2021-01-01",
            "later": [{"kind": "overturned", "date": "2022-03-06"}],
            "sources": ["a"],
        }
    ]
    assert derived["timeline"][0]["what"] == "Convicted, in absentia"


@pytest.mark.parametrize(
    ("keys", "release", "shown"),
    [
        (rulings("kind: acquittal, date: 2024-05-20"), "basis: none-reported", "Convicted (acquitted on 20 May 2024)"),
        ("", "basis: acquittal, basis_date: 2024-05-30", "Convicted (acquittal on 30 May 2024)"),
        ("", "basis: pardon", "Convicted"),
    ],
)
def test_no_charge_is_plainly_told_as_a_conviction_that_no_longer_stands(written: Written, keys: str, release: str, shown: str) -> None:
    text = altered(FREED, ("manner: court-order", f"manner: court-order, {release}"))
    charges = "charges: [{offence: Theft, category: theft-fraud, outcome: convicted, sources: [a]}]\n"
    tracker = tracker_of(written({"vera-example.yml": with_keys(text, f"{charges}{keys}")}))
    (case,) = tracker.cases.values()
    assert outcome_of(case.charges[0], case, at(tracker)) == shown


def test_a_ruling_that_can_be_about_another_charge_takes_nothing_from_a_conviction() -> None:
    loaded = load(ROOT / "tests" / "data" / "valid" / "one-charge-of-two-undone" / "cases", TODAY)
    (case,) = loaded.tracker.cases.values()
    assert [outcome_of(charge, case, at(loaded.tracker)) for charge in case.charges] == [
        "Convicted",
        "Found not punishable",
        "Convicted",
        "Acquitted",
    ]


def test_whose_court_passed_a_sentence_is_said_where_it_is_not_the_holders(written: Written) -> None:
    given = rulings(CONVICTION, "kind: conviction, date: 2022-02-02, sentence: 20 years, by: FR, in_absentia: true, court: Paris Court")
    page, files = everywhere(written, with_keys(SERVES, given))
    assert "<small>20 years, France" in page
    timeline = {row["entry_id"]: row["details"] for row in rows(files["data/timeline.csv"])}
    assert timeline == timeline | {"2021-01-01-conviction": "10 years", "2022-02-02-conviction": "20 years, France, Paris Court"}


LATEST = [
    # A ruling says more than its kind.
    (rulings("kind: conviction, date: 2024-06-01, sentence: 8 years"), "1 June 2024: Convicted: 8 years"),
    (rulings("kind: conviction, date: 2024-06-01, sentence: 8 years, total: 9 years"), "1 June 2024: Convicted: 8 years, in all 9 years"),
    (rulings("kind: conviction, date: 2024-06-01, ruling: A new verdict."), "1 June 2024: Convicted: A new verdict"),
    (rulings("kind: conviction, date: 2024-06-01, ruling: A new verdict, total: 9 years"), "1 June 2024: Convicted: in all 9 years, A new verdict"),
    (rulings("kind: conviction, date: 2024-06-01, in_absentia: true"), "1 June 2024: Convicted, in absentia"),
    (rulings("kind: conviction", "kind: other, date: 2024-06-01, ruling: The appeal was put off."), "1 June 2024: Ruling: The appeal was put off"),
    (rulings("kind: conviction", "kind: conviction, date: 2024-06-01, sentence: 8 years, by: FR"), "1 June 2024: Convicted: 8 years, France"),
    # What ends no sentence and tells of nobody else.
    ("events: [{date: 2024-06-01, event: She was moved., sources: [a]}]\n" + rulings("kind: conviction"), "1 June 2024: She was moved."),
    (
        "events: [{date: 2024-06-01, event: Only Ivan Sample was freed., sources: [a]}]\n" + rulings("kind: conviction, date: 2024-05-20, sentence: 8 years"),
        "20 May 2024: Convicted: 8 years",
    ),
    (
        "events: [{date: 2024-06-01, event: Example was moved to the colony of Ivan Sample., sources: [a]}]\n" + rulings("kind: conviction"),
        "1 June 2024: Example was moved to the colony of Ivan Sample.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("keys", "text"), LATEST, ids=[text for _, text in LATEST])
def test_the_latest_is_the_last_that_tells_of_the_person_and_says_what_it_was(facts: Facts, keys: str, text: str) -> None:
    other = altered(FREED, ("Vera Example", "Ivan Sample"))
    assert facts(with_keys(SERVES, keys), **{"ivan-sample": other})["Latest"] == [text]


def test_another_detention_of_the_same_person_is_nobody_else(facts: Facts) -> None:
    events = "same: [vera-example-2019]\nevents: [{date: 2024-06-01, event: Vera Sample was moved., sources: [a]}]\n"
    other = altered(FREED, ("name: Vera Example", "name: Vera Sample"), ("reviewed:", "same: [vera-example]\nreviewed:"))
    other = altered(other, ("2024-05-01", "2019-05-01"), ("2024-06-01", "2019-06-01"))
    found = facts(with_keys(CASE, events), **{"vera-example-2019": other})
    assert found["Latest"] == ["1 June 2024: Vera Sample was moved."]


def test_the_conviction_is_told_and_not_that_its_sentence_began_on_that_day(facts: Facts) -> None:
    given = altered(
        SERVES, ("2024-05-01, form: sentence", "2024-04-01, form: remand, sources: [a]}\n  - {from: 2024-05-01, form: sentence")
    )
    found = facts(with_keys(given, rulings("kind: conviction, date: 2024-05-01, sentence: 8 years")))
    assert found["Latest"] == ["1 May 2024: Convicted: 8 years"]
    found = facts(with_keys(given, rulings("kind: conviction, date: 2024-04-20, sentence: 8 years")))
    assert found["Latest"] == ["1 May 2024: Serving a sentence"]


VIA = {
    "person": "said by the person",
    "lawyer": "said by a lawyer",
    "family-statement": "said by the family in a statement",
    "state-report": "as reported by the prosecuting state",
}


@pytest.mark.parametrize("via", VIA)
def test_an_answer_in_our_words_is_not_called_the_persons_own_words(written: Written, via: str) -> None:
    charge = f"charges: [{{offence: Theft, category: theft-fraud, response: She denied it., response_via: {via}, sources: [a]}}]\n"
    page, _ = everywhere(written, with_keys(CASE, charge))
    assert f"<h4>The answer <small>{VIA[via]}</small></h4><p>She denied it.</p>" in page


def test_a_card_calls_nobody_detained_who_is_barred_from_leaving_or_of_whom_nothing_is_known(written: Written) -> None:
    barred = altered(
        CASE,
        ("status: detained", "status: restricted"),
        ("form: remand", "form: police, sources: [a]}\n  - {from: 2024-05-03, form: restricted"),
    )
    lost = altered(CASE, ("Vera", "Olga"), ("status: detained", "status: unknown"))
    tracker = tracker_of(written({"vera-example.yml": barred, "olga-example.yml": lost}))
    lines = {name: case_card(case, "Site", at(tracker)).lines[0] for name, case in tracker.cases.items()}
    assert lines == {
        "vera-example": "Barred from leaving by the United States, since 3 May 2024",
        "olga-example": "Detained by the United States, 1 May 2024 to the last report, on 1 May 2024",
    }
