"""A case on paper, with its sources and their addresses: two pages, or a few where it has a hundred entries."""

from __future__ import annotations

import re

import pytest

from browsing import Open
from sample_record import CASE, large_swap
from small_sites import BuiltSite

PAPER = 680
"""The pixels between the margins of a page of A4: 180 mm."""


def test_a_case_prints_on_few_pages_with_its_sources(open_page: Open, sample_site: BuiltSite) -> None:
    cases = [each for each in sample_site.addresses if re.fullmatch(r"cases/[^/]+/", each) and 'class="ct-facts"' in sample_site.raw(each)]
    by_size = sorted(cases, key=lambda each: len(sample_site.raw(each)))
    page = open_page(sample_site.folder, by_size[-1])
    for address, most in ((by_size[-1], 4), (CASE, 2), (by_size[len(by_size) // 2], 2), (by_size[0], 2)):
        page.goto(page.url.split("cases/")[0] + address)
        paper = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= most, address
    page.emulate_media(media="print")
    assert page.locator("#sources").is_visible()
    link = page.locator(".ct-sources a").first
    assert "http" in link.evaluate("(link) => getComputedStyle(link, '::after').content")
    assert not page.locator(".md-header").is_visible()
    (cite,) = [each for each in page.locator("#cite p").all() if each.is_visible()]
    assert cite.inner_text().startswith("APA"), "a sheet of paper says where it comes from"
    assert page.url.split("/cases/")[1] in cite.inner_text()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "cases/",
        "swaps/",
        large_swap(),
        "statistics/",
        "changes/",
        "contribute/needed/",
        "releases/",
        "states/",
        "charges/espionage/",
        "data/",
    ],
)
def test_no_page_is_cut_at_the_edge_of_the_paper(look_at: Open, sample_site: BuiltSite, address: str) -> None:
    page = look_at(sample_site.folder, address, width=PAPER)
    page.emulate_media(media="print")
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    beyond = page.evaluate(
        "[...document.querySelectorAll('.md-content *')].filter((e) => e.checkVisibility() && !e.closest('svg svg') && e.getBoundingClientRect().width > 1"
        " && (e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1))"
        ".map((e) => `${e.tagName} ${e.getAttribute('class')} ${e.textContent.trim().slice(0, 30)}`).slice(0, 5)"
    )
    assert beyond == []
    cells = page.evaluate("[...document.querySelectorAll('.ct-table td')].map((cell) => getComputedStyle(cell).display)")
    assert set(cells) <= {"table-cell"}, "a table stays one on paper, though that is as narrow as a small tablet"
    # A figure is no higher than a page, so that none has to be cut.
    heights = page.evaluate("[...document.querySelectorAll('svg.ct-plot')].map((e) => e.getBoundingClientRect().height)")
    assert all(height < 1000 for height in heights), heights


BROKEN = """() => [...document.querySelectorAll(".ct-table th")].filter((head) => head.checkVisibility()).filter((head) => {
  const range = document.createRange();
  const walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
  const isUpright = getComputedStyle(head).writingMode === "vertical-rl";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const word of node.data.matchAll(/[^\\s-]+/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map((rect) => Math.round(isUpright ? rect.left : rect.top)));
      if (lines.size > 1) return true;
    }
  }
  return false;
}).map((head) => head.textContent)"""


@pytest.mark.parametrize("address", ["swaps/", "statistics/"])
def test_no_word_at_the_head_of_a_row_or_column_is_broken_on_paper(look_at: Open, sample_site: BuiltSite, address: str) -> None:
    page = look_at(sample_site.folder, address, width=PAPER // 2)  # narrow, so that few rows and holders are as many as fit
    page.emulate_media(media="print")
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert page.evaluate(BROKEN) == []
