"""A picture of a few inks on paper, drawn glyph by glyph and written as PNG: what a social card is drawn on.

For each ink the palette has sixteen steps from the paper, so that text is smooth and a file small, and the same strokes always
give the same bytes with the same Pillow. Each glyph is drawn once for a face and an ink, and pasted wherever it stands: the
faces have no kerning, and their advances are whole pixels.
"""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageFont

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
"""The inks of the light theme, as in hooks/casetracker/web/assets/tracker.css."""


class Face(NamedTuple):
    """A font file at a size in pixels and a weight."""

    file: Path
    size: int
    weight: int


class _Glyph(NamedTuple):
    """A glyph: the numbers of its colours, where it covers the paper, and where its corner stands from the pen."""

    colours: Image.Image
    covers: Image.Image
    left: int
    top: int


class Canvas:
    """A picture. Places are counted in pixels from the upper left corner; what lies beyond the edge is cut."""

    def __init__(self, width: int, height: int) -> None:
        self._image = Image.new("L", (width, height), 0)

    def block(self, x: int, y: int, width: int, height: int, ink: str) -> None:
        """Fill a rectangle."""
        self._image.paste(_first(ink) + STEPS - 1, (x, y, x + width, y + height))

    def letter(self, x: int, baseline: float, letter: str, face: Face, ink: str) -> None:
        """Draw a letter with the pen at `x`."""
        glyph = _glyph(letter, face, ink, round(baseline % 1, 3))
        if glyph:
            self._image.paste(glyph.colours, (x + glyph.left, int(baseline) + glyph.top), glyph.covers)

    def png(self) -> bytes:
        """Return the picture as a file."""
        out = io.BytesIO()
        image = self._image.copy()
        image.putpalette(_palette())
        image.save(out, "PNG", compress_level=3)  # half the time of 6, and a fourth larger
        return out.getvalue()


@lru_cache(maxsize=20_000)
def advance(letter: str, face: Face) -> int:
    """Return how far the pen moves on for a letter."""
    return round(_font(face).getlength(letter))


@lru_cache(maxsize=20_000)
def has(letter: str, file: Path) -> bool:
    """Whether a font has a letter: one draws the same box for every letter that it has not."""
    font = _font(Face(file, 20, 400))
    return letter == " " or bytes(font.getmask(letter)) != bytes(font.getmask("\U0010fffe"))


@lru_cache(maxsize=20_000)
def _glyph(letter: str, face: Face, ink: str, below: float) -> _Glyph | None:
    """A letter, with its baseline that part of a pixel below the top of one; None for one that leaves no mark."""
    mask, (left, top) = _font(face).getmask2(letter, "L", anchor="ls", start=(0, below))
    if not all(mask.size):
        return None
    shades = Image.frombytes("L", mask.size, bytes(mask))
    first = _first(ink)
    colours = shades.point([first + min(STEPS - 1, value * STEPS // 256) for value in range(256)])
    return _Glyph(colours, shades.point([0] * STEPS + [255] * (256 - STEPS)), left, top)


@lru_cache(maxsize=64)
def _font(face: Face) -> ImageFont.FreeTypeFont:
    # Basic layout does not depend on whether the machine has libraqm, so that all make the same picture.
    font = ImageFont.truetype(face.file, face.size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([face.weight])
    return font


@lru_cache(maxsize=1)
def _palette() -> bytes:
    """Paper, then for each ink the steps from paper to it."""
    colours = [*PAPER]
    for ink in INKS.values():
        for step in range(1, STEPS + 1):
            colours += [round(low + (high - low) * step / STEPS) for low, high in zip(PAPER, ink, strict=True)]
    return bytes(colours)


def _first(ink: str) -> int:
    """The number of the lightest colour of an ink."""
    return 1 + list(INKS).index(ink) * STEPS
