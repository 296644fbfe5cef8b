"""A site in languages that nobody speaks: what a page, a file or the form says in Latin letters is of the record, is marked as English, or was forgotten.

Their catalogues (`pseudo.py`) hold every message in letters that no English word has, and CLDR names states and months in Greek and Arabic.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from casetracker.record.translations import texts
from casetracker.text import plain
from golden_record import golden_tracker
from pseudo import FROM_LEFT, FROM_RIGHT
from sample_record import golden_texts
from small_sites import VOID, BuiltSite

WORD = re.compile(r"[A-Za-z][A-Za-z'’]+")
CODE = re.compile(
    r"https?://\S+|[\w.+-]+@[\w.-]+|[\w/*-]+\.(?:yml|csv|json|xlsx|xml|svg|png|ics|sqlite|md)\b|\bcases/[\w-]+|\bCC BY 4\.0|GitHub|\bprefers-color-scheme: \w+"
)
"""Addresses, names of files and what only machines read: the same in every language."""
SHOWN = frozenset(["aria-label", "title", "alt", "placeholder"])
NOT_READ = frozenset(["code", "pre", "script", "style"])
CANNOT_BE_MARKED = frozenset(["title", "desc", "text"])
"""Elements that hold bare text: what is not translated stands in them as it is, and so it does in the theme's own header."""
NAMES = frozenset(["by", "name", "place", "town", "region", "court", "address"])
"""Fields whose texts are names: the same words also stand as the name of a publisher or place, which nobody translates."""
LANGUAGES = (FROM_LEFT, FROM_RIGHT)


class Reader(HTMLParser):
    """Reads what a page says in its own language: `marked` where another one could be marked as such, `bare` where none can be."""

    def __init__(self, html: str, language: str) -> None:
        super().__init__(convert_charrefs=True)
        self.marked: list[str] = []
        self.bare: list[str] = []
        self.direction = ""
        self._language = language
        self._open: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        around = self._open[-1][1] if self._open else self._language
        language = given.get("lang") or around
        if tag in ("html", "body"):
            self.direction = self.direction or given.get("dir") or ""
        if language == self._language and not self._unread(tag):
            self.bare += [value for name, value in attrs if value and (name in SHOWN or (name.startswith("data-") and " " in value))]
            if tag == "meta" and (given.get("name") == "description" or given.get("property") in ("og:title", "og:description")):
                self.bare.append(given["content"] or "")
        if tag not in VOID:
            self._open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        if any(each == tag for each, _ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        tag, language = self._open[-1] if self._open else ("", "")
        if language == self._language and not self._unread(tag):
            (self.bare if tag in CANNOT_BE_MARKED or "header" in self._around() else self.marked).append(data)

    def _around(self) -> set[str]:
        return {tag for tag, _ in self._open}

    def _unread(self, tag: str) -> bool:
        return not NOT_READ.isdisjoint({tag, *self._around()})


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(key)
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    elif isinstance(value, str):
        yield value


def _spellings(text: str) -> set[str]:
    """Return a text of the record as it stands on pages and in files."""
    return {text, text.rstrip("."), plain(text), *(plain(part) for part in text.split("\n\n"))}


@lru_cache(maxsize=1)
def _of_the_record() -> re.Pattern[str]:
    """Return what finds the record's own words."""
    found = {each for text in golden_texts().values() for each in _leaves(yaml.safe_load(text))}
    found = {spelling for each in found for spelling in _spellings(each) if WORD.search(spelling)}
    return re.compile("|".join(rf"(?<![A-Za-z]){re.escape(each)}(?![A-Za-z])" for each in sorted(found, key=len, reverse=True)))


@lru_cache(maxsize=1)
def _to_be_marked() -> set[str]:
    """Return the texts of the record that a translation words: where one stands alone, and in English, its element has to say so."""
    worded = {(each.field, each.text) for record in golden_tracker().every() for each in texts(record)}
    return {spelling for field, text in worded if field.rpartition(".")[2] not in NAMES for spelling in _spellings(text)}


def english(said: str) -> list[str]:
    """Return the words of a text that neither a catalogue nor the record has given."""
    return WORD.findall(_of_the_record().sub(" ", CODE.sub(" ", said)))


def pages_in(site: BuiltSite, language: str) -> list[str]:
    found = [each for each in (*site.addresses, *site.framed) if each.startswith(f"{language}/")]
    return [each for each in found if "ct-untranslated-page" not in site.raw(each)]


def forgotten(html: str, language: str) -> list[str]:
    page = Reader(html, language)
    alone = [each for each in map(str.strip, page.marked) if each in _to_be_marked()]
    return english(" \n ".join((*page.marked, *page.bare))) + alone


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
