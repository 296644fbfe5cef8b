"""The files of a case that its page makes: the timeline as CSV, and the custody as a picture that stands by itself."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from PIL import Image

from browsing import Open
from casetracker.pages.embed import png
from casetracker.web.colours import LIGHT
from sample_record import CASE
from small_sites import BuiltSite

if TYPE_CHECKING:
    from playwright.sync_api import Page

SVG = "{http://www.w3.org/2000/svg}"
BEYOND = """(text) => {
  const svg = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
  document.body.append(svg);
  const boxes = [...svg.querySelectorAll("text")].map((each) => each.getBBox());
  const meet = (a, b) => a !== b && a.x < b.x + b.width && b.x < a.x + a.width && a.y + 3 < b.y + b.height && b.y + 3 < a.y + a.height;
  const wrong = boxes.filter((each) => each.x < 0 || each.x + each.width > 640 || boxes.some((other) => meet(each, other)));
  svg.remove();
  return [boxes.length > 5, wrong.length];
}"""


def taken(page: Page, form: str) -> tuple[str, str]:
    """Return the name and the text of the file that the button for a form gives."""
    with page.expect_download() as found:
        page.locator(".ct-downloads").get_by_role("button", name=form).click()
    return found.value.suggested_filename, found.value.path().read_bytes().decode()


def test_the_timeline_of_a_case_is_its_rows_of_the_published_table(sample_site: BuiltSite, open_page: Open) -> None:
    page = open_page(sample_site.folder, CASE)
    id = CASE.split("/")[1]
    name, text = taken(page, "CSV")
    assert re.fullmatch(rf"cases-{id}-\d{{4}}-\d\d-\d\d(-[0-9a-f]{{7}})?\.csv", name)
    head, *rows = csv.reader(StringIO((sample_site.folder / "data" / "timeline.csv").read_bytes().decode("utf-8-sig"), newline=""))
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    own_head, *own = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))
    assert own_head == head
    assert sorted(own) == sorted(row for row in rows if row[1] == id)


def test_where_the_data_of_a_case_cannot_be_had_its_page_says_so(sample_site: BuiltSite, open_page: Open) -> None:
    page = open_page(sample_site.folder, CASE)
    page.route("**/api/v1/**", lambda route: route.fulfill(status=503, body="busy"))
    page.locator(".ct-downloads").get_by_role("button", name="CSV").click()
    said = page.locator(".ct-downloads [role=status]")
    said.filter(has_text="The file could not be made. Load this page again to try once more.").wait_for()
    page.unroute("**/api/v1/**")
    taken(page, "CSV")
    assert said.inner_text() == ""


def held(site: BuiltSite) -> str:
    """The case of somebody whose days still count on, with the most to draw."""
    return max(
        (
            each
            for each in site.addresses
            if re.fullmatch("cases/[^/]+/", each) and re.search(r'class="ct-days.*data-as-of', site.raw(each))
        ),
        key=lambda each: site.raw(each).count('<rect class="unsure"') + site.raw(each).count("ct-bar"),
    )


@pytest.fixture
def drawn(sample_site: BuiltSite, open_page: Open) -> tuple[Page, str]:
    """The page of a case, ten days after it was built and in dark colours, and the picture that it makes."""
    page = open_page(sample_site.folder, held(sample_site), scheme="dark")
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=10))
    page.reload()
    return page, taken(page, "SVG")[1]


def test_the_picture_of_a_case_says_what_its_page_said_when_it_was_built(drawn: tuple[Page, str], sample_site: BuiltSite) -> None:
    page, text = drawn
    svg = ElementTree.fromstring(text)  # noqa: S314  (made a moment ago)
    said = [each.text or "" for each in svg.iter(f"{SVG}text")]
    whole = " ".join(said)
    built = sample_site.page(held(sample_site))
    assert svg.findtext(f"{SVG}title") == said[0] == built.one("h1").text
    for stay in page.locator(".ct-stays>li").all():
        assert stay.locator("a").first.inner_text() in said
        days = stay.locator(".ct-n").inner_text()
        assert not days or days in said
    count = page.locator(".ct-days data")
    assert count.inner_text() != count.get_attribute("data-built"), "the page counts on"
    assert f"{count.get_attribute('data-built')} days held" in whole
    source = built.one("p", class_="ct-downloads")["data-foot"].split("\n")
    assert source[0].startswith("Source: ")
    assert re.match(r"As of \d+ \w+ \d{4}, version ", source[1])
    assert whole.endswith(" ".join(source))


def test_the_picture_of_a_case_stands_by_itself_in_light_colours_and_nothing_in_it_overlaps(drawn: tuple[Page, str]) -> None:
    page, text = drawn
    assert page.evaluate(BEYOND, text) == [True, 0]
    assert re.findall(r"<script|<style|<image|href|url\(|class=", text) == []
    assert set(re.findall(r'(?:fill|stroke)="(#[^"]+)"', text)) == {LIGHT[name] for name in ("paper", "ink", "muted", "rule")}
    readers = [png.png(text.encode())]  # resvg, and librsvg where it is installed
    if program := shutil.which("rsvg-convert"):
        readers.append(subprocess.run([program], input=text.encode(), capture_output=True, check=True).stdout)
    wide, high = png.natural(text.encode())
    for drawn_by in readers:
        with Image.open(BytesIO(drawn_by)) as picture:
            assert abs(picture.height / picture.width - high / wide) < 0.01
            assert len(picture.convert("RGB").getcolors(2**16) or ()) > 5, "more than paper"
