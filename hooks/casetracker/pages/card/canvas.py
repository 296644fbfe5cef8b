"""A picture of a few inks on paper, drawn glyph by glyph and written as PNG: what a social card is drawn on.

A picture has three inks, each with five steps from the paper: with that text is smooth, and a pixel is half a byte. The same strokes
always give the same bytes with the same Pillow. Each glyph is drawn once for a face and an ink, and each word put together once: the
faces have no kerning, and their advances are whole pixels.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageFont

from casetracker.web.colours import LIGHT, rgb

STEPS = 5
"""From paper to an ink; with three inks and the paper that makes 16 colours, the most that half a byte tells apart."""
EDGE = 2
"""Columns before the first: the byte in which a line says its filter."""
PAPER = rgb(LIGHT["paper"])
INKS = {name: rgb(LIGHT[name]) for name in ("ink", "muted", "held", "exchanged", "released")}
"""The inks: those of the light pages, with the same meanings."""


class Face(NamedTuple):
    """A font file at a size in pixels and a weight."""

    file: Path
    size: int
    weight: int


class Stamp(NamedTuple):
    """A letter or a word: the numbers of its colours, where it covers the paper, and where its corner stands from the pen."""

    colours: Image.Image
    covers: Image.Image
    left: int
    top: int


class Ground:
    """What many pictures have in common: three inks, and paper with some blocks on it. Places are counted in pixels from the upper left corner.

    Two columns before the first one stay empty: in the file each line begins with the number of its filter, 0 for none, so that the
    picture's bytes are the file's. The width has to be even.
    """

    def __init__(self, width: int, height: int, inks: Sequence[str], blocks: Iterable[tuple[int, int, int, int, int]]) -> None:
        self.palette = _palette([INKS[ink] for ink in inks])
        self.image = Image.new("P", (EDGE + width, height), 0)
        for x, y, across, down, ink in blocks:
            self.image.paste(_first(ink) + STEPS - 1, (x + EDGE, y, x + EDGE + across, y + down))
        self._lines = lines_of(self.image)
        self._packed: dict[tuple[int, int], bytes] = {}

    def lines(self, top: int, bottom: int) -> bytes:
        """Return some of the lines as a file has them."""
        across = self.image.width // 2
        return self._lines[top * across : bottom * across]

    def packed(self, top: int, bottom: int) -> bytes:
        """Return some of the lines, packed once for all pictures on this ground."""
        if (top, bottom) not in self._packed:
            self._packed[top, bottom] = _packed(self.lines(top, bottom))
        return self._packed[top, bottom]


def lines_of(image: Image.Image) -> bytes:
    """Return the lines of a picture, two pixels a byte."""
    return image.tobytes("raw", "P;4")


class Canvas:
    """A picture on a ground; what lies beyond the edge is cut."""

    def __init__(self, ground: Ground) -> None:
        self._ground, self._image = ground, ground.image.copy()
        self._drawn: list[tuple[int, int]] = []

    def stamp(self, x: int, baseline: int, stamp: Stamp) -> None:
        """Put a letter or a word on the picture, with the pen at `x`."""
        top = baseline + stamp.top
        self._image.paste(stamp.colours, (x + EDGE + stamp.left, top), stamp.covers)
        self._drawn.append((max(0, top), min(self._image.height, top + stamp.colours.height)))

    def png(self) -> bytes:
        """Return the picture as a file (PNG, third edition): head, palette, picture, end.

        Its lines are packed in parts, each by itself, so that those on which nothing was drawn are packed once for all pictures.
        """
        width, height = self._image.size
        parts, check, line = [b"\x78\x01"], 1, 0
        for top, bottom in [*_joined(self._drawn), (height, height)]:
            if top > line:
                parts.append(self._ground.packed(line, top))
                check = zlib.adler32(self._ground.lines(line, top), check)
            if bottom > top:
                drawn = lines_of(self._image.crop((0, top, width, bottom)))
                parts.append(_packed(drawn))
                check = zlib.adler32(drawn, check)
            line = bottom
        packed = b"".join([*parts, b"\x03\x00", struct.pack(">I", check)])  # an empty last part, and the checksum of all lines
        head = struct.pack(">IIBBBBB", width - EDGE, height, 4, 3, 0, 0, 0)
        chunks = ((b"IHDR", head), (b"PLTE", self._ground.palette), (b"IDAT", packed), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
        )


def _packed(lines: bytes) -> bytes:
    """Return lines by DEFLATE, as a part that others may follow. Runs of one colour are most of a card: no other repeats are looked for."""
    packer = zlib.compressobj(1, wbits=-15, memLevel=9, strategy=zlib.Z_RLE)
    return packer.compress(lines) + packer.flush(zlib.Z_FULL_FLUSH)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the lines of several spans as few spans that follow each other."""
    found: list[tuple[int, int]] = []
    for top, bottom in sorted(spans):
        if found and top <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], bottom)
        elif bottom > top:
            found.append((top, bottom))
    return found


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
def _glyph(letter: str, face: Face, ink: int, below: float) -> Stamp | None:
    """A letter, with its baseline that part of a pixel below the top of one; None for one that leaves no mark."""
    mask, (left, top) = _font(face).getmask2(letter, "L", anchor="ls", start=(0, below))
    if not all(mask.size):
        return None
    shades = Image.frombytes("L", mask.size, bytes(mask))
    steps = [round(value * STEPS / 255) for value in range(256)]
    colours = shades.point([_first(ink) + max(step - 1, 0) for step in steps])
    return Stamp(_numbered(colours), shades.point([255 * bool(step) for step in steps]), left, top)


def _numbered(colours: Image.Image) -> Image.Image:
    """Return a picture whose shades are the numbers of colours as one that says so."""
    return Image.frombytes("P", colours.size, colours.tobytes())


def word(letters: Iterable[tuple[str, Face]], ink: int, below: float) -> Stamp | None:
    """Return letters beside each other, each with its face; None where none of them leaves a mark."""
    pen, placed = 0, []
    for letter, face in letters:
        if glyph := _glyph(letter, face, ink, below):
            placed.append(glyph._replace(left=pen + glyph.left))
        pen += advance(letter, face)
    if not placed:
        return None
    left, top = min(each.left for each in placed), min(each.top for each in placed)
    right, bottom = (max(each.left + each.colours.width for each in placed), max(each.top + each.colours.height for each in placed))
    colours, covers = (Image.new(mode, (right - left, bottom - top), 0) for mode in "PL")
    for each in placed:
        colours.paste(each.colours, (each.left - left, each.top - top), each.covers)
        covers.paste(each.covers, (each.left - left, each.top - top), each.covers)
    return Stamp(colours, covers, left, top)


@lru_cache(maxsize=64)
def _font(face: Face) -> ImageFont.FreeTypeFont:
    # Basic layout does not depend on whether the machine has libraqm, so that all make the same picture.
    font = ImageFont.truetype(face.file, face.size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([face.weight])
    return font


def _palette(inks: Iterable[tuple[int, int, int]]) -> bytes:
    """Paper, then for each ink the steps from paper to it."""
    colours = [*PAPER]
    for ink in inks:
        for step in range(1, STEPS + 1):
            colours += [round(low + (high - low) * step / STEPS) for low, high in zip(PAPER, ink, strict=True)]
    return bytes(colours)


def _first(ink: int) -> int:
    """The number of the lightest colour of an ink, by its place among a ground's."""
    return 1 + ink * STEPS
