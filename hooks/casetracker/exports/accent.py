"""`/assets/accent.css`: the tracker's own accent colours, where the configuration gives any."""

from __future__ import annotations

from collections.abc import Iterator

from casetracker.output import Edition, File
from casetracker.views import Context


def files(at: Context, edition: Edition) -> Iterator[File]:
    schemes = {"default": at.settings.accent_light, "slate": at.settings.accent_dark}
    rules = [f"[data-md-color-scheme={scheme}]{{--accent:{colour}}}\n" for scheme, colour in schemes.items() if colour]
    if rules:
        yield File("assets/accent.css", lambda: "".join(rules).encode())
