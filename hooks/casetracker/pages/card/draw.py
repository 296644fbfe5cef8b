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
        return self._plan(card) is not None

    def png(self, card: Card) -> bytes:
        """Return the picture of a card that can be shown."""
        plan = self._plan(card)
        assert plan is not None
        card = _composed(card)
        ink = OF_STATUS[card.key].ink
        canvas = Canvas(_ground(ink))
        draw = partial(_text, canvas, self.fonts)
        draw(LEFT, 64, card.status, "sans", 34, 600, ink)
        y = TOP
        for line in plan.title:
            draw(LEFT, y, line, "serif", plan.size, 600, "ink")
            y += plan.height
        y += 14 if len(plan.title) > 1 else 0
        if plan.name:
            draw(LEFT, y + 4, plan.name, "serif", 40, 400, "muted")
            y += 58
        y += 26
        for paragraph in plan.lines:
            for line in paragraph:
                draw(LEFT, y, line, "sans", plan.line_size, 400, "ink")
                y += int(plan.line_size * 1.4)
            y += 6
        draw(LEFT, 562, card.site, "sans", 28, 600, "ink")
        return canvas.png()

    def _plan(self, card: Card) -> _Plan | None:
        draw, card = _Letters(self.fonts), _composed(card)
        title = card.title
        if not title.strip() or not draw.has(title, "serif"):
            return None
        if not all(draw.has(text, "sans") for text in (card.status, card.site, *card.lines)):
            return None
        sizes = ((size, height, draw.lines(title, "serif", size, 600, most)) for size, most, height in _TITLES)
        room = RIGHT - LEFT
        found = next((each for each in sizes if all(draw.width(line, "serif", each[0], 600) <= room for line in each[2])), None)
        if found is None:
            return None
        size, height, lines = found
        name = next((name for name in card.names if draw.has(name, "serif") and draw.width(name, "serif", 40, 400) <= room), "")
        for shown, line_size in product(dict.fromkeys((name, "")), (34, 28)):
            below = tuple(draw.lines(line, "sans", line_size, 400, 2) for line in card.lines)
            end = TOP + len(lines) * height + 14 * (len(lines) > 1) + 58 * bool(shown) + 26
            if end + sum(len(each) * int(line_size * 1.4) + 6 for each in below) <= RULE - 18:
                return _Plan(lines, size, height, shown, below, line_size)
        return None


@lru_cache(maxsize=8)
def _ground(ink: str) -> Ground:
    """What all cards of one colour have: a stripe at the left edge, and a rule above the site's name."""
    return Ground(WIDTH, HEIGHT, ((0, 0, 18, HEIGHT, ink), (LEFT, RULE, RIGHT - LEFT, 2, "muted")))


class _Letters:
    """Measures lines of text."""

    def __init__(self, fonts: Path) -> None:
        self.fonts = fonts

    def has(self, text: str, family: str) -> bool:
        """Whether the fonts have every letter of a text, and each stands by itself: no mark has to be put on another."""
        return all(unicodedata.category(letter)[0] != "M" and _file_of(self.fonts, family, letter) is not None for letter in text)

    def width(self, text: str, family: str, size: int, weight: int) -> int:
        return _width(self.fonts, text, family, size, weight)

    def lines(self, text: str, family: str, size: int, weight: int, most: int) -> tuple[str, ...]:
        """Break a text into lines; what is too long for the last one is cut where it is written."""
        lines: list[str] = []
        room = 0
        words = text.split()
        for place, each in enumerate(words):
            wide = self.width(f" {each}", family, size, weight)
            if lines and wide <= room:
                lines[-1], room = f"{lines[-1]} {each}", room - wide
            elif len(lines) == most:
                lines[-1] = " ".join([lines[-1], *words[place:]])
                break
            else:
                lines.append(each)
                room = RIGHT - LEFT - self.width(each, family, size, weight)
        return tuple(lines)


def _text(canvas: Canvas, fonts: Path, x: int, y: int, text: str, family: str, size: int, weight: int, ink: str) -> None:
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
    return sum(_word_width(fonts, each, family, size, weight) for each in text.split(" ")) + text.count(" ") * _word_width(
        fonts, " ", family, size, weight
    )


@lru_cache(maxsize=20_000)
def _word_width(fonts: Path, word: str, family: str, size: int, weight: int) -> int:
    return sum(advance(letter, face) for letter, face in _letters(fonts, word, family, size, weight))


@lru_cache(maxsize=1_000)
def _word(fonts: Path, text: str, family: str, size: int, weight: int, ink: str, below: float) -> Stamp | None:
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
