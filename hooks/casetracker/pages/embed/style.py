"""The styles of drawings, cut out of the site's style sheet for pictures that stand by themselves.

So a figure looks the same wherever it stands, and is drawn in one place. A program that draws pictures knows no variables
of CSS: the colours are written out, and the one that is handed down, `--c`, is the text's own colour. How large a drawing is on a page,
which rules for `svg.` say, is left out: its picture has a size of its own, and some programs would go by the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from casetracker.web import WEB
from casetracker.web.colours import DARK, LIGHT

SANS = '"Source Sans 3","Near Sans","Near Vera",Arial,Helvetica,sans-serif'
"""Not every program that draws pictures reads how wide the near fonts are to be: to those Arial and what they take for it are near enough."""
_NEAR = re.compile(r'@font-face\{font-family:"Near (?:Sans|Vera)";[^}]*\}')
_OF_DRAWINGS = re.compile(r"\.ct-(?:plot|chronology|map)(?![\w-])(?!.*:(?:hover|focus|has|not|nth))")
_VARIABLE = re.compile(r"var\(--([a-z0-9-]+)(?:,([^()]*))?\)")
_GIVES_COLOUR = re.compile(r"--c:[^;]+;?")
_CLASS = re.compile(r"\.[\w-]+")
_COMMA = re.compile(r",(?![^()]*\))")
_FONT = re.compile(r"\bfont:(\d+) ([\d.]+px)(?:/[\d.]+)? ([^;}]+)")
_EITHER = re.compile(r"^(.*?):is\(([^()]*)\)(.*)$")


class Rule(NamedTuple):
    """A rule of a style sheet, outside every `@media`."""

    selectors: tuple[str, ...]
    declarations: str


@cache
def of_drawings(*, dark: bool = False) -> str:
    """Return the rules for drawings in the light or dark colours, in the few forms that every program which draws SVG reads."""
    colours = DARK if dark else LIGHT
    return "".join(f"{','.join(_plain(rule.selectors))}{{{_written_out(rule.declarations, colours)}}}" for rule in _rules())


@cache
def near_fonts() -> str:
    """Return the rules by which the machine's own letters are as wide as ours: no other font comes with a picture."""
    return "".join(_NEAR.findall(_sheet()))


@cache
def _sheet() -> str:
    return re.sub(r"/\*.*?\*/", "", (WEB / "assets" / "tracker.css").read_text("utf-8"), flags=re.DOTALL)


@cache
def _rules() -> tuple[Rule, ...]:
    """The rules of drawings, and those that do no more than give a class its colour."""
    found = []
    for selectors, declarations in _top(_sheet()):
        each = tuple(each.removeprefix(".md-typeset ") for each in _COMMA.split(selectors))
        gives_colour = _GIVES_COLOUR.fullmatch(declarations)
        if drawn := tuple(one for one in each if _OF_DRAWINGS.match(one) or (gives_colour and _CLASS.fullmatch(one))):
            found.append(Rule(drawn, declarations))
    return tuple(found)


def _top(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and declarations of every rule that stands in no other."""
    depth, start, selectors = 0, 0, ""
    for place, sign in enumerate(sheet):
        if sign == "{":
            depth += 1
            if depth == 1:
                selectors, start = sheet[start:place].strip(), place + 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                if not selectors.startswith("@"):
                    yield selectors, sheet[start:place]
                start = place + 1


def _plain(selectors: tuple[str, ...]) -> Iterator[str]:
    """Yield selectors without `:is()`, one for each that stands in it."""
    for each in selectors:
        if found := _EITHER.match(each):
            before, inside, after = found.groups()
            yield from _plain(tuple(f"{before}{part.strip()}{after}" for part in inside.split(",")))
        else:
            yield each


def _written_out(declarations: str, colours: Mapping[str, str]) -> str:
    def colour(found: re.Match[str]) -> str:
        return "currentColor" if found[1] == "c" else SANS if found[1] == "sans" else colours.get(found[1], found[2] or "currentColor")

    apart = _FONT.sub(r"font-weight:\1;font-size:\2;font-family:\3", declarations)
    return _VARIABLE.sub(colour, apart.replace("--c:", "color:"))
