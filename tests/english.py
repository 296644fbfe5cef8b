"""What a page or file of a language that nobody speaks (`pseudo.py`) says in Latin letters, and neither has from the record nor marks as English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

import yaml

from casetracker.record.translations import texts
from casetracker.text import plain
from golden_record import golden_tracker
from pseudo import FROM_LEFT, FROM_RIGHT
from sample_record import golden_texts
from small_sites import VOID, BuiltSite

WORD = re.compile(r"[A-Za-z][A-Za-z'’]+")
CODE = re.compile(
    r"https?://\S+|[\w.+-]+@[\w.-]+|[\w/*-]+\.(?:yml|csv|json|xlsx|xml|svg|png|ics|sqlite|md)\b|\bcases/[\w-]+|\bCC BY 4\.0|GitHub|\bprefers-color-scheme: \w+|\b[0-9a-f]{7,40}\b"
)
"""Addresses, names of files and commits, and what only machines read: the same in every language."""
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
