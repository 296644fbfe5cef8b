"""A case on paper, with its sources and their addresses: two pages, or a few where it has a hundred entries."""

from __future__ import annotations

import re

from browsing import Open
from sample_record import CASE
from small_sites import BuiltSite


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
    cite = page.locator("#cite p")
    assert page.url.split("/cases/")[1] in cite.first.inner_text()
    assert cite.first.is_visible(), "a sheet of paper says where it comes from"
    assert not cite.last.is_visible()
