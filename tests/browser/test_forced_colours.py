"""Where a reader has chosen few colours of their own, as in Windows' contrast themes, every figure is drawn in them."""

from __future__ import annotations

import pytest

from browsing import Open
from form_page import loaded
from sample_record import CASE, large_swap
from small_sites import BuiltSite

POOR = """() => {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.cssText = "forced-color-adjust:none";
  const rgb = (colour) => {
    probe.style.color = "";
    probe.style.color = colour;
    const said = getComputedStyle(probe).color;
    return said.match(/[\\d.]+/g).map((part) => Number(part) * (said.startsWith("color(srgb") ? 255 : 1));
  };
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = light(rgb("Canvas"));
  const contrast = (colour) => { const [a, b] = [light(rgb(colour)), ground].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
  const poor = new Set();
  for (const text of document.querySelectorAll("svg.ct-plot text")) {
    const colour = getComputedStyle(text).fill;
    if (contrast(colour) < 4.5) poor.add(`text ${text.getAttribute("class")} ${colour}`);
  }
  for (const shape of document.querySelectorAll("svg.ct-plot :is(path, rect:not(.maybe), line, circle), .ct-bar rect:not(.unsure), .ct-line path")) {
    const { fill, stroke, strokeWidth } = getComputedStyle(shape);
    const inks = [fill, parseFloat(strokeWidth) ? stroke : "none"].filter((each) => each !== "none");
    if (inks.length && Math.max(...inks.map(contrast)) < 3) poor.add(`${shape.tagName} ${shape.getAttribute("class")} ${inks}`);
  }
  for (const mark of document.querySelectorAll(".ct-legend i")) {
    const colour = getComputedStyle(mark).backgroundColor;
    if (contrast(colour) < 3 && getComputedStyle(mark).outlineStyle === "none") poor.add(`mark ${mark.className} ${colour}`);
  }
  probe.remove();
  return [...poor];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["statistics/", "swaps/", "places/", "cases/", CASE, large_swap()])
def test_every_figure_is_legible_in_forced_colours(sample_site: BuiltSite, look_at: Open, address: str, scheme: str) -> None:
    page = look_at(sample_site.folder, address, scheme=scheme, forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.locator("svg.ct-plot, .ct-bar, .ct-line svg").count() > 0
    assert page.evaluate(POOR) == []


EDGES = """() => {
  const seen = (each) => each.getClientRects().length && getComputedStyle(each).clipPath === "none";
  const bare = [...document.querySelectorAll("#ct-form :is(input, select, textarea, .ct-button):not([type=checkbox], [type=radio], .ct-remove)")]
    .filter((each) => seen(each) && !parseFloat(getComputedStyle(each).borderTopWidth)).map((each) => each.outerHTML.slice(0, 80));
  const edge = (each) => getComputedStyle(each).borderTopColor;
  const [now, other] = [document.querySelector(".ct-steps ol [aria-current]"), document.querySelector(".ct-steps ol a:not([aria-current])")];
  // Behind letters a browser paints the ground of the page, unless a thing keeps its own colours: letters of that colour are not seen.
  const ground = getComputedStyle(document.body).backgroundColor;
  const blind = [...document.querySelectorAll("#ct-form .ct-button")].filter((each) => seen(each) && getComputedStyle(each).color === ground && getComputedStyle(each).forcedColorAdjust !== "none");
  return [...bare, ...blind.map((each) => `${each.textContent} has the colour of the page`), ...(edge(now) === edge(other) ? [`${now.textContent} as ${other.textContent}`] : [])];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_step_of_the_form_has_its_edges_and_says_which_it_is_in_forced_colours(
    sample_site: BuiltSite, look_at: Open, scheme: str
) -> None:
    page = look_at(sample_site.folder, "contribute/new/", width=360, scheme=scheme, forced_colors="active")
    for step in loaded(page).locator(".ct-steps ol a").all():
        step.click()
        assert page.evaluate(EDGES) == [], page.url


ALIKE = """() => [...document.querySelectorAll("svg.ct-wide")].map((figure) => [...figure.querySelectorAll("rect[width='10']:not(.since)")]
  .map((mark) => getComputedStyle(mark).fill)).filter((marks) => new Set(marks).size < marks.length)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_two_parts_of_a_figure_have_one_forced_colour(sample_site: BuiltSite, look_at: Open, scheme: str) -> None:
    page = look_at(sample_site.folder, "statistics/", scheme=scheme, forced_colors="active")
    assert page.locator("svg.ct-wide rect.ct-open[width='10']").count() > 0, "a figure with as many parts as there are colours"
    assert page.evaluate(ALIKE) == []
