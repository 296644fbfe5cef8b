"""What a reader sees and reaches without looking for it: whole rows on a phone, the picture of the exchanges, jumps, stillness."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import expect

from browsing import Open
from small_sites import BuiltSite

BEYOND = """(selector) => [...document.querySelectorAll(selector)].filter((each) => {
  const { left, right } = each.getBoundingClientRect();
  return left < 0 || right > document.documentElement.clientWidth;
}).map((each) => each.textContent)"""


def test_on_a_phone_no_part_of_a_row_hides_beyond_the_edge(sample_site: BuiltSite, look_at: Open) -> None:
    page = look_at(sample_site.folder, "cases/", width=320)
    base = page.url.removesuffix("cases/")
    for address in ("cases/", "cases/?status=held", "", "cases/vera-example/", "data/", "contribute/needed/"):
        page.goto(base + address)
        cells = page.locator(":is(.ct-cases, .ct-stack) tbody :is(th, td):visible")
        cells.first.wait_for()
        assert cells.count() > 3, address
        assert page.evaluate(BEYOND, ":is(.ct-cases, .ct-stack) tbody :is(th, td)") == [], address


def test_each_line_of_the_picture_is_a_link_with_its_name_and_the_table_says_the_same(sample_site: BuiltSite, look_at: Open) -> None:
    page = look_at(sample_site.folder, "swaps/")
    lines = {link.text_content(): link.get_attribute("href") for link in page.locator(".ct-chronology a:has(text)").all()}
    names = {(text or "").split(", held by ")[0]: href for text, href in lines.items()}
    page.get_by_text("The picture as a table").click()
    table = {link.text_content(): link.get_attribute("href") for link in page.locator("details .ct-table th a:visible").all()}
    assert len(table) > 25
    assert names == table
    line = page.get_by_role("link", name="Vera Example, held by the United States").first
    line.focus()
    line.press("Enter")
    page.wait_for_url("**/cases/vera-example/")


def test_on_a_phone_each_exchange_is_a_row_that_leads_to_it_and_a_desk_has_room_for_all_of_time(
    sample_site: BuiltSite, look_at: Open
) -> None:
    page = look_at(sample_site.folder, "swaps/", width=320)
    assert not page.locator(".ct-chronology").is_visible()
    rows = [link.get_attribute("href") for link in page.locator("svg.ct-slim a:visible").all()]
    assert rows == [link.get_attribute("href") for link in page.locator(".ct-log-swap h3 a").all()]
    page.locator("svg.ct-slim a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{(rows[0] or '').removeprefix('../')}")
    page = look_at(sample_site.folder, "swaps/")
    assert page.locator(".ct-chronology").is_visible()
    assert not page.locator(".ct-hand").is_visible()
    assert page.locator(".ct-scroll").evaluate("(each) => each.scrollWidth <= each.clientWidth"), "a desk has room for all of it"


def test_a_day_is_chosen_in_the_picture_of_the_home_page_as_on_the_index(sample_site: BuiltSite, look_at: Open) -> None:
    page = look_at(sample_site.folder)
    slider = page.get_by_role("slider")
    slider.focus()
    answer = page.locator(".ct-on-day [role=status]")
    for key in ("PageDown", "PageDown", "ArrowLeft"):
        slider.press(key)
    expect(page.get_by_label("Day", exact=True)).not_to_have_value("")
    day = page.get_by_label("Day", exact=True).input_value()
    chosen = date.fromisoformat(day)
    expect(answer).to_contain_text(f" people held on {chosen.day} {chosen:%B %Y}")
    said = answer.inner_text()
    page.get_by_role("button", name="Show who was held").click()
    page.wait_for_url(f"**/cases/?on={day}")
    expect(page.locator("#ct-count")).to_have_text(said)
    expect(page.get_by_role("slider")).to_have_value(str((chosen - date(1970, 1, 1)).days))


def test_jumps_lead_from_a_claim_to_its_source_and_back(sample_site: BuiltSite, look_at: Open) -> None:
    page = look_at(sample_site.folder, "cases/vera-example/")
    mark = page.locator(".ct-deck sup a").first
    number = mark.inner_text()
    mark.click()
    assert page.url.endswith(f"#s{number}")
    source = page.locator(".ct-sources li:target")
    source.locator("a", has_text="cited").click()
    assert page.url.endswith(f"#c{number}-1"), "where it is cited first"
    assert page.locator(":target").is_visible()


def test_whoever_wants_no_motion_has_none(sample_site: BuiltSite, look_at: Open) -> None:
    page = look_at(sample_site.folder, "cases/", width=320, reduced_motion="reduce")
    page.locator("label.md-header__button[for=__drawer]").click()
    assert page.evaluate("document.getAnimations().length") == 0
    moving = "[...document.querySelectorAll('*')].filter((each) => getComputedStyle(each).transitionDuration !== '0s').length"
    assert page.evaluate(moving) == 0


def test_every_figure_has_a_title_a_description_a_table_a_file_and_its_rows(sample_site: BuiltSite, look_at: Open) -> None:
    page = look_at(sample_site.folder, "statistics/")
    figures = page.locator(".ct-figure")
    assert figures.count() >= 6  # seven, where people were not chosen by how their detention ended
    for figure in figures.all():
        drawing = figure.locator("svg.ct-plot").first
        for part in (drawing.get_attribute("aria-labelledby") or "").split():
            assert page.locator(f"#{part}").text_content(), part
        assert "people in this record" in (drawing.text_content() or "")
        figure.get_by_text("The numbers as a table").click()
        assert figure.locator("tbody tr").first.is_visible()
        assert figure.get_by_role("link", name="CSV", exact=True).is_visible()
        assert figure.get_by_role("link", name="The rows behind it").is_visible()
