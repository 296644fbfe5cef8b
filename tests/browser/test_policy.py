"""What a page's Content-Security-Policy stops, tried in a real browser: scripts that the theme does not bring do not run."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from browsing import Serve
from small_sites import BuiltSite

PAGES = ["", "cases/", "cases/vera-example/", "about/method/", "404.html"]
ATTEMPTS = {
    "an inline script": "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s)",
    "an event handler": "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')",
    "a javascript: link": "document.body.insertAdjacentHTML('beforeend', '<a id=x href=\"javascript:window.ran=1\">x</a>'); x.click()",
    "an object of our own host": "document.body.insertAdjacentHTML('beforeend', '<object data=\"../../cards/cases/vera-example.png\"></object>')",
    "a script of another host": "const s = document.createElement('script'); s.src = 'http://127.0.0.1:9/x.js'; document.body.append(s)",
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_what_is_put_into_a_page_does_not_run(browser: Browser, serve: Serve, sample_site: BuiltSite, attempt: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto(f"{serve(sample_site.folder)}cases/vera-example/")
    page.evaluate(f"(() => {{ {ATTEMPTS[attempt]} }})()")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert refused
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_a_policy_that_lets_no_script_in_by_being_inline(sample_site: BuiltSite, address: str) -> None:
    file = address if address.endswith(".html") else f"{address}index.html"
    html = (sample_site.folder / file).read_text("utf-8")
    policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert policy
    assert "unsafe" not in policy[1]
    assert "default-src 'self'" in policy[1]
    assert html.index(policy[0]) < html.index("<script")


def test_no_other_site_shows_ours_in_a_frame(browser: Browser, serve: Serve, sample_site: BuiltSite) -> None:
    """By the header alone: a meta element can't say it."""
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda each: said.append(each.text))
    page.set_content(f'<iframe src="{serve(sample_site.folder)}about/method/"></iframe>')
    page.wait_for_timeout(300)
    assert any("frame-ancestors 'none'" in each for each in said)
    context.close()
