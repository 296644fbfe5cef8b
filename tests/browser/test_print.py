"""A case on paper: two pages with its sources and their addresses."""

from __future__ import annotations

import re

from browsing import Open
from small_sites import BuiltSite


def test_a_case_prints_on_two_pages_with_its_sources(open_page: Open, real_site: BuiltSite) -> None:
    cases = [each for each in real_site.addresses if re.fullmatch(r"cases/[^/]+/", each) and 'class="ct-facts"' in real_site.raw(each)]
    by_size = sorted(cases, key=lambda each: len(real_site.raw(each)))
    page = open_page(real_site.folder, by_size[-1])
    for address in (*by_size[-3:], by_size[len(by_size) // 2], by_size[0]):
        page.goto(page.url.split("cases/")[0] + address)
        paper = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= 2, address
    page.emulate_media(media="print")
    assert page.locator("#sources").is_visible()
    link = page.locator(".ct-sources a").first
    assert "http" in link.evaluate("(link) => getComputedStyle(link, '::after').content")
    assert not page.locator(".md-header").is_visible()
    cite = page.locator("#cite p")
    assert page.url.split("/cases/")[1] in cite.first.inner_text()
    assert cite.first.is_visible(), "a sheet of paper says where it comes from"
    assert not cite.last.is_visible()
