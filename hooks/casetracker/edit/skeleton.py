"""The file that a new record begins as: the blank, with what is known filled in."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Any

from casetracker.edit.writing import scalar
from casetracker.record.dates import DateError, parse
from casetracker.record.guesses import written
from casetracker.record.model.blank import blank
from casetracker.record.model.record_kind import RecordKind
from casetracker.record.model.swap import SWAP
from casetracker.record.references import Tracker
from casetracker.text import language_of, latin, may_be_one, name_keys, transcribed

ALIKE = 0.88
"""How like two names must be, of 1, to call for a look: one letter in a name of twelve, and no more."""
_COPY = "# Copy this file,"
_CYRILLIC = re.compile("[\u0400-\u04ff]")


class SkeletonError(ValueError):
    """The words given can't begin a file; the message says what to give."""


def id_of(words: str) -> str:
    """Return the id that a name, or a date and place, gives: in Latin letters, with hyphens; empty where nothing is left."""
    return re.sub("[^a-z0-9]+", "-", latin(words).replace("'", "")).strip("-")[:120].rstrip("-")


def id_from(kind: RecordKind, values: Mapping[str, Any]) -> str:
    """Return the id that the values of a new record give: those of its heading, or of a swap its date and its place or parties."""
    if kind is SWAP:
        return id_of(f"{values.get('date', '')} {values.get('place') or ' '.join(values.get('parties', []))}")
    return id_of(values.get(kind.heading, ""))


def skeleton(kind: RecordKind, words: str) -> str:
    """Return the file of a new record of a kind. Raises SkeletonError where its `words` can't begin one."""
    if kind.id in _OF_KIND:
        return _OF_KIND[kind.id](words)
    return _filled(_begun(kind.id), kind.heading, _one_line(words))


def _case(name: str) -> str:
    """Return the file of a new case. Raises SkeletonError where `name` can't be a name."""
    name = _one_line(name)
    if not re.search(r"[^\W\d_]", name):
        raise SkeletonError(f"'{name}' is not a name; write it as most of the sources do, such as: casetracker new \"Vera Example\"")
    return _named("case", name)


def _place(name: str) -> str:
    return _named("place", _one_line(name))


def _named(kind: str, name: str) -> str:
    """Return the file of a new record with a name: one in Cyrillic letters stands under `names`, and its transliteration is the name."""
    text = _begun(kind)
    if not _CYRILLIC.search(name):
        return _filled(text, "name", name)
    text = _filled(text, "name", transcribed(name))
    return re.sub("# names:\n  # el: .*\n", lambda _: f"names:\n  {language_of(name)}: {scalar(name)}\n", text, count=1)


def _dated(words: str) -> str:
    """Return `words` with the date at their beginning as the record has it, where only one can be meant; else an example."""
    parts = _one_line(words).split(" ")
    for length in (3, 2, 1):
        found = written(" ".join(parts[:length]))
        if found and found.certain:
            return " ".join([*found.dates, *parts[length:]])
    return "2026-10-20 Muster Bridge"


def _swap(words: str) -> str:
    """Return the file of a new exchange. `words` are its date, or days, and its place.

    Raises SkeletonError where they do not begin with a date.
    """
    day, _, place = _one_line(words).partition(" ")
    try:
        parse(day)
    except DateError:
        raise SkeletonError(f"'{words}' does not begin with a date; write: casetracker new --swap \"{_dated(words)}\"") from None
    text = _filled(_begun("swap"), "date", day, plain=True)
    if not place.strip():
        return text
    text = _filled(text, "title", f"Exchange in {place.strip()}")
    return text.replace("# place:\n", f"place: {scalar(place.strip())}\n", 1)


_OF_KIND = {"case": _case, "swap": _swap, "place": _place}
"""Kinds of record of which the words say more than a heading."""


def alike(name: str, tracker: Tracker) -> list[str]:
    """Return the ids of cases that may be this person's: by another spelling, with fewer words, or with a slip."""
    wanted = name_keys(name)
    found = []
    for case in tracker.cases.values():
        keys = {key for each in (case.name, *case.names.values(), *(alias.name for alias in case.aliases)) for key in name_keys(each)}
        slips = (difflib.SequenceMatcher(None, key, each).ratio() for key in wanted for each in keys)
        if may_be_one(wanted, keys) or any(ratio >= ALIKE for ratio in slips):
            found.append(case.id)
    return found


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _begun(kind: str) -> str:
    """Return the blank. Its `reviewed` stays empty, so that the check asks for it: nobody has compared the file with its sources yet."""
    return "".join(line for line in blank(kind).splitlines(keepends=True) if not line.startswith(_COPY))


def _filled(text: str, key: str, value: str, *, plain: bool = False) -> str:
    return text.replace(f"\n{key}:\n", f"\n{key}: {scalar(value, plain=plain)}\n", 1)
