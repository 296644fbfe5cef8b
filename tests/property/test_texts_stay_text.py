"""Whatever stands in the text fields of a record: it is refused with a place, or it is text in every page and file."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st
from odd_texts import OddFiller, filled, texts, written

from casetracker.pages.output import BuildInfo, Site
from casetracker.record.load import load
from casetracker.settings import settings
from casetracker.site.content import site
from casetracker.site.frames import MARKS, Frames
from exported import CONTACT
from small_sites import Html

SHELL = (
    "<html><head><title>{title}</title><meta name='description' content=\"{description}\">"
    '<link rel="canonical" href="{canonical}">{head}</head><body>{content}</body></html>'
).format(**MARKS)
DAY = date(2024, 5, 2)
"""The day after everything in these records, so that calendars hold their hearings."""
BUILD_INFO = BuildInfo(
    "Odd tracker", base="https://odd.test.org/", edit="https://code.test.org/edit/", repository="https://code.test.org/r", today=DAY
)
MARKDOWN = {("em", ()), ("strong", ()), ("a", ("href", "rel"))}
"""What the Markdown of a summary may become."""
RUNS = re.compile(r"[=+@\t\r＝＋－＠-]")


@dataclass
class Made:
    pages: dict[str, str]
    files: dict[str, bytes]


def make(whole: Site) -> Made:
    frames = Frames(lambda page: SHELL, BUILD_INFO.base)
    pages = {page.address: frames.whole(page, page.body()) for page in whole.pages}
    return Made(pages, {file.address: file.content() for file in whole.files})


def built(files: dict[str, str]) -> Made | None:
    """Return what is made of a record, or None where it is refused, each time with a place and a reason."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        loaded = load(written(folder, files), DAY)
        assert all(each.place.file.removeprefix("cases/") in files and each.place.line > 0 and each.message for each in loaded.problems)
        return None if loaded.errors else make(site(loaded.tracker, settings(CONTACT), DAY, BUILD_INFO))


@lru_cache(maxsize=1)
def harmless() -> Made:
    made = built(filled(lambda: "words")[0])
    assert made
    return made


def elements(html: str) -> Counter[tuple[str, tuple[str, ...]]]:
    """Count the elements of a page by name and names of attributes, but for what Markdown may become."""
    found = Counter((each.tag, tuple(each.attributes)) for each in Html(html).elements)
    return Counter({each: number for each, number in found.items() if each not in MARKDOWN})


def addresses(html: str) -> set[str]:
    """Return the schemes of everything that a page links to or loads."""
    found = [
        value for each in Html(html).elements for name, value in each.attributes.items() if name in ("href", "src", "action", "formaction")
    ]
    assert all(found), "a link that leads nowhere: the check of the built site would end the build"
    return {match[1].lower() for value in found if (match := re.match(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):", value))}


def spaced(text: str) -> str:
    return " ".join(text.split())


@given(st.data())
def test_every_text_is_refused_or_is_text_everywhere(data: st.DataObject) -> None:
    files, fillers = filled(lambda: data.draw(texts))
    made = built(files)
    if made is None:
        return
    pages_hold(made, fillers)
    files_hold(made)


def pages_hold(made: Made, fillers: dict[str, OddFiller]) -> None:
    assert made.pages.keys() == harmless().pages.keys()
    for address, html in made.pages.items():
        # A stray bracket may undo a citation, so that a page has less; more it has only where a text has become markup.
        assert elements(html) - elements(harmless().pages[address]) == Counter(), address
        assert addresses(html) <= {"http", "https", "mailto"}, address
        for each in Html(html).all("script"):
            json.loads(each.text)
    for address, filler in fillers.items():
        title = filler.texts.get(("title",) if address.startswith("swaps/") else ("name",))
        if title is not None:
            page = Html(made.pages[address])
            assert spaced(page.one("h1").text) == spaced(page.one("title").text) == spaced(title)


def files_hold(made: Made) -> None:
    plain = harmless().files
    assert made.files.keys() == plain.keys()
    for address, content in made.files.items():
        match address.rpartition(".")[2]:
            case "json" | "map":
                json.loads(content)
            case "xml" | "atom" | "svg":
                assert xml(content) == xml(plain[address]), address
            case "csv":
                rows, others = table(content), table(plain[address])
                assert [len(row) for row in rows] == [len(row) for row in others], address
                for row, other in zip(rows, others, strict=True):
                    assert [cell for cell, was in zip(row, other, strict=True) if RUNS.match(cell) and not RUNS.match(was)] == [], address
            case "ics":
                assert calendar(content) == calendar(plain[address]), address


def xml(content: bytes) -> Counter[tuple[str, tuple[str, ...]]]:
    return Counter((each.tag, tuple(each.attrib)) for each in ElementTree.fromstring(content).iter())  # noqa: S314  (ours)


def table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))


def calendar(content: bytes) -> list[str]:
    """Return the names of a calendar's properties in their order; a line break in a value would bring more of them."""
    lines = content.split(b"\r\n")
    assert all(len(each) <= 75 and b"\n" not in each and b"\r" not in each for each in lines)
    return [re.split("[:;]", each, maxsplit=1)[0] for each in content.decode().replace("\r\n ", "").split("\r\n")]
