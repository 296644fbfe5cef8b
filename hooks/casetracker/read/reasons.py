"""What the YAML parser says of a broken file, in plain words."""

from __future__ import annotations

from typing import Any

import yaml

PLAIN = (
    ("mapping values are not allowed", "a colon stands where no value can begin"),
    ("did not find expected key", "a key was expected here; look for a quotation mark or an indentation that does not fit"),
    ("did not find expected '-' indicator", "a list item was expected here, beginning with '- '"),
    ("could not find expected ':'", "a key is not followed by a colon"),
    ("found unexpected end of stream", "a quotation mark or bracket is never closed"),
    ("found character that cannot start any token", "this character can't begin a value: put the value in double quotes"),
    ("did not find expected ',' or ']'", "a list in brackets is not closed, or lacks a comma"),
    ("did not find expected ',' or '}'", "a group in braces is not closed, or lacks a comma"),
    ("found unknown escape character", "a backslash in double quotes begins an escape that does not exist: use single quotes"),
    ("block sequence entries are not allowed", "a list can't begin here: put it on a new line"),
    ("did not find expected node content", "a value was expected here"),
    ("found undefined tag handle", "an exclamation mark begins a tag, which no record needs: put the value in double quotes"),
    ("did not find expected <document start>", "text follows after the end of the record"),
    ("found invalid Unicode character escape code", "this escape names no character"),
)
"""A part of what the parser says, and what a contributor can do something with."""


def reason(fault: yaml.MarkedYAMLError, text: str, mark: Any) -> str:
    """Return why `text` can't be read; `mark` is the place of `fault`, where there is one."""
    said = fault.problem or fault.context or "the structure is broken"
    line = text.splitlines()[mark.line] if mark and mark.line < len(text.splitlines()) else ""
    if "cannot start any token" in said and line[mark.column : mark.column + 1] == "\t":
        return "a tab stands where only spaces may"
    return next((plain for found, plain in PLAIN if found in said), said)
