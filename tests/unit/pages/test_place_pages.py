"""The page of a place, and how cases and exchanges name it. Everybody is invented."""

from __future__ import annotations

from typing import Any

import pytest

from casetracker.locale import words
from casetracker.pages.case.last_change import changed
from casetracker.pages.case.view import CaseView, case_view
from casetracker.pages.context import Context, context_of
from casetracker.pages.place.view import place_description, place_view
from casetracker.record.load import load
from casetracker.settings import Contact, Settings
from small_records import CASE, FREED, PLACE, SWAP, TODAY, altered, exchanged, with_keys
from written_records import Written

STAY = "form: remand, sources: [a]"
HERE = altered(CASE, (STAY, f"facility: muster-prison, {STAY}"))
GONE = "withdrawn: {date: 2026-11-01, reason: error}\n"


def context(written: Written, **files: str) -> Context:
    loaded = load(written({f"{name.replace('__', '/').replace('_', '-')}.yml": text for name, text in files.items()}), TODAY)
    assert not loaded.problems, [str(each) for each in loaded.problems]
    return context_of(loaded.tracker, words(), Settings(Contact("a@example.org", "b@example.org")), TODAY)


def case_page(given: Context) -> CaseView:
    return case_view(given.tracker.cases["vera-example"], given)


def test_a_case_links_to_the_prison_and_names_its_town(written: Written) -> None:
    view = case_page(context(written, vera_example=HERE, places__muster_prison=PLACE))
    assert [(each.facility.text, each.facility.target, each.details) for each in view.custody.periods] == [
        ("Muster prison", "places/muster-prison/", "")  # whose name has the town in it
    ]
    assert view.timeline[0].details == "Muster prison, Muster"
    # Nothing was heard of her for two years, so that nobody knows where she is today.
    assert ("Last held at", "Muster prison", "places/muster-prison/") in [(fact.label, fact.text, fact.target) for fact in view.facts]


def test_where_somebody_is_held_is_told_of_those_who_are(written: Written) -> None:
    fresh = altered(HERE, ("last_report: {date: 2024-05-01", "last_report: {date: 2026-10-01"))
    view = case_page(context(written, vera_example=fresh, places__muster_prison=PLACE))
    assert "Held at" in [fact.label for fact in view.facts]
    freed = altered(FREED, (STAY, f"facility: muster-prison, {STAY}"))
    view = case_page(context(written, vera_example=freed, places__muster_prison=PLACE))
    assert not [fact.label for fact in view.facts if "eld at" in fact.label]


@pytest.mark.parametrize(("record", "shown"), [(GONE, ""), (None, "Muster Prison")], ids=["withdrawn", "not there"])
def test_of_a_place_without_a_page_the_name_alone_is_shown_and_of_one_withdrawn_nothing(
    written: Written, record: str | None, shown: str
) -> None:
    case = HERE if record else altered(CASE, (STAY, f"facility: Muster Prison, {STAY}"))
    files: dict[str, Any] = {"vera_example": case} | ({"places__muster_prison": record} if record else {})
    view = case_page(context(written, **files))
    assert [(each.facility.text, each.facility.target, each.details) for each in view.custody.periods] == [(shown, "", "")]


def test_a_place_s_page_lists_who_was_held_there_with_the_sources_of_each(written: Written) -> None:
    files = {
        "vera_example": HERE,
        "anna_sample": altered(FREED, ("Vera Example", "Anna Sample"), (STAY, f"facility: muster-prison, {STAY}"), ("/1}", "/2}")),
        "nina_hidden": with_keys(altered(HERE, ("Vera Example", "Nina Hidden")), "listed: false"),
        "places__muster_prison": PLACE,
    }
    given = context(written, **files)
    place = given.tracker.places["muster-prison"]
    view = place_view(place, given)
    assert [(stay.name, stay.span, [mark.number for mark in stay.marks]) for stay in view.stays] == [
        ("Vera Example", "from 1 May 2024; no end reported", [2]),
        ("Anna Sample", "1 May 2024 to 1 June 2024", [3]),
    ]
    assert [each.source.url for each in view.listed] == ["https://example.org/prisons", "https://example.org/1", "https://example.org/2"]
    assert place_description(place, given) == "Prison, Muster, United States. 2 people are known to have been held here."
    assert "Nina" not in str(view)


def test_of_a_place_in_which_nobody_was_held_nothing_is_said_of_that(written: Written) -> None:
    given = context(written, places__muster_prison=PLACE)
    place = given.tracker.places["muster-prison"]
    assert (place_description(place, given), place_view(place, given).held) == ("Prison, Muster, United States.", "")


def test_the_page_of_a_place_changes_with_the_exchanges_there(written: Written) -> None:
    old = altered(PLACE, ("reviewed: ", "reviewed: 2020-01-01 #"))
    swap = altered(SWAP, ("parties:", "at: muster-prison\nparties:"))
    people = {"anna_freed": exchanged("Anna Freed", by="RU", to="US"), "vera_example": exchanged("Vera Example")}
    given = context(written, places__muster_prison=old, swaps__2024_06_01_exampleton=swap, **people)
    assert changed("places/muster-prison/", given) == given.tracker.swaps["2024-06-01-exampleton"].reviewed.latest
