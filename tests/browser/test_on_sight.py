"""What a reader sees and reaches without looking for it: whole rows on a phone, the picture of the exchanges, jumps, stillness."""

from __future__ import annotations

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


def test_on_a_phone_the_picture_keeps_its_size_and_opens_at_the_latest_years(sample_site: BuiltSite, look_at: Open) -> None:
    page = look_at(sample_site.folder, "swaps/", width=320)
    picture = page.locator(".ct-chronology")
    box = picture.bounding_box()
    assert box
    assert box["width"] == float(picture.get_attribute("width") or 0)
    assert abs(box["x"] + box["width"] - 320) < 40
    page.locator(".ct-chronology a:has(text)").first.focus()
    assert page.evaluate("document.activeElement.getBoundingClientRect().right") > 0, "what has the focus is in sight"
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.locator(".ct-scroll").evaluate("(each) => each.scrollWidth <= each.clientWidth"), "a desk has room for all of it"


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
        assert figure.get_by_role("link", name="Download as CSV").is_visible()
        assert figure.get_by_role("link", name="The rows behind it").is_visible()
