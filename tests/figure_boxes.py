"""What is wrong with the words of figures in a browser: over another, cut, or too small to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = (320, 360, 768, 1280, 1680)
WRONG = """(drawings) => {
  const wrong = [];
  let seen = 0;
  for (const figure of document.querySelectorAll(drawings)) {
    if (!figure.checkVisibility()) continue;
    const whole = figure.getBoundingClientRect();
    // A line is a sixth higher than the letters on it, above and below.
    const inked = ({ left, right, top, bottom, height }) => ({ left, right, top: top + height / 6, bottom: bottom - height / 6 });
    const boxes = [...figure.querySelectorAll("text")].map((text) => [text.textContent, inked(text.getBoundingClientRect()), text]);
    const named = figure.querySelector("title")?.id ?? figure.getAttribute("class");
    seen += boxes.length;
    for (const [text, b, element] of boxes) {
      if (b.left < whole.left - 1 || b.right > whole.right + 1 || b.top < whole.top - 1 || b.bottom > whole.bottom + 1) wrong.push(`${named}: ${text} is cut`);
      if (parseFloat(getComputedStyle(element).fontSize) < 12) wrong.push(`${named}: ${text} is small`);
    }
    boxes.sort(([, a], [, b]) => a.left - b.left).forEach(([text, a], index) => {
      for (const [other, b] of boxes.slice(index + 1)) {
        if (b.left >= a.right) break;
        if (a.top < b.bottom && b.top < a.bottom && a.right - b.left > 0.5) wrong.push(`${named}: ${text} lies over ${other}`);
      }
    });
  }
  if (document.documentElement.scrollWidth > innerWidth) wrong.push("the page is too wide");
  return [seen, wrong];
}"""


def wrong(page: Page, drawings: str = "svg.ct-plot") -> list[str]:
    """Return what is wrong in the drawings that this selector finds. There are words in some of them."""
    seen, found = page.evaluate(WRONG, drawings)
    assert seen, page.url
    return list(found)


def wrong_at_every_width(page: Page) -> dict[int, list[str]]:
    """Return what is wrong at each width. There are words in some figure at each of them."""
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if faults := wrong(page):
            found[width] = faults
    return found
