"""Who was held where, and which exchanges took place where: from listed cases, with the days that the record gives."""

from __future__ import annotations

from datetime import date

from casetracker.facts.as_of import as_of
from casetracker.facts.places import NOTHING, at_places, held_at
from casetracker.record.load import load
from casetracker.record.references import Tracker
from small_records import CASE, FREED, PLACE, SWAP, TODAY, altered, with_keys
from written_records import Written

ONE = "  - {from: 2024-05-01, form: remand, sources: [a]}"
TWICE = """\
  - {from: 2024-05-01, form: remand, facility: muster-prison, sources: [a]}
  - {from: 2024-05-10, form: house-arrest, sources: [a]}
  - {from: 2024-05-20, form: remand, facility: muster-prison, sources: [a]}"""
IN_MUSTER = altered(CASE, (ONE, ONE.replace("form: remand", "form: remand, facility: muster-prison")))
FILES = {
    "places/muster-prison.yml": PLACE,
    "places/empty-prison.yml": altered(PLACE, ("Muster prison", "Empty prison"), ("Muster jail", "Empty jail")),
    "vera-example.yml": IN_MUSTER,
    "anna-sample.yml": altered(FREED, ("Vera Example", "Anna Sample"), (ONE, TWICE)),
    "nina-hidden.yml": with_keys(altered(IN_MUSTER, ("Vera Example", "Nina Hidden")), "listed: false"),
    "swaps/2024-06-01-muster.yml": altered(
        SWAP, ("parties:", "at: muster-prison\nparties:"), ("title:", "others: [{number: 2, what: two, sources: [a]}]\ntitle:")
    ),
}


def tracker(written: Written) -> Tracker:
    loaded = load(written(FILES), TODAY)
    assert [str(each) for each in loaded.problems] == []
    return loaded.tracker


def test_stays_are_the_newest_first_with_the_end_of_each_and_of_listed_cases_alone(written: Written) -> None:
    found = at_places(tracker(written))
    assert found.keys() == {"muster-prison"}
    stays = [
        (stay.case.id, str(stay.period.custody.start), stay.period.ended and str(stay.period.ended))
        for stay in found["muster-prison"].stays
    ]
    assert stays == [
        ("anna-sample", "2024-05-20", "2024-06-01"),
        ("vera-example", "2024-05-01", None),
        ("anna-sample", "2024-05-01", "2024-05-10"),
    ]
    assert [swap.id for swap in found["muster-prison"].swaps] == ["2024-06-01-muster"]
    assert found["muster-prison"].exchanges == 1


def test_on_an_earlier_day_nothing_later_happened_there(written: Written) -> None:
    found = at_places(as_of(tracker(written), TODAY.replace(2024, 5, 5)))
    assert [stay.case.id for stay in found["muster-prison"].stays] == ["vera-example", "anna-sample"]
    assert found.get("muster-prison", NOTHING).swaps == ()


def test_a_release_of_several_people_took_place_there_and_counts_as_no_exchange(written: Written) -> None:
    swap = FILES["swaps/2024-06-01-muster.yml"]
    loaded = load(written({**FILES, "swaps/2024-06-01-muster.yml": f"kind: release\n{swap}"}), TODAY)
    found = at_places(loaded.tracker)["muster-prison"]
    assert ([each.id for each in found.swaps], found.exchanges) == (["2024-06-01-muster"], 0)


def test_a_place_of_an_earlier_day_has_no_later_source_and_nothing_that_may_be_worded_later(written: Written) -> None:
    later = "  b: {title: Prison closed, publisher: The Paper, url: https://example.org/b, date: 2026-05-02, kind: press}\n"
    early = (
        later.replace("  b:", "  c:").replace("/b,", "/c,").replace("Prison closed", "Prison opened").replace("2026-05-02", "2020-01-01")
    )
    text = PLACE.replace("sources:\n", f"unknowns: [Why it was closed]\nsources:\n{later}{early}", 1)
    place = load(written({**FILES, "places/muster-prison.yml": text}), TODAY).tracker
    then = as_of(place, TODAY.replace(2024, 5, 5)).places["muster-prison"]
    assert (set(then.sources), then.unknowns) == (set(place.places["muster-prison"].sources) - {"b"}, ())
    assert {"b", "c"} <= set(place.places["muster-prison"].sources)


def test_where_somebody_was_held_has_the_day_by_which_that_had_first_begun(written: Written) -> None:
    whole = tracker(written)
    assert held_at(whole.cases["anna-sample"], whole) == {"muster-prison": date(2024, 5, 1)}
