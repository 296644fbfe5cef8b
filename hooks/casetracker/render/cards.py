"""Social cards: a PNG of 1200 by 630 pixels from a card's texts, by Pillow with the fonts that the site has anyway.

The picture has a palette of its own: for each ink sixteen steps from the paper, so that text is smooth, a file small
(about 10 kB) and the same texts always give the same bytes with the same Pillow. No text is interpreted.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from casetracker.views.card import HEIGHT, WIDTH, Card

LEFT, RIGHT = 72, 1128
STEPS = 16
PAPER = (0xFB, 0xFA, 0xF7)
INKS = {
    "ink": (0x1D, 0x1B, 0x18),
    "muted": (0x5D, 0x58, 0x4F),
    "held": (0x9B, 0x22, 0x26),
    "house": (0x8A, 0x52, 0x00),
    "exchanged": (0x1F, 0x5F, 0x8B),
    "released": (0x2D, 0x6A, 0x4F),
}
"""The inks of the light theme, as in docs/assets/tracker.css."""
STATUS_INK = {
    "detained": "held", "imprisoned": "held", "house-arrest": "house", "restricted": "house",
    "exchanged": "exchanged", "released": "released", "died": "ink",
}  # fmt: skip
SUBSETS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")

Face = ImageFont.FreeTypeFont


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
        image = Image.new("P", (WIDTH, HEIGHT), 0)
        image.putpalette(_palette())
        draw = _Draw(image, self.fonts)
        ink = STATUS_INK.get(card.key, "muted")
        draw.block(0, 0, 18, HEIGHT, ink)
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
        draw.block(LEFT, 546, RIGHT - LEFT, 2, "muted")
        draw.text(LEFT, 562, card.site, "sans", 28, 600, "ink")
        out = io.BytesIO()
        image.save(out, "PNG", optimize=False, compress_level=6)
        return out.getvalue()


class _Draw:
    """Puts text and blocks on a picture with the palette of inks."""

    def __init__(self, image: Image.Image, fonts: Path) -> None:
        self.image, self.fonts = image, fonts

    def block(self, x: int, y: int, width: int, height: int, ink: str) -> None:
        self.image.paste(_full(ink), (x, y, x + width, y + height))

    def has(self, text: str, family: str) -> bool:
        """Whether the fonts have every letter of a text."""
        return all(_subset(self.fonts, family, letter) is not None for letter in text)

    def width(self, text: str, family: str, size: int, weight: int) -> float:
        return sum(face.getlength(part) for part, face in self._runs(text, family, size, weight))

    def text(self, x: int, y: int, text: str, family: str, size: int, weight: int, ink: str) -> None:
        """Write a line of text, cut at the right edge by `…`."""
        text = self._cut(text, family, size, weight, RIGHT - x)
        mask = Image.new("L", (WIDTH - x, size * 2), 0)
        pen = ImageDraw.Draw(mask)
        at = 0.0
        for part, face in self._runs(text, family, size, weight):
            pen.text((at, size * 1.3), part, font=face, fill=255, anchor="ls")
            at += face.getlength(part)
        first = _first(ink)
        steps = mask.point([first + min(STEPS - 1, value * STEPS // 256) for value in range(256)])
        self.image.paste(steps, (x, y), mask.point([0] * STEPS + [255] * (256 - STEPS)))

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
        lines, words = [""], text.split()
        for place, word in enumerate(words):
            longer = f"{lines[-1]} {word}".strip()
            if not lines[-1] or self.width(longer, family, size, weight) <= RIGHT - LEFT:
                lines[-1] = longer
            elif len(lines) == most:
                lines[-1] = " ".join([lines[-1], *words[place:]])  # what is too long is cut where it is written
                break
            else:
                lines.append(word)
        return lines

    def _cut(self, text: str, family: str, size: int, weight: int, room: float) -> str:
        if self.width(text, family, size, weight) <= room:
            return text
        while text and self.width(f"{text}…", family, size, weight) > room:
            text = text[:-1]
        return f"{text.rstrip(' ,.;:')}…"

    def _runs(self, text: str, family: str, size: int, weight: int) -> list[tuple[str, Face]]:
        """Split a text into runs of one font file each; a letter that none of them has is left out."""
        runs: list[tuple[str, Face]] = []
        for letter in text:
            subset = _subset(self.fonts, family, letter)
            if subset is None:
                continue
            face = _face(subset, size, weight)
            if runs and runs[-1][1] is face:
                runs[-1] = (runs[-1][0] + letter, face)
            else:
                runs.append((letter, face))
        return runs


def _palette() -> list[int]:
    """Paper, then for each ink the steps from paper to it."""
    colours = [PAPER]
    for ink in INKS.values():
        for step in range(1, STEPS + 1):
            colours.append(tuple(round(low + (high - low) * step / STEPS) for low, high in zip(PAPER, ink, strict=True)))  # type: ignore[arg-type]
    return [part for colour in colours for part in colour]


def _first(ink: str) -> int:
    return 1 + list(INKS).index(ink) * STEPS


def _full(ink: str) -> int:
    return _first(ink) + STEPS - 1


@lru_cache(maxsize=20)
def _files(fonts: Path, family: str) -> list[Path]:
    found = [next(iter(sorted(fonts.glob(f"source-{family}-*/source-{family}-*-{subset}-wght-normal.woff2"))), None) for subset in SUBSETS]
    return [path for path in found if path]


@lru_cache(maxsize=20_000)
def _subset(fonts: Path, family: str, letter: str) -> Path | None:
    """The first font file that has the letter: one draws the same box for every letter that it has not."""
    for path in _files(fonts, family):
        face = _face(path, 20, 400)
        if letter == " " or bytes(face.getmask(letter)) != bytes(face.getmask("\U0010fffe")):
            return path
    return None


@lru_cache(maxsize=64)
def _face(path: Path, size: int, weight: int) -> Face:
    # Basic layout does not depend on whether the machine has libraqm, so that all make the same picture.
    face = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
    face.set_variation_by_axes([weight])
    return face
