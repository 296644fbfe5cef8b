"""That status, custody, rulings, last report, release and death tell one story."""

from __future__ import annotations

import pytest

from small_records import CASE, FREED, altered, exchanged, rules, with_keys

CONVICTION = "{kind: conviction, sentence: 3 years, sources: [a]}"
OVERTURNED = "{kind: overturned, sources: [a]}"
DEATH = "death: {date: 2024-07-01, sources: [a]}"


def held(status: str, form: str, *rulings: str) -> str:
    text = altered(CASE, ("status: detained", f"status: {status}"), ("form: remand", f"form: {form}"))
    return with_keys(text, f"rulings: [{', '.join(rulings)}]") if rulings else text


@pytest.mark.parametrize("form", ["police", "administrative", "remand", "extradition", "hospital", "immigration", "unknown"])
def test_custody_gives_detained_or_with_a_conviction_imprisoned(form: str) -> None:
    assert rules(held("detained", form)) == []
    assert rules(held("imprisoned", form, CONVICTION)) == []
    assert rules(held("imprisoned", form)) == ["status-conviction"]
    assert rules(held("detained", form, CONVICTION)) == ["status-custody"]
    assert rules(held("imprisoned", form, CONVICTION, OVERTURNED)) == ["status-conviction"]
    assert rules(held("detained", form, CONVICTION, OVERTURNED)) == []


@pytest.mark.parametrize("form", ["house-arrest", "restricted"])
def test_house_arrest_and_restrictions_are_statuses_of_their_own(form: str) -> None:
    assert rules(held(form, form)) == []
    assert rules(held(form, form, CONVICTION)) == []
    assert rules(held("detained", form)) == ["status-custody"]
    assert rules(held("imprisoned", form, CONVICTION)) == ["status-custody"]
    assert rules(held(form, "remand")) == ["status-custody"]


def test_a_sentence_needs_its_conviction() -> None:
    assert rules(held("imprisoned", "sentence", CONVICTION)) == []
    assert rules(held("imprisoned", "sentence")) == ["status-conviction"]
    assert rules(held("detained", "sentence")) == ["status-custody"]


def test_a_conviction_by_another_state_leaves_a_person_who_awaits_trial_detained() -> None:
    elsewhere = "{kind: conviction, by: RU, sentence: 3 years, sources: [a]}"
    assert rules(held("detained", "remand", elsewhere)) == []
    assert rules(held("imprisoned", "remand", elsewhere)) == ["status-conviction"]


@pytest.mark.parametrize("form", ["remand", "sentence", "restricted", "unknown"])
def test_unknown_may_be_written_whatever_the_custody(form: str) -> None:
    assert rules(held("unknown", form)) == []
    assert rules(altered(held("unknown", form), ("from: 2024-05-01", "from: 2024-05-01, to: 2024-05-20"))) == []


def test_the_last_period_of_a_case_that_goes_on_has_no_end() -> None:
    for status in ("detained", "house-arrest", "restricted"):
        text = held(status, {"detained": "remand"}.get(status, status))
        assert rules(altered(text, ("from: 2024-05-01", "from: 2024-05-01, to: 2024-05-20"))) == ["custody-last-open"]
        assert rules(altered(text, ("from: 2024-05-01", "from: 2024-05-01, to: unknown"))) == ["custody-last-open"]


@pytest.mark.parametrize("status", ["detained", "imprisoned", "house-arrest", "restricted", "unknown"])
def test_a_case_that_goes_on_has_a_last_report_and_an_ended_one_has_none(status: str) -> None:
    text = altered(CASE, ("status: detained", f"status: {status}"), ("last_report: {date: 2024-05-01, sources: [a]}\n", ""))
    assert "report-missing" in rules(text)


@pytest.mark.parametrize("status", ["exchanged", "released", "died"])
def test_an_ended_status_needs_its_end(status: str) -> None:
    text = altered(CASE, ("status: detained", f"status: {status}"), ("last_report: {date: 2024-05-01, sources: [a]}\n", ""))
    assert rules(text) == [{"exchanged": "status-needs-exchange", "released": "status-needs-release", "died": "status-needs-death"}[status]]


@pytest.mark.parametrize("status", ["detained", "imprisoned", "house-arrest", "restricted", "unknown", "died"])
def test_a_release_needs_its_status(status: str) -> None:
    text = altered(FREED, ("status: released", f"status: {status}"))
    assert "status-after-release" in rules(text)


def test_an_exchange_and_any_other_release_are_not_taken_for_each_other() -> None:
    assert rules(exchanged("Vera Example")) == []
    assert rules(altered(exchanged("Vera Example"), ("status: exchanged", "status: released"))) == ["status-after-release"]
    assert rules(altered(FREED, ("status: released", "status: exchanged"))) == ["status-needs-exchange"]


@pytest.mark.parametrize("status", ["detained", "unknown", "released", "exchanged"])
def test_a_death_needs_its_status(status: str) -> None:
    text = with_keys(
        altered(CASE, ("status: detained", f"status: {status}"), ("last_report: {date: 2024-05-01, sources: [a]}\n", "")), DEATH
    )
    assert "status-after-death" in rules(text)


def test_a_death_ends_a_case() -> None:
    text = with_keys(altered(CASE, ("status: detained", "status: died"), ("last_report: {date: 2024-05-01, sources: [a]}\n", "")), DEATH)
    assert rules(text) == []
    assert rules(with_keys(altered(FREED, ("status: released", "status: died")), DEATH)) == ["release-and-death"]


def test_an_exchange_needs_a_swap_and_a_country_and_beside_it_only_talks_may_name_a_swap() -> None:
    bare = altered(exchanged("Vera Example"), ("swap: 2024-06-01-exampleton, to: RU, ", ""))
    assert rules(bare) == ["exchange-field", "exchange-field"]
    assert rules(altered(FREED, ("manner: court-order", "manner: deportation, to: RU"))) == []
    assert rules(altered(FREED, ("manner: court-order", "manner: court-order, swap: 2024-06-01-exampleton"))) == ["exchange-only"]
    assert rules(altered(FREED, ("manner: court-order", "manner: negotiated, swap: 2024-06-01-exampleton"))) == []


@pytest.mark.parametrize("status", ["detained", "house-arrest", "imprisoned"])
def test_somebody_held_on_one_publisher_without_an_official_source_is_a_warning(status: str) -> None:
    form = {"detained": "remand", "imprisoned": "sentence"}.get(status, status)
    text = altered(held(status, form, CONVICTION) if status == "imprisoned" else held(status, form), (", kind: official", ""))
    assert rules(text) == ["source-few"]
    assert rules(altered(text, ("https://example.org/1", "https://example.org/1, kind: court"))) == []
    second = "  b: {title: Other report, publisher: The Journal, url: https://example.org/2}\nreviewed"
    assert rules(altered(text, ("reviewed", second), ("[^a]", "[^a][^b]"))) == []


def test_people_who_are_not_held_need_no_second_publisher() -> None:
    assert rules(FREED) == []
    assert rules(altered(held("restricted", "restricted"), (", kind: official", ""))) == []


def test_a_conviction_has_its_sentence_somewhere() -> None:
    bare = held("imprisoned", "sentence", "{kind: conviction, sources: [a]}")
    assert rules(bare) == ["sentence-missing"]
    assert rules(with_keys(bare, "unknowns: [The record does not know the sentence.]")) == []
    assert (
        rules(held("imprisoned", "sentence", "{kind: conviction, sources: [a]}", "{kind: changed, sentence: 2 years, sources: [a]}")) == []
    )
    assert rules(held("imprisoned", "sentence", "{kind: conviction, total: 5 years, sources: [a]}")) == []
