"""The content of a file as it once was → plain values, whatever the model was then.

A file's top-level keys stand at the beginning of lines, so two versions share most of their parts to the letter.
Each part is read for itself and kept for the next version; a file that does not come apart so is read whole.
"""

from __future__ import annotations

import re
from typing import Any

from casetracker.record.read import Node, ReadError, read_yaml

Parts = dict[str, tuple[str, Any]]
"""The text of a part → its key and value."""
Version = dict[str, Any]

_PART = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)
_BREAK = re.compile(r"\n[ \t]*\n")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


def version(content: bytes, known: Parts) -> tuple[Version | None, Parts]:
    """Return the values of a file, None where it can't be read, and its parts for the next one. `known` are those of the one before."""
    try:
        text = content.decode("utf-8").replace("\r\n", "\n").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None, known
    found: Version = {}
    parts: Parts = {}
    try:
        head, *pieces = _PART.split(text)
        if all(not each.strip() or each.lstrip().startswith("#") for each in head.split("\n")):
            for piece in pieces:
                part = known.get(piece) or _part(piece)
                if part[0] in found:
                    raise ReadError("yaml-duplicate")
                parts[piece] = part
                found[part[0]] = part[1]
            return found, parts
    except ReadError:
        pass
    try:
        whole = plain(read_yaml(content))
    except ReadError:
        return None, known
    return (whole, {}) if isinstance(whole, dict) else (None, known)


def _part(piece: str) -> tuple[str, Any]:
    """Return key and value of one part. Raises ReadError where it is not exactly one key."""
    entries = read_yaml(piece.encode()).value
    if not isinstance(entries, dict) or len(entries) != 1:
        raise ReadError("yaml-record", found="more")
    key, entry = next(iter(entries.items()))
    return key, plain(entry.node)


def plain(node: Node) -> Any:
    """Return a node's value as texts, lists and dicts. White space counts for nothing; an empty value is None."""
    value: Any = node.value
    if value.__class__ is str:
        if node.plain and value in _NOTHING:
            return None
        return "\n\n".join(" ".join(each.split()) for each in _BREAK.split(value)).strip() if "\n" in value else value.strip()
    if value.__class__ is dict:
        return {key: plain(entry.node) for key, entry in value.items()}
    return [plain(each) for each in value]
