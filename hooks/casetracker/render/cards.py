"""Social cards: a PNG of 1200 by 630 pixels from a card's texts, with the fonts that the site has anyway. No text is interpreted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from casetracker.render.canvas import Canvas, Face, advance, has
from casetracker.views.card import HEIGHT, WIDTH, Card

LEFT, RIGHT = 72, 1128
STATUS_INK = {
    "detained": "held", "imprisoned": "held", "house-arrest": "house", "restricted": "house",
    "exchanged": "exchanged", "released": "released", "died": "ink",
}  # fmt: skip
SUBSETS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")


@dataclass(frozen=True)
class Cards:
    """Draws cards with the fonts in `fonts`, a folder that holds the vendored families."""

    fonts: Path

    @property
    def has_fonts(self) -> bool:
        """Whether the fonts are there."""
        return all(_files(self.fonts, family) for family in ("serif", "sans"))

    def png(self, card: Card) -> bytes:
        """Return the picture."""
        canvas = Canvas(WIDTH, HEIGHT)
        draw = _Draw(canvas, self.fonts)
        ink = STATUS_INK.get(card.key, "muted")
        canvas.block(0, 0, 18, HEIGHT, ink)
        draw.text(LEFT, 64, card.status, "sans", 34, 600, ink)
        y = draw.title(120, card.title)
        for name in card.names:
            if draw.has(name, "serif"):
                draw.text(LEFT, y + 4, name, "serif", 40, 400, "muted")
                y += 58
                break
        y += 26
        for line in card.lines:
            y = draw.wrapped(y, line, 34, 2)
            if y > 500:
                break
        canvas.block(LEFT, 546, RIGHT - LEFT, 2, "muted")
        draw.text(LEFT, 562, card.site, "sans", 28, 600, "ink")
        return canvas.png()


class _Draw:
    """Puts lines of text on a picture."""

    def __init__(self, canvas: Canvas, fonts: Path) -> None:
        self.canvas, self.fonts = canvas, fonts

    def has(self, text: str, family: str) -> bool:
        """Whether the fonts have every letter of a text."""
        return all(_file_of(self.fonts, family, letter) is not None for letter in text)

    def width(self, text: str, family: str, size: int, weight: int) -> int:
        return sum(advance(letter, face) for letter, face in self._letters(text, family, size, weight))

    def text(self, x: int, y: int, text: str, family: str, size: int, weight: int, ink: str) -> None:
        """Write a line of text, cut at the right edge by `…`."""
        for letter, face in self._letters(self._cut(text, family, size, weight, RIGHT - x), family, size, weight):
            self.canvas.letter(x, y + size * 1.3, letter, face, ink)
            x += advance(letter, face)

    def title(self, y: int, text: str) -> int:
        """Write the title as large as it fits on one line, or on two small ones. Return where it ends."""
        for size in (88, 76, 64):
            if self.width(text, "serif", size, 600) <= RIGHT - LEFT:
                self.text(LEFT, y, text, "serif", size, 600, "ink")
                return y + int(size * 1.5)
        for line in self._lines(text, "serif", 58, 600, 2):
            self.text(LEFT, y, line, "serif", 58, 600, "ink")
            y += 72
        return y + 14

    def wrapped(self, y: int, text: str, size: int, most: int) -> int:
        """Write a paragraph of at most `most` lines. Return where it ends."""
        for line in self._lines(text, "sans", size, 400, most):
            self.text(LEFT, y, line, "sans", size, 400, "ink")
            y += int(size * 1.4)
        return y + 6

    def _lines(self, text: str, family: str, size: int, weight: int, most: int) -> list[str]:
        """Break a text into lines; what is too long for the last one is cut where it is written."""
        lines: list[str] = []
        room = 0
        words = text.split()
        for place, word in enumerate(words):
            wide = self.width(f" {word}", family, size, weight)
            if lines and wide <= room:
                lines[-1], room = f"{lines[-1]} {word}", room - wide
            elif len(lines) == most:
                lines[-1] = " ".join([lines[-1], *words[place:]])
                break
            else:
                lines.append(word)
                room = RIGHT - LEFT - self.width(word, family, size, weight)
        return lines or [""]

    def _cut(self, text: str, family: str, size: int, weight: int, room: float) -> str:
        if self.width(text, family, size, weight) <= room:
            return text
        while text and self.width(f"{text}…", family, size, weight) > room:
            text = text[:-1]
        return f"{text.rstrip(' ,.;:')}…"

    def _letters(self, text: str, family: str, size: int, weight: int) -> Iterator[tuple[str, Face]]:
        """Yield each letter with its face; one that no font has is left out."""
        for letter in text:
            file = _file_of(self.fonts, family, letter)
            if file is not None:
                yield letter, Face(file, size, weight)


@lru_cache(maxsize=20)
def _files(fonts: Path, family: str) -> list[Path]:
    found = [next(iter(sorted(fonts.glob(f"source-{family}-*/source-{family}-*-{subset}-wght-normal.woff2"))), None) for subset in SUBSETS]
    return [path for path in found if path]


@lru_cache(maxsize=20_000)
def _file_of(fonts: Path, family: str, letter: str) -> Path | None:
    """The first font file that has the letter."""
    return next((path for path in _files(fonts, family) if has(letter, path)), None)
