"""Names and texts that are longer, or written in another direction, than those one tries a page with."""

from __future__ import annotations

from pathlib import Path

import pytest

from browsing import Open
from hostile_records import hostile_record
from small_records import CASE, altered, with_keys
from small_sites import build_site, write_tracker

NAMES = {"ar": "محمد عبد الله", "fa": "زهرا کاظمی", "he": "אברה מנגיסטו", "ru": "Вера Примерова"}
NATIVE = with_keys(
    altered(CASE, ("title: Report, publisher: The Paper", "title: تقرير, publisher: صحيفة")),
    "names:\n" + "".join(f"  {code}: {name}\n" for code, name in NAMES.items()) + "aliases: [אב, גד, V. E.]",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("odd-names")
    long, _ = hostile_record("W" * 90)
    return build_site(write_tracker(folder, {**long, "vera-native.yml": NATIVE}), folder / "built").folder


@pytest.mark.parametrize(
    "address",
    ["", "cases/", "cases/hostile-held/", "cases/hostile-exchanged/", "cases/hostile-died/", "swaps/", "swaps/2024-05-01-hostile/", "statistics/", "changes/", "contribute/needed/"],
)  # fmt: skip
def test_a_word_of_a_hundred_letters_in_every_field_widens_no_page(site: Path, look_at: Open, address: str) -> None:
    page = look_at(site, address)
    for width in (320, 390, 768):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate(
            "[...document.querySelectorAll('.md-main *')].filter((e) => !e.closest('.ct-wrap, .ct-scroll, svg') && e.getBoundingClientRect().right > innerWidth + 1)"
            ".map((e) => e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 30)).slice(0, 5)"
        )
        assert page.evaluate("document.documentElement.scrollWidth") == width, wide


def test_names_written_from_the_right_stand_in_the_order_of_the_file(site: Path, look_at: Open) -> None:
    page = look_at(site, "cases/vera-native/", width=1280)
    places = {code: page.locator(f".ct-native [lang={code}]").bounding_box() for code in NAMES}
    assert sorted(NAMES, key=lambda code: (places[code] or {})["x"]) == list(NAMES)
    aliases = page.locator(".ct-facts bdi").all()
    assert [each.inner_text() for each in aliases] == ["אב", "גד"]
    first, second = (each.bounding_box() for each in aliases)
    assert first
    assert second
    assert first["x"] < second["x"]
    assert page.locator(".ct-sources li").first.locator("bdi").all_inner_texts() == ["تقرير", "صحيفة"]
