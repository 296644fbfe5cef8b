"""What people do to the files of a tracker while a preview watches, at random but seeded: saves, slips, renames, deletions."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import yaml

from small_records import CASE, FREED, SWAP, altered, exchanged, with_keys

NAMES = ["Anna Sample", "Boris Sample", "Clara Öst", "Dmitri Ёлкин", "Vera Example", "Emil <b>Bold</b>"]
DAYS = ["2024-06-01", "2025-02-11"]
BROKEN = [
    "",
    "name: [",
    "name: Half a file\nstatus: detaind\n",
    "\x00",
    "- a\n- b\n",
    altered(CASE, ("status: detained", "status: detaind")),
]
WITHDRAWN = "withdrawn: {date: 2026-11-01, reason: request}\n"
MOST = 12
"""Cases at once."""


class RandomEdits:
    """Acts on the tracker in `folder`; `act` does one thing and says what it was."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.cases = folder / "cases"
        self.swaps = self.cases / "swaps"
        self.docs = folder / "docs"
        self.theme = folder / "theme" / "main.html"
        self.config = folder / "mkdocs.yml"
        self._sound = (self.theme.read_text("utf-8"), yaml.safe_load(self.config.read_text("utf-8")))
        self._random = random.Random(seed)
        self._number = 0
        self.swaps.mkdir(exist_ok=True)

    def act(self) -> str:
        what: list[tuple[int, Callable[[], str]]] = [
            (30, self.save_case), (8, self.remark), (10, self.delete_case), (10, self.rename_case), (12, self.break_case), (4, self.withdraw),
            (8, self.save_swap), (3, self.delete_swap), (3, self.rename_swap), (3, self.break_swap),
            (5, self.save_page), (2, self.delete_page), (2, self.set_title), (1, self.break_config), (2, self.change_theme), (1, self.break_theme),
        ]  # fmt: skip
        return self._random.choices([each for _, each in what], [weight for weight, _ in what])[0]()

    def settle(self) -> None:
        """Mend what no site can be built with."""
        if "{% if" in self.theme.read_text("utf-8")[:6]:
            self.theme.write_text(self._sound[0], "utf-8")
        if self.config.read_text("utf-8").startswith("site_name: ["):
            self.config.write_text(yaml.safe_dump(self._sound[1]), "utf-8")

    def _new(self, kind: str) -> str:
        self._number += 1  # an id is never used again: its former address may lead elsewhere
        return f"{kind}-{self._number}"

    def _one(self, folder: Path, pattern: str = "[!_]*.yml") -> Path | None:
        found = sorted(folder.glob(pattern))
        return self._random.choice(found) if found else None

    def _text(self) -> str:
        name = self._random.choice(NAMES)
        swap = self._one(self.swaps)
        number = self._random.random()
        if number < 0.4 and swap:
            by, to = self._random.choice([("US", "RU"), ("RU", "US")])
            text = exchanged(name, by, to, swap.stem, self._random.choice(DAYS))
        else:
            text = altered(CASE if number < 0.8 else FREED, ("Vera Example", name))
        if self._random.random() < 0.6:
            kind = self._random.choice(["espionage", "drugs"])
            text = with_keys(text, f"charges:\n  - {{offence: A charge, category: {kind}, sources: [a]}}")
        if self._random.random() < 0.2 and (other := self._one(self.cases)):
            text = with_keys(text, f"same: [{other.stem}]")
        if self._random.random() < 0.1:
            text = with_keys(text, "listed: false")
        return text

    def save_case(self) -> str:
        old = self._one(self.cases)
        many = len(list(self.cases.glob("[!_]*.yml"))) >= MOST
        path = old if old and (many or self._random.random() < 0.7) else self.cases / f"{self._new('case')}.yml"
        path.write_text(self._text(), "utf-8")
        return f"save {path.name}"

    def remark(self) -> str:
        path = self._one(self._random.choice([self.cases, self.swaps]))
        if path:
            path.write_bytes(path.read_bytes() + b"# a remark\n")
        return f"remark in {path}"

    def delete_case(self) -> str:
        return self._delete(self._one(self.cases))

    def _delete(self, path: Path | None) -> str:
        if path:
            path.unlink()
        return f"delete {path}"

    def rename_case(self) -> str:
        return self._rename(self._one(self.cases), "case")

    def _rename(self, path: Path | None, kind: str) -> str:
        if path is None:
            return "nothing to rename"
        if self._random.random() < 0.5 and "summary:" in (text := path.read_text("utf-8", "replace")) and "formerly" not in text:
            path.write_text(with_keys(text, f"formerly: [{path.stem}]"), "utf-8")
        return f"rename {path.name} to {path.rename(path.with_stem(self._new(kind))).name}"

    def break_case(self) -> str:
        return self._break(self._one(self.cases))

    def _break(self, path: Path | None) -> str:
        if path:
            path.write_text(self._random.choice(BROKEN), "utf-8")
        return f"break {path}"

    def withdraw(self) -> str:
        path = self._one(self.cases)
        if path:
            swap = self._one(self.swaps)
            rest = f"detained_by: US\nrelease: {{date: 2024-06-01, manner: exchange, swap: {swap.stem}, to: RU}}\n" if swap else ""
            path.write_text(WITHDRAWN + rest, "utf-8")
        return f"withdraw {path}"

    def save_swap(self) -> str:
        old = self._one(self.swaps)
        path = old if old and self._random.random() < 0.6 else self.swaps / f"{self._new('swap')}.yml"
        title = f"Exchange {self._random.randrange(5)}"
        path.write_text(altered(SWAP, ("Exchange in Exampleton", title), ("2024-06-01", self._random.choice(DAYS))), "utf-8")
        return f"save {path.name}"

    def delete_swap(self) -> str:
        return self._delete(self._one(self.swaps))

    def rename_swap(self) -> str:
        return self._rename(self._one(self.swaps), "swap")

    def break_swap(self) -> str:
        return self._break(self._one(self.swaps))

    def save_page(self) -> str:
        path = self.docs / self._random.choice(["about.md", "more.md", "deep/er.md"])
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"# A page\n\nWords {self._random.randrange(9)}.\n", "utf-8")
        return f"save {path.name}"

    def delete_page(self) -> str:
        return self._delete(self._one(self.docs, "more.md") or self._one(self.docs, "deep/er.md"))

    def set_title(self) -> str:
        values = {**self._sound[1], "site_name": f"Tracker {self._random.randrange(5)}"}
        self.config.write_text(yaml.safe_dump(values), "utf-8")
        return "set the title"

    def break_config(self) -> str:
        self.config.write_text("site_name: [\n", "utf-8")
        return "break mkdocs.yml"

    def change_theme(self) -> str:
        self.theme.write_text(f"{self._sound[0]}{{# {self._random.randrange(5)} #}}<!-- {self._random.randrange(5)} -->", "utf-8")
        return "change a template"

    def break_theme(self) -> str:
        self.theme.write_text("{% if", "utf-8")
        return "break a template"
