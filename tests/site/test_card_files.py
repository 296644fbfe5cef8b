"""Social cards in built sites."""

from __future__ import annotations

import pytest

from small_records import FREED, SWAP, exchanged, with_keys
from small_sites import BuildFailed, TinySite

RECORD = {
    "vera-example.yml": exchanged("Vera Example"),
    "hidden.yml": with_keys(FREED.replace("Vera Example", "Olga Hidden"), "listed: false"),
    "swaps/2024-06-01-exampleton.yml": SWAP,
}


def test_each_listed_case_and_each_swap_has_a_card(tiny_site: TinySite) -> None:
    site = tiny_site(RECORD)
    found = sorted(path.relative_to(site.folder).as_posix() for path in site.folder.glob("cards/**/*.png"))
    assert found == ["cards/cases/vera-example.png", "cards/swaps/2024-06-01-exampleton.png"]


def test_a_name_that_no_font_has_whole_has_no_card_and_its_page_shows_none(tiny_site: TinySite) -> None:
    site = tiny_site({**RECORD, "nghiem.yml": FREED.replace("Vera Example", "Nguyễn Thị Thử Nghiệm")})
    assert not (site.folder / "cards" / "cases" / "nghiem.png").exists()
    assert (site.folder / "cards" / "cases" / "vera-example.png").exists()
    shown = {
        address: [each["content"] for each in site.page(address).all("meta") if each.attributes.get("property", "").startswith("og:image")]
        for address in ("cases/nghiem/", "cases/vera-example/")
    }
    assert shown["cases/nghiem/"] == []
    assert shown["cases/vera-example/"][0].endswith("/cards/cases/vera-example.png")
    large = [each for each in site.page("cases/nghiem/").all("meta") if each.attributes.get("name") == "twitter:card"]
    assert large == []


def test_cards_can_be_switched_off(tiny_site: TinySite) -> None:
    assert not (tiny_site(RECORD, settings={"cards": False}).folder / "cards").exists()


def test_the_switch_is_true_or_false(tiny_site: TinySite) -> None:
    with pytest.raises(BuildFailed, match=r"extra\.casetracker\.cards: this should be true or false, but is 'no'"):
        tiny_site(RECORD, settings={"cards": "no"})
