"""axe-core finds nothing on any kind of page, light and dark, on a phone, a tablet and a desk; and what it can't see."""

from __future__ import annotations

import os
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browsing import Open
from form_page import open_all
from small_sites import BuiltSite

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LONG = os.environ.get("CASETRACKER_PROFILE") == "soak"
WIDTHS, DARK = ((320, 768, 1280),) * 2 if LONG else ((320, 1280), (768,))
"""Each width is looked at in one of the two themes; in the long form (`make soak`) in both."""
PAGES = [
    "", "cases/", "cases/?on=2024-07-31&by=RU", "releases/", "states/ru/", "states/", "charges/", "charges/espionage/", "cases/vera-example/", "swaps/", "swaps/2007-02-11-place-3/",
    "data/", "data/api/", "about/", "about/glossary/", "contribute/", "contribute/needed/", "contribute/new/",
    "places/", "places/exampleton-remand-prison/",
    "contribute/new/?case=petr-sample#all", "statistics/", "changes/?since=2026-01-01", "404.html", "embed/statistics/held/", "embed/swaps/2007-02-11-place-3/",
]  # fmt: skip


def violations(page: Page, options: dict[str, Any]) -> list[str]:
    """Return what axe-core finds on the page as it stands, one line a rule and element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"() => {{ {AXE} }}")
    found = page.evaluate("(options) => axe.run(document, options)", {"resultTypes": ["violations"], **options})["violations"]
    return [f"{each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"]]


@pytest.fixture(scope="session")
def under_a_path(sample_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site in the folder that its address names, as most hosts have it: the links of its 404 page begin there."""
    folder = tmp_path_factory.mktemp("host")
    (folder / "case-tracker").symlink_to(sample_site.folder, target_is_directory=True)
    return folder


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(look_at: Open, under_a_path: Path, address: str) -> None:
    page = look_at(under_a_path, f"case-tracker/{address}", reduced_motion="reduce")
    if address.startswith("contribute/new/"):
        page.wait_for_selector("#ct-form[data-whole]")
    elif "?" in address:
        page.locator("#ct-rows tr, .ct-since h2").first.wait_for()
    if address.startswith("contribute/new/?"):  # every fold open, two mistakes, and the list of them
        open_all(page)
        page.get_by_label("What is the person’s name?").first.fill("")
        page.get_by_label("When did it begin?").first.fill("2024-02-30")
        page.get_by_role("button", name="Check all of it").click()
        expect(page.locator(".ct-problem-list a")).to_have_count(2)
    found = []
    for step in page.locator(".ct-steps ol a").all():
        step.click()
        found += [f"{page.url}: {each}" for each in violations(page, {"runOnly": STANDARD})]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {each}" for each in violations(page, {"runOnly": STANDARD})]
    # In the dark nothing differs but colours.
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    for width in DARK:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}, dark: {each}" for each in violations(page, {"runOnly": {"type": "rule", "values": ["color-contrast"]}})]
    assert not found, "\n".join(found)


def test_the_page_for_a_lost_address_opens_the_search_of_the_site(look_at: Open, under_a_path: Path) -> None:
    page = look_at(under_a_path, "case-tracker/404.html", reduced_motion="reduce")  # a colour that still changes has no contrast yet
    page.get_by_label("Search this site").fill("primerova")
    page.get_by_label("Search this site").press("Enter")
    page.wait_for_url("**/case-tracker/?q=primerova")
    expect(page.get_by_role("option")).to_have_attribute("href", re.compile("/case-tracker/cases/vera-example/$"))
    page.keyboard.press("ArrowDown")
    for scheme in ("default", "slate"):
        page.evaluate("(scheme) => (document.body.dataset.mdColorScheme = scheme)", scheme)
        assert violations(page, {"runOnly": STANDARD}) == []
