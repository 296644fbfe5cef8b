"""What other sites show of ours, in a real browser: in a frame, at every width, light and dark, and with no label over another."""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Frame, Page

from browsing import Open, Serve
from figure_boxes import wrong
from small_sites import BuiltSite


def drawn(site: BuiltSite) -> list[str]:
    return sorted(path.relative_to(site.folder).as_posix() for path in (site.folder / "embed").rglob("*.svg"))


def test_no_label_of_a_picture_is_cut_or_lies_over_another(sample_site: BuiltSite, look_at: Open) -> None:
    page = look_at(sample_site.folder, "embed/statistics/held.svg")
    base = page.url.removesuffix("embed/statistics/held.svg")
    swaps = [each for each in drawn(sample_site) if each.startswith("embed/swaps/")]
    faults = {}
    for address in [each for each in drawn(sample_site) if not each.startswith("embed/swaps/")] + swaps[:2]:
        page.goto(base + address)
        if found := wrong(page, ":root"):
            faults[address] = found
    assert faults == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_of_another_site_shows_a_figure_at_every_width(
    sample_site: BuiltSite, browser: Browser, serve: Serve, tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    """The other site is another port, so another origin; the headers are those that a host would send."""
    swap = next(each for each in sample_site.framed if each.startswith("embed/swaps/"))
    page, said, asked = article(
        browser,
        serve,
        tmp_path,
        [serve(sample_site.folder) + each for each in ("embed/statistics/held/", "embed/exchanges/", swap)],
        scheme,
    )
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for frame in page.frames[1:]:
            soon(frame, "[...document.images].every((each) => each.complete && each.naturalWidth > 0)")
            assert frame.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), (frame.url, width)
            ground = {"light": "rgb(251, 250, 247)", "dark": "rgb(22, 21, 19)"}[scheme]
            assert frame.evaluate("getComputedStyle(document.body).backgroundColor") == ground
        chosen = {320: "phone.svg", 768: "middle.svg", 1280: "wide.svg"}[width]
        soon(page.frames[1], f"document.images[0].currentSrc.endsWith('/{chosen}')")
    assert said == []
    assert {urlsplit(each).netloc for each in asked} == {urlsplit(serve(each)).netloc for each in (tmp_path, sample_site.folder)}
    page.close()


def test_no_other_page_of_ours_can_be_framed(sample_site: BuiltSite, browser: Browser, serve: Serve, tmp_path: Path) -> None:
    page, said, _ = article(browser, serve, tmp_path, [f"{serve(sample_site.folder)}swaps/"], "light")
    assert any("frame-ancestors 'none'" in each for each in said), said
    page.close()


def soon(frame: Frame, what: str) -> None:
    """Wait until something holds in a frame, whose policy lets nothing wait within it."""
    for _ in range(100):
        if frame.evaluate(what):
            return
        frame.page.wait_for_timeout(100)
    raise AssertionError((frame.url, what))


def article(
    browser: Browser, serve: Serve, folder: Path, frames: list[str], scheme: Literal["light", "dark"]
) -> tuple[Page, list[str], list[str]]:
    """Return a page of another site with frames in it, what the browser says about it, and which addresses it asks for."""
    html = "".join(f'<iframe src="{each}" title="A figure" width="100%" height="500"></iframe>' for each in frames)
    (folder / "article.html").write_text(
        f'<!DOCTYPE html><title>An article</title><link rel="icon" href="data:,"><meta name="color-scheme" content="light dark">{html}',
        "utf-8",
    )
    page = browser.new_page(color_scheme=scheme)
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{serve(folder)}article.html")
    page.wait_for_load_state("networkidle")
    return page, said, asked
