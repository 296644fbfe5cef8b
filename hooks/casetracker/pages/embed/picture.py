"""A figure as a picture that stands by itself: an SVG file with its title, what it shows, its source and its day, and all styles inside.

The drawing is that of the page, made anew at one width: nothing is drawn twice in two ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from casetracker.pages.embed.style import SANS, near_fonts, of_drawings
from casetracker.pages.statistics.plots import Key, tenths
from casetracker.pages.statistics.room import SIZE, flowed, length, lines
from casetracker.text.direction import as_drawn
from casetracker.web.colours import DARK, LIGHT

WIDTHS = {"wide": 912, "middle": 640, "phone": 320}
"""Pixels of a drawing that fills whatever width it has, by the name of its size: its letters stay as large as they are."""
MARGIN, GAP = 24, 16
"""Pixels of the paper around drawings, and between two of them."""
_OF_PAGES = ("id", "role", "tabindex", "class", "x", "y", "width", "height")


class Words(NamedTuple):
    """What stands around a drawing."""

    title: str
    says: str
    subject: str
    notes: tuple[str, ...]
    legend: tuple[Key, ...]
    foot: tuple[str, ...]
    """Whence it is, of which day and version."""
    language: str
    from_right: bool = False
    """Whether its writing runs from right to left."""


class _Kind(NamedTuple):
    """A kind of line: its class, the size of its letters and the height of a line."""

    name: str
    size: int
    height: int


BOLD = 1.07
"""So much wider than others are bold letters."""
TITLE, SAYS, NOTE = _Kind("t-title", 24, 30), _Kind("t-says", 15, 21), _Kind("t-note", 13, 18)


@cache
def style(*, both: bool = False) -> str:
    """Return the style of pictures, in the light colours or in `both`: one text for all of them, so that a host's policy can allow it by its hash."""
    dark = f"@media (prefers-color-scheme:dark){{{_style(dark=True)}}}" if both else ""
    return f"{near_fonts()}{_style(dark=False)}{dark}"


def _style(*, dark: bool) -> str:
    colours = DARK if dark else LIGHT
    ink, muted, paper = (colours[name] for name in ("ink", "muted", "paper"))
    lines = "".join(
        f".{kind.name}{{font:{weight} {kind.size}px {SANS};fill:{fill}}}"
        for kind, weight, fill in ((TITLE, 600, ink), (SAYS, 400, ink), (NOTE, 400, muted))
    )
    return f".t-paper{{fill:{paper}}}{lines}{of_drawings(dark=dark)}"


def picture(words: Words, markup: str, *, size: str = "wide", both: bool = False, links: bool = False) -> bytes:
    """Return the file of a figure whose drawings are in `markup`, as a page has them; with `links`, where those lead somewhere."""
    drawings = [_apart(each, WIDTHS[size]) for each in _drawings(ElementTree.fromstring(f"<div>{markup}</div>"))]  # noqa: S314  (our own templates)
    width = max([WIDTHS[size], *(each.width for each in drawings)])
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "aria-labelledby": "t d", "lang": words.language})
    SubElement(svg, "title", id="t").text = words.title
    SubElement(svg, "desc", id="d").text = " ".join([words.says, *words.foot])
    SubElement(svg, "style").text = style(both=both)
    SubElement(svg, "rect", {"class": "t-paper", "width": "100%", "height": "100%"})
    y = _lines(svg, MARGIN, [(TITLE, words.title), (SAYS, words.subject)], width)
    y = _legend(svg, y + 8, words.legend, width) if words.legend else y
    y = _placed(svg, y + 12, drawings, width)
    y = _lines(svg, y + 8, [(NOTE, each) for each in (*words.notes, *words.foot)], width)
    wide, high = tenths(width + 2 * MARGIN), tenths(y + MARGIN - 8)
    if words.from_right:
        _mirror([each for each in svg if each.tag != "rect"], width + 2 * MARGIN)
    svg.attrib |= {"width": wide, "height": high, "viewBox": f"0 0 {wide} {high}"}
    if not links:
        for each in svg.iter("a"):
            each.attrib.pop("href", None)
    file: bytes = ElementTree.tostring(svg, encoding="utf-8")
    return file + b"\n"


class _Drawing(NamedTuple):
    element: Element
    width: float
    height: float


def _drawings(element: Element) -> Iterator[Element]:
    """Yield the drawings in a piece of a page, and none that stands inside another."""
    if element.tag == "svg":
        yield element
    else:
        for each in element:
            yield from _drawings(each)


def _apart(svg: Element, fills: int) -> _Drawing:
    """Return a drawing without what ties it to its page, with a size of its own: one that has none `fills` so many pixels across."""
    box = [float(each) for each in svg.get("viewBox", "").split()]
    width, height = (box[2], box[3]) if box else (float(fills), float(svg.attrib["height"]))
    classes = svg.get("class", "")
    for name in [name for name in svg.attrib if name in _OF_PAGES or name.startswith("aria-")]:
        del svg.attrib[name]
    svg.attrib |= {"class": classes, "width": tenths(width), "height": tenths(height), "viewBox": f"0 0 {tenths(width)} {tenths(height)}"}
    for each in [each for each in svg if each.tag in ("title", "desc")]:
        svg.remove(each)
    svg.tail = None
    return _Drawing(svg, width, height)


def _placed(svg: Element, y: float, drawings: Sequence[_Drawing], width: float) -> float:
    """Put drawings below each other, or beside each other where they have room, and return where they end."""
    x, row = 0.0, 0.0
    for each in drawings:
        if x and x + each.width > width:
            x, y, row = 0.0, y + row + GAP, 0.0
        each.element.attrib |= {"x": tenths(MARGIN + x), "y": tenths(y)}
        svg.append(each.element)
        x, row = x + each.width + GAP, max(row, each.height)
    return y + row


def _mirror(elements: Iterable[Element], width: float) -> None:
    """Let texts and drawings begin at the right; in a drawing of one side of an exchange its bars too, which no time places."""
    for each in elements:
        if each.tag == "g":
            _mirror(each, width)
        elif each.tag == "text":
            each.attrib |= {"x": tenths(width - float(each.get("x", 0))), "text-anchor": "end"}
            each.text = as_drawn(each.text or "")
        else:
            each.set("x", tenths(width - float(each.get("x", 0)) - float(each.get("width", 0))))
            if "ct-side-drawn" in each.get("class", ""):
                _mirror(each, float(each.get("width", 0)))


def _lines(svg: Element, y: float, texts: Sequence[tuple[_Kind, str]], width: float) -> float:
    """Write texts in as many lines as they take, and return where they end."""
    for kind, text in texts:
        for line in lines(text, width * SIZE / kind.size / (BOLD if kind is TITLE else 1)):
            y += kind.height
            SubElement(svg, "text", {"class": kind.name, "x": str(MARGIN), "y": tenths(y - kind.height / 4)}).text = line
    return y


def _legend(svg: Element, y: float, keys: Sequence[Key], width: float) -> float:
    """Write what the colours stand for, in rows, and return where they end."""
    group = SubElement(svg, "g", {"class": "ct-plot"})
    places = flowed([34 + length(key.label) for key in keys], width + 18)
    for key, (x, row) in zip(keys, places, strict=True):
        at = y + (row + 1) * NOTE.height
        SubElement(group, "rect", {"class": key.key, "x": tenths(MARGIN + x), "y": tenths(at - SIZE + 3), "width": "10", "height": "10"})
        SubElement(group, "text", {"x": tenths(MARGIN + x + 15), "y": tenths(at)}).text = key.label
    return y + (places[-1][1] + 1) * NOTE.height + 4
