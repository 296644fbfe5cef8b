"""On a page in a further language no message of the interface stands in English, outside of passages that are marked as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from casetracker.locale import CATALOGUES
from casetracker.site.sources import address, translated
from english import Reader
from small_sites import BuiltSite

DOCS = Path(__file__).parents[2] / "docs"
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")
TWO_WORDS = re.compile(r"[A-Za-z']+[ -][A-Za-z']+")


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


def texts_of(html: str) -> list[str]:
    """Return what a reader of a Russian page sees and hears in its language."""
    page = Reader(html, "ru")
    return [" ".join(each.split()) for each in (*page.marked, *page.bare) if each.strip()]


@pytest.fixture(scope="module")
def english() -> English:
    return English("ru")


def test_no_message_stands_in_english_on_a_russian_page(two_languages: BuiltSite, english: English) -> None:
    pages = [each for each in (*two_languages.addresses, "ru/404.html") if each.startswith("ru/")]
    read = [each for each in pages if "ct-untranslated-page" not in two_languages.raw(each)]
    written = {f"ru/{address(path)}" for path in translated(DOCS, "ru")}
    assert len(read) > 40
    found = {
        page: [each for text in texts_of(two_languages.raw(page)) for each in english.within(text, page not in written)] for page in read
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
    assert [each for text in texts_of(html) for each in english.within(text)] == found
