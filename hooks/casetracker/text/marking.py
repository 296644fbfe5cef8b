"""gettext's mark for a text that is declared in one place and shown in another."""

from __future__ import annotations


def N_(text: str) -> str:
    """Mark `text` for the catalogue where it is declared; it is translated where it is shown."""
    return text


def ngettext_noop(one: str, many: str) -> tuple[str, str]:
    """Mark the two forms of a sentence for the catalogue where they are declared, for `Words.plural` to choose from."""
    return one, many
