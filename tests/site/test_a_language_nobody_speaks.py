"""A site in languages that nobody speaks: what a page, a file or the form says in Latin letters is of the record, is marked as English, or was forgotten.

Their catalogues (`pseudo.py`) hold every message in letters that no English word has, and CLDR names states and months in Greek and Arabic.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from casetracker.pages.embed.png import can_draw
from english import LANGUAGES, Reader, forgotten, pages_in
from pseudo import FROM_LEFT, FROM_RIGHT
from small_sites import BuiltSite


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_every_page_is_of_its_language_or_marked(pseudo_languages: BuiltSite, language: str) -> None:
    found = pages_in(pseudo_languages, language)
    assert len(found) > 60
    assert {each: words for each in found if (words := forgotten(pseudo_languages.raw(each), language))} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_feeds_calendars_pictures_and_what_a_search_finds_is_too(pseudo_languages: BuiltSite, language: str) -> None:
    found = {
        path.relative_to(pseudo_languages.folder).as_posix(): [*_said(path)] for path in (pseudo_languages.folder / language).rglob("*")
    }
    assert {path.rpartition(".")[2] for path, said in found.items() if said} == {"json", "xml", "ics", "svg"}
    assert {path: words for path, said in found.items() if (words := [word for text in said for word in forgotten(text, language)])} == {}


def _said(path: Path) -> Iterator[str]:
    """Yield the texts of a file that a reader gets to see; a feed's are HTML."""
    if path.suffix == ".json" and path.parent.name in ("feeds", "by", "cases") and path.stem not in ("index", "rows"):
        feed = json.loads(path.read_text("utf-8"))
        yield feed["title"]
        for item in feed["items"]:
            yield from (item["title"], item["content_html"])
    elif path.suffix == ".json" and "embed" in path.parts:
        yield escape(json.loads(path.read_text("utf-8"))["title"])
    elif path.suffix in (".xml", ".svg"):
        for element in ElementTree.parse(path).iter():  # noqa: S314  (our own files)
            if element.tag.rpartition("}")[2] not in ("id", "style", "uri"):
                yield element.text or ""
    elif path.suffix == ".ics":
        yield "\n".join(re.findall(r"^(?:NAME|X-WR-CALNAME|SUMMARY|DESCRIPTION|LOCATION):(.*)$", path.read_text("utf-8"), re.MULTILINE))


def test_a_page_says_in_which_direction_it_is_read(pseudo_languages: BuiltSite) -> None:
    """The theme says it on `body`, an embed on its root."""
    for language, direction in ((FROM_LEFT, ("ltr", "")), (FROM_RIGHT, ("rtl", "rtl"))):
        for address in pages_in(pseudo_languages, language):
            is_embed = "embed" in address
            assert Reader(pseudo_languages.raw(address), language).direction == direction[is_embed], address


def test_an_english_passage_on_a_page_read_from_the_right_has_its_own_direction(pseudo_languages: BuiltSite) -> None:
    found = pseudo_languages.page(f"{FROM_RIGHT}/cases/vera-example/").all("span", class_="ct-untranslated")
    assert {(each["lang"], each["dir"]) for each in found} == {("en", "ltr")}


def test_a_drawing_begins_at_the_right_where_writing_does_but_time_runs_as_ever(pseudo_languages: BuiltSite) -> None:
    left, right = (pseudo_languages.page(f"{language}/statistics/") for language in LANGUAGES)
    years = [[each["x"] for each in page.all("text", class_="less") if re.fullmatch(r"\d{4}", each.text)] for page in (left, right)]
    assert years[0] == years[1] != []
    bars = [[(each["x"], each["width"]) for each in page.all("rect", class_="ct-exchanged")] for page in (left, right)]
    assert [(f"{100 - float(x[:-1]) - float(width[:-1]):.5g}%", width) for x, width in bars[0] if "%" in x] == [
        (f"{float(x[:-1]):.5g}%", width) for x, width in bars[1] if "%" in x and float(x[:-1]) < 100
    ]


def test_no_picture_is_drawn_in_letters_that_its_fonts_lack(pseudo_languages: BuiltSite) -> None:
    drawn = {language: [*(pseudo_languages.folder / language / "embed").rglob("*.png")] for language in LANGUAGES}
    assert drawn[FROM_RIGHT] == []
    assert bool(drawn[FROM_LEFT]) == can_draw()
