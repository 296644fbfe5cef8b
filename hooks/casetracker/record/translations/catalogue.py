"""The translation of one record as a gettext file, which translators' own tools take as it is.

Each text stands with its field as its context. What is new waits for its words; what was worded otherwise keeps them, marked as
fuzzy, beside what the original said then, and is not shown; what is gone stays below as obsolete, in case it comes back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Any, NamedTuple

import polib

from casetracker.record.translations.texts import Original, Untranslated, texts, translated_fields
from casetracker.text.phrase import joined, phrase, several

LIKE = 0.6
"""How much of a text has to be the same for its translation to be of use for another one: what `msgmerge` asks too."""
_LINE = re.compile(r'#(?!~).*|(?:#~\s*)?(?:\|\s*)?(?:msg(?:ctxt|id|id_plural|str)(?:\[\d\])?\s+)?"(?:[^"\\]|\\.)*"|#~')
REVIEW = "X-Review"
"""Who besides its translator has read a translation: `none`, or a day and a name as they themselves give it."""


class TranslationError(ValueError):
    """A file that is no translation; the message says what is wrong, and in which line."""


@dataclass(frozen=True)
class Translation:
    """What a file says."""

    words: Mapping[Original, str]
    """The texts that are translated, and whose original was still the same when the file was written."""
    lines: Mapping[Original, int]
    """In which line of the file each of them stands, from 1."""
    review: str
    """Who besides its translator has read it; empty where nobody has."""

    def of(self, original: Original) -> str:
        """Return the words for a text; the text itself, marked, where there are none."""
        return self.words.get(original) or Untranslated(original.text)

    def done(self, originals: Collection[Original]) -> int:
        """Return how many of these texts have words."""
        return sum(each in self.words for each in originals)


NOTHING = Translation({}, {}, "")
"""The translation of a record of which no text is translated."""


@dataclass(frozen=True)
class Counts:
    """How far a translation is, in texts."""

    translated: int = 0
    fuzzy: int = 0
    missing: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.translated + other.translated, self.fuzzy + other.fuzzy, self.missing + other.missing)

    def worded(self) -> str:
        """Return `3 of 40 texts are translated, 1 is fuzzy`."""
        total = self.translated + self.fuzzy + self.missing
        done = several("{number} of {total} texts is translated", "{number} of {total} texts are translated", self.translated, total=total)
        return joined(done, several(", {number} is fuzzy", ", {number} are fuzzy", self.fuzzy)) if self.fuzzy else done


class Parted(NamedTuple):
    """The texts of a file."""

    translated: list[Original]
    fuzzy: list[Original]
    """Those whose words are of an earlier wording."""
    missing: list[Original]
    """Those that have no words."""

    @property
    def counts(self) -> Counts:
        return Counts(*map(len, self))


def read(content: str) -> Translation:
    """Return what a file says. Raises TranslationError where it can't be read."""
    file = _parsed(content)
    there = {Original(each.msgctxt or "", each.msgid): each for each in file if each.msgstr and not each.fuzzy and not each.obsolete}
    review = file.metadata.get(REVIEW, "none").strip()
    return Translation(
        {original: each.msgstr for original, each in there.items()},
        {original: each.linenum or 1 for original, each in there.items()},
        "" if review == "none" else review,
    )


def updated(content: str, record: Any, language: str, shared: Mapping[Original, str] = MappingProxyType({})) -> str:
    """Return a file with all texts of a record as they are now; nothing where it has none. `content` is what the file was, or empty.

    `shared` are the words that other records have for the same text in the same field. Those for a sentence are fuzzy, since many
    languages word it differently of a woman and of a man. Raises TranslationError.
    """
    originals = dict.fromkeys(texts(record))
    if not originals:
        return content
    old = _parsed(content) if content else polib.POFile()
    new = polib.POFile(wrapwidth=78)
    new.metadata = _head(language) | dict(old.metadata)
    new.header = (
        old.header
        or "Texts of this record. Write beside each what it says in this language; a text without words stays in its own language."
    )
    before = {(each.msgctxt, each.msgid): each for each in old}
    about = translated_fields(record.__class__)
    for original in originals:
        entry = before.pop(original, None)
        kept = entry if entry and entry.msgstr else None
        fuzzy = kept.fuzzy if kept else original in shared and original.text.endswith(".")
        new.append(
            polib.POEntry(
                msgctxt=original.field,
                msgid=original.text,
                msgstr=kept.msgstr if kept else shared.get(original, ""),
                comment=about[original.field].help,
                tcomment=kept.tcomment if kept else "",
                flags=["fuzzy"] if fuzzy else [],
                previous_msgid=kept.previous_msgid if kept and kept.fuzzy else None,
            )
        )
    left = [each for each in before.values() if each.msgstr]
    for entry in new:
        if not entry.msgstr and (like := _alike(entry, left)):
            entry.msgstr, entry.previous_msgid, entry.flags = like.msgstr, like.msgid, ["fuzzy"]
            entry.tcomment = like.tcomment
            left.remove(like)
    new.extend(
        polib.POEntry(msgctxt=each.msgctxt, msgid=each.msgid, msgstr=each.msgstr, tcomment=each.tcomment, obsolete=True) for each in left
    )
    return f"{str(new).rstrip()}\n"


def parted(content: str) -> Parted:
    """Return the texts of a file by what became of them. Raises TranslationError."""
    found = Parted([], [], [])
    for each in _parsed(content):
        if not each.obsolete:
            part = found.missing if not each.msgstr else found.fuzzy if each.fuzzy else found.translated
            part.append(Original(each.msgctxt or "", each.msgid))
    return found


def _alike(entry: polib.POEntry, left: Iterable[polib.POEntry]) -> polib.POEntry | None:
    """Return what stood in the same field and read most like a text that has no words yet."""
    near = [(SequenceMatcher(None, each.msgid, entry.msgid).ratio(), each) for each in left if each.msgctxt == entry.msgctxt]
    best = max(near, key=lambda each: each[0], default=(0.0, None))
    return best[1] if best[0] >= LIKE else None


def _parsed(content: str) -> polib.POFile:
    for number, line in enumerate(content.splitlines(), 1):
        if line.strip() and not _LINE.fullmatch(line.strip()):  # of which polib would cut the last letter, without a word
            raise TranslationError(
                phrase("line {number} is neither a remark nor a text in quotation marks: {text}", number=number, text=line.strip()[:80])
            )
    try:
        return polib.pofile(content, wrapwidth=78)
    except (OSError, ValueError) as fault:
        raise TranslationError(str(fault)) from None


def _head(language: str) -> dict[str, str]:
    """What gettext's own tools want to see at the head of a file. Nothing in it changes with the day."""
    return {
        "Project-Id-Version": "casetracker",
        "PO-Revision-Date": "2000-01-01 00:00+0000",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        REVIEW: "none",
    }
