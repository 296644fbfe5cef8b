"""The colours of the site, each with one meaning on pages, in figures and on cards. They are written once, at the head of the style sheet."""

from __future__ import annotations

import re

from casetracker.web import WEB

MEANINGS = {
    "paper": "the page",
    "panel": "a field, a table's head, a map",
    "ink": "text, axes, and who died in custody",
    "muted": "second words, and what is not known",
    "held": "who is held, or was last reported held",
    "exchanged": "who was exchanged",
    "released": "who came free in any other way",
    "first": "the side that freed the most people in exchanges: whom it held or freed",
    "second": "the side across from it",
    "neither": "states on neither side",
    "doubt": "a warning: something is missing or may be wrong",
}


def _scheme(selector: str, css: str) -> dict[str, str]:
    """The colours that the first rule with that selector gives."""
    found = re.findall(r"--([a-z-]+):#([0-9a-f]{6}|[0-9a-f]{3})\b", css.partition(selector)[2].partition("}")[0])
    return {name: "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)) for name, digits in found}


_CSS = (WEB / "assets" / "tracker.css").read_text("utf-8")
LIGHT, DARK = _scheme("[data-md-color-scheme]{", _CSS), _scheme("[data-md-color-scheme=slate]{", _CSS)
"""Name → `#rrggbb`, on light and on dark ground: those of `MEANINGS`, and of rules and frames, which have none."""


def rgb(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of `#rrggbb`."""
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue
