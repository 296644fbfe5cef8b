"""What a browser gets besides the pages: templates that go before the theme's own, styles, scripts, fonts and libraries of others."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

WEB = Path(__file__).parent


def hashed(text: str) -> str:
    """Return the word of a Content-Security-Policy that allows a script or style with that text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
