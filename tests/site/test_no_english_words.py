"""On a page in a further language no message of the interface stands in English, outside of passages that are marked as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import polib
import pytest

from casetracker.locale import CATALOGUES
from casetracker.site.sources import address, translated
from small_sites import VOID, BuiltSite

DOCS = Path(__file__).parents[2] / "docs"
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")
TWO_WORDS = re.compile(r"[A-Za-z']+[ -][A-Za-z']+")
SHOWN = ("aria-label", "title", "alt", "placeholder")
"""Attributes that a reader sees or hears."""


class Texts(HTMLParser):
    """Collects what a reader of a page sees and hears in its language: not what is marked as in another, code, or a script."""

    def __init__(self, html: str, language: str) -> None:
        super().__init__()
        self.language = language
        self.found: list[str] = []
        self.inside: list[tuple[str, bool]] = []
        self.feed(html)

    @property
    def is_read(self) -> bool:
        return not self.inside or self.inside[-1][1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        is_read = (given["lang"] == self.language if "lang" in given else self.is_read) and tag not in ("script", "style", "code")
        if is_read:
            self.found += [given[name] for name in SHOWN if given.get(name)]
        if tag not in VOID:
            self.inside.append((tag, is_read))

    def handle_endtag(self, tag: str) -> None:
        if any(each == tag for each, _ in self.inside):
            while self.inside.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.is_read and data.strip():
            self.found.append(" ".join(data.split()))


class English:
    """The messages of the interface that have other words in a language."""

    def __init__(self, language: str) -> None:
        messages = [each for each in polib.pofile(str(CATALOGUES / f"{language}.po")) if not each.obsolete and each.msgstr != each.msgid]
        texts = {text for each in messages for text in (each.msgid, each.msgid_plural) if text}
        self.parts = tuple({part for text in texts for part in parts(text)})
        """What stands in a message between two placeholders, where it is two words or more: one word alone may be a name."""
        self.whole = frozenset(text for text in texts if len(text) > 2)
        """Each by itself, such as the label of a link."""

    def within(self, text: str, alone: bool = True) -> list[str]:
        """Return the messages that stand in a text. Without `alone` one word may be the whole of it: people write of `Pages` and `status`."""
        found = [part for part in self.parts if part in text] if TWO_WORDS.search(text) else []
        return found or ([text] if alone and text in self.whole else [])


def parts(text: str) -> Iterator[str]:
    """Yield the parts of a message between its placeholders that have two words or more."""
    yield from (part for each in PLACEHOLDER.split(text) if TWO_WORDS.search(part := each.strip(" ,.;:()")))


@pytest.fixture(scope="module")
def english() -> English:
    return English("ru")


def test_no_message_stands_in_english_on_a_russian_page(two_languages: BuiltSite, english: English) -> None:
    pages = [each for each in (*two_languages.addresses, "ru/404.html") if each.startswith("ru/")]
    read = [each for each in pages if "ct-untranslated-page" not in two_languages.raw(each)]
    written = {f"ru/{address(path)}" for path in translated(DOCS, "ru")}
    assert len(read) > 40
    found = {
        page: [each for text in Texts(two_languages.raw(page), "ru").found for each in english.within(text, page not in written)]
        for page in read
    }
    assert {page: texts for page, texts in found.items() if texts} == {}


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Was held in 5 places: Held over time.</p>", ["Held over time"]),
        ("<a>Calendar</a>", ["Calendar"]),
        ("<a>The Calendar</a>", []),
        ('<p lang="en">Held over time <b>Calendar</b></p>', []),
        ('<p lang="en">a<b lang="ru">Calendar</b></p>', ["Calendar"]),
        ('<p title="Calendar">a<br>b</p>', ["Calendar"]),
        ("<p><code>Calendar</code> JSON Feed</p>", []),
        ("<p>ещё 5 people held or held last</p>", ["people held or held last"]),
    ],
)
def test_english_messages_are_found(english: English, html: str, found: list[str]) -> None:
    assert [each for text in Texts(html, "ru").found for each in english.within(text)] == found
