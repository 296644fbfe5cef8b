"""Writing that runs from right to left, where nothing but the letters can say so: in a drawing, whose own places run from the left."""

from __future__ import annotations

from unicodedata import bidirectional

_FROM_RIGHT, _END = "\u2067", "\u2069"
"""Unicode's RLI and PDI: what stands between them is a piece of writing from right to left, whatever stands around it."""


def as_drawn(text: str) -> str:
    """Return a line of text for a drawing: one with letters of such writing as a piece of it, so that its points and figures stay in place.

    A style can say this too, but only browsers read it; programs that draw pictures go by the letters.
    """
    return f"{_FROM_RIGHT}{text}{_END}" if any(bidirectional(letter) in ("R", "AL") for letter in text) else text
