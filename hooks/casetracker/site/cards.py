"""Cards kept between builds, each under a name made from what it shows, so that only what has changed is drawn.

Before each stands its hash: what is not whole is drawn anew, and a folder that can't be written is done without.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from casetracker.render.cards import Cards
from casetracker.views.card import Card


@dataclass(frozen=True)
class CardStore:
    """Draws cards, or takes them from a folder. Every build begins with `begin` and ends with `end`."""

    cards: Cards
    folder: Path

    @property
    def _before(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}-before")

    def begin(self) -> None:
        """Set the cards of earlier builds aside. Those that this one asks for come back, the others go at its end."""
        with suppress(OSError):
            self._before.mkdir(parents=True, exist_ok=True)
            if self.folder.is_dir():
                for file in self.folder.iterdir():
                    file.replace(self._before / file.name)
            self.folder.mkdir(parents=True, exist_ok=True)

    def end(self) -> None:
        """Drop what no page shows any longer: a withdrawn record leaves no picture behind."""
        shutil.rmtree(self._before, ignore_errors=True)

    def png(self, card: Card) -> bytes:
        """Return the picture of a card."""
        name = f"{self.cards.key(card)}.card"
        kept, before = self.folder / name, self._before / name
        with suppress(OSError):
            before.replace(kept)
        with suppress(OSError):
            held = kept.read_bytes()
            if hashlib.sha256(held[32:]).digest() == held[:32]:
                return held[32:]
        content = self.cards.png(card)
        written = kept.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            written.write_bytes(hashlib.sha256(content).digest() + content)
            written.replace(kept)  # whole or not at all: two processes may draw at once
        return content
