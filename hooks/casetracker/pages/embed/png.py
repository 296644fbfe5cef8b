"""A picture as PNG, drawn from its SVG by resvg with the fonts that are vendored for it: a machine's own would give each another picture."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from math import ceil
from xml.etree import ElementTree

from casetracker.web import WEB

FONTS = tuple(map(str, sorted((WEB / "assets" / "vendor").glob("source-sans-3.*/*.ttf"))))
FAMILY = "Source Sans 3"
ZOOM, MOST = 1.5, 3000
"""So many times larger than its drawing is a picture, unless that would make it wider than the most."""


@cache
def can_draw() -> bool:
    """Whether the program that draws is there: it is a compiled one, and not every machine has it."""
    return find_spec("resvg_py") is not None


def natural(svg: bytes) -> tuple[float, float]:
    """Return how wide and high an SVG file says that it is."""
    root = ElementTree.fromstring(svg)  # noqa: S314  (made a moment ago)
    return float(root.attrib["width"]), float(root.attrib["height"])


def size(svg: bytes) -> tuple[int, int]:
    """Return how wide and high the picture of an SVG file is, in pixels."""
    wide, high = natural(svg)
    across = min(round(wide * ZOOM), MOST)
    return across, ceil(across * high / wide)


def png(svg: bytes) -> bytes:
    """Return the picture of an SVG file."""
    resvg = import_module("resvg_py")
    drawn = resvg.svg_to_bytes(
        svg_string=svg.decode(),
        font_files=list(FONTS),
        skip_system_fonts=True,
        font_family=FAMILY,
        sans_serif_family=FAMILY,
        width=size(svg)[0],
    )
    return bytes(drawn)
