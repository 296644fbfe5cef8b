"""Pages in longer words, and pages that are read from the right, in a browser: nothing is cut or lies over another, and keys lead where they point."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from test_accessibility import STANDARD, violations
from test_every_page import BROKEN, sideways

from browsing import Open
from english import english
from figure_boxes import wrong
from form_page import loaded
from pseudo import FROM_LEFT, FROM_RIGHT
from small_sites import BuiltSite

KINDS = [
    "", "cases/", "cases/vera-example/", "swaps/", "swaps/2024-08-01-exampleton/", "releases/", "states/us/", "places/", "statistics/", "changes/",
    "charges/treason/", "contribute/needed/", "data/", "feeds/", "about/glossary/", "embed/swaps/2024-08-01-exampleton/",
]  # fmt: skip
DRAWN = {"", "statistics/", "swaps/", "places/", "cases/vera-example/"}
CUT = """() => [...document.querySelectorAll("main *, header *, .md-content *")].filter((each) => {
  if (each.closest(".md-header")) return false;  // the theme shortens a name that has no room
  const style = getComputedStyle(each);
  const clips = style.overflowX !== "visible" && style.overflowX !== "auto" && !/inset/.test(style.clipPath) && style.opacity !== "0";
  return clips && each.childElementCount === 0 && each.textContent.trim() && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1;
}).map((each) => `${each.tagName}.${each.className}: ${each.textContent.trim().slice(0, 40)}`)"""
"""What hides a part of its own words."""


@pytest.mark.parametrize("language", [FROM_LEFT, FROM_RIGHT])
def test_nothing_is_cut_or_lies_over_another(pseudo_languages: BuiltSite, open_page: Open, language: str) -> None:
    page = open_page(pseudo_languages.folder, reduced_motion="reduce")
    site, found = page.url, {}
    for address in KINDS:
        page.goto(f"{site}{language}/{address}")
        found[address] = sideways(page)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            found[address] += [f"{width}: {each}" for each in page.evaluate(CUT) + (wrong(page) if address in DRAWN else [])]
            if width == 320:
                found[address] += page.evaluate(BROKEN)
    assert {address: faults for address, faults in found.items() if faults} == {}


def test_axe_finds_nothing_on_pages_that_are_read_from_the_right(pseudo_languages: BuiltSite, open_page: Open) -> None:
    page = open_page(pseudo_languages.folder, width=320, reduced_motion="reduce")
    site, found = page.url, []
    for address in ("", "cases/vera-example/", "releases/", "statistics/"):
        page.goto(f"{site}{FROM_RIGHT}/{address}")
        found += [f"{address}: {each}" for each in violations(page, {"runOnly": STANDARD})]
    assert found == []


def test_the_form_is_gone_through_by_keys_and_speaks_its_language(pseudo_languages: BuiltSite, open_page: Open) -> None:
    page = loaded(open_page(pseudo_languages.folder, f"{FROM_RIGHT}/contribute/new/", width=320))
    assert page.evaluate("getComputedStyle(document.querySelector('#ct-form')).direction") == "rtl"
    steps = page.locator(".ct-steps ol a")
    for number in range(steps.count()):
        expect(steps.nth(number)).to_have_attribute("aria-current", "step")
        said = page.locator("#ct-form, .ct-steps").all_inner_texts()
        assert english(" ".join(said)) == [], page.url
        assert sideways(page) == [], page.url
        page.set_viewport_size({"width": 320, "height": 900})
        if number + 1 < steps.count():
            page.locator(".ct-form-foot a:visible").last.press("Enter")
    assert page.evaluate("document.activeElement.matches('h2')")
