"""Which sentence a conviction bears, and what became of it. Everybody is invented."""

from __future__ import annotations

import pytest

from casetracker.facts import fates, sentences
from casetracker.record.model import Case
from small_cases import a_case


def sentenced(*rulings: str, more: str = "", release: str = "date: 2025-06-01, manner: other") -> Case:
    """Return the case of somebody who was tried and let go, so that no status depends on the rulings."""
    return a_case("from: 2020-01-01, form: remand", status="released", release=release, rulings=rulings, more=more)


def said(case: Case) -> list[str]:
    """Return each sentence in a few words: its text, whether it is a total or passed in absence, what came later, and whether it is undone."""
    found = []
    for sentence in sentences(case):
        terms = " + ".join(f"{term.text}{' in all' * term.total}{' (absent)' * term.in_absentia}" for term in sentence.terms)
        later = "".join(f", {each.kind}" for each in sentence.later)
        undone = f", undone by {sentence.undone_by.kind}" if sentence.undone_by else ", undone" * sentence.undone
        found.append(f"{sentence.by}: {terms}{later}{undone}")
    return found


CONVICTION = "kind: conviction, date: 2021-01-01, sentence: 10 years"


@pytest.mark.parametrize(
    ("rulings", "shown"),
    [
        ([], []),
        (["kind: remand, date: 2020-01-02"], []),
        (["kind: conviction, date: 2021-01-01"], []),
        ([CONVICTION], ["US: 10 years"]),
        (["kind: partial, date: 2021-01-01, sentence: 10 years"], ["US: 10 years"]),
        (["kind: conviction, sentence: 10 years"], ["US: 10 years"]),
        (["kind: conviction, date: 2021-01-01, sentence: 10 years, in_absentia: true"], ["US: 10 years (absent)"]),
        # What undoes a conviction, and what comes after.
        ([CONVICTION, "kind: overturned, date: 2022-03-06"], ["US: 10 years, undone by overturned"]),
        ([CONVICTION, "kind: acquittal, date: 2022-03-06"], ["US: 10 years, undone by acquittal"]),
        ([CONVICTION, "kind: not-punishable, date: 2022-03-06"], ["US: 10 years, undone by not-punishable"]),
        ([CONVICTION, "kind: overturned, date: 2022-03-06", "kind: acquittal, date: 2023-01-01"], ["US: 10 years, undone by overturned"]),
        ([CONVICTION, "kind: overturned, date: 2022-03-06", "kind: clemency, date: 2023-01-01"], ["US: 10 years, undone by overturned"]),
        ([CONVICTION, "kind: overturned, date: 2022-03-06", "kind: conviction, date: 2023-01-01"], []),
        ([CONVICTION, "kind: overturned, date: 2022-03-06", "kind: conviction, date: 2023-01-01, sentence: 3 years"], ["US: 3 years"]),
        # Appeals and clemency.
        ([CONVICTION, "kind: upheld, date: 2022-01-01"], ["US: 10 years, upheld"]),
        ([CONVICTION, "kind: upheld, date: 2022-01-01, sentence: 10 years"], ["US: 10 years, upheld"]),
        ([CONVICTION, "kind: upheld, date: 2022-01-01, sentence: 10 years in a colony"], ["US: 10 years in a colony"]),
        (["kind: upheld, date: 2022-01-01, sentence: 10 years"], ["US: 10 years"]),
        (["kind: upheld, date: 2020-02-01", CONVICTION], ["US: 10 years"]),
        ([CONVICTION, "kind: changed, date: 2022-01-01, sentence: 8 years"], ["US: 8 years"]),
        ([CONVICTION, "kind: changed, date: 2022-01-01"], ["US: 10 years, changed"]),
        ([CONVICTION, "kind: changed, date: 2022-01-01, sentence: 8 years", "kind: upheld, date: 2023-01-01"], ["US: 8 years, upheld"]),
        ([CONVICTION, "kind: changed, date: 2022-01-01, sentence: 8 years", "kind: overturned, date: 2023-01-01"], ["US: 8 years, undone by overturned"]),
        ([f"{CONVICTION}, in_absentia: true", "kind: changed, date: 2022-01-01, sentence: 8 years"], ["US: 8 years (absent)"]),
        ([CONVICTION, "kind: clemency, date: 2024-01-01"], ["US: 10 years, clemency"]),
        ([CONVICTION, "kind: clemency, date: 2024-01-01, sentence: 5 years"], ["US: 5 years"]),
        # Sentences that add up, and such that nothing adds up.
        ([CONVICTION, "kind: conviction, date: 2022-01-01, sentence: 2 years"], ["US: 10 years + 2 years"]),
        ([CONVICTION, "kind: conviction, date: 2022-01-01, sentence: 10 years"], ["US: 10 years + 10 years"]),
        ([CONVICTION, "kind: conviction, date: 2022-01-01, sentence: 2 years, total: 11 years"], ["US: 11 years in all"]),
        ([CONVICTION, "kind: conviction, date: 2022-01-01, total: 11 years"], ["US: 11 years in all"]),
        ([CONVICTION, "kind: conviction, date: 2022-01-01, sentence: 2 years", "kind: changed, date: 2023-01-01, sentence: 1 year"], ["US: 10 years + 1 year"]),
        ([CONVICTION, "kind: conviction, date: 2022-01-01, sentence: 2 years", "kind: changed, date: 2023-01-01, total: 9 years"], ["US: 9 years in all"]),
        ([CONVICTION, "kind: conviction, date: 2022-01-01, total: 11 years", "kind: overturned, date: 2023-01-01"], ["US: 11 years in all, undone by overturned"]),
        # A sentence that a later ruling passed, and orders that are none.
        (["kind: conviction, date: 2021-01-01", "kind: other, date: 2021-04-05, sentence: 25 years"], ["US: 25 years"]),
        (["kind: other, date: 2021-04-05, sentence: 15 days"], []),
        (["kind: other, date: 2020-04-05, sentence: 15 days", CONVICTION], ["US: 10 years"]),
        ([CONVICTION, "kind: other, date: 2022-04-05, sentence: 15 days"], ["US: 10 years"]),
        ([CONVICTION, "kind: other, date: 2022-04-05, total: 11 years"], ["US: 11 years in all"]),
        ([CONVICTION, "kind: conviction, date: 2022-01-01", "kind: other, date: 2022-04-05, sentence: 2 years"], ["US: 10 years + 2 years"]),
        ([CONVICTION, "kind: remand, date: 2022-01-01, sentence: 2 months"], ["US: 10 years"]),
    ],
)  # fmt: skip
def test_a_sentence_is_what_the_last_word_of_the_courts_bears(rulings: list[str], shown: list[str]) -> None:
    assert said(sentenced(*rulings)) == shown


@pytest.mark.parametrize(
    ("rulings", "shown"),
    [
        # The list is not in order of time: its dates are right.
        (["kind: changed, date: 2022-01-01, sentence: 8 years", CONVICTION], ["US: 8 years"]),
        (["kind: overturned, date: 2022-03-06", CONVICTION], ["US: 10 years, undone by overturned"]),
        (["kind: conviction, date: 2024-01-01, total: 12 years", CONVICTION], ["US: 12 years in all"]),
        # Where the dates leave it open, the list is right; one without a date stands where the list has it.
        (["kind: conviction, date: 2021, sentence: 10 years", "kind: overturned, date: 2021-01-01/2022-01-01"], ["US: 10 years, undone by overturned"]),
        (["kind: overturned, date: 2021-01-01/2022-01-01", "kind: conviction, date: 2021, sentence: 10 years"], ["US: 10 years"]),
        ([CONVICTION, "kind: overturned", "kind: conviction, date: 2023-01-01, sentence: 3 years"], ["US: 3 years"]),
        ([CONVICTION, "kind: conviction, date: 2023-01-01, sentence: 3 years", "kind: overturned"], ["US: 10 years + 3 years, undone by overturned"]),
    ],
)  # fmt: skip
def test_rulings_follow_each_other_by_their_dates(rulings: list[str], shown: list[str]) -> None:
    assert said(sentenced(*rulings)) == shown


def test_each_state_has_its_own_sentence_and_that_of_the_holder_stands_first() -> None:
    rulings = ["kind: conviction, date: 2020-12-07, by: FR, sentence: 5 years", CONVICTION, "kind: overturned, date: 2022-01-01, by: FR"]
    assert said(sentenced(*rulings)) == ["US: 10 years", "FR: 5 years, undone by overturned"]


@pytest.mark.parametrize("basis", ["acquittal", "charges-dropped"])
def test_a_release_because_there_is_no_conviction_left_ends_the_sentence_of_the_state_that_released(basis: str) -> None:
    abroad = "kind: conviction, date: 2020-12-07, by: FR, sentence: 5 years"
    release = f"date: 2025-06-01, manner: court-order, basis: {basis}"
    assert said(sentenced(CONVICTION, abroad, release=release)) == ["US: 10 years, undone", "FR: 5 years"]


@pytest.mark.parametrize("basis", ["pardon", "commutation", "sentence-served", "enforcement-waived", "none-reported"])
def test_any_other_release_leaves_the_conviction_and_its_sentence(basis: str) -> None:
    assert said(sentenced(CONVICTION, release=f"date: 2025-06-01, manner: other, basis: {basis}")) == ["US: 10 years"]


@pytest.mark.parametrize(
    ("outcomes", "shown"),
    [
        (["overturned"], ["US: 10 years, undone"]),
        (["overturned", "dropped"], ["US: 10 years, undone"]),
        (["acquitted", "not-punishable"], ["US: 10 years, undone"]),
        (["overturned", "convicted"], ["US: 10 years"]),
        (["overturned", "unknown"], ["US: 10 years"]),
        (["convicted"], ["US: 10 years"]),
    ],
)
def test_where_every_charge_says_that_no_conviction_is_left_the_sentence_has_ended(outcomes: list[str], shown: list[str]) -> None:
    charges = "".join(f"\n  - {{offence: Theft, category: theft-fraud, outcome: {each}, sources: [a]}}" for each in outcomes)
    assert said(sentenced(CONVICTION, more=f"charges:{charges}")) == shown


def test_of_each_sentence_it_is_known_which_ruling_changed_or_undid_it() -> None:
    case = sentenced(CONVICTION, "kind: changed, date: 2022-01-01, sentence: 8 years", "kind: overturned, date: 2023-01-01")
    first, second, third = case.rulings
    assert fates(case) == {id(first): second, id(second): third}
