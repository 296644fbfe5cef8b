"""gettext's mark for a text that is declared in one place and shown in another."""

from __future__ import annotations


def N_(text: str) -> str:
    """Mark `text` for the catalogue where it is declared; it is translated where it is shown."""
    return text
