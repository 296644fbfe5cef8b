"""What a reader does on a small record: searches, watches a count run, and meets text that was meant to do harm."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browsing import Open
from hostile_records import HOSTILE, hostile_record
from small_records import CASE, TODAY, altered, with_keys
from small_sites import build_site, write_tracker

HELD = altered(CASE, ("date: 2024-05-01", "date: 2026-11-01"))
CASES = {
    "vera-example.yml": with_keys(HELD, "names: {ru: Вера Примёрова}\naliases: [Wera Beispiel, {name: Zora Zuvor, kind: assumed}]"),
    "lukasz-sample.yml": with_keys(
        altered(HELD, ("Vera Example", "Łukasz Sample"), ("from: 2024-05-01", "from: 2024-05-01/2024-05-11")), "names: {pl: Łukasz Próba}"
    ),
    "oleg-stale.yml": altered(CASE, ("Vera Example", "Oleg Stale")),
    "freed.yml": altered(HELD, ("Vera Example", "Fred Hidden"), ("summary:", "listed: false\nsummary:")),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds a small site where its address says."""
    folder = tmp_path_factory.mktemp("reading")
    build_site(write_tracker(folder, CASES), folder / "host" / "case-tracker")
    return folder / "host"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile-browser")
    return build_site(write_tracker(folder, hostile_record()[0]), folder / "built").folder


def results(page: Page, text: str) -> list[str]:
    """Type into the search field as a reader does, and return the titles found."""
    page.get_by_role("combobox", name="Search").press_sequentially(text)
    expect(page.locator("#ct-outcome")).to_have_text(re.compile("result|Nothing"))
    return page.locator("[role=option] b").all_inner_texts()


def test_search_finds_a_person_by_every_spelling(small: Path, look_at: Open) -> None:
    page = look_at(small, "case-tracker/about/method/")
    field, first = page.get_by_role("combobox", name="Search"), page.get_by_role("option").first
    for name, spellings in {
        "Vera Example": ("vera example", "exam", "примёрова", "примерова", "primerova", "beispiel", "zuvor"),
        "Łukasz Sample": ("łukasz", "lukasz", "proba"),
    }.items():
        address = name.lower().replace("ł", "l").replace(" ", "-")
        for typed in spellings:
            field.fill("")
            assert results(page, typed)[0] == name
            assert first.evaluate("(link) => new URL(link.href).pathname") == f"/case-tracker/cases/{address}/"


def test_what_a_search_finds_opens_at_a_click(small: Path, look_at: Open) -> None:
    page = look_at(small, "case-tracker/about/method/")
    results(page, "wera")
    page.get_by_role("option").first.click()
    expect(page.locator("article h1")).to_have_text("Vera Example")
    assert page.url.endswith("/case-tracker/cases/vera-example/")
    page.go_back()
    assert page.url.endswith("/about/method/?q=wera"), "a reader who comes back finds the search again"
    expect(page.get_by_role("option").first).to_be_visible()


def test_the_search_is_used_by_keyboard_and_says_what_is_chosen(small: Path, look_at: Open) -> None:
    page = look_at(small, "case-tracker/about/method/")
    page.keyboard.press("Control+k")
    assert results(page, "example charge")[0] == "Vera Example"
    field, options = page.get_by_role("combobox", name="Search"), page.get_by_role("option")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(options.first).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "ct-q"
    page.keyboard.press("Shift+Home")
    assert results(page, "Вера")[0] == "Vera Example"
    page.keyboard.press("Enter")
    page.wait_for_url("**/case-tracker/cases/vera-example/")


def test_on_a_phone_the_button_leads_to_the_field(small: Path, look_at: Open) -> None:
    page = look_at(small, "case-tracker/about/method/", width=320)
    page.locator("label[for=ct-q]").click()
    assert results(page, "łukasz") == ["Łukasz Sample"]
    shown = page.locator(".ct-answers").bounding_box()
    assert shown
    assert (shown["x"], shown["width"]) == (0, 320)


def test_a_search_without_scripts_leads_to_the_list_of_all_cases(small: Path, look_at: Open) -> None:
    page = look_at(small, "case-tracker/about/method/", scripts=False)
    page.get_by_role("combobox", name="Search").fill("vera")
    page.get_by_role("combobox", name="Search").press("Enter")
    page.wait_for_url("**/case-tracker/cases/?q=vera")
    expect(page.get_by_role("link", name="Vera Example")).to_be_visible()


def test_where_the_search_can_not_be_loaded_it_says_so(small: Path, open_page: Open) -> None:
    page = open_page(small, "case-tracker/about/method/")
    page.route("**/search/*.json", lambda route: route.fulfill(status=404))
    page.get_by_role("combobox", name="Search").press_sequentially("vera")
    expect(page.locator("#ct-outcome")).to_have_text("The search could not be loaded.")


def test_search_finds_nobody_who_is_not_listed(small: Path, look_at: Open) -> None:
    page = look_at(small, "case-tracker/")
    assert "Fred Hidden" not in results(page, "fred hidden")


def turn_to(page: Page, day: date) -> None:
    """Make it another day for every script of the pages opened next."""
    noon = int(datetime.combine(day, time(12), UTC).timestamp() * 1000)
    page.add_init_script(
        f"{{ const Real = Date; globalThis.Date = class extends Real {{"
        f" constructor(...given) {{ if (given.length) super(...given); else super({noon}); }} static now() {{ return {noon}; }} }}; }}"
    )


def at(page: Page, base: str, day: date) -> dict[str, str]:
    """Open the index on another day and return the days shown, by name."""
    turn_to(page, day)
    page.goto(base)
    rows = page.locator("table:visible tbody tr")
    return {row.locator("th a").inner_text(): row.locator("td.ct-n").inner_text() for row in rows.all()}


@pytest.fixture
def calendar(small: Path, open_page: Open) -> tuple[Page, str]:
    page = open_page(small, "case-tracker/about/method/")
    return page, page.url.replace("about/method/", "cases/status/detained/")


def test_a_running_count_grows_with_the_days_and_goes_back_to_the_last_report_once_that_is_too_old(calendar: tuple[Page, str]) -> None:
    page, base = calendar
    built = (TODAY - date(2024, 5, 1)).days
    assert at(page, base, TODAY) == {"Vera Example": "937", "Łukasz Sample": "927–937", "Oleg Stale": "0"}
    assert built == 937
    assert at(page, base, TODAY + timedelta(1)) == {"Vera Example": "938", "Łukasz Sample": "928–938", "Oleg Stale": "0"}
    assert at(page, base, TODAY + timedelta(100)) == {"Vera Example": "1,037", "Łukasz Sample": "1,027–1,037", "Oleg Stale": "0"}
    stops = date(2026, 11, 1) + timedelta(180)
    last = built + (stops - TODAY).days
    assert at(page, base, stops)["Vera Example"] == f"{last:,}"
    reported = (date(2026, 11, 1) - date(2024, 5, 1)).days
    for day in (stops + timedelta(1), stops + timedelta(2000)):
        assert at(page, base, day)["Vera Example"] == f"{reported:,}"


def test_a_count_never_runs_backwards(calendar: tuple[Page, str]) -> None:
    page, base = calendar
    assert at(page, base, TODAY - timedelta(30)) == {"Vera Example": "937", "Łukasz Sample": "927–937", "Oleg Stale": "0"}


def test_a_count_on_the_page_of_a_case_runs_too(small: Path, open_page: Open) -> None:
    page = open_page(small, "case-tracker/about/method/")
    turn_to(page, TODAY + timedelta(10))
    page.goto(page.url.replace("about/method/", "cases/vera-example/"))
    assert page.locator(".ct-days data").inner_text() == "947"


@pytest.mark.parametrize(
    "address",
    ["", "cases/", "cases/hostile-held/", "cases/hostile-exchanged/", "cases/hostile-died/", "swaps/", "swaps/2024-05-01-hostile/"],
)
def test_hostile_text_does_nothing_in_a_browser(hostile: Path, look_at: Open, address: str) -> None:
    page = look_at(hostile, address)
    page.wait_for_load_state("networkidle")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"), width
    assert page.locator("img[src=x], [onerror]").count() == 0
    assert HOSTILE in page.locator("article").inner_text()


def test_hostile_names_are_text_in_search_results(hostile: Path, look_at: Open) -> None:
    page = look_at(hostile)
    found = results(page, "held0")
    assert found == [f"held0 {HOSTILE}"]
    page.wait_for_timeout(300)
    assert page.locator(".ct-answers img, .ct-answers script").count() == 0
