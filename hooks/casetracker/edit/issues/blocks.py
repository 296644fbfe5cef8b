"""A part of a form that holds groups → their items: from `key: value` lines, or from lines as people write them.

What is left of a line without a key, once its pieces are taken out, is the main text of a group that has one (what happened, what was
charged). Anything else is left out, with a word of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from casetracker.edit.issues.forms import group_of
from casetracker.edit.issues.lines import ADDRESS, dated, is_day, shape, taken_apart
from casetracker.edit.issues.sources import publisher_and_title
from casetracker.edit.issues.values import Reading, unmarked
from casetracker.record.guesses import field_meant, key_of
from casetracker.record.model import kinds
from casetracker.record.model.kinds import FieldSpec, fields
from casetracker.record.problems import closest
from casetracker.record.problems.problem import shorten

Item = dict[str, list[str]]
"""Texts by key, line by line."""

_KEYED = re.compile(r"([^\W\d_][\w '/()-]{0,39}?)[*_]*\s?(?:[:=：]|\s[–-]\s)[*_]*(?!//)\s*(.*)")
_DIVIDES = re.compile("[:=：]| [–-] ")
_SENTENCE = 300
"""Characters: the limit of a field that holds one."""
_TEXT = ""
"""The key under which the plain texts of a source wait until all of it is read."""
_MEANT = {
    "source": "publisher", "author": "publisher", "published": "date", "published on": "date", "page": "url", "until": "to", "city": "residence",
    "what": "event", "what happened": "event", "who": "by", "comment": "note", "said": "says", "question": "point", "decision": "ruling",
    "when": "from", "born in": "born", "handed over to": "to",
}  # fmt: skip
"""Words of a form before a colon that stand in no table, since in a file nobody writes them."""


def blocks(reading: Reading, key: str, group: type, text: str, most: int) -> list[dict[str, Any]]:
    """Return the items that a text holds, at most so many: one ends at a blank line, or where something of it comes again."""
    return _Blocks(reading, key, group, most).read(text)


class _Blocks:
    def __init__(self, reading: Reading, key: str, group: type, most: int) -> None:
        self.reading, self.key, self.most = reading, key, most
        self.nested = next((spec for spec in fields(group) if group_of(spec.kind)), None)
        self.outer = {spec.key: spec for spec in fields(group) if spec is not self.nested}
        self.inner = {spec.key: spec for spec in fields(group_of(self.nested.kind) or object)} if self.nested else {}
        self.shape = shape(group, self.outer, reading.scope)
        self.below = shape(group_of(self.nested.kind) or group if self.nested else group, self.inner, reading.scope)
        self.items: list[Item] = []
        self.within: list[list[Item]] = []
        """The items of the group within each item."""
        self.last: list[str] | None = None
        """The text with which the next line may go on."""
        self.plainly = False
        """Whether that text came without a key."""
        self.fresh = True
        """Whether the next line begins an item."""
        self.unread: list[str] = []

    def read(self, text: str) -> list[dict[str, Any]]:
        paragraphs = [each.split("\n") for each in re.split("\n{2,}", text)]
        # Where each line stands by itself, blank lines divide nothing.
        divided = self.most > 1 and not self.nested and any(len(each) > 1 for each in paragraphs)
        for paragraph in paragraphs:
            self.fresh, self.last = divided or not self.items, None
            for line in paragraph:
                self._line(line)
        for item in self.items[self.most :]:
            self.reading.leave(self.key, "; ".join(f"{key}: {' '.join(each)}".removeprefix(": ") for key, each in item.items()), f"is more than the {self.most} that a file holds")  # fmt: skip
        if self.unread:
            self.reading.leave(
                self.key,
                " / ".join(self.unread[:100]),
                f"begins {len(self.unread)} lines that were not read: no person writes so many without keys",
            )
        whole = [self._item(self.outer, item) for item in self.items[: self.most]]
        if self.nested:
            for values, parts in zip(whole, self.within, strict=False):
                below = [value for part in parts if (value := self._item(self.inner, part))]
                values |= {self.nested.key: below} if below else {}
        return [item for item in whole if item]

    def _line(self, line: str) -> None:
        line = line.strip()
        bare = unmarked(line)
        if not bare:
            return
        marked = bare != line
        if marked and line[0] in "0123456789(" and self.items and not self.nested:
            self.fresh = self.most > 1
        found = _KEYED.fullmatch(bare.lstrip("*_")) if _DIVIDES.search(bare) else None
        name = self._known(found[1]) if found else ""
        if found and name:
            self._put(name, found[2].strip())
        elif self.last is not None and not marked and self._goes_on(bare):
            self.last.append(bare)
        elif self.reading.is_tired():
            self.unread.append(bare)
            self.last = None
        elif self.nested:
            self._answer(bare)
        else:
            self._plain(bare)

    def _goes_on(self, line: str) -> bool:
        """Whether a line goes on with the text above it, and does not begin with what is another thing."""
        if not any(char.isdigit() for char in line):
            return not ADDRESS.fullmatch(line)
        if self.reading.is_tired():
            return False
        return not (ADDRESS.fullmatch(line) or is_day(line) or (self.plainly and dated(line, sentence=True, at_its_end=False)))

    def _known(self, words: str) -> str:
        """The key that somebody wrote before a colon, as it is, in other words or misspelt; empty where it is none."""
        word = re.sub("[ -]+", "_", words.strip().casefold())
        both = self.outer.keys() | self.inner.keys()
        if word in both or self.reading.is_tired():
            return word if word in both else ""
        name = field_meant(words, both) or _MEANT.get(key_of(words), "")
        if name.rstrip("s") != word.rstrip("s") and closest(word, [name]):
            self.reading.notes.append(f"{self.key}: '{words.strip()}' was taken for '{name}'")
        return name if name in both else ""

    def _put(self, name: str, text: str) -> None:
        """Put a text under its key, into a new item where the one at hand has that key already."""
        if not self.items or (name in self.outer and (self.fresh or (self.most > 1 and any(self.items[-1].get(name, ()))))):
            self._begin()
        held = self.items[-1]
        if name not in self.outer:
            if not self.within[-1] or any(self.within[-1][-1].get(name, ())):
                self.within[-1].append({})
            held = self.within[-1][-1]
        spec = (self.outer | self.inner)[name]
        if any(held.get(name, ())) and text and not isinstance(spec.kind, kinds.Many):
            self.reading.leave(self.key, text, f"is a second '{name}' of one thing")
            self.last = None
            return
        held.setdefault(name, []).append(text)
        # A name stands on one line; a sentence may need more.
        goes_on = isinstance(spec.kind, kinds.Text) and (spec.kind.limit >= _SENTENCE or not text)
        self.last, self.plainly = held[name] if goes_on else None, False

    def _begin(self) -> None:
        self.items.append({})
        self.within.append([])
        self.fresh = False

    def _plain(self, line: str) -> None:
        """Take a line without a key apart, and put what its pieces are where they belong."""
        found, rest = taken_apart(line, self.shape, self.reading)
        names = {name for name, _ in found} | ({self.shape.main} if rest and self.shape.main and not self.shape.is_source else set())
        item = self.items[-1] if self.items else {}
        ended = self.most > 1 and (any(any(item.get(name, ())) for name in names) or (bool(rest) and self._is_whole(item)))
        if not self.items or self.fresh or ended:
            self._begin()
        for name, text in found:
            self.items[-1].setdefault(name, []).append(text)
        self.last = None
        if rest and self.shape.is_source:
            self.items[-1].setdefault(_TEXT, []).append(rest)
        elif rest and self.shape.main:
            self._put(self.shape.main, rest)
            self.plainly = True
        elif rest:
            self.reading.leave(self.key, line, "was not understood" if rest == line else f"was not understood: '{shorten(rest)}'")

    def _answer(self, line: str) -> None:
        """Take a line of a group within a group: what ends as a question, or comes first, is the point, and all else an answer to it."""
        if not self.items or line.endswith("?"):
            self._begin()
            self._put(self.shape.main, line)
        else:
            found, rest = taken_apart(line, self.below, self.reading)
            self.within[-1].append({name: [text] for name, text in [*found, (self.below.main, rest)] if text})
        self.last = None

    def _is_whole(self, item: Item) -> bool:
        """Whether a source that began with a text has its address: another text is the next one's."""
        return self.shape.is_source and next(iter(item), None) == _TEXT and "url" in item

    def _item(self, specs: Mapping[str, FieldSpec], lines: Item) -> dict[str, Any]:
        if _TEXT in lines:
            publisher_and_title(self.reading, self.key, lines, lines.pop(_TEXT))
        values: dict[str, Any] = {}
        for key, each in lines.items():
            kind = specs[key].kind
            text = (", " if isinstance(kind, kinds.Many) else " ").join(part for part in each if part)
            values[key] = self.reading.single(kind, " ".join(text.split()), f"{self.key}: {key}")
        return {key: value for key, value in values.items() if value not in ("", [])}
