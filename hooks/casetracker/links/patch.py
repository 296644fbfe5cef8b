"""What was found → the lines that can be proposed, as a patch that `git apply` takes.

A file is written by the code that `fmt` uses, so its comments stay and it is in the template's order and style afterwards. Nothing
is proposed that would not be read back as exactly what was meant, or that would give the file a problem that it did not have.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from casetracker.edit.comments import comments_of
from casetracker.edit.style import StyleError, give_ids, styled
from casetracker.edit.writing import node_of, record_text
from casetracker.links.archive import copy_of
from casetracker.links.memory import VERDICTS, Seen
from casetracker.links.places import Place
from casetracker.record.read import Entry, Node, RecordFile, read_yaml
from casetracker.record.validate import validate
from casetracker.text.addresses import address_fault


class Line(NamedTuple):
    """A proposed value of a source: its key is `url` or `archive`."""

    place: Place
    key: str
    value: str


@dataclass(frozen=True)
class Proposed:
    """A patch, and the lines that are in it."""

    patch: str
    lines: tuple[Line, ...]
    files: int

    def of(self, place: Place, key: str) -> str:
        """The value that the patch gives to a source; empty where it gives none."""
        return self._values.get((place.file.name, place.id, key), "")

    @cached_property
    def _values(self) -> dict[tuple[str, str, str], str]:
        return {(each.place.file.name, each.place.id, each.key): each.value for each in self.lines}


def propose(found: Iterable[tuple[Place, Seen]], today: date, most: int = 10_000) -> Proposed:
    """Return what can be proposed of what was found, for at most so many sources, the worst first: a person compares each.

    Raises OSError where a file can't be read.
    """
    groups = [list(_lines(place, seen)) for place, seen in sorted(found, key=lambda each: VERDICTS.index(each[1].verdict))]
    rows = [line for group in [each for each in groups if each][:most] for line in group]
    patches: list[str] = []
    kept: list[Line] = []
    for file, group in groupby(sorted(rows, key=lambda each: each.place.file.name), key=lambda each: each.place.file):
        before = file.content()
        # One line that can't stand must not cost the others.
        lines = list(group)
        after = _written(before, file, lines, today)
        if after is None:
            lines = [line for line in lines if _written(before, file, [line], today) is not None]
            after = _written(before, file, lines, today) if lines else None
        if after is not None and after != before:
            patches.append(unified(file.name, before, after))
            kept += lines
    return Proposed("".join(patches), tuple(kept), len(patches))


def _lines(place: Place, seen: Seen) -> Iterator[Line]:
    # One that is left this time has a new address only if it had moved when it was last asked.
    if seen.verdict in ("moved", "left") and not address_fault(seen.moved_to):
        yield Line(place, "url", seen.moved_to)
    copy = copy_of(seen.copy)
    if copy and not place.source.archive and seen.verdict != "invalid":
        yield Line(place, "archive", copy.address(place.url))


def _written(before: bytes, file: RecordFile, lines: Sequence[Line], today: date) -> bytes | None:
    """The file with the lines in it; None where it would not be as sound as before."""
    root = read_yaml(before)
    text = before.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    comments = comments_of(text, root)
    entries: Any = root.value
    sources: dict[str, Entry] = entries["sources"].node.value
    for line in lines:
        group: Any = sources[line.place.id].node.value
        group[line.key] = Entry(0, 0, node_of(line.value))
    give_ids(root, before, file.kind)
    after = record_text(root, file.kind, comments).encode()
    try:
        again = read_yaml(after)
        same = _plain(again) == _plain(root) and styled(after, file.kind) == after
    except (ValueError, StyleError):
        return None
    was = [(each.rule, each.field) for each in validate(before, file.name, file.id, file.kind, today).problems]
    now = [(each.rule, each.field) for each in validate(after, file.name, file.id, file.kind, today).problems]
    return after if same and set(now) <= set(was) else None


def _plain(node: Node) -> Any:
    """What a node holds, without its place."""
    if isinstance(node.value, dict):
        return {key: _plain(entry.node) for key, entry in node.value.items()}
    return [_plain(each) for each in node.value] if isinstance(node.value, list) else node.value.strip()


def unified(name: str, before: bytes, after: bytes) -> str:
    """Return the difference of a file as git writes it, from the folder above the record."""
    pair = (_split(before.decode()), _split(after.decode()))
    told = difflib.unified_diff(*pair, f"a/{name}", f"b/{name}", n=3)
    body = "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in told)
    return f"diff --git a/{name} b/{name}\n{body}"


def _split(text: str) -> list[str]:
    """Lines as git counts them: by the line feed alone, whatever other signs a text holds."""
    lines = text.split("\n")
    return [*(f"{line}\n" for line in lines[:-1]), *([lines[-1]] if lines[-1] else [])]
