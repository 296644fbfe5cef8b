"""Social cards: their size, their letters, and that they are the same for the same texts. Everybody is invented."""

from __future__ import annotations

import io
import zlib
from datetime import date
from typing import Any

import pytest
from PIL import Image

from casetracker.locale import words
from casetracker.pages.card.canvas import Canvas, Face, Ground, advance, word
from casetracker.pages.card.draw import Cards, _plan
from casetracker.pages.card.view import Card, case_card, swap_card
from casetracker.pages.context import Context, context_of
from casetracker.record.load import load
from casetracker.settings import Contact, Settings
from small_records import CASE, FREED, SWAP, TODAY, altered, exchanged, with_keys
from small_sites import ROOT

CARDS = Cards(ROOT / "hooks" / "casetracker" / "web" / "assets" / "vendor")
PLAIN = Card("Vera Example", ("Вера Пример",), "Detained", "detained", ("Detained by the United States, since 1 May 2024",), "Case tracker")


def inked(card: Card) -> int:
    """How many pixels are not paper."""
    image = Image.open(io.BytesIO(CARDS.png(card)))
    return image.width * image.height - image.histogram()[0]  # the first colour of the palette is the paper


def test_a_card_is_a_small_png_of_1200_by_630() -> None:
    content = CARDS.png(PLAIN)
    image = Image.open(io.BytesIO(content))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(content) < 40_000


def test_the_file_is_whole_and_its_lines_are_those_of_the_picture() -> None:
    content = CARDS.png(PLAIN)
    start = content.index(b"IDAT")
    size = int.from_bytes(content[start - 4 : start])
    lines = zlib.decompress(content[start + 4 : start + 4 + size])  # which checks their sum too
    assert int.from_bytes(content[start + 4 + size : start + 8 + size]) == zlib.crc32(content[start : start + 4 + size])
    pixels = Image.open(io.BytesIO(content)).tobytes("raw", "P;4")
    assert lines == b"".join(b"\0" + pixels[line : line + 600] for line in range(0, len(pixels), 600))


def test_a_picture_of_words_is_that_of_their_letters() -> None:
    file = next(CARDS.fonts.glob("source-serif-*/source-serif-*-latin-wght-normal.woff2"))
    face, ground = Face(file, 46, 600), Ground(600, 80, ("ink", "muted", "held"), ((0, 0, 18, 80, 2),))
    whole, apart = Canvas(ground), Canvas(ground)
    letters = [(letter, face) for letter in "fjAVToffij"]
    together = word(letters, 0, 0.8)
    assert together
    whole.stamp(40, 59, together)
    pen = 40
    for letter in letters:
        single = word([letter], 0, 0.8)
        assert single
        apart.stamp(pen, 59, single)
        pen += advance(*letter)
    assert whole.png() == apart.png()


def test_the_same_texts_give_the_same_bytes() -> None:
    assert Cards(CARDS.fonts).png(PLAIN) == CARDS.png(PLAIN)


@pytest.mark.parametrize("name", ["Вера Пример", "Ђорђе Ћ", "Şükrü Ağaoğlu", "Łukasz Żółć"])
def test_names_in_latin_and_cyrillic_letters_are_drawn(name: str) -> None:
    assert inked(PLAIN._replace(names=(name,))) > inked(PLAIN._replace(names=())) + 1000


def test_a_name_in_a_script_that_the_fonts_do_not_have_gives_way_to_one_that_they_have() -> None:
    assert CARDS.png(PLAIN._replace(names=("維拉", "Вера Пример"))) == CARDS.png(PLAIN)
    assert CARDS.png(PLAIN._replace(names=("維拉",))) == CARDS.png(PLAIN._replace(names=()))


@pytest.mark.parametrize(
    "title",
    [
        "<b>Vera</b> & Co",
        "Vera\u200b \U0001f600",
        "W" * 200,
        "Word " * 60,
        "%s {0} \\n",
        "維拉",
        "V\x07\x1b[2J\n\r\t",
        "e\u0301" + "\u0301" * 200,
        "\u202eVera",
        "\ud800",
        "",
        " ",
        "שלום",
        "W\0",
    ],
)
def test_no_text_breaks_a_card(title: str) -> None:
    for card in (PLAIN._replace(title=title), PLAIN._replace(lines=(title, title)), PLAIN._replace(names=(title,))):
        assert not CARDS.shows(card) or len(CARDS.png(card)) < 60_000


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Thị Thử Nghiệm",
        "样本甲",
        "Vera Примерова 维拉",
        "محمد المثال",
        "שלום",
        "हिन्दी",
        "Vera \U0001f600",
        "Ve\u0301ra\u0329 Example",
        "Γιώργος",
    ],
)
def test_what_the_fonts_can_not_write_whole_gives_no_card(text: str) -> None:
    for card in (
        PLAIN._replace(title=text),
        PLAIN._replace(lines=(*PLAIN.lines, text)),
        PLAIN._replace(status=text),
        PLAIN._replace(site=text),
    ):
        assert not CARDS.shows(card)
    assert CARDS.png(PLAIN._replace(names=(text,))) == CARDS.png(PLAIN._replace(names=()))


@pytest.mark.parametrize("text", ["Vera Example", "Łukasz Żółć", "Ve\u0301ra", "Şükrü Ağaoğlu", "Ђорђе Ћ", "O’Example – “Vé”"])
def test_what_the_fonts_can_write_is_shown(text: str) -> None:
    assert CARDS.shows(PLAIN._replace(title=text, lines=(text,)))


def test_a_letter_in_two_parts_is_drawn_as_one() -> None:
    assert CARDS.png(PLAIN._replace(title="Ve\u0301ra")) == CARDS.png(PLAIN._replace(title="Véra"))


def test_a_long_name_is_whole_or_there_is_no_card() -> None:
    name = "Anna-Maria Theodora Constantia von Beispiel und zu Musterhausen-Exampleton the Younger of Sampleville"
    plan = _plan(CARDS.fonts, PLAIN._replace(title=name))
    assert plan is not None
    assert " ".join(plan.title) == name
    assert not CARDS.shows(PLAIN._replace(title="Beispiel " * 30))
    assert not CARDS.shows(PLAIN._replace(title="W" * 60))


def test_lines_never_run_into_the_foot() -> None:
    long = "Charge: " + "smuggling of samples " * 8
    full = PLAIN._replace(
        title="Anna-Maria Theodora Constantia von Beispiel und zu Musterhausen", lines=(long, long, "Last report: 1 May 2024")
    )
    plan = _plan(CARDS.fonts, full)
    assert plan is not None
    assert (plan.name, plan.line_size) == ("", 28)  # the other form of the name makes room
    assert not CARDS.shows(full._replace(lines=(long,) * 5))


def test_markup_is_drawn_as_it_is_written() -> None:
    assert inked(PLAIN._replace(title="<b>Vera</b>")) > inked(PLAIN._replace(title="Vera"))


@pytest.fixture
def at(written: Any) -> Any:
    def make(day: date) -> Context:
        held = with_keys(CASE, "charges: [{offence: Fraud, category: theft-fraud, sources: [a]}]\nnames: {ru: Вера Пример}")
        files = {
            "vera-example.yml": altered(held, ("date: 2024-05-01", "date: 2026-11-01")),
            "freed.yml": altered(FREED, ("Vera Example", "Olga Freed")),
            "a-one.yml": exchanged("A One"),
            "swaps/2024-06-01-exampleton.yml": SWAP,
        }
        contact = Contact("private@tracker.test.org", "wrong@tracker.test.org")
        return context_of(load(written(files), TODAY).tracker, words(), Settings(contact), day)

    return make


def test_a_card_says_by_whom_since_when_on_what_charge_and_when_last_reported(at: Any) -> None:
    of = at(TODAY)
    assert case_card(of.tracker.cases["vera-example"], "S", of) == Card(
        "Vera Example",
        ("Вера Пример",),
        "Detained",
        "detained",
        ("Detained by the United States, since 1 May 2024", "Charge: Fraud", "Last report: 1 November 2026"),
        "S",
    )
    assert case_card(of.tracker.cases["freed"], "S", of).lines == ("Detained by the United States, 1 May 2024 to 1 June 2024",)
    assert swap_card(of.tracker.swaps["2024-06-01-exampleton"], "S", of).lines == ("1 June 2024", "United States freed 1 person")


def test_no_card_changes_with_the_day(at: Any) -> None:
    now, later = at(TODAY), at(date(2031, 1, 1))
    for case in now.tracker.cases.values():
        assert case_card(case, "S", now) == case_card(case, "S", later)
    for swap in now.tracker.swaps.values():
        assert swap_card(swap, "S", now) == swap_card(swap, "S", later)
