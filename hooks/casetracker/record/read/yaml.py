"""YAML → nodes, event by event, so that no file can make it recurse, expand or guess.

Closed here: encodings, control and bidirectional characters, size, depth, number of values, several documents,
duplicate keys, aliases, anchors and tags, keys that are no text. The C parser of PyYAML reads; nothing is constructed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from casetracker.record.read.nodes import Data, Entry, Node
from casetracker.record.read.reasons import ReadError, syntax_error
from casetracker.text import hidden_in


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a record may be: bytes, levels, values."""

    size: int = 262_144
    depth: int = 12
    values: int = 20_000


LIMITS = Limits()
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""What stands for no value where it is written without quotation marks."""

_BAD = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Controls, and separators of lines that only some readers of YAML take for such. All else that nobody sees is for the check to tell."""
_HARMLESS = b"\t\n\r" + bytes(range(0x20, 0x7F))
"""What no such character is made of, and most of a file is."""
_MARK = b"\xef\xbb\xbf"
"""The byte-order mark that some editors put first."""

_BREAK = re.compile(r"\r*\n|\r(?= *(?:#|- |(?:- +)*[\w-]+:(?:\s|$)))")
"""The end of a line: that of Unix or Windows, and a carriage return by itself where a new line of YAML begins behind it."""


def read_yaml(content: bytes, limits: Limits = LIMITS) -> Node:
    """Return the one mapping that a file holds.

    Raises ReadError for the first thing that makes the file unreadable; nothing after that can be trusted.
    """
    return _document_or_fault(_decode(content, limits), limits)


def _document_or_fault(text: str, limits: Limits) -> Node:
    try:
        return _document(text, limits)
    except ReadError as refused:
        refused.text = text
        raise
    except yaml.YAMLError as fault:
        raise syntax_error(text, fault) from None


def read_data(content: bytes, limits: Limits = LIMITS) -> dict[str, Data]:
    """Return what `read_yaml` does, without places: for the many files that have nothing wrong with them, in two thirds of the time.

    Whatever is amiss sends the file to `read_yaml`, which says where. Raises ReadError as that does.
    """
    text = _decode(content, limits)
    parser = yaml.CSafeLoader(text)
    try:
        data = _plain(parser.get_event, limits)
    except (yaml.YAMLError, _AmissError):
        data = None
    finally:
        parser.dispose()
    if isinstance(data, dict):
        return data
    _document_or_fault(text, limits)
    raise AssertionError("the two readers disagree on whether this file can be read")


class _AmissError(Exception):
    """Something that the quick reader leaves to the other."""


def _plain(next_event: Callable[[], Any], limits: Limits) -> Any:
    """The value of the one document that the events tell of."""
    scalar_event, mapping_event, sequence_event, alias_event = (
        yaml.ScalarEvent,
        yaml.MappingStartEvent,
        yaml.SequenceStartEvent,
        yaml.AliasEvent,
    )
    next_event()
    if next_event().__class__ is not yaml.DocumentStartEvent:
        raise _AmissError
    top: list[Any] = []
    stack: list[Any] = []
    holder: Any = top
    in_mapping = False
    key: str | None = None
    count = 0
    while True:
        event = next_event()
        kind = event.__class__
        if kind is scalar_event:
            value = event.value
            if event.anchor is not None or event.tag is not None or (event.style == '"' and _escaped(value)):
                raise _AmissError
            if in_mapping and key is None:
                if value in holder:
                    raise _AmissError
                key = value
                continue
            if value in NULLS and not event.style:
                value = None
        elif kind is mapping_event or kind is sequence_event:
            if event.anchor is not None or event.tag is not None or (in_mapping and key is None) or len(stack) >= limits.depth:
                raise _AmissError
            value = {} if kind is mapping_event else []
        elif kind is alias_event:
            raise _AmissError
        else:
            holder = stack.pop()
            if not stack:
                break
            in_mapping = holder.__class__ is dict
            continue
        count += 1
        if in_mapping:
            holder[key] = value
            key = None
        else:
            holder.append(value)
        if kind is not scalar_event:
            stack.append(holder)
            holder, in_mapping = value, kind is mapping_event
        elif not stack:
            break
    next_event()
    if count > limits.values or next_event().__class__ is not yaml.StreamEndEvent:
        raise _AmissError
    return top[0]


def lines_of(content: bytes) -> list[str]:
    """Return the lines of a file as places count them; what is no UTF-8 is shown as such."""
    return _with_newlines(content.removeprefix(_MARK).decode("utf-8", "replace")).split("\n")


def _with_newlines(text: str) -> str:
    """Return a text with every line ending as `\\n`."""
    if "\r" not in text:
        return text
    return _BREAK.sub("\n", text) if "\n" in text else text.replace("\r", "\n")


def is_utf_16(content: bytes) -> bool:
    """Return whether a file is in UTF-16, as some editors on Windows save it: by the mark at its beginning, or by every second byte."""
    return content[:2] in (b"\xff\xfe", b"\xfe\xff") or (
        len(content) > 3 and content[:4].translate(None, b"\0") in (content[:4:2], content[1:4:2])
    )


def _decode(content: bytes, limits: Limits) -> str:
    """Return the text of a file, with every line ending as `\\n`."""
    if len(content) > limits.size:
        raise ReadError("file-large", limit=f"{limits.size:,}")
    body = content.removeprefix(_MARK)
    if is_utf_16(content):
        raise ReadError("file-encoding", 0, 0, offset=0, found=", but UTF-16")
    try:
        text = _with_newlines(body.decode("utf-8"))
    except UnicodeDecodeError as fault:
        before = lines_of(body[: fault.start])
        offset = fault.start + len(content) - len(body)
        raise ReadError("file-encoding", len(before) - 1, len(before[-1]), offset=offset, found="") from None
    suspect = body.translate(None, _HARMLESS).decode("utf-8")  # the little that is not plain ASCII is searched in a tenth of the time
    if ("\r" in text or _BAD.search(suspect)) and (bad := _BAD.search(text)):
        line = text.count("\n", 0, bad.start())
        column = bad.start() - (text.rfind("\n", 0, bad.start()) + 1)
        raise ReadError("file-character", line, column, character=bad[0])
    if not text.strip():
        raise ReadError("file-empty")
    return text


def _escaped(value: str) -> str:
    """Return what an escape such as `\\u202e` stands for in a text between double quotes, if nobody sees that."""
    if value.isprintable() and value.isascii():
        return ""
    return next((value[place] for place in hidden_in(value)), "\r" if "\r" in value else "")


def _document(text: str, limits: Limits) -> Node:
    parser = yaml.CSafeLoader(text)
    try:
        next_event: Callable[[], Any] = parser.get_event
        next_event()
        first = next_event()
        if isinstance(first, yaml.StreamEndEvent):
            raise ReadError("file-empty")
        root = _build(next_event, limits)
        next_event()
        after = next_event()
        if not isinstance(after, yaml.StreamEndEvent):
            raise ReadError("yaml-documents", after.start_mark.line, after.start_mark.column)
    finally:
        parser.dispose()
    if not isinstance(root.value, dict):
        if root.value == "":
            raise ReadError("file-empty")
        found = "a list" if isinstance(root.value, list) else "a text"
        raise ReadError("yaml-record", root.line, root.column, found=found)
    return root


def _build(next_event: Callable[[], Any], limits: Limits) -> Node:
    """Read events until the first value is whole. `stack` holds the lists and mappings that are open, innermost last."""
    stack: list[Node] = []
    key_place: tuple[int, int] | None = None
    key_text = ""
    count = 0
    scalar_event, mapping_event, sequence_event, alias_event = (
        yaml.ScalarEvent,
        yaml.MappingStartEvent,
        yaml.SequenceStartEvent,
        yaml.AliasEvent,
    )
    holder: Any = None
    in_mapping = False
    while True:
        event = next_event()
        kind = event.__class__
        if kind is scalar_event:
            mark = event.start_mark
            if event.anchor is not None or event.tag is not None:
                _refuse(event)
            if event.style == '"' and (bad := _escaped(event.value)):
                raise ReadError("file-character", mark.line, mark.column, character=bad)
            if in_mapping and key_place is None:
                key_text = event.value
                if key_text in holder:
                    raise ReadError(
                        "yaml-duplicate", mark.line, mark.column, key=key_text, first=holder[key_text].line + 1, item=_item(stack)
                    )
                key_place = (mark.line, mark.column)
                continue
            new = Node(event.value, mark.line, mark.column, event.style in (None, ""))
            opened = False
        elif kind is mapping_event or kind is sequence_event:
            mark = event.start_mark
            if event.anchor is not None or event.tag is not None:
                _refuse(event)
            if in_mapping and key_place is None:
                raise ReadError("yaml-key", mark.line, mark.column, found="a list or a group")
            if len(stack) >= limits.depth:
                raise ReadError("yaml-deep", mark.line, mark.column, limit=limits.depth)
            new = Node({} if kind is mapping_event else [], mark.line, mark.column)
            opened = True
        elif kind is alias_event:
            mark = event.start_mark
            raise ReadError("yaml-alias", mark.line, mark.column, found=f"the alias '*{event.anchor}'")
        else:
            whole = stack.pop()  # the end of a list or mapping
            if not stack:
                return whole
            holder = stack[-1].value
            in_mapping = holder.__class__ is dict
            continue
        count += 1
        if count > limits.values:
            raise ReadError("yaml-many", new.line, new.column, limit=f"{limits.values:,}")
        if key_place is not None:
            holder[key_text] = Entry(*key_place, new)
            key_place = None
        elif holder is not None:
            holder.append(new)
        if opened:
            stack.append(new)
            holder, in_mapping = new.value, kind is mapping_event
        elif not stack:
            return new


def _item(stack: list[Node]) -> str:
    """What else a doubled key in a group can be: the first of the next item of a list, without its hyphen."""
    in_list = len(stack) > 1 and isinstance(stack[-2].value, list)
    return " Where a new item of the list begins, put '- ' before it." if in_list else ""


def _refuse(event: Any) -> None:
    tag = (event.tag or "").replace("tag:yaml.org,2002:", "!!")
    found = f"the anchor '&{event.anchor}'" if event.anchor is not None else f"the tag '{tag}'"
    raise ReadError("yaml-alias", event.start_mark.line, event.start_mark.column, found=found)
