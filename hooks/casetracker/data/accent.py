"""`/assets/accent.css`: the tracker's own accent colours, where the configuration gives any."""

from __future__ import annotations

from collections.abc import Iterator

from casetracker.pages.context import Context
from casetracker.pages.output import BuildInfo, File


def files(context: Context, build_info: BuildInfo) -> Iterator[File]:
    colours = {"light": context.settings.accent_light, "dark": context.settings.accent_dark}
    given = ";".join(f"--accent-{scheme}:{colour}" for scheme, colour in colours.items() if colour)
    if given:
        yield File("assets/accent.css", lambda: f":root{{{given}}}\n".encode())
