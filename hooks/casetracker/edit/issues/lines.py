"""A line that has no key → its pieces, by what each can be: an address, a day, a choice, a state, numbers of sources; and what is left."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from casetracker.edit.issues.sources import ARCHIVE
from casetracker.edit.issues.values import Reading, are_numbers, day, language, state, states
from casetracker.record.guesses import option_meant
from casetracker.record.model import groups, kinds
from casetracker.record.model.kinds import FieldSpec, Kind, fields
from casetracker.record.scope import Scope

ADDRESS = re.compile(r"<?(https?://[^\s<>\"]+)>?", re.IGNORECASE)
_LINKED = re.compile(r"!?\[([^\][]{0,400})\]\((https?://[^\s()<>]+)\)")
_CITED = re.compile(
    r"\[\s*((?>\d{1,3}(?!\d)\s*[-–,;]?\s*)++)\]|\(?\bsources?:?\s+(\d{1,3}(?:\s*(?:,|&|and)\s*\d{1,3})*+)\)?", re.IGNORECASE | re.ASCII
)
_QUOTED = re.compile("[\"\u201c\u201e\u00ab]([^\"\u201c\u201d\u201e\u00ab\u00bb]{2,400})[\"\u201d\u201c\u00bb]")  # fmt: skip
_NUMBER = re.compile(r"^\[\d{1,3}\]\s*", re.ASCII)
_PIECE = re.compile(r"[,;|()]|: | [-–—] ")
_EDGES = " ,;:|–—-()"
"""Signs between the pieces of a line."""
_SINCE = re.compile("^(?:since|from|starting) ", re.IGNORECASE)
_BEFORE_A_DAY = re.compile(r"(?:^|\s)(?:on|since|from|in|at|of|dated)$", re.IGNORECASE)
_PIECES = 20
"""A line of more is a sentence."""


class Shape(NamedTuple):
    """What a line can hold: the fields of its group, and the one for a sentence, if it has one."""

    specs: Mapping[str, FieldSpec]
    main: str
    dated: str
    """The field for the day, if there is one."""
    is_source: bool
    scope: Scope
    """Those that may stand where a state does."""


def shape(group: type, specs: Mapping[str, FieldSpec], scope: Scope) -> Shape:
    """Return the shape of the lines of a group whose own fields are `specs`."""
    sentences = [(spec.kind.limit, spec.key) for spec in fields(group) if spec.must and isinstance(spec.kind, kinds.Text)]
    dated = next((spec.key for spec in specs.values() if isinstance(spec.kind, kinds.Date) and spec.kind.form == "any"), "")
    return Shape(specs, max(sentences, default=(0, ""))[1], dated, group is groups.Source, scope)


def taken_apart(line: str, shape_: Shape, reading: Reading) -> tuple[list[tuple[str, str]], str]:
    """Return the pieces of a line, each with the key that it is for, and what is left of the line."""
    if "sources" in shape_.specs and are_numbers(line):
        return [("sources", line)], ""
    found: list[tuple[str, str]] = []
    if shape_.is_source:
        line = _NUMBER.sub("", line)
    rest = whole = _without_references(line, shape_, reading, found)
    references = len(found)
    if shape_.dated and (cut := dated(rest, sentence=bool(shape_.main))):
        found.append((shape_.dated, cut[0]))
        rest = cut[1]
    if shape_.main and not shape_.is_source:
        return found, rest
    if shape_.is_source and not _has(found, "title") and (quoted := _QUOTED.search(rest)):
        found.append(("title", quoted[1]))
        rest = f"{rest[: quoted.start()]}, {rest[quoted.end() :]}".strip(_EDGES)
    pieces = [piece for each in _PIECE.split(rest) if (piece := each.strip(" ."))]
    if len(pieces) > _PIECES:
        return found, rest
    left = []
    for piece in pieces:
        name, value = _fitting(piece, shape_, {name for name, _ in found})
        if name:
            found.append((name, value))
        else:
            left.append(piece)
    if shape_.dated and any(map(_tells_a_day, left)):  # of two days nobody knows which is which
        return found[:references], whole
    return found, rest if len(left) == len(pieces) else ", ".join(left)


def _tells_a_day(text: str) -> bool:
    """Whether a day or month stands within a text."""
    words = text.split(" ")
    spans = (" ".join(words[start : start + length]) for start in range(len(words)) for length in (1, 2, 3))
    return any(is_day(span) and len(day(span.strip(_EDGES)) or "") > 4 for span in spans)


def _without_references(line: str, shape_: Shape, reading: Reading, found: list[tuple[str, str]]) -> str:
    """Return a line without its links, numbers of sources and addresses, which are put into `found`."""
    specs = shape_.specs

    def linked(match: re.Match[str]) -> str:
        if "title" in specs and match[1].strip():
            found.append(("title", match[1].strip()))
            return f" {match[2]} "
        return f"{match[1]} {match[2]}"

    def cited(match: re.Match[str]) -> str:
        found.append(("sources", match[1] or match[2]))
        return " "

    def addressed(match: re.Match[str]) -> str:
        url = match[1].rstrip(".,;:!?)'\u201d")
        if "url" in specs and not _has(found, "url"):
            found.append(("url", url))
        elif "archive" in specs and not _has(found, "archive") and ARCHIVE.match(url):
            found.append(("archive", url))
        elif "sources" in specs and (source := reading.source_at(url)):
            found.append(("sources", source))
        else:
            return match[0]
        return " "

    rest = _LINKED.sub(linked, line)
    if "sources" in specs:
        rest = _CITED.sub(cited, rest)
    return " ".join(ADDRESS.sub(addressed, rest).split()).strip(_EDGES)


def _has(found: list[tuple[str, str]], name: str) -> bool:
    return any(each == name for each, _ in found)


def _fitting(piece: str, shape_: Shape, taken: set[str]) -> tuple[str, str]:
    """Return the one key for which a piece can be, and its value: the piece, or what follows the key in it, as in 'born 1990'."""
    if shape_.dated and shape_.dated not in taken and is_day(piece):
        return shape_.dated, piece
    first, _, value = piece.partition(" ")
    spec = shape_.specs.get(first.casefold())
    if spec and value and _fits(spec.kind, value, shape_.scope):
        return spec.key, value
    fitting = [
        each.key
        for each in shape_.specs.values()
        if not isinstance(each.kind, kinds.Date)
        and (each.key not in taken or isinstance(each.kind, kinds.Many))
        and _fits(each.kind, piece, shape_.scope)
        and not (shape_.is_source and isinstance(each.kind, kinds.Choice) and _is_name(piece, each.kind))
    ]
    return (fitting[0], piece) if len(fitting) == 1 else ("", "")


def _is_name(piece: str, kind: kinds.Choice) -> bool:
    """Whether a piece is the name of somebody who publishes, as 'Reuters' is, and no word for the kind of them."""
    return piece != piece.casefold() and piece.casefold() not in {*kind.options, *map(str.casefold, kind.options.values())}


def _fits(kind: Kind, text: str, scope: Scope) -> bool:
    """Whether a text is for certain a value of that kind: none that any text is, and no 'unknown', which is said of many things."""
    match kind:
        case kinds.Many(item=kinds.Country() | kinds.Citizenship() as item):
            return bool(named := states(text, scope)) and all(_fits(item, each, scope) for each in named)
        case kinds.Country() | kinds.Body():
            return state(text, scope) is not None
        case kinds.Citizenship(words=words):
            return state(text, scope) is not None or option_meant(text, words) not in (None, "unknown")
        case kinds.Choice():
            return option_meant(text, kind) is not None
        case kinds.Date(form=form):
            return day(text, form) is not None
        case kinds.Language():
            return len(text) > 3 and language(text) is not None
        case kinds.Number():
            return text.isascii() and text.isdigit()
        case _:
            return False


def dated(line: str, *, sentence: bool, at_its_end: bool = True) -> tuple[str, str] | None:
    """Return the day with which a line begins or ends, and the rest of it; None where it does neither.

    In a `sentence` a sign has to stand before a day at its end, or behind a year at its beginning: else it is part of what is said.
    """
    if not any(char.isdigit() for char in line):
        return None
    words = (line if sentence else _SINCE.sub("", line)).split(" ")
    for length in range(min(6, len(words)), 0, -1):
        begun, rest = " ".join(words[:length]), " ".join(words[length:])
        if is_day(begun) and not (sentence and rest and re.fullmatch("[0-9]{4}", begun)):
            # A word such as 'in' may end it as well as go on with what follows.
            while length > 1 and begun[-1] not in _EDGES and day(" ".join(words[: length - 1])) == day(begun):
                length -= 1
                begun, rest = " ".join(words[:length]), " ".join(words[length:])
            return begun.strip(_EDGES), rest.strip(_EDGES)
        before, ended = " ".join(words[:-length]), " ".join(words[-length:])
        if at_its_end and is_day(ended) and (not sentence or before[-1:] in _EDGES or ended[0] == "("):
            return ended.strip(_EDGES), (before if sentence else _BEFORE_A_DAY.sub("", before)).strip(_EDGES)
    return None


def is_day(text: str) -> bool:
    """Whether a text can mean one day, or month or year, and nothing else."""
    return any(char.isdigit() for char in text) and (found := day(text.strip(_EDGES))) is not None and found != "unknown"
