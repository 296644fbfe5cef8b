"""Every kind of page of a site in a real browser: nothing asked of another host, nothing logged, nothing cut off, readable."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browsing import Open
from casetracker.site.sources import written
from small_sites import ROOT, BuiltSite

WIDTHS = (320, 768, 1280)
WRITTEN = sorted(path.removesuffix(".md") for path in written(ROOT / "docs"))
KINDS = [
    "", "cases/", "releases/", "states/ru/", "charges/espionage/", "cases/status/exchanged/", "cases/vera-example/", "swaps/", "swaps/2024-08-01-exampleton/",
    "swaps/2007-02-11-place-3/", "statistics/",
    "data/", "data/fields/", "contribute/needed/", "about/glossary/", "404.html", *(f"{name.removesuffix('index').removesuffix('/')}/" for name in WRITTEN),
]  # fmt: skip

CONTRASTS = """() => {
  // Every text that shows, against the nearest painted ground behind it, by the formula of WCAG 2.2.
  const numbers = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const rgb = (text) => numbers(text).map((each, place) => text.startsWith("color(srgb ") && place < 3 ? each * 255 : each);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = rgb(getComputedStyle(each).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const poor = new Set();
  const walker = document.createTreeWalker(document.querySelector(".md-container"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const style = getComputedStyle(element);
    const colour = rgb(style.color);
    if (colour.length === 4 && colour[3] < 1) { poor.add(`${element.className} ${style.color}`); continue; }
    const [a, b] = [light(colour), light(ground(element))].sort((x, y) => y - x);
    const large = parseFloat(style.fontSize) >= 24;
    if ((a + 0.05) / (b + 0.05) < (large ? 3 : 4.5)) {
      poor.add(`${element.tagName} ${element.className} ${((a + 0.05) / (b + 0.05)).toFixed(2)} ${walker.currentNode.data.trim().slice(0, 30)}`);
    }
  }
  return [...poor];
}"""


def sideways(page: Page) -> list[str]:
    """Return what reaches beyond the right edge of the page, at each width where the page scrolls sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide = page.evaluate(
                "[...document.querySelectorAll('.md-main *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1)"
                ".map((e) => e.tagName + '.' + e.className).slice(0, 4)"
            )
            found.append(f"{width}: {wide}")
    return found


BROKEN = """() => {
  // On a phone: numbers apart from their noun in a heading, and tables of texts of which something hides beyond the edge.
  const lines = (element) => {
    const text = document.createRange();
    text.selectNodeContents(element);
    return new Set([...text.getClientRects()].map((each) => Math.round(each.top))).size;
  };
  const apart = [...document.querySelectorAll("h2 small")].filter((each) => /^[\\d,]+ \\S+$/.test(each.textContent) && lines(each) > 1);
  const hides = [...document.querySelectorAll(".ct-stack, .ct-cases, .ct-fields table")].filter((each) => each.scrollWidth > each.clientWidth);
  return [...apart, ...hides].map((each) => `${each.className} ${each.textContent.trim().slice(0, 40)}`);
}"""


@pytest.fixture(scope="session")
def under_a_path(sample_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the site where its own address says, at case-tracker/."""
    folder = tmp_path_factory.mktemp("host")
    (folder / "case-tracker").symlink_to(sample_site.folder, target_is_directory=True)
    (folder / "404.html").symlink_to(sample_site.folder / "404.html")
    return folder


@pytest.mark.parametrize("address", dict.fromkeys(KINDS))
def test_a_page_asks_no_other_host_logs_nothing_and_fits_every_width(under_a_path: Path, look_at: Open, address: str) -> None:
    page = look_at(under_a_path, f"case-tracker/{address}")
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").count() == 1
    assert page.evaluate("getComputedStyle(document.querySelector('.md-typeset')).fontFamily").startswith('"Source Sans 3"')
    assert sideways(page) == []
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate(BROKEN) == []


def test_no_line_moves_when_the_fonts_come_late(sample_site: BuiltSite, open_page: Open) -> None:
    """By the measure of Lighthouse, of which up to 0.1 is good: the machine's own letters take as much room as ours."""
    page = open_page(sample_site.folder, "about/", width=412)
    page.route("**/*.woff2", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.add_init_script(
        "globalThis.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((each) => { moved += each.value; }))"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    for address in ("cases/vera-example/", "statistics/", "cases/"):
        page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + "/" + address)
        page.wait_for_function("[...document.fonts].filter((font) => font.status === 'loaded').length > 1")
        page.wait_for_timeout(100)
        assert page.evaluate("moved") < 0.1, address


def test_the_longest_pages_fit_every_width(sample_site: BuiltSite, look_at: Open) -> None:
    longest = sorted((each for each in sample_site.addresses if each.count("/") == 2), key=lambda each: -len(sample_site.raw(each)))[:3]
    page = look_at(sample_site.folder)
    for address in longest:
        page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + "/" + address)
        assert sideways(page) == [], address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address",
    [
        "",
        "cases/",
        "cases/vera-example/",
        "swaps/",
        "swaps/2024-08-01-exampleton/",
        "swaps/2007-02-11-place-3/",
        "statistics/",
        "data/",
        "about/glossary/",
        "about/method/",
    ],
)
def test_every_text_stands_out_from_its_ground(sample_site: BuiltSite, look_at: Open, address: str, scheme: str) -> None:
    page = look_at(sample_site.folder, address, scheme=scheme)
    assert page.evaluate("document.body.dataset.mdColorScheme") == {"light": "default", "dark": "slate"}[scheme]
    assert page.evaluate(CONTRASTS) == []


GROUND = "getComputedStyle(document.body).backgroundColor"


def test_light_and_dark_are_chosen_by_the_reader_and_kept(sample_site: BuiltSite, open_page: Open) -> None:
    page = open_page(sample_site.folder, scheme="light")
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate(GROUND) == "rgb(251, 250, 247)"
    # The theme's own switch puts this into the head at every load, and all styles are worked out again.
    assert page.locator("meta[name=color-scheme]").count() == 0
    page.get_by_title("Dark colours").click()
    assert page.evaluate(GROUND) == "rgb(22, 21, 19)"
    assert page.locator("meta[name=color-scheme]").get_attribute("content") == "dark"
    page.goto(page.url + "cases/")
    assert page.evaluate(GROUND) == "rgb(22, 21, 19)"
    page.locator("#ct-palette input:checked, #__palette_1").first.press("Enter")
    assert page.evaluate(GROUND) == "rgb(251, 250, 247)"
    assert page.get_by_title("Dark colours").is_visible()
    assert page.evaluate("localStorage.length") == 1


@pytest.mark.parametrize("scripts", [True, False])
def test_a_first_visit_in_the_dark_is_dark_before_any_script_of_ours_runs(sample_site: BuiltSite, open_page: Open, scripts: bool) -> None:
    page = open_page(sample_site.folder, "about/", scheme="dark", scripts=scripts)
    page.route("**/palette.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(page.url.replace("about/", "contribute/guide/"))
    assert page.evaluate(GROUND) == "rgb(22, 21, 19)"
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "dark"
    assert page.evaluate(CONTRASTS) == []
    page.emulate_media(media="print")
    assert page.evaluate(GROUND) == "rgb(251, 250, 247)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(29, 27, 24)"


def test_the_dark_colours_are_the_same_with_and_without_scripts() -> None:
    style = (ROOT / "hooks/casetracker/web/assets/tracker.css").read_text("utf-8")
    chosen, asked = re.findall(
        r"^@media screen.*?\[data-md-color-scheme.*?\]\{(?:color-scheme:dark;)?(--paper:.*?)\}\}$", style, re.MULTILINE
    )
    assert chosen == asked


def test_who_lets_no_page_keep_anything_has_colours_and_scripts(sample_site: BuiltSite, open_page: Open) -> None:
    page = open_page(sample_site.folder, "about/")
    page.add_init_script("Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })")
    page.goto(page.url.replace("about/", "cases/vera-example/"))
    assert page.locator(".ct-copy").count() > 0
    page.get_by_title("Dark colours").click()
    assert page.evaluate(GROUND) == "rgb(22, 21, 19)"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "states/ru/",
        "cases/vera-example/",
        "swaps/",
        "swaps/2024-08-01-exampleton/",
        "swaps/2007-02-11-place-3/",
        "statistics/",
        "about/glossary/",
    ],
)
def test_without_scripts_every_word_is_there(sample_site: BuiltSite, look_at: Open, address: str) -> None:
    page = look_at(sample_site.folder, address)
    page.evaluate("document.querySelectorAll('.ct-since,.ct-downloads span').forEach((each) => each.remove())")  # what needs a script
    with_scripts = page.locator("article").inner_text()
    page = look_at(sample_site.folder, address, scripts=False)
    assert page.locator("article").inner_text() == with_scripts
    assert page.locator("h1").is_visible()


def test_without_scripts_tabs_lead_on(sample_site: BuiltSite, look_at: Open) -> None:
    page = look_at(sample_site.folder, "cases/vera-example/", scripts=False)
    page.locator(".md-tabs__link", has_text="Exchanges and releases").click()
    assert page.locator("h1").inner_text() == "Exchanges and releases"


def test_links_lead_on_under_a_path(under_a_path: Path, look_at: Open) -> None:
    page = look_at(under_a_path, "case-tracker/")
    page.get_by_role("link", name="All cases").click()
    page.get_by_role("link", name="Vera Example").first.click()
    assert page.url.endswith("/case-tracker/cases/vera-example/")
    page.locator(".ct-facts a", has_text="Exchange").click()
    assert page.url.endswith("/case-tracker/swaps/2024-08-01-exampleton/")


def test_a_missing_page_leads_back_under_a_path(under_a_path: Path, look_at: Open) -> None:
    page = look_at(under_a_path, "case-tracker/cases/nobody/nowhere/")
    page.locator("a.md-logo").first.click()
    assert page.url.endswith("/case-tracker/")
    assert page.locator("h1").inner_text() == "Case tracker"
