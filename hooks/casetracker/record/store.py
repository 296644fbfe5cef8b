"""What a check came to of each file, stored for the next one under a hash of what the file holds.

Of a sound record only its outline is stored, which is all that the rules between files read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import babel
import yaml

from casetracker.record import cache_file
from casetracker.record.dates import parse
from casetracker.record.memory_cache import Outcome
from casetracker.record.problems import Place, Problem
from casetracker.record.read import RecordFile
from casetracker.record.references import Outline, Stay
from casetracker.record.scope import Scope
from casetracker.text.phrase import packed, unpacked

_DAY_BOUND = frozenset({"date-future", "age"})
"""Rules whose verdict changes as days pass."""
_DATES = frozenset({"date", "last_day", "released"})
"""The fields of outlines that are dates."""
MADE_BY = ("text", "record")
"""The folders of all code and tables that take part in an outcome."""


class Store:
    """What earlier checks came to. `end` keeps what this one came to, and nothing else."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._today: date
        found = cache_file.read(file, _version())
        self._stored: dict[str, Any] = found if isinstance(found, dict) else {}

    def begin(self, today: date, scope: Scope) -> None:
        self._today = today

    def unchanged(self, file: RecordFile) -> Outcome | None:
        """Nothing: a file whose times can be set back has to be read to know what it holds."""
        return None

    def same(self, file: RecordFile, key: str) -> Outcome | None:
        """Return what came of a file with that key, if a check today would come to the same."""
        try:
            day, problems, of = self._stored[key]
            day = date.fromisoformat(day)
            outcome = Outcome(file, _outline(of), tuple(_problem(each) for each in problems), None, key)
        except (KeyError, TypeError, ValueError):
            return None
        # Nothing that lay in the past comes to lie ahead, but what lay ahead comes to lie in the past.
        holds = self._today == day or (self._today > day and not any(each.rule in _DAY_BOUND for each in outcome.problems))
        return outcome if holds else None

    def end(self, read: Iterable[Outcome]) -> None:
        """Keep these outcomes, if they are not of the same files as those that are kept."""
        now = {each.key: each for each in read if each.key}
        if now.keys() != self._stored.keys():
            cache_file.write(self._file, _version(), {key: _row(each, self._today) for key, each in sorted(now.items())})


def _row(outcome: Outcome, day: date) -> tuple[object, ...]:
    """Return an outcome as it is kept: lists of texts, numbers and lists."""
    problems = [(*astuple(each)[:3], packed(each.message), packed(each.hint), each.paste) for each in outcome.problems]
    return str(day), problems, outcome.outline


def _problem(row: Any) -> Problem:
    place, field, rule, message, hint, paste = row
    return Problem(Place(*place), field, rule, unpacked(message), unpacked(hint), paste)


def _outline(row: Any) -> Outline | None:
    return None if row is None else Outline(*(_value(name, value) for name, value in zip(Outline._fields, row, strict=True)))


def _value(name: str, value: Any) -> Any:
    if name in _DATES and value is not None:
        return parse(value)
    if name == "stays":
        return tuple(Stay(*each) for each in value)
    return tuple(value) if isinstance(value, list) else value


@lru_cache(maxsize=1)
def _version() -> str:
    """A hash of all code and tables that make an outcome: none outlives a change to what made it."""
    code = hashlib.blake2b(f"{yaml.__version__} {babel.__version__}".encode(), digest_size=32)
    for path in _made_by():
        code.update(hashlib.blake2b(path.read_bytes()).digest())
    return code.hexdigest()


def _made_by() -> Iterator[Path]:
    for name in MADE_BY:
        yield from sorted(each for each in (Path(__file__).parent.parent / name).rglob("*.*") if each.suffix in (".py", ".yml"))
