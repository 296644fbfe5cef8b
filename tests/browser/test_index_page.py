"""The status index in a real browser: filters, the address, the date, the count, the keyboard, the file, and no script at all."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browsing import Open
from small_records import CASE, SWAP, altered, exchanged, with_keys
from small_sites import BuiltSite, build_site, write_tracker

HELD = altered(CASE, ("date: 2024-05-01", "date: 2026-11-01"))
CASES = {
    "vera-example.yml": with_keys(HELD, "names: {ru: Вера Примерова}"),
    "lukasz-sample.yml": altered(CASE, ("from: 2024-05-01", "from: 2019-02"), ("Vera Example", "Łukasz Sample"), ("by: US", "by: DE")),
    "jorg-muster.yml": with_keys(
        altered(HELD, ("Vera Example", "Jörg Muster"), ("from: 2024-05-01, form: remand,", "from: 2023-01-01, form: extradition, by: GR,")),
        "charges:\n  - {offence: '=1+1', category: theft-fraud, sources: [a]}",
    ),
    "ivan-freed.yml": exchanged("Ivan Freed"),
    "anna-freed.yml": exchanged("Anna Freed", by="RU", to="US"),
    "swaps/2024-06-01-exampleton.yml": SWAP,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index-site")
    return build_site(write_tracker(folder, CASES), folder / "built").folder


@pytest.fixture
def index(look_at: Open, site: Path) -> Page:
    return look_at(site, "cases/")


def names(page: Page) -> list[str]:
    """The names in the list that a reader sees."""
    return page.locator("table.ct-table:visible tbody th a").all_text_contents()


def count(page: Page, text: str) -> None:
    expect(page.get_by_role("status")).to_have_text(text)


def test_before_anything_is_asked_the_list_stands_as_it_came(index: Page) -> None:
    assert sorted(names(index)) == ["Anna Freed", "Ivan Freed", "Jörg Muster", "Vera Example", "Łukasz Sample"]
    count(index, "")
    assert index.url.endswith("/cases/")


FILTERS = [
    ("Status", "Exchanged", ["Anna Freed", "Ivan Freed"], "?status=exchanged"),
    ("Status", "Held, in any form", ["Jörg Muster", "Vera Example", "Łukasz Sample"], "?status=held"),
    ("Detaining state", "Germany (1)", ["Łukasz Sample"], "?by=DE"),
    ("Citizenship", "Russia (5)", ["Anna Freed", "Ivan Freed", "Jörg Muster", "Vera Example", "Łukasz Sample"], "?citizen=RU"),
    ("Offence", "Theft or fraud (1)", ["Jörg Muster"], "?offence=theft-fraud"),
    ("Year of detention", "2019 (1)", ["Łukasz Sample"], "?year=2019"),
    ("Exchanged in", "Exchange in Exampleton (2)", ["Anna Freed", "Ivan Freed"], "?swap=2024-06-01-exampleton"),
]


def test_each_filter_narrows_the_list_and_stands_in_the_address(index: Page) -> None:
    for label, choice, found, query in FILTERS:
        field = index.get_by_label(label, exact=True)
        field.select_option(label=choice)
        expect(index.locator("#ct-rows tr")).to_have_count(len(found))
        assert sorted(names(index)) == sorted(found), choice
        assert index.url.endswith(query)
        field.select_option("")
        expect(index.locator("#ct-whole")).to_be_visible()
        assert index.url.endswith("/cases/")


def test_text_finds_names_in_any_script_and_with_a_slip(index: Page) -> None:
    field = index.get_by_label("Name or occupation", exact=True)
    for text in ("primerova", "ПРИМЕРОВА", "vera exam", "Verra Exmaple"):
        field.press_sequentially(text)
        expect(index.locator("#ct-rows tr")).to_have_count(1)
        assert names(index) == ["Vera Example"], text
        field.press("Tab")
        index.go_back()
        assert index.url.endswith("/cases/"), "what was typed is one entry of the history"
        expect(field).to_have_value("")
        assert len(names(index)) == 5


def test_the_count_says_how_many_people_and_as_of_when(index: Page) -> None:
    index.get_by_label("Detaining state", exact=True).select_option("DE")
    count(index, "1 person, as of 24 November 2026, not reported on for over 180 days.")
    index.get_by_label("Offence").select_option("theft-fraud")
    count(index, "Nobody in this record matches. Remove a filter to see more.")
    assert index.get_by_role("status").get_attribute("aria-live") == "polite"


def test_a_date_shows_who_was_held_then_by_whom_and_in_what_status(index: Page) -> None:
    index.get_by_label("Day", exact=True).fill("2024-05-15")
    count(index, "5 people held on 15 May 2024.")
    rows = {row.split("\n")[0].strip(): row for row in index.locator("#ct-rows tr").all_inner_texts()}
    assert "Greece" in rows[next(name for name in rows if "Jörg" in name)]
    assert all("Detained" in row for row in rows.values())
    index.get_by_label("Status", exact=True).select_option("exchanged")
    count(index, "Nobody in this record matches. Remove a filter to see more.")
    index.get_by_label("Day", exact=True).fill("2024-06-01")
    count(index, "2 people, as of 1 June 2024.")
    assert index.url.endswith("?status=exchanged&on=2024-06-01")


def test_the_slider_moves_the_date_by_keyboard_and_the_line_marks_it(index: Page) -> None:
    slider = index.get_by_role("slider")
    slider.focus()
    slider.press("ArrowLeft")
    expect(index.get_by_label("Day", exact=True)).to_have_value("2026-11-23")
    slider.press("Home")
    expect(index.get_by_label("Day", exact=True)).to_have_value("2019-02-28")
    count(index, "1 person held on 28 February 2019.")
    expect(slider).to_have_attribute("aria-valuetext", "28 February 2019")
    assert (index.locator(".ct-now").get_attribute("d") or "").startswith("M0.0 ")
    assert "at most 5, on 1 May 2024" in (index.locator("#f-line title").text_content() or "")
    index.get_by_role("button", name="No date").click()
    expect(index.locator("#ct-results")).to_be_hidden()
    expect(index.get_by_label("Day", exact=True)).to_be_focused()


def test_chips_take_filters_away_and_keep_the_focus(index: Page) -> None:
    index.get_by_label("Status", exact=True).select_option("held")
    index.get_by_label("Detaining state", exact=True).select_option("US")
    chips = index.get_by_label("Filters in force").get_by_role("button")
    expect(chips).to_have_count(2)
    index.get_by_role("button", name="Remove the filter Status: Held, in any form").press("Enter")
    expect(chips).to_have_count(1)
    expect(chips).to_be_focused()
    assert index.url.endswith("?by=US")
    chips.press("Enter")
    expect(index.get_by_label("Detaining state", exact=True)).to_be_focused()
    expect(index.get_by_label("Detaining state", exact=True)).to_have_value("")
    assert len(names(index)) == 5


def test_an_address_opens_its_view_and_back_and_forward_lead_through_the_views(look_at: Open, site: Path) -> None:
    page = look_at(site, "cases/?by=US&sort=name")
    expect(page.locator("#ct-rows tr")).to_have_count(3)
    assert names(page) == ["Ivan Freed", "Jörg Muster", "Vera Example"]
    expect(page.get_by_label("Detaining state", exact=True)).to_have_value("US")
    page.get_by_label("Order").select_option("-from")
    expect(page.locator("#ct-rows th").first).to_contain_text("Ivan Freed")
    page.get_by_label("Detaining state", exact=True).select_option("")
    expect(page.locator("#ct-rows tr")).to_have_count(5)
    page.go_back()
    expect(page.locator("#ct-rows tr")).to_have_count(3)
    expect(page.get_by_label("Order")).to_have_value("-from")
    page.go_back()
    expect(page.get_by_label("Order")).to_have_value("name")
    page.go_forward()
    page.go_forward()
    expect(page.locator("#ct-rows tr")).to_have_count(5)


def test_an_address_that_nobody_meant_does_no_harm(look_at: Open, site: Path) -> None:
    page = look_at(site, "cases/?text=%F0%9F%98%80&sort=__proto__")
    count(page, "Nobody in this record matches. Remove a filter to see more.")
    for query, rows in (
        ("?on=2024-13-45&sort=constructor", 5),
        ("?status=nonsense&by=<b>", 0),
        ("?page=99&by=US", 3),
        ("?page=-1&year=x", 0),
    ):
        page.goto(page.url.split("?")[0] + query)
        expect(page.locator("#ct-count")).not_to_be_empty()
        expect(page.locator("#ct-rows tr")).to_have_count(rows)


def test_the_list_is_sorted_by_name_date_and_days(index: Page) -> None:
    orders = {
        "name": ["Anna Freed", "Ivan Freed", "Jörg Muster", "Łukasz Sample", "Vera Example"],
        "from": ["Łukasz Sample", "Jörg Muster", "Anna Freed", "Ivan Freed", "Vera Example"],
        "-days": ["Łukasz Sample", "Jörg Muster", "Vera Example", "Anna Freed", "Ivan Freed"],
        "days": ["Anna Freed", "Ivan Freed", "Vera Example", "Jörg Muster", "Łukasz Sample"],
    }
    for order, found in orders.items():
        index.get_by_label("Order").select_option(order)
        expect(index.locator("#ct-rows th").first).to_contain_text(found[0])
        assert names(index) == found


def test_the_rows_shown_are_downloaded_as_csv_without_formulas(index: Page, tmp_path: Path) -> None:
    index.get_by_label("Day", exact=True).fill("2024-05-15")
    index.get_by_label("Order").select_option("name")
    expect(index.locator("#ct-rows tr")).to_have_count(5)
    with index.expect_download() as waiting:
        index.get_by_role("button", name="Download these rows as CSV").click()
    assert waiting.value.suggested_filename == "cases-2024-05-15.csv"
    waiting.value.save_as(tmp_path / "rows.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "rows.csv").read_text("utf-8-sig"))))
    assert [row["name"] for row in rows] == names(index)
    assert rows[2] == {
        "id": "jorg-muster",
        "name": "Jörg Muster",
        "status": "detained",
        "held": "true",
        "stale": "false",
        "detained_by": "US",
        "citizenships": "RU",
        "occupation": "",
        "detained": "2023-01-01",
        "swap_id": "",
        "days_fewest": "1423",
        "days_most": "1423",
        "categories": "theft-fraud",
        "page": f"{index.url.split('?')[0]}jorg-muster/",
        "status_on": "2024-05-15",
        "held_by": "GR",
    }


def test_the_rows_of_today_have_the_columns_and_values_of_the_published_table(
    look_at: Open, sample_site: BuiltSite, tmp_path: Path
) -> None:
    page = look_at(sample_site.folder, "cases/?sort=name")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download these rows as CSV").click()
    waiting.value.save_as(tmp_path / "rows.csv")
    ours = list(csv.DictReader(io.StringIO((tmp_path / "rows.csv").read_text("utf-8-sig"))))
    published = {row["id"]: row for row in csv.DictReader(io.StringIO(sample_site.raw("data/cases.csv").removeprefix("\ufeff")))}
    assert {row["id"] for row in ours} == published.keys()
    for row in ours:
        own = {"page", "status_on", "held_by"}
        assert {key: row[key] for key in row.keys() - own} == {key: published[row["id"]][key] for key in row.keys() - own}
        assert published[row["id"]]["page"].endswith(f"/cases/{row['id']}/")
        assert row["page"].endswith(f"/cases/{row['id']}/")


def test_everything_is_reached_by_keyboard_in_the_order_of_the_page(index: Page) -> None:
    index.get_by_label("Name or occupation").focus()
    reached = []
    for _ in range(9):
        index.keyboard.press("Tab")
        reached.append(index.evaluate("document.activeElement.id"))
    assert reached[:7] == ["f-status", "f-by", "f-citizen", "f-offence", "f-year", "f-swap", "f-sort"]
    assert reached[7] == "f-on"


def test_without_scripts_the_whole_list_is_there_and_nothing_that_does_not_work(look_at: Open, site: Path) -> None:
    page = look_at(site, "cases/?by=DE", scripts=False)
    assert len(names(page)) == 5
    expect(page.locator("#ct-filter")).to_be_hidden()
    page.get_by_role("link", name="Germany 1").click()
    assert names(page) == ["Łukasz Sample"]


def test_a_list_that_cannot_be_loaded_says_so_and_leaves_the_page_whole(open_page: Open, site: Path) -> None:
    page = open_page(site, "cases/")
    page.route("**/cases/index.json", lambda route: route.fulfill(status=503))
    page.get_by_label("Detaining state", exact=True).select_option("DE")
    count(page, "The list could not be loaded, so it can't be narrowed; all cases stand below.")
    assert len(names(page)) == 5
