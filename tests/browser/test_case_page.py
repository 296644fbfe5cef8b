"""The case page on a phone's first screen, and its citations on the clipboard."""

from __future__ import annotations

import re

from browsing import Open
from small_sites import BuiltSite

FIRST = ("h1", ".ct-status", ".ct-days b", *(f".ct-facts div:nth-child({number})" for number in (1, 2, 3)))


def test_who_how_long_by_whom_on_what_charge_and_what_last_stand_on_the_first_screen_of_a_phone(
    sample_site: BuiltSite, look_at: Open
) -> None:
    cases = [each for each in sample_site.addresses if re.fullmatch(r"cases/[^/]+/", each) and 'class="ct-facts"' in sample_site.raw(each)]
    longest = sorted(cases, key=lambda each: len(sample_site.raw(each).split('class="ct-facts"')[1].split("Citizenship")[0]))[-12:]
    page = look_at(sample_site.folder, longest[0], width=360, scripts=False)
    for address in longest:
        page.goto(page.url.split("cases/")[0] + address)
        for place in FIRST:
            box = page.locator(place).first.bounding_box()
            assert box, (address, place)
            assert box["y"] + box["height"] <= 740, (address, place, box)


LABELS = """() => {
  const boxes = [...document.querySelectorAll(".ct-axis text, .ct-among text")].map((each) => each.getBoundingClientRect());
  const meet = (a, b) => a !== b && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return [boxes.length > 0, boxes.filter((each) => each.left < -1 || each.right > innerWidth + 1 || boxes.some((other) => meet(each, other))).length];
}"""


def test_labels_of_the_drawings_stand_apart_and_within_the_page(sample_site: BuiltSite, look_at: Open) -> None:
    cases = [each for each in sample_site.addresses if re.fullmatch(r"cases/[^/]+/", each) and "ct-axis" in sample_site.raw(each)]
    most = sorted(cases, key=lambda each: sample_site.raw(each).split("ct-axis")[1].split("</svg>")[0].count("<text"))[-6:]
    page = look_at(sample_site.folder, most[0], width=320, scripts=False)
    for address in most:
        page.goto(page.url.split("cases/")[0] + address)
        for width in (320, 360, 768, 1280, 1680):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(LABELS) == [True, 0], (address, width)


def test_one_click_copies_a_citation_and_says_so(sample_site: BuiltSite, open_page: Open) -> None:
    page = open_page(sample_site.folder, "cases/vera-example/", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".ct-cite-as summary").click()
    button = page.locator(".ct-cite-as button").nth(1)
    button.click()
    button.filter(has_text="Copied").wait_for()  # the clipboard answers in its own time
    assert button.get_attribute("aria-live") == "polite"
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".ct-cite-as code").nth(1).text_content()


def test_where_a_browser_keeps_the_clipboard_the_citation_is_selected(sample_site: BuiltSite, look_at: Open) -> None:
    page = look_at(sample_site.folder, "cases/vera-example/")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.locator(".ct-cite-as summary").click()
    page.locator(".ct-cite-as button").first.click()
    assert page.evaluate("getSelection().toString()") == page.locator(".ct-cite-as code").first.text_content()


def test_without_scripts_a_citation_is_text_and_there_is_no_button(sample_site: BuiltSite, look_at: Open) -> None:
    page = look_at(sample_site.folder, "cases/vera-example/", scripts=False)
    page.locator(".ct-cite-as summary").click()
    assert page.locator(".ct-cite-as code").count() == 4
    assert page.locator(".ct-cite-as button").count() == 0
    assert page.locator(".ct-cite-as code").first.is_visible()


def test_nothing_of_a_record_s_page_stays_on_the_screen_while_one_reads_on(look_at: Open, sample_site: BuiltSite) -> None:
    page = look_at(sample_site.folder, "cases/vera-example/")
    stuck = "[...document.querySelectorAll('article *')].filter((each) => /sticky|fixed/.test(getComputedStyle(each).position)).map((each) => each.className)"
    assert page.evaluate(stuck) == []
