"""A file that a slip keeps from being read is read as it was meant, so that all its problems are told in one run.

Only a line whose mended form brings the parser further is taken for a slip, and a file with one is never taken for sound.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import NamedTuple

from casetracker.record.problems import Place, Problem, problem
from casetracker.record.read import Data, ReadError, explained, lines_of, odd_spaces, read_data
from casetracker.record.validate.characters import escaped_character
from casetracker.text import without_hidden

MOST = 20
"""So many lines are mended; a file with more is mended by hand first."""
_MARK = b"\xef\xbb\xbf"
_PLAIN = bytes([0x0A, 0x0D, *range(0x20, 0x7F)])
"""What most of a file is made of, and no odd space is."""


class Reading(NamedTuple):
    """What a file holds, None where it can't be read; its content with the lines that were mended; and a problem for each of them."""

    data: dict[str, Data] | None
    content: bytes
    problems: list[Problem]
    added: tuple[int, ...] = ()
    """The numbers, in that content, of the lines that are more than in the file: of a line that has to be two."""

    def in_file(self, problem: Problem) -> Problem:
        """Return a problem found in that content with the number that its line has in the file."""
        return _in_file(problem, self.added)


def _in_file(problem: Problem, added: Collection[int]) -> Problem:
    place = problem.place
    more = sum(each <= place.line for each in added)
    return replace(problem, place=replace(place, line=place.line - more)) if more else problem


def read_as_meant(content: bytes, file: str, reported: Collection[int]) -> Reading:
    """Read a file, mending what keeps it from being read. `reported` are the lines of which something is told already."""
    problems: list[Problem] = []
    added: list[int] = []
    if _has_odd_spaces(content):
        lines = lines_of(content)
        found = list(odd_spaces("\n".join(lines)))
        for known in found:
            place = Place(file, known.line + 1, known.column + 1, lines[known.line])
            if place.line not in reported:
                problems.append(replace(problem("yaml-syntax", place, reason=known.reason, hint=known.hint), paste=known.mended))
            lines[known.line] = known.mended
        content = "\n".join(lines).encode() if found else content
    for _ in range(MOST):
        try:
            return Reading(read_data(content), content, problems, tuple(added))
        except ReadError as error:
            fault, lines = explained(error), lines_of(content)
            if item := _as_item(fault, lines):
                fault.values["mended"] = item
            why = [_in_file(each, added) for each in _unreadable(fault, content, file, reported)]
            problems += why
            without = _without(fault, lines, why[0].paste if why else "")
            if without is None or without == lines:
                break
            more = len(without := "\n".join(without).split("\n")) - len(lines)
            if more > 0:
                added = [each + more * (each > fault.line + 1) for each in added]
                added += range(fault.line + 2, fault.line + 2 + more)
            content = "\n".join(without).encode()
    return Reading(None, content, problems)


def _without(fault: ReadError, lines: list[str], mended: str) -> list[str] | None:
    """Return the lines of a file without its fault, None where nobody knows how the rest can be read."""
    before, after = lines[: fault.line], lines[fault.line + 1 :]
    match fault.rule:
        case "yaml-documents":  # a line that slipped in, unless another record follows it
            joined = [*before, "", *after]
            return joined if _reads(joined) else before
        case "file-character":
            return [*before, mended or without_hidden(lines[fault.line]), *after]
        case "yaml-duplicate" if not mended and _is_alone(lines, fault.line, fault.column):
            return [*before, "", *after]
        case _:
            return [*before, mended, *after] if mended else None


def _as_item(fault: ReadError, lines: list[str]) -> str:
    """Return the line of a doubled key as the first of an item that lacks its hyphen: where its other keys are doubled too."""
    if fault.rule != "yaml-duplicate" or not fault.values["item"] or fault.column < 2 or lines[fault.line][: fault.column].strip():
        return ""
    item = " " * (fault.column - 2) + "- " + lines[fault.line][fault.column :]
    before, after = lines[: fault.line], lines[fault.line + 1 :]
    return item if _reads([*before, item, *after]) and not _reads([*before, "", *after]) else ""


def _reads(lines: list[str]) -> bool:
    try:
        read_data("\n".join(lines).encode())
    except ReadError:
        return False
    return True


def _is_alone(lines: list[str], number: int, column: int) -> bool:
    """Return whether a line holds one key with its whole value, and nothing else."""
    following = next((line for line in lines[number + 1 :] if line.strip()), "")
    return (
        not lines[number][:column].strip()
        and len(following) - len(following.lstrip(" ")) <= column
        and not following[column:].startswith("- ")
    )


def _has_odd_spaces(content: bytes) -> bool:
    """Return whether a file has other spaces than plain ones; of most files that is known without looking at their lines."""
    rest = content.removeprefix(_MARK).translate(None, _PLAIN).decode("utf-8", "ignore")
    return any(char.isspace() or char in "\u200b\ufeff" for char in rest)


def _unreadable(fault: ReadError, content: bytes, file: str, reported: Collection[int]) -> Iterator[Problem]:
    """Yield why a file can't be read, but for what is `reported` of a line already."""
    lines = lines_of(content)
    place = Place(file, fault.line + 1, fault.column + 1, lines[fault.line]) if 0 <= fault.line < len(lines) else Place(file)
    if fault.rule != "file-character":
        mended = str(fault.values.get("mended", ""))
        yield replace(problem(fault.rule, place, "", **fault.values), paste=mended if mended.strip() else "")
    elif place.line not in reported:
        yield escaped_character(place, str(fault.values["character"]))
