"""The mistakes on one line that keep a file from being read, each with the line as it may have been meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from casetracker.record.model import KINDS, kinds
from casetracker.record.model.kinds import FieldSpec, Kind, fields

LONGEST = 400
"""A longer line is no line that somebody typed, and is not mended."""


class Mistake(NamedTuple):
    """A line, counted from 0, the column in it that shows what is wrong, why, and the line as it has to stand."""

    line: int
    column: int
    reason: str
    mended: str = ""
    hint: str = ""


ODD = "[^\\S \n]|[\u200b\ufeff]"
"""A space that is no plain one, such as a tab or a no-break space."""
_ODD_SPACE = re.compile(rf"(?: |{ODD})*(?:-(?: |{ODD})+)*(?:[\w-]+:)?(?: |{ODD})*")
_VALUE = re.compile(r'(?P<head> *(?:- +)*(?:(?:[A-Za-z_][\w-]*|"[A-Za-z_][\w-]*"):[ ]+)?)(?P<value>\S.*?) *')
_PRINTED = {"“": "”", "„": "“”", "«": "»", "‘": "’", "‚": "‘’", "‟": "”", "”": "”", "’": "’", "＂": "＂"}
"""Quotation marks of print, each with those that close it."""
_BULLETS = "•·‣◦▪●○–—−‐‑*"
"""What stands before the items of lists elsewhere."""
LISTED = re.compile(r"( *)- +(?:id: *)?([a-z0-9]+(?:-[a-z0-9]+)*):? *")
"""A source as it would stand in a list."""
_CLOSING = "".join(_PRINTED.values())


@lru_cache(maxsize=1)
def _keys() -> dict[str, str]:
    """Every key that a record can have, and whether it holds a `list`, a `group` or a `text`."""
    found: dict[str, str] = {}
    for spec in (*_specs_of_records(), *_specs_of_groups()):
        holds = "list" if isinstance(spec.kind, kinds.Many) else "group" if isinstance(spec.kind, kinds.Group) else "text"
        found[spec.key] = min(found.get(spec.key, holds), holds)
    return found


def _specs_of_records() -> list[FieldSpec]:
    return [spec for kind in KINDS.values() for spec in fields(kind.record)]


def _groups() -> list[Any]:
    """Every group, and those within it."""
    found: list[Any] = []
    kinds_: list[Kind] = [spec.kind for spec in _specs_of_records()]
    while kinds_:
        match kinds_.pop():
            case kinds.Group(of=of) | kinds.Alias(of=of):
                found.append(of)
                kinds_ += [spec.kind for spec in fields(of)]
            case kinds.Many(item=inner) | kinds.Keyed(value=inner):
                kinds_.append(inner)
    return found


def _specs_of_groups() -> list[FieldSpec]:
    return [spec for group in _groups() for spec in fields(group)]


@lru_cache(maxsize=1)
def _key_groups() -> list[frozenset[str]]:
    """The keys of each record and group."""
    return [frozenset(spec.key for spec in fields(group)) for group in (*(kind.record for kind in KINDS.values()), *_groups())]


@lru_cache(maxsize=1)
def _levels() -> tuple[frozenset[str], frozenset[str]]:
    """The keys of records, and those of the groups in them."""
    return frozenset(spec.key for spec in _specs_of_records()), frozenset(spec.key for spec in _specs_of_groups())


def named(character: str) -> str:
    """Return a character with its name and its number: `'@' (commercial at, U+0040)`, `a tab (U+0009)`."""
    name = {"\t": "tab"}.get(character) or unicodedata.name(character, "character").lower()
    code = f"U+{ord(character):04X}"
    return (
        f"{'an' if name[0] in 'aeiou' else 'a'} {name} ({code})"
        if character.isspace() or not character.isprintable()
        else f"'{character}' ({name}, {code})"
    )


def odd_space(lines: list[str], number: int) -> Iterator[Mistake]:
    """Something else than plain spaces before a key, or between it and its value."""
    line = lines[number]
    begin = _ODD_SPACE.match(line)
    odd = re.search(ODD, begin[0]) if begin else None
    if not begin or not odd:
        return
    reason = f"{named(odd[0])} stands where only spaces may"
    rest = re.sub(f"^(?: |{ODD})*", "", line)
    indent = line[: len(line) - len(rest)]
    behind = re.sub(ODD, " ", begin[0][len(indent) :]) + line[begin.end() :]  # a hyphen and a key, each with one space for each odd one
    for space in ("  ", "    ") if "\t" in indent else (" ",):
        yield Mistake(number, odd.start(), reason, re.sub(ODD, " ", indent.replace("\t", space)) + behind)
    if odd.start() < len(indent):  # which has to fit that of other lines
        for depth in _depths(lines, number, behind):
            yield Mistake(number, odd.start(), reason, " " * depth + behind)


def begins_with_a_key(line: str) -> bool:
    """Return whether a line holds one of the keys that a record can have."""
    found = re.match(r" *(?:- +)*([\w-]+):(?: |$)", line)
    return bool(found) and found[1] in _keys()  # type: ignore[index]


def hyphen(lines: list[str], number: int) -> Iterator[Mistake]:
    found = re.fullmatch(r"( *)-([A-Za-z_][\w-]*:(?: .*)?)", lines[number])
    if found and found[2].partition(":")[0] in _keys():
        yield Mistake(number, len(found[1]) + 1, "a space is missing after the hyphen", f"{found[1]}- {found[2]}")


def markdown(lines: list[str], number: int) -> Iterator[Mistake]:
    """A key with what makes it bold, a quotation, code or an item of a numbered list in Markdown."""
    found = re.fullmatch(r"( *(?:- +)*)(\*\*?|`|>|\d{1,3}[.)](?= )) *([A-Za-z_][\w-]*)[*`]*:[*`]* *(.*)", lines[number])
    if found and found[3] in _keys():
        reason = f"'{found[2]}' is a mark of Markdown, and no part of a record"
        yield Mistake(number, len(found[1]), reason, f"{found[1]}{found[3]}: {found[4]}".rstrip())


def several_keys(lines: list[str], number: int) -> Iterator[Mistake]:
    """Keys of one group behind each other on one line, with commas between them."""
    found = re.fullmatch(r"( *(?:- +)*)([A-Za-z_][\w-]*: .*)", lines[number])
    if not found:
        return
    first, *more = re.split(r"[,;] +(?=[A-Za-z_][\w-]*: )", found[2])
    keys = {each.partition(":")[0] for each in (first, *more)}
    whole = all(each.count(opens) == each.count(closes) for each in (first, *more) for opens, closes in ("[]", "{}"))
    if more and whole and any(keys <= group for group in _key_groups()):
        second = more[0].partition(":")[0]
        mended = "\n".join([found[1] + first, *(" " * len(found[1]) + each for each in more)])
        yield Mistake(
            number, lines[number].index(more[0], len(found[1]) + len(first)), f"another key, '{second}', begins within the line", mended
        )


def listed_source(lines: list[str], number: int) -> Iterator[Mistake]:
    """A source as the item of a list."""
    found = LISTED.fullmatch(lines[number])
    above = next((line for line in reversed(lines[:number]) if re.match("[a-z]", line)), "")
    if found and above.rstrip() == "sources:":
        yield Mistake(number, len(found[1]), "sources are no list: each begins with its id and a colon, without a hyphen", f"  {found[2]}:")


def bullet(lines: list[str], number: int) -> Iterator[Mistake]:
    """Another sign in the place of the hyphen that begins the item of a list, as programs for letters make of it."""
    found = re.fullmatch(f"( *)([{_BULLETS}])( *)([^ ].*)", lines[number])
    if found and (found[3] or begins_with_a_key(found[4])):
        yield Mistake(number, len(found[1]), f"{named(found[2])} stands where the hyphen of a list has to", f"{found[1]}- {found[4]}")


def colon(lines: list[str], number: int) -> Iterator[Mistake]:
    """A key without its colon, with another sign in its place, or without a space after it."""
    found = re.fullmatch(
        r"( *(?:- +)*)([A-Za-z_][\w-]*)( *)([-=]>|[:=;\uff1a\ufe55\ua789\u2236\u2013\u2014\u2192-]?)( *)(.*)", lines[number]
    )
    if not found or found[2] not in _keys():
        return
    head, key, _, sign, space, value = found.groups()
    column = len(head) + len(key)
    if sign == ":" and value and not space:
        yield Mistake(number, column + 1, f"a space is missing after the colon of '{key}'", f"{head}{key}: {value}")
    elif sign != ":" and (value or sign):
        reason = f"a colon is missing after '{key}'" + (f", where {named(sign) if len(sign) == 1 else repr(sign)} stands" if sign else "")
        yield Mistake(number, column, reason, f"{head}{key}: {value}".rstrip())


def is_open(line: str) -> bool:
    """Return whether a value begins with a quotation mark that is not closed on its line."""
    found = _VALUE.fullmatch(line)
    if not found or found["value"][0] not in "\"'":
        return False
    mark, rest = found["value"][0], found["value"][1:]
    return not re.search(r'(?<!\\)(?:\\\\)*"' if mark == '"' else "'", rest.replace("''", "") if mark == "'" else rest)


def quotation(lines: list[str], number: int) -> Iterator[Mistake]:
    """A quotation mark that is never closed, or closed before the text ends, or that of another alphabet."""
    found = _VALUE.fullmatch(lines[number])
    if not found or found["value"][0] not in "\"'":
        return
    head, value = found["head"], found["value"]
    mark, column = value[0], len(found["head"])
    if is_open(lines[number]):
        reason = "the quotation mark that opens here is never closed"
        text = value[1:].rstrip(_CLOSING) if value[-1] in _CLOSING else value[1:]
        yield Mistake(number, column, reason, f"{head}{mark}{text}{mark}")
        yield Mistake(number, column, reason, f"{head}{quoted(text)}")
    elif mark == '"' and re.fullmatch(r'"(?:[^"\\]|\\.)*"', value):
        if "\\" not in value:
            return
        reason = "a backslash between double quotation marks begins an escape, and this is none"
        yield Mistake(number, column + value.index("\\"), reason, head + quoted(value[1:-1].replace('\\"', '"')))
    else:
        end = value.index(mark, 1)
        reason = "text follows after the closing quotation mark"
        if value[end + 1 :] in (",", ";"):
            yield Mistake(number, column + end + 1, reason, head + value[: end + 1])
            return
        if value.endswith(mark) and len(value) > 2:
            yield Mistake(number, column + end + 1, reason, head + quoted(value[1:-1].replace("''", "'")))
        yield Mistake(number, column + end + 1, reason, head + quoted(value))


def _unclosed(text: str) -> str:
    """Return the brackets that are missing at the end of a text, without heed of quotation marks."""
    open_: list[str] = []
    for char in text:
        if char in "[{":
            open_.append("]" if char == "[" else "}")
        elif open_ and char == open_[-1]:
            open_.pop()
        elif char in "]}":
            return ""
    return "".join(reversed(open_))


def value(lines: list[str], number: int) -> Iterator[Mistake]:
    """A text that needs quotation marks, or a list that lacks its end."""
    found = _VALUE.fullmatch(lines[number])
    if not found:
        return
    head, value, column = found["head"], found["value"], len(found["head"])
    if not head.strip():
        return  # neither a key nor an item of a list: this is no value
    key = re.search(r'([\w-]+)"?: +$', head)
    holds = _keys().get(key[1], "text") if key else "text"
    first = value[0]
    if closing := _PRINTED.get(first):
        reason = f"{named(first)} is no quotation mark in YAML: write a plain one"
        if value[-1] in closing:
            yield Mistake(number, column, reason, head + quoted(value[1:-1]))
        yield Mistake(number, column, reason, head + quoted(value))
        return
    if first in "[{" and len(value) > 1 and (missing := _unclosed(value)):
        what = "a list in brackets" if first == "[" else "a group in braces"
        yield Mistake(number, column, f"{what} is not closed", f"{head}{value}{missing}")
    if first in "[{" and holds != "text":
        return
    if value.startswith("- ") and key:
        plain = value.removeprefix("- ")
        reason = (
            "a list can't begin here: put it in brackets" if holds == "list" else "a hyphen begins the item of a list, and this is none"
        )
        yield Mistake(number, column, reason, f"{head}[{plain}]" if holds == "list" else f"{head}{plain}")
    if (first in "@`%&*!|>[]{},?#" and len(value) > 1) or value[:2] in ("- ", ": "):
        yield Mistake(number, column, f"{named(first)} can't begin a text that has no quotation marks", head + quoted(value))
    if colon := re.search(r":(?: |$)", value):
        reason = "a colon with a space after it stands in a text that has no quotation marks"
        yield Mistake(number, column + colon.start(), reason, head + quoted(value))


def indentation(lines: list[str], number: int) -> Iterator[Mistake]:
    """A line that is indented otherwise than those around it."""
    text = lines[number].lstrip(" ")
    now = len(lines[number]) - len(text)
    depths = _depths(lines, number, text)[:3]
    if not re.match(r"- |[\w-]+:(?: |$)", text) and (before := [line for line in lines[:number] if line.strip()]):
        depths.insert(0, len(before[-1]) - len(before[-1].lstrip(" ")) + 2)  # it goes on with the text above
    for depth in depths:
        yield Mistake(number, now, "this line is indented like none of those around it that it can belong to", " " * depth + text)


def _depths(lines: list[str], number: int, text: str) -> list[int]:
    """The other indentations that a line can have by those around it: the likeliest first."""
    now = len(lines[number]) - len(re.sub(f"^(?: |{ODD})*", "", lines[number]))
    depths: set[int] = set()
    for line in (*lines[max(0, number - 200) : number], *lines[number + 1 : number + 3]):
        inside = re.match(" *(?:- +)*", line)
        if line.strip() and inside:  # an item of a list has two depths: that of its hyphen, and that of its keys
            depths |= {len(line) - len(line.lstrip(" ")), inside.end()}
    of_record, of_group = (text.partition(":")[0] in keys for keys in _levels())
    misplaced = {depth for depth in depths if of_record != of_group and of_record != (depth == 0)}
    return sorted(depths - {now}, key=lambda depth: (depth in misplaced, abs(depth - now)))


def quoted(text: str) -> str:
    """Return `text` between quotation marks, so that it stays the text that it is."""
    return "'" + text.replace("'", "''") + "'" if re.search(r'["\\]', text) else f'"{text}"'
