"""A case on paper: about two pages, with its sources and their addresses."""

from __future__ import annotations

import re

import pytest

from browsing import Open
from small_sites import BuiltSite


@pytest.mark.parametrize(("name", "most"), [("ksenia-karelina", 3), ("kalob-byers", 2)])
def test_a_case_prints_on_about_two_pages_with_its_sources(open_page: Open, real_site: BuiltSite, name: str, most: int) -> None:
    page = open_page(real_site.folder, f"cases/{name}/")
    paper = page.pdf(format="A4", margin={"top": "15mm", "bottom": "15mm", "left": "15mm", "right": "15mm"})
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= most
    page.emulate_media(media="print")
    assert page.locator("#sources").is_visible()
    address = page.locator(".ct-sources a").first.evaluate("(link) => getComputedStyle(link, '::after').content")
    assert "http" in address
    assert not page.locator(".md-header").is_visible()
