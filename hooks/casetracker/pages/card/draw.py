"""Social cards: a PNG of 1200 by 630 pixels from a card's texts, with the fonts that the site has anyway. No text is interpreted.

A name is shown whole or not at all: where a letter is in no font, needs to be joined to others, or where the title has no room, there
is no card. So a picture that is passed on never names somebody by a part of their name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import product
from pathlib import Path
from typing import NamedTuple

from casetracker.pages.card.canvas import Canvas, Face, Ground, Stamp, advance, has, word
from casetracker.pages.card.view import HEIGHT, WIDTH, Card
from casetracker.record.model.statuses import OF_STATUS
from casetracker.web import WEB

LEFT, RIGHT, TOP, RULE = 72, 1128, 120, 546
ROOM = RIGHT - LEFT
INK, MUTED, STATUS = range(3)
"""The inks of a card, by their places among those of its ground."""
SUBSETS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
_TITLES = ((88, 1, 132), (76, 1, 114), (64, 1, 96), (58, 2, 72), (46, 3, 58))
"""Sizes of a title, the largest first: on how many lines, and the height of one."""


class _Plan(NamedTuple):
    """What stands on a card, line by line."""

    title: tuple[str, ...]
    size: int
    height: int
    name: str
    lines: tuple[tuple[str, ...], ...]
    line_size: int


FONTS = WEB / "assets" / "vendor"


@dataclass(frozen=True)
class Cards:
    """Draws cards with the fonts in `fonts`, a folder that holds the vendored families."""

    fonts: Path

    @property
    def has_fonts(self) -> bool:
        """Whether the fonts are there."""
        return all(_files(self.fonts, family) for family in ("serif", "sans"))

    def shows(self, card: Card) -> bool:
        """Whether a picture can show the whole title, and all lines."""
        return _plan(self.fonts, _composed(card)) is not None

    def png(self, card: Card) -> bytes:
        """Return the picture of a card that can be shown."""
        card = _composed(card)
        plan = _plan(self.fonts, card)
        assert plan is not None
        canvas = Canvas(_ground(OF_STATUS[card.key].ink))
        draw = partial(_text, canvas, self.fonts)
        draw(LEFT, 64, card.status, "sans", 34, 600, STATUS)
        y = TOP
        for line in plan.title:
            draw(LEFT, y, line, "serif", plan.size, 600, INK)
            y += plan.height
        y += 14 if len(plan.title) > 1 else 0
        if plan.name:
            draw(LEFT, y + 4, plan.name, "serif", 40, 400, MUTED)
            y += 58
        y += 26
        for paragraph in plan.lines:
            for line in paragraph:
                draw(LEFT, y, line, "sans", plan.line_size, 400, INK)
                y += int(plan.line_size * 1.4)
            y += 6
        draw(LEFT, 562, card.site, "sans", 28, 600, INK)
        return canvas.png()


@lru_cache(maxsize=10_000)
def _plan(fonts: Path, card: Card) -> _Plan | None:
    """Return what stands where on a card; None where no picture can show it. Asked for by its page, by the list of cards and to draw it."""
    has, width, lines_of = partial(_has, fonts), partial(_width, fonts), partial(_lines, fonts)
    title = card.title
    if not title.strip() or not has(title, "serif"):
        return None
    if not all(has(text, "sans") for text in (card.status, card.site, *card.lines)):
        return None
    sizes = ((size, height, lines_of(title, "serif", size, 600, most)) for size, most, height in _TITLES)
    found = next((each for each in sizes if all(width(line, "serif", each[0], 600) <= ROOM for line in each[2])), None)
    if found is None:
        return None
    size, height, lines = found
    name = next((name for name in card.names if has(name, "serif") and width(name, "serif", 40, 400) <= ROOM), "")
    for shown, line_size in product(dict.fromkeys((name, "")), (34, 28)):
        below = tuple(lines_of(line, "sans", line_size, 400, 2) for line in card.lines)
        end = TOP + len(lines) * height + 14 * (len(lines) > 1) + 58 * bool(shown) + 26
        if end + sum(len(each) * int(line_size * 1.4) + 6 for each in below) <= RULE - 18:
            return _Plan(lines, size, height, shown, below, line_size)
    return None


@lru_cache(maxsize=8)
def _ground(ink: str) -> Ground:
    """What all cards of one colour have: a stripe at the left edge, and a rule above the site's name."""
    return Ground(WIDTH, HEIGHT, ("ink", "muted", ink), ((0, 0, 18, HEIGHT, STATUS), (LEFT, RULE, ROOM, 2, MUTED)))


def _has(fonts: Path, text: str, family: str) -> bool:
    """Whether the fonts have every letter of a text, and each stands by itself: no mark has to be put on another."""
    return all(_file_of(fonts, family, letter) is not None and unicodedata.category(letter)[0] != "M" for letter in set(text))


def _lines(fonts: Path, text: str, family: str, size: int, weight: int, most: int) -> tuple[str, ...]:
    """Break a text into lines; what is too long for the last one is cut where it is written."""
    lines: list[str] = []
    room = 0
    words = text.split()
    for place, each in enumerate(words):
        wide = _width(fonts, f" {each}", family, size, weight)
        if lines and wide <= room:
            lines[-1], room = f"{lines[-1]} {each}", room - wide
        elif len(lines) == most:
            lines[-1] = " ".join([lines[-1], *words[place:]])
            break
        else:
            lines.append(each)
            room = ROOM - _width(fonts, each, family, size, weight)
    return tuple(lines)


def _text(canvas: Canvas, fonts: Path, x: int, y: int, text: str, family: str, size: int, weight: int, ink: int) -> None:
    """Write a line of text, cut at the right edge by `…`."""
    width = partial(_width, fonts, family=family, size=size, weight=weight)
    if width(text) > RIGHT - x:
        while text and width(f"{text}…") > RIGHT - x:
            text = text[:-1]
        text = f"{text.rstrip(' ,.;:')}…"
    baseline = y + size * 1.3
    for place, each in enumerate(text.split(" ")):
        x += width(" ") if place else 0
        if stamp := _word(fonts, each, family, size, weight, ink, round(baseline % 1, 3)):
            canvas.stamp(x, int(baseline), stamp)
        x += width(each)


def _width(fonts: Path, text: str, family: str, size: int, weight: int) -> int:
    words = text.split(" ")
    between = (len(words) - 1) * _word_width(fonts, " ", family, size, weight)
    return between + sum([_word_width(fonts, each, family, size, weight) for each in words])


@lru_cache(maxsize=20_000)
def _word_width(fonts: Path, word: str, family: str, size: int, weight: int) -> int:
    return sum(advance(letter, face) for letter, face in _letters(fonts, word, family, size, weight))


@lru_cache(maxsize=1_000)
def _word(fonts: Path, text: str, family: str, size: int, weight: int, ink: int, below: float) -> Stamp | None:
    return word(_letters(fonts, text, family, size, weight), ink, below)


def _letters(fonts: Path, text: str, family: str, size: int, weight: int) -> Iterator[tuple[str, Face]]:
    """Yield each letter with its face."""
    for letter in text:
        file = _file_of(fonts, family, letter)
        assert file is not None, f"no font has {letter!a}"
        yield letter, Face(file, size, weight)


def _composed(card: Card) -> Card:
    """Return a card in which a letter with an accent is one sign, where there is such a sign."""
    whole = partial(unicodedata.normalize, "NFC")
    return Card(
        whole(card.title), tuple(map(whole, card.names)), whole(card.status), card.key, tuple(map(whole, card.lines)), whole(card.site)
    )


@lru_cache(maxsize=20)
def _files(fonts: Path, family: str) -> list[Path]:
    found = [next(iter(sorted(fonts.glob(f"source-{family}-*/source-{family}-*-{subset}-wght-normal.woff2"))), None) for subset in SUBSETS]
    return [path for path in found if path]


@lru_cache(maxsize=20_000)
def _file_of(fonts: Path, family: str, letter: str) -> Path | None:
    """The first font file that has the letter."""
    return next((path for path in _files(fonts, family) if has(letter, path)), None)
