"""Which mistake of a contributor keeps a file from being read, and the line as it was meant.

A parser of YAML tells where it gave up, which is mostly a line below the mistake. Each mistake that is known is tried: the line is
mended, and counts as the one that was meant only where the parser then comes further. So no line is told as wrong that is sound.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import yaml

from casetracker.record.read.line_mistakes import (
    LONGEST,
    ODD,
    Mistake,
    begins_with_a_key,
    bullet,
    colon,
    hyphen,
    indentation,
    is_open,
    listed_source,
    markdown,
    odd_space,
    quotation,
    several_keys,
    value,
)

MOST = 24
"""So many mended lines are tried: each costs a reading of the file."""
LARGEST = 100_000
"""Nothing is tried on a longer text: no record that somebody typed has so many characters."""

Check = Callable[[list[str], int], Iterator[Mistake]]
CHECKS: tuple[Check, ...] = (odd_space, hyphen, bullet, markdown, colon, listed_source, several_keys, quotation, value, indentation)
_CERTAIN = (odd_space, hyphen, colon)
"""Those that look for one of the model's own keys."""
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7}|={7})(?: |$)")
"""At the beginning of a line no record has these: there its texts are indented."""
_FENCE = re.compile(r"(?:```|~~~)[\w-]*$")


class Fault(NamedTuple):
    """The line where the parser gave up, and that on which what it was reading began; both count from 0."""

    line: int
    begin: int


def mistake(text: str, fault: Fault) -> Mistake | None:
    """Return the mistake that makes the parser give up at `fault`; None where none is known."""
    lines = text.split("\n")
    if found := _conflict(lines) or _fence(lines):
        return found
    tried = 0
    for check in CHECKS if len(text) <= LARGEST else ():
        all_: list[Mistake] = []
        for number in _suspects(lines, fault, check):
            if tried > MOST or len(lines[number]) > LONGEST:
                continue
            mended = list(check(lines, number))
            tried += len(mended)
            if mended and _helps(best := _furthest(lines, mended), _fault_of(_with(lines, best)), fault, check):
                if check is not indentation:
                    return best
                all_.append(best)  # of two lines that do not fit each other either may be the odd one: the one with which most can be read
        if all_:
            return _furthest(lines, all_)
    return None


def odd_spaces(text: str) -> Iterator[Mistake]:
    """Yield the mistake for each line on which something else than a plain space stands before one of the model's keys, or behind it.

    The parser takes a no-break space for a letter, and so may read such a file as another than was meant.
    """
    if text.isascii() and "\t" not in text:
        return
    lines = text.split("\n")
    odd = [number for number, line in enumerate(lines) if len(line) <= LONGEST and re.search(ODD, line)]
    by_line = [[each for each in odd_space(lines, number) if begins_with_a_key(each.mended)] for number in odd]
    for each in filter(None, by_line):
        # In a file of many such lines each tab is two spaces, and each other space is one.
        best = each[0] if len(by_line) > MOST or len(text) > LARGEST else _furthest(lines, each)
        lines[best.line] = best.mended
        yield best


def slip_in(lines: list[str], number: int) -> str:
    """Return a line with the space or the colon that it lacks, or without a mark of Markdown; an empty text where it has no such slip."""
    found = (each.mended for check in (hyphen, colon, markdown) for each in check(lines, number))
    return next(found, "") if len(lines[number]) <= LONGEST else ""


def place_of_fault(fault: yaml.MarkedYAMLError) -> Fault:
    """Return the lines that the parser names."""
    mark = fault.problem_mark or fault.context_mark
    line = mark.line if mark else 0
    return Fault(line, fault.context_mark.line if fault.context_mark else line)


def _conflict(lines: list[str]) -> Mistake | None:
    """The marks by which git shows two versions of some lines."""
    found = [number for number, line in enumerate(lines) if _CONFLICT.match(line)]
    if not found:
        return None
    reason = f"'{lines[found[0]][:7]}' is a mark by which git shows two versions that it could not join"
    hint = "Keep the lines of one version; delete those of the other, and the marks: '<<<<<<<', '=======' and '>>>>>>>'."
    return Mistake(found[0], 0, reason, hint=hint)


def _fence(lines: list[str]) -> Mistake | None:
    """What stands around a file that was copied out of Markdown, as out of the answer of a program or an issue."""
    number = next((number for number, line in enumerate(lines) if _FENCE.match(line)), -1)
    reason = f"'{lines[number][:3]}' begins and ends a block of code in Markdown, and is no part of a record"
    return Mistake(number, 0, reason, hint="Delete this line, and the one that ends the block.") if number >= 0 else None


def _suspects(lines: list[str], fault: Fault, check: Check) -> list[int]:
    """The lines from which a fault can come: that on which what was read began, the line of the fault, and those before it."""
    upto = range(min(fault.line + 1, len(lines)))
    if check is quotation:  # a mark that is left open is noticed wherever the next one stands
        return [number for number in upto if is_open(lines[number])][:5] + [*upto][-1:]
    written = [number for number in upto if lines[number].strip() and lines[number].lstrip()[0] != "#"]
    begin = [fault.begin] if fault.begin in written else []
    return list(dict.fromkeys([*begin, *written[-3:]]))


def _helps(found: Mistake, now: Fault | None, fault: Fault, check: Check) -> bool:
    """Return whether the parser comes further with a line mended; with another mistake right below it may stop where it did."""
    return now is None or now.line > fault.line or (check in _CERTAIN and found.line < now.line == fault.line)


def _with(lines: list[str], found: Mistake) -> str:
    return "\n".join([*lines[: found.line], found.mended, *lines[found.line + 1 :]])


def _furthest(lines: list[str], mended: list[Mistake]) -> Mistake:
    """Return the mended line with which the parser comes furthest, the first of several."""
    faults = [_fault_of(_with(lines, each)) for each in mended]
    return mended[max(range(len(mended)), key=lambda place: (faults[place] is None, getattr(faults[place], "line", 0), -place))]


def _fault_of(text: str) -> Fault | None:
    """Return where the parser gives up on `text`, None where it reads it to the end."""
    try:
        for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
            pass
    except yaml.MarkedYAMLError as fault:
        return place_of_fault(fault)
    except yaml.YAMLError:
        return Fault(0, 0)
    return None
