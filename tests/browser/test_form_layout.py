"""The form on a phone: whatever is pressed has the size of a finger, stands alone and is covered by nothing; the first question is in view."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from browsing import Open
from form_page import OPEN_ALL, loaded
from small_sites import BuiltSite

NEW = "contribute/new/"

MISPLACED = """() => {
  const fits = (each) => each.checkVisibility() && !each.matches(".ct-unseen, .ct-away, .ct-tick input");
  const things = [...document.querySelectorAll("#ct-form :is(a, button, input, select, textarea, summary, .ct-tick)")].filter(fits);
  const name = (each) => `${each.tagName} ${each.id} ${each.textContent.slice(0, 40)}`;
  const isInText = (each) => each.tagName === "A" && getComputedStyle(each).display === "inline";
  const isIn = (one, other) => one.contains(other) || other.contains(one);
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const wrong = [];
  for (const each of things) {
    each.scrollIntoView({ block: "center" });
    const box = each.getBoundingClientRect();
    if (box.height < 43.5 && !isInText(each)) wrong.push(`${name(each)} is ${box.height} px high`);
    if (isInText(each)) continue;
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (!top || !isIn(each, top)) wrong.push(`${top && name(top)} covers ${name(each)}`);
    // The foot stays over what scrolls below it.
    if (each.closest(".ct-form-foot")) continue;
    for (const other of things) {
      if (other !== each && !isIn(each, other) && !other.closest(".ct-form-foot") && meet(box, other.getBoundingClientRect())) wrong.push(`${name(each)} meets ${name(other)}`);
    }
    const texts = [...each.parentElement.querySelectorAll("label, legend > span, .ct-help")].filter((text) => text.checkVisibility() && !isIn(each, text) && !text.closest(".ct-none > legend"));
    const range = document.createRange();
    for (const text of texts) {
      range.selectNodeContents(text);
      if ([...range.getClientRects()].some((line) => meet(box, line))) wrong.push(`${name(each)} lies on the text ${name(text)}`);
    }
  }
  return wrong;
}"""
"""What of the form on the screen is too low for a finger, lies on another thing or on a text, or is covered."""


def test_on_a_phone_whatever_is_pressed_has_its_room(open_page: Open, sample_site: BuiltSite) -> None:
    page = open_page(sample_site.folder, NEW, width=360, has_touch=True)
    page.set_viewport_size({"width": 360, "height": 740})
    loaded(page)
    page.get_by_label("Paste addresses or citations here").fill("https://example.org/one\nhttps://example.org/two")
    page.get_by_role("button", name="Take them in").click()
    page.get_by_label("Someone who was freed in an exchange").check()
    for step in ("sources", "who", "happened", "courts", "ended", "doubts"):
        page.evaluate("(step) => (location.hash = step)", step)
        page.locator(f"[data-step={step}]").last.wait_for()
        for adds in ("Add charge", "Add court decision") if step == "courts" else ():
            page.get_by_role("button", name=adds).click()
        page.evaluate(OPEN_ALL)
        assert page.evaluate(MISPLACED) == [], step


def test_on_a_phone_the_first_question_is_in_view_and_a_correction_begins_with_its_facts(open_page: Open, sample_site: BuiltSite) -> None:
    def bottom(page: Page, text: str) -> float:
        page.set_viewport_size({"width": 360, "height": 740})
        box = loaded(page).get_by_text(text).first.bounding_box()
        assert box
        return box["y"] + box["height"]

    page = open_page(sample_site.folder, NEW, width=360)
    assert bottom(page, "Someone who was freed in an exchange") < 670
    page.goto(f"{page.url}?case=vera-example")
    assert bottom(page, "What is wrong, or missing, in the record of Vera Example?") < 370


def test_a_demonstration_does_not_say_that_somebody_reads_what_is_sent_in_private(open_page: Open, sample_site: BuiltSite) -> None:
    page = loaded(open_page(sample_site.folder, f"{NEW}#send"))
    steps = page.locator("#ct-in-private li")
    expect(steps.last).to_have_text("This site is a demonstration, and nobody reads that address: keep the file.")
