"""Expected outputs kept in `tests/golden/`, written anew with `pytest --golden`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"
Golden = Callable[[str, str], None]
"""The fixture `golden`: takes the name of a file in `tests/golden/` and what it should hold."""


def compare(name: str, text: str, write: bool) -> None:
    """Hold `text` against the file, or write the file."""
    file = FOLDER / name
    if write:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    assert file.is_file(), f"there is no {name} to compare with: make golden writes it"
    assert text == file.read_text("utf-8")
