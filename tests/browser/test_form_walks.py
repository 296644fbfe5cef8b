"""What people come to the form for can be done by touch and by keys, on a phone and on a desk, in light and in dark; and in few clicks and screens."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browsing import BLANK, Open
from casetracker.cli import main
from form_page import COUNT, loaded
from form_walks import Keys, Touch, correct_a_date, write_exchange, write_ordinary_case
from small_records import CASE
from small_sites import BuiltSite
from written_records import Written

NEW = "contribute/new/"
HEIGHT = 740
Walk = Callable[[Page, Touch, Callable[[str], None]], None]


class Walked:
    """The form after somebody has walked through it, and what it took."""

    def __init__(self, page: Page, hand: Touch, width: int) -> None:
        self.page, self.hand, self.width = page, hand, width
        self.screens: dict[str, float] = {}
        """The height of each step, in screens."""

    @property
    def clicks(self) -> int:
        """Clicks, and choices from lists."""
        return int(self.page.evaluate("sessionStorage.clicks")) + self.hand.chosen


EVERY = [*product((Touch, Keys), (360, 1280), ("light", "dark"))]
"""The eight pairs of input, width and colours."""
FOUR = [(Touch, 360, "dark"), (Touch, 1280, "light"), (Keys, 360, "light"), (Keys, 1280, "dark")]
"""Four of them, in which each meets each other: for what takes long, which `make soak` does in all."""


@pytest.fixture
def walk(request: pytest.FixtureRequest, open_page: Open, sample_site: BuiltSite) -> Callable[[Walk], Walked]:
    """Walk through the empty form with that input, at that width and in those colours."""
    hand, width, scheme = request.param

    def start(way: Walk) -> Walked:
        page = open_page(sample_site.folder, BLANK, width=width, scheme=scheme, has_touch=hand is Touch)
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.set_default_timeout(5000)
        page.add_init_script(COUNT)
        page.goto(page.url.replace(BLANK, NEW))
        walked = Walked(loaded(page), hand(page), width)

        def look(step: str) -> None:
            walked.screens[step] = page.locator(".ct-step").evaluate("(step) => step.getBoundingClientRect().height") / HEIGHT
            assert page.evaluate("document.documentElement.scrollWidth") <= width, step

        way(page, walked.hand, look)
        return walked

    return start


def pairs(of: list[tuple[type[Touch], int, str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("walk", of, ids=lambda pair: f"{pair[0].__name__}-{pair[1]}-{pair[2]}", indirect=True)


def takes_at_most(walked: Walked, clicks: int, screens: float) -> None:
    """Hold what it takes by touch on a phone; by keys more is pressed, and a wide page is shorter."""
    if type(walked.hand) is Touch and walked.width == 360:
        assert walked.clicks <= clicks
        assert sum(walked.screens.values()) <= screens, walked.screens


@pairs(EVERY)
def test_an_ordinary_case(walk: Callable[[Walk], Walked]) -> None:
    walked = walk(write_ordinary_case)
    expect(walked.page.get_by_role("link", name="Open the page at GitHub")).to_be_visible()
    assert list(walked.screens) == ["sources", "who", "happened", "courts", "ended", "doubts", "send"]
    takes_at_most(walked, clicks=40, screens=12)


@pairs(EVERY)
def test_a_correction_of_one_date(walk: Callable[[Walk], Walked]) -> None:
    walked = walk(correct_a_date)
    page = walked.page
    page.context.route("https://github.com/**", lambda route: route.fulfill(body="<title>host</title>", content_type="text/html"))
    with page.context.expect_page():
        walked.hand.press(page.get_by_role("link", name="open the page at GitHub").first)
    takes_at_most(walked, clicks=8, screens=7)


@pairs(EVERY if os.environ.get("CASETRACKER_PROFILE") == "soak" else FOUR)
def test_an_exchange_with_two_new_people_is_one_contribution_that_the_check_passes(
    walk: Callable[[Walk], Walked], written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    walked = walk(write_exchange)
    page, hand = walked.page, walked.hand
    takes_at_most(walked, clicks=52, screens=21)
    opened = page.get_by_role("link", name="Open the page at GitHub").first.get_attribute("href") or ""
    assert opened.startswith("https://github.com/example/case-tracker/issues/new?template=files.yml&title=Exchange+at+Muster+Bridge")
    hand.press(page.get_by_text("Or in private"))
    with page.expect_download() as download:
        hand.press(page.get_by_role("button", name="Save it as one file"))
    assert download.value.suggested_filename == "contribution.txt"
    folder = written({"vera-example.yml": CASE})
    monkeypatch.chdir(folder.parent)
    assert main(["from-issue", str(Path(download.value.path()))]) == 0
    names = ["swaps/2026-10-20-muster-bridge.yml", "nora-probe.yml", "omar-muster.yml"]
    assert main(["check", "--strict", "--no-cache", *(f"cases/{name}" for name in names)]) == 0
    # Each file has the sources that it cites, and no other.
    assert "Second Agency" not in (folder / names[0]).read_text("utf-8")
