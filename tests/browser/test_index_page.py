"""The status index in a real browser: filters, the address, the date, the count, the keyboard, the file, and no script at all."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect
from python_calamine import CalamineWorkbook

from browsing import Open, Serve
from small_records import CASE, SWAP, altered, exchanged, with_keys
from small_sites import BuiltSite, build_site, write_tracker

HELD = altered(CASE, ("date: 2024-05-01", "date: 2026-11-01"))
CASES = {
    "vera-example.yml": with_keys(HELD, "names: {ru: Вера Примерова}"),
    "lukasz-sample.yml": altered(CASE, ("from: 2024-05-01", "from: 2019-02"), ("Vera Example", "Łukasz Sample"), ("by: US", "by: DE")),
    "jorg-muster.yml": with_keys(
        altered(
            HELD,
            ("citizenships: [RU]", "citizenships: [RU], gender: man"),
            ("Vera Example", "Jörg Muster"),
            ("from: 2024-05-01, form: remand,", "from: 2023-01-01, form: extradition, by: GR,"),
        ),
        "charges:\n  - {offence: '=1+1', category: theft-fraud, date: 2023-01-02, sources: [a]}",
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


def filter_of(page: Page, label: str) -> Locator:
    """The filter under a label, with its choices."""
    return page.locator("details[data-filter]").filter(has=page.locator(f"legend:text-is('{label}')"))


def choose(page: Page, label: str, *words: str, checked: bool = True) -> None:
    """Open a filter as a reader does and tick choices, or take ticks away."""
    found = filter_of(page, label)
    if found.get_attribute("open") is None:
        found.locator("summary").click()
    for each in words:
        found.get_by_role("checkbox", name=each).set_checked(checked)
    found.locator("summary").click()


def chosen(page: Page, label: str) -> list[str]:
    boxes = filter_of(page, label).locator("input:checked").all()
    return [box.get_attribute("value") or "" for box in boxes]


def count(page: Page, text: str) -> None:
    expect(page.get_by_role("status")).to_have_text(text)


def test_before_anything_is_asked_the_list_stands_as_it_came(index: Page) -> None:
    assert sorted(names(index)) == ["Anna Freed", "Ivan Freed", "Jörg Muster", "Vera Example", "Łukasz Sample"]
    count(index, "")
    assert index.url.endswith("/cases/")


FILTERS = [
    ("Status", "Exchanged 2", ["Anna Freed", "Ivan Freed"], "?status=exchanged"),
    ("Status", "Held, in any form 3", ["Jörg Muster", "Vera Example", "Łukasz Sample"], "?status=held"),
    ("Detained by", "Germany 1", ["Łukasz Sample"], "?by=DE"),
    ("Citizenship", "Russia 5", ["Anna Freed", "Ivan Freed", "Jörg Muster", "Vera Example", "Łukasz Sample"], "?citizen=RU"),
    ("Offence", "Theft or fraud 1", ["Jörg Muster"], "?offence=theft-fraud"),
    ("Gender", "Man 1", ["Jörg Muster"], "?gender=man"),
    ("Year of detention", "2019 1", ["Łukasz Sample"], "?year=2019"),
    ("Way of release", "Exchange 2", ["Anna Freed", "Ivan Freed"], "?manner=exchange"),
    ("Year of release", "2024 2", ["Anna Freed", "Ivan Freed"], "?freed=2024"),
    ("Freed in", "Exchange in Exampleton 2", ["Anna Freed", "Ivan Freed"], "?swap=2024-06-01-exampleton"),
]


def test_each_filter_narrows_the_list_and_stands_in_the_address(index: Page) -> None:
    for label, choice, found, query in FILTERS:
        choose(index, label, choice)
        expect(index.locator("#ct-rows tr")).to_have_count(len(found))
        assert sorted(names(index)) == sorted(found), choice
        assert index.url.endswith(query)
        expect(filter_of(index, label).locator("summary")).to_have_text(f"{label} 1")
        choose(index, label, choice.rpartition(" ")[0], checked=False)
        expect(index.locator("#ct-whole")).to_be_visible()
        assert index.url.endswith("/cases/")


def test_several_values_of_one_filter_find_who_has_any_of_them(index: Page) -> None:
    choose(index, "Detained by", "Germany", "Russia")
    expect(index.locator("#ct-rows tr")).to_have_count(2)
    assert sorted(names(index)) == ["Anna Freed", "Łukasz Sample"]
    assert index.url.endswith("?by=DE&by=RU")
    count(index, "2 people, as of 24 November 2026. 1 person was last reported held, not within 180 days.")
    expect(filter_of(index, "Detained by").locator("summary")).to_have_text("Detained by 2")
    choose(index, "Status", "Exchanged")
    expect(index.locator("#ct-rows tr")).to_have_count(1)
    assert [chip.text_content() for chip in index.get_by_label("Filters in force").get_by_role("button").all()] == [
        "Status: Exchanged×", "Detained by: Germany×", "Detained by: Russia×",
    ]  # fmt: skip
    index.get_by_role("button", name="Remove the filter Detained by: Russia").click()
    count(index, "Nobody in this record matches. Remove a filter to see more.")
    assert chosen(index, "Detained by") == ["DE"]
    assert index.url.endswith("?status=exchanged&by=DE")


def test_the_choices_of_a_filter_close_by_escape_and_by_a_click_elsewhere_and_stay_on_the_page(index: Page) -> None:
    status = filter_of(index, "Status")
    status.locator("summary").press("Enter")
    expect(status.locator("fieldset")).to_be_visible()
    status.get_by_role("checkbox").first.press("Escape")
    expect(status.locator("fieldset")).to_be_hidden()
    expect(status.locator("summary")).to_be_focused()
    status.locator("summary").click()
    filter_of(index, "Detained by").locator("summary").click()
    expect(status.locator("fieldset")).to_be_hidden()
    for width in (760, 1000, 1280):
        index.set_viewport_size({"width": width, "height": 800})
        for opened in index.locator("details[data-filter]:not([hidden])").all():
            opened.locator("summary").press("Enter")
            box = opened.locator("fieldset").bounding_box()
            assert box
            assert box["x"] >= 0, width
            assert box["x"] + box["width"] <= width
            opened.locator("summary").press("Escape")
    index.locator("h1").click()
    expect(index.locator("details[open]")).to_have_count(0)


def test_on_a_phone_the_filters_are_one_line_and_the_first_row_stands_on_the_first_screen(look_at: Open, site: Path) -> None:
    page = look_at(site, "cases/?by=US")
    page.set_viewport_size({"width": 360, "height": 740})
    fold = page.get_by_role("button", name="Filters 1")
    expect(fold).to_have_attribute("aria-expanded", "false")
    expect(filter_of(page, "Status")).to_be_hidden()
    box = page.locator("#ct-rows th").first.bounding_box()
    assert box
    assert box["y"] + box["height"] < 740
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "true")
    choose(page, "Status", "Exchanged")
    expect(page.locator("#ct-rows tr")).to_have_count(1)
    expect(page.get_by_role("button", name="Filters 2")).to_be_visible()


def test_text_finds_names_in_any_script_and_with_a_slip(index: Page) -> None:
    field = index.get_by_label("Name or other words", exact=True)
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
    choose(index, "Detained by", "Germany")
    count(index, "1 person, as of 24 November 2026. 1 person was last reported held, not within 180 days.")
    choose(index, "Offence", "Theft or fraud")
    count(index, "Nobody in this record matches. Remove a filter to see more.")
    assert index.get_by_role("status").get_attribute("aria-live") == "polite"


def test_a_date_shows_who_was_held_then_by_whom_and_in_what_status(index: Page) -> None:
    index.get_by_label("Day", exact=True).fill("2024-05-15")
    count(index, "As of 15 May 2024: 5 people reported held.")
    rows = {row.split("\n")[0].strip(): row for row in index.locator("#ct-rows tr").all_inner_texts()}
    assert "Greece" in rows[next(name for name in rows if "Jörg" in name)]
    assert all("Detained" in row for row in rows.values())
    choose(index, "Status", "Exchanged")
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
    choose(index, "Status", "Held, in any form")
    choose(index, "Detained by", "United States")
    chips = index.get_by_label("Filters in force").get_by_role("button")
    expect(chips).to_have_count(2)
    index.get_by_role("button", name="Remove the filter Status: Held, in any form").press("Enter")
    expect(chips).to_have_count(1)
    expect(chips).to_be_focused()
    assert index.url.endswith("?by=US")
    chips.press("Enter")
    expect(filter_of(index, "Detained by").locator("summary")).to_be_focused()
    assert chosen(index, "Detained by") == []
    assert len(names(index)) == 5


def test_an_address_opens_its_view_and_back_and_forward_lead_through_the_views(look_at: Open, site: Path) -> None:
    page = look_at(site, "cases/?by=US&sort=name")
    expect(page.locator("#ct-rows tr")).to_have_count(3)
    assert names(page) == ["Ivan Freed", "Jörg Muster", "Vera Example"]
    assert chosen(page, "Detained by") == ["US"]
    page.get_by_label("Order").select_option("-from")
    expect(page.locator("#ct-rows th").first).to_contain_text("Ivan Freed")
    choose(page, "Detained by", "United States", checked=False)
    expect(page.locator("#ct-rows tr")).to_have_count(5)
    page.go_back()
    expect(page.locator("#ct-rows tr")).to_have_count(3)
    expect(page.get_by_label("Order")).to_have_value("-from")
    page.go_back()
    expect(page.get_by_label("Order")).to_have_value("name")
    page.go_forward()
    page.go_forward()
    expect(page.locator("#ct-rows tr")).to_have_count(5)


REFUSED = "Remove what can't be answered to see a list."


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?by=US2", "No holder US2 in this record."),
        ("?status=nonsense&by=<b>", "No status nonsense in this record. No holder <b> in this record."),
        ("?citizen=fr", "No citizenship fr in this record."),
        ("?offence=nonsense", "No offence nonsense in this record."),
        ("?year=x&page=-1", "No year of detention x in this record."),
        ("?swap=nowhere", "No exchange or release nowhere in this record."),
        ("?sort=__proto__", "No order __proto__ of this list."),
        ("?by=us&by=xx&freed=1850", "No holder xx in this record. No year of release 1850 in this record."),
        ("?on=2025-02-31", "2025-02-31 is not a day. Write one as 2024-05-01."),
        ("?on=2024-13-45", "2024-13-45 is not a day. Write one as 2024-05-01."),
        ("?on=0000-01-01", "0000-01-01 is not a day. Write one as 2024-05-01."),
        ("?on=2030-01-01", "The record ends on 24 November 2026; nobody can say who will be held then."),
        ("?on=2026-11-25&by=US", "The record ends on 24 November 2026; nobody can say who will be held then."),
    ],
)
def test_what_an_address_asks_in_vain_is_said_and_no_list_stands_for_an_answer(look_at: Open, site: Path, query: str, said: str) -> None:
    page = look_at(site, f"cases/{query}")
    count(page, f"{said} {REFUSED}")
    assert names(page) == []
    expect(page.get_by_label("Filters in force").get_by_role("button")).not_to_have_count(0)
    expect(filter_of(page, "Detained by").locator("i").first).to_have_text("")  # no number, where none can be told
    expect(page.get_by_role("button", name="as CSV")).to_be_disabled()
    for chip in page.get_by_label("Filters in force").get_by_role("button").all()[::-1]:
        chip.press("Enter")
    expect(page.locator("#ct-whole")).to_be_visible()
    assert len(names(page)) == 5
    expect(filter_of(page, "Detained by").locator("i").first).to_have_text("1")
    expect(page.get_by_role("button", name="as CSV")).to_be_enabled()


def test_an_address_that_nobody_meant_does_no_harm(look_at: Open, site: Path) -> None:
    page = look_at(site, "cases/?text=%F0%9F%98%80&utm_source=letter")
    count(page, "Nobody in this record matches. Remove a filter to see more.")
    page.goto(page.url.split("?")[0] + "?page=99&by=us")
    expect(page.locator("#ct-rows tr")).to_have_count(3)
    assert chosen(page, "Detained by") == ["US"]


def test_a_day_that_is_typed_after_the_record_ends_is_refused_too(index: Page) -> None:
    day = index.get_by_label("Day", exact=True)
    day.fill("2030-01-01")
    day.blur()
    count(index, f"The record ends on 24 November 2026; nobody can say who will be held then. {REFUSED}")
    assert index.url.endswith("?on=2030-01-01")
    assert names(index) == []
    day.fill("2024-05-15")
    count(index, "As of 15 May 2024: 5 people reported held.")


def test_the_numbers_of_the_choices_follow_what_else_is_chosen(index: Page) -> None:
    def number(field: str, value: str) -> str:
        return index.locator(f"input[name='{field}'][value='{value}'] ~ i").text_content() or ""

    assert [number("by", state) for state in ("DE", "GR", "RU", "US")] == ["1", "0", "1", "3"]
    choose(index, "Status", "Held, in any form")
    expect(index.locator("#ct-rows tr")).to_have_count(3)
    assert [number("by", state) for state in ("DE", "GR", "RU", "US")] == ["1", "0", "0", "2"]
    assert number("status", "exchanged") == "2"
    index.get_by_label("Day", exact=True).fill("2024-05-15")
    expect(index.locator("#ct-rows tr")).to_have_count(5)
    assert [number("by", state) for state in ("DE", "GR", "RU", "US")] == ["1", "1", "1", "2"]
    assert number("offence", "theft-fraud") == "1"
    choose(index, "Detained by", "Greece")
    expect(index.locator("#ct-rows tr")).to_have_count(1)
    assert [number("offence", "theft-fraud"), number("year", "2019")] == ["1", "0"]
    chips = index.get_by_label("Filters in force").get_by_role("button")
    assert [chip.text_content() for chip in chips.all()] == [
        "Status: Held, in any form×", "Detained by: Greece×", "On this date: 15 May 2024×",
    ]  # fmt: skip


def test_days_held_are_those_by_the_chosen_day_in_the_list_and_in_its_order(index: Page) -> None:
    def rows() -> list[tuple[str, str]]:
        found = index.locator("#ct-rows tr").all()
        return [(row.locator("th a").inner_text(), row.locator("td").last.inner_text()) for row in found]

    index.get_by_label("Order").select_option("-days")
    expect(index.locator("#ct-rows tr")).to_have_count(5)
    expect(index.locator("#ct-results thead th").last).to_have_text("Days")
    index.get_by_label("Day", exact=True).fill("2024-05-15")
    expect(index.locator("#ct-results thead th").last).to_have_text("Days by then")
    assert rows() == [
        ("Łukasz Sample", "1,903–1,930"),
        ("Jörg Muster", "500"),
        ("Anna Freed", "14"),
        ("Ivan Freed", "14"),
        ("Vera Example", "14"),
    ]
    index.get_by_label("Day", exact=True).fill("2024-06-01")
    expect(index.locator("#ct-rows tr")).to_have_count(3)
    assert ("Vera Example", "31") in rows()


def test_a_row_says_of_an_old_report_what_the_page_says(look_at: Open, tmp_path: Path) -> None:
    old = {
        "vera-example.yml": altered(CASE, ("date: 2024-05-01", "date: ../2024-07")),
        "olga-example.yml": altered(CASE, ("Vera", "Olga"), ("status: detained", "status: unknown"), ("date: 2024-05-01", "date: 2024-06")),
        "petr-example.yml": altered(
            CASE, ("Vera", "Petr"), ("status: detained", "status: restricted"), ("form: remand", "form: restricted")
        ),
    }
    page = look_at(build_site(write_tracker(tmp_path, old), tmp_path / "built").folder, "cases/")

    def notes() -> dict[str, str]:
        rows = page.locator("table.ct-table:visible tbody tr").all()
        return {row.locator("th a").text_content() or "": row.locator("td").first.locator("small").text_content() or "" for row in rows}

    before = notes()
    assert before == {
        "Vera Example": "last reported held in or before July 2024; not known since",
        "Olga Example": "last known to be held in June 2024",
        "Petr Example": "last reported on 1 May 2024; not known since",
    }
    choose(page, "Citizenship", "Russia 3")
    expect(page.locator("#ct-rows tr")).to_have_count(3)
    assert notes() == before


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


def downloaded(page: Page, button: str, folder: Path) -> tuple[str, bytes]:
    """Press a button and return the name and the content of the file that comes."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    waiting.value.save_as(folder / "file")
    return waiting.value.suggested_filename, (folder / "file").read_bytes()


def test_the_rows_shown_are_downloaded_under_the_filter_s_name_without_formulas(index: Page, tmp_path: Path) -> None:
    index.get_by_label("Day", exact=True).fill("2024-05-15")
    choose(index, "Detained by", "Greece", "Germany")
    expect(index.locator("#ct-rows tr")).to_have_count(2)
    name, content = downloaded(index, "Download these rows as CSV", tmp_path)
    assert name == "cases-de-gr-2024-05-15.csv"
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["Name"] for row in rows] == names(index)
    assert rows[1 - names(index).index("Łukasz Sample")] == {
        "Name": "Jörg Muster",
        "Status": "Detained",
        "Last known": "",
        "Held by": "Greece",
        "Citizenship": "Russia",
        "Gender": "Man",
        "Occupation": "",
        "Born": "",
        "Day of detention": "2023-01-01",
        "Charges": "Theft or fraud",
        "Days held, at least": "500",
        "Days held, at most": "500",
        "Page": f"{index.url.split('?')[0]}jorg-muster/",
        "As of": "2024-05-15",
    }
    name, content = downloaded(index, "Download these rows as a spreadsheet", tmp_path)
    assert name == "cases-de-gr-2024-05-15.xlsx"
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Cases").to_python()
    assert sheet[0] == list(rows[0])
    assert [row[0] for row in sheet[1:]] == [row["Name"] for row in rows]


def test_all_rows_of_today_agree_with_the_published_table(look_at: Open, sample_site: BuiltSite, tmp_path: Path) -> None:
    page = look_at(sample_site.folder, "cases/")
    name, content = downloaded(page, "Download these rows as CSV", tmp_path)
    assert re.fullmatch(r"cases-\d{4}-\d\d-\d\d\.csv", name)
    ours = {row["Page"].rstrip("/").rpartition("/")[2]: row for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))}
    published = {row["id"]: row for row in csv.DictReader(io.StringIO(sample_site.raw("data/cases.csv").removeprefix("\ufeff")))}
    assert ours.keys() == published.keys()
    same = {
        "Name": "name", "Occupation": "occupation", "Born": "born", "Day of detention": "detained", "Last report": "last_report",
        "Day of release or death": "ended", "Days held, at least": "days_fewest", "Days held, at most": "days_most",
    }  # fmt: skip
    for id, row in ours.items():
        assert {key: row[key] for key in same} == {key: published[id][column] for key, column in same.items()}
        assert bool(row["Freed in"]) == bool(published[id]["swap_id"])
        assert bool(row["Way of release"]) == bool(published[id]["release_manner"])
    assert any(row["Sentence"] for row in ours.values())


def test_the_address_of_a_view_is_copied_or_stands_there(apart: Callable[[], Page], serve: Serve, site: Path) -> None:
    page = apart()
    page.goto(f"{serve(site)}cases/?by=US")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the address").click()
    expect(page.locator("#ct-taken")).to_have_text("The address was copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.get_by_role("button", name="Copy the address").click()
    expect(page.locator("#ct-taken")).to_have_text(f"This is the address: {page.url}")


def test_everything_is_reached_by_keyboard_in_the_order_of_the_page(index: Page) -> None:
    index.get_by_label("Name or other words").focus()
    reached = []
    for _ in range(12):
        index.keyboard.press("Tab")
        reached.append(index.evaluate("document.activeElement.closest('details')?.dataset.filter ?? document.activeElement.id"))
    assert reached[:11] == ["status", "by", "citizen", "offence", "gender", "year", "manner", "freed", "swap", "f-sort", "f-on"]


def test_without_scripts_the_whole_list_is_there_and_nothing_that_does_not_work(look_at: Open, site: Path) -> None:
    page = look_at(site, "cases/?by=DE", scripts=False)
    assert len(names(page)) == 5
    expect(page.locator("#ct-filter")).to_be_hidden()
    page.get_by_role("link", name="Germany 1").click()
    assert names(page) == ["Łukasz Sample"]


LATE = (
    "The filters could not be loaded. The list stands below as it is, and its parts by status and by who holds or held them are pages of their "
    "own. Load this page again to try once more."
)


def stands_without_filters(page: Page) -> None:
    """The list as it was built, the links to its parts, and a sentence where the filters were."""
    expect(page.get_by_text(LATE).filter(visible=True)).to_have_count(1, timeout=12_000)
    expect(page.locator("#ct-filter")).to_be_hidden()
    assert len(names(page)) == 5
    expect(page.get_by_role("link", name="Germany 1")).to_be_visible()


def test_a_list_that_cannot_be_loaded_says_so_and_leaves_the_page_whole(open_page: Open, site: Path) -> None:
    page = open_page(site, "cases/")
    page.route("**/cases/index.json", lambda route: route.fulfill(status=503))
    filter_of(page, "Detained by").locator("summary").click()
    stands_without_filters(page)
    count(page, LATE)


@pytest.fixture
def apart(browser: Browser) -> Iterator[Callable[[], Page]]:
    """Open tabs in which errors are part of the test."""
    contexts: list[BrowserContext] = []

    def start() -> Page:
        contexts.append(browser.new_context(reduced_motion="reduce"))
        return contexts[-1].new_page()

    yield start
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("name", "body"), [("cases/index", "{"), ("cases/index", '{"rows": {}}'), ("search/records", "<html>")])
def test_a_file_of_the_index_that_is_damaged_is_one_that_did_not_come(
    apart: Callable[[], Page], serve: Serve, site: Path, name: str, body: str
) -> None:
    page = apart()
    page.route(f"**/{name}.json", lambda route: route.fulfill(body=body))
    page.goto(f"{serve(site)}cases/?text=vera")
    stands_without_filters(page)


def hang(_: Route) -> None:
    """Never answer."""


@pytest.mark.parametrize("answer", [Route.abort, hang], ids=["fails", "hangs"])
def test_a_script_or_a_file_that_fails_or_hangs_is_told_within_seconds(
    apart: Callable[[], Page], serve: Serve, site: Path, answer: Callable[[Route], None]
) -> None:
    """In tabs side by side: each takes the seconds after which nothing is waited for any longer."""
    pages = []
    for file in ("assets/index.js", "assets/index/select.js", "assets/tracker.js", "cases/index.json", "search/records.json"):
        page = apart()
        page.route(f"**/{file}", lambda route: answer(route))
        page.goto(f"{serve(site)}cases/?text=vera", wait_until="commit")
        pages.append(page)
    for page in pages:
        stands_without_filters(page)


def test_an_answer_that_comes_late_is_not_shown_for_a_later_question(open_page: Open, site: Path) -> None:
    """A filter waits for the list; meanwhile a word is asked, for which another file is needed: the list alone can't answer that."""
    page = open_page(site, "cases/")
    held: dict[str, Route] = {}
    page.route("**/*.json", lambda route: held.update({Path(route.request.url).stem: route}))
    choose(page, "Status", "Detained")
    page.get_by_label("Name or other words", exact=True).fill("примерова")
    while len(held) < 2:
        page.wait_for_timeout(20)
    held["index"].continue_()
    page.wait_for_timeout(300)
    assert page.get_by_role("status").inner_text() == ""
    expect(page.locator("#ct-results")).to_be_hidden()
    held["records"].continue_()
    expect(page.locator("#ct-results")).to_be_visible()
    assert names(page) == ["Vera Example"]


def test_the_list_of_releases_is_narrowed_and_the_address_holds_the_view(look_at: Open, site: Path) -> None:
    page = look_at(site, "releases/?by=ru")
    rows = page.locator(".ct-releases tbody tr:visible")
    expect(rows).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text("1 of 2 shown")
    page.get_by_label("Detained by").select_option(label="any")
    expect(rows).to_have_count(2)
    expect(page.get_by_role("status")).to_have_text("")
    page.get_by_label("Way of release").select_option(label="Exchange")
    page.get_by_label("Detained by").select_option(label="United States")
    assert page.url.endswith("releases/?by=US&manner=exchange")
    assert rows.locator("th").all_text_contents() == ["Ivan Freed"]
    assert page.locator(".ct-releases section:visible").count() == 1


def test_the_list_of_releases_is_whole_without_scripts(look_at: Open, site: Path) -> None:
    page = look_at(site, "releases/?by=ru", scripts=False)
    expect(page.locator(".ct-releases tbody tr:visible")).to_have_count(2)
    expect(page.locator("#ct-releases")).to_be_hidden()
