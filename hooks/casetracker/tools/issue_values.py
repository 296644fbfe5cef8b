"""What people write into a part of an issue form → plain data, as a careful person would have written it in a file.

Nothing is executed or expanded: a value is the text after the colon. What can't be understood is left out and noted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from casetracker.countries import COUNTRIES, is_language
from casetracker.guesses import code_for, language_for, option_meant
from casetracker.model import kinds
from casetracker.model.kinds import FieldSpec, Kind, fields
from casetracker.problems import closest, nearest
from casetracker.problems.problem import shorten
from casetracker.tools.issue_forms import group_of

_LINE = re.compile(r"[-*]?\s*([A-Za-z_]+)\s*:(?:\s+(.*)|)")
_NUMBERED = re.compile(r"\[(\d{1,3})\]")
_ALIAS = re.compile(r"(.+?)\s*\(([a-z ]+)\)")


def clean(text: str) -> str:
    """Return `text` without what no file may hold: controls, marks of direction, line ends of other systems."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n").replace("\t", " ")
    spaced = "".join(" " if unicodedata.category(char) == "Zs" else char for char in text)
    return "".join(char for char in spaced if char == "\n" or char.isprintable())


@dataclass
class Reading:
    """Reads the parts of one issue. `ids` are the ids of its sources, in the order of their numbers."""

    ids: Sequence[str] = ()
    notes: list[str] = field(default_factory=list)
    """What was not understood, for the maintainer."""

    def value(self, spec: FieldSpec, text: str) -> Any:
        """Return what the part for a field of a record says; None or empty for nothing."""
        group = group_of(spec.kind)
        match spec.kind:
            case kinds.Group():
                found = self.blocks(spec.key, group or object, text)
                if len(found) > 1:
                    self.notes.append(f"{spec.key}: only the first of {len(found)} was taken")
                return found[0] if found else None
            case kinds.Many() if group:
                return self.blocks(spec.key, group, text)
            case kinds.Many(item=kinds.Alias() as alias):
                return [self._alias(line, alias) for line in _lines(text)]
            case kinds.Many(item=kinds.Text()):
                return [line.removeprefix("- ") for line in _lines(text)]
            case kinds.Keyed(key=key) if group is None:
                pairs = [line.partition(":") for line in _lines(text)]
                self.notes += [f"{spec.key}: '{shorten(name)}' has no colon and was left out" for name, colon, _ in pairs if not colon]
                return {self.single(key, name.strip()): value.strip() for name, colon, value in pairs if colon and value.strip()}
            case kinds.Prose():
                return _NUMBERED.sub(lambda found: f"[^{self._cited(found[1])}]", text.strip())
            case kind:
                return self.single(kind, " ".join(text.split()))

    def blocks(self, key: str, group: type, text: str) -> list[dict[str, Any]]:
        """Return the items that a text of `key: value` lines holds; one ends at a blank line, or where one of its keys comes again."""
        nested = next((spec for spec in fields(group) if group_of(spec.kind)), None)
        outer = {spec.key: spec for spec in fields(group) if spec is not nested}
        inner = {spec.key: spec for spec in fields(group_of(nested.kind) or object)} if nested else {}
        items: list[dict[str, list[str]]] = []
        parts: list[list[dict[str, list[str]]]] = []
        last: list[str] | None = None
        fresh = True
        for line in text.split("\n"):
            found = _LINE.fullmatch(line.strip())
            name = found[1].lower() if found else ""
            if not line.strip():
                fresh, last = not nested, None
            elif name in outer or name in inner:
                if not items or (name in outer and (fresh or name in items[-1])):
                    items.append({})
                    parts.append([])
                    fresh = False
                held = items[-1]
                if name not in outer:
                    if not parts[-1] or name in parts[-1][-1]:
                        parts[-1].append({})
                    held = parts[-1][-1]
                last = held.setdefault(name, [])
                last.append((found[2] or "") if found else "")
            elif last is None or (name and closest(name, [*outer, *inner])):
                hint = nearest(name, [*outer, *inner]) if name else ""
                self.notes.append(f"{key}: '{shorten(line.strip())}' was not understood{hint}")
            else:
                last.append(line.strip())
        whole = [self._item(outer, item) for item in items]
        if nested:
            for item, each in zip(whole, parts, strict=True):
                below = [value for part in each if (value := self._item(inner, part))]
                item |= {nested.key: below} if below else {}
        return [item for item in whole if item]

    def _item(self, specs: dict[str, FieldSpec], lines: dict[str, list[str]]) -> dict[str, Any]:
        values = {key: self.single(specs[key].kind, " ".join(" ".join(each).split())) for key, each in lines.items()}
        return {key: value for key, value in values.items() if value not in ("", [])}

    def single(self, kind: Kind, text: str) -> Any:
        """Return a value on one line: words as codes where they name a country or a language, numbers of sources as their ids."""
        match kind:
            case kinds.Many(item=item):
                return [self.single(item, each.strip()) for each in re.split(r"[,;]|\band\b", text.strip("[]")) if each.strip()]
            case kinds.Id(of="source"):
                return self._cited(text.strip("[]^ "))
            case kinds.Country() | kinds.Party():
                return text if text in COUNTRIES or not text else (code_for(text) or text)
            case kinds.Language():
                return text if is_language(text) or not text else (language_for(text) or text)
            case kinds.Choice():
                return "" if text in ("", "None") else option_meant(text, kind) or text
            case kinds.Flag(only=only):
                meant = {"yes": "true", "no": "false"}.get(text.casefold(), text.casefold())
                return "" if meant == ("false" if only else "true") else meant
            case _:
                return text

    def _cited(self, text: str) -> str:
        if not text.isascii() or not text.isdigit():
            return text
        number = int(text)
        if 1 <= number <= len(self.ids):
            return self.ids[number - 1]
        self.notes.append(f"there is no source number {number}")
        return f"source-{number}"

    def _alias(self, line: str, kind: kinds.Alias) -> Any:
        spec = next(each for each in fields(kind.of) if isinstance(each.kind, kinds.Choice))
        found = _ALIAS.fullmatch(line)
        word = self.single(spec.kind, found[2]) if found else ""
        options: Any = spec.kind
        return {kind.main: found[1], spec.key: word} if found and word in options.options else line.removeprefix("- ")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
