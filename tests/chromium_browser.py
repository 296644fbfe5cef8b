"""Where Chromium is on this machine, and how tests start it."""

from __future__ import annotations

import os
import shutil

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def executable() -> str | None:
    """Return the path of a Chromium, or None where Playwright has to look for its own."""
    named = os.environ.get("CHROMIUM")
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome"))
    return named or next((path for path in found if path), None)
