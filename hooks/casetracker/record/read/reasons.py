"""Why a file can't be read: the mistake that somebody made, where it is known, else what the YAML parser says, in plain words."""

from __future__ import annotations

import re

import yaml

from casetracker.record.read.line_mistakes import LONGEST, colon, value
from casetracker.record.read.mistakes import Fault, mistake, place_of_fault

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


LOOK = (
    "Often a text with a colon needs double quotes around it, one with double quotes in it needs single quotes, "
    "or a line is not indented like its neighbours."
)
"""What to look for where no mistake is known."""


class ReadError(Exception):
    """A file that can't be read. `rule` with its `values` says why; line and column count from 0, line -1 means all of it."""

    def __init__(self, rule: str, line: int = -1, column: int = 0, **values: object) -> None:
        super().__init__(rule)
        self.rule, self.line, self.column, self.values = rule, line, column, values
        self.text = ""
        """What the file holds, where a mistake can be looked for in it."""
        self.broken: Fault | None = None
        """Where the parser gave up on it, if it did."""


def syntax_error(text: str, fault: yaml.YAMLError) -> ReadError:
    """Return why the parser can't read `text`, as it tells of it."""
    if not isinstance(fault, yaml.MarkedYAMLError):
        return ReadError("yaml-syntax", reason=str(fault).splitlines()[0], hint=LOOK)
    mark = fault.problem_mark or fault.context_mark
    line, column = (mark.line, mark.column) if mark else (-1, 0)
    if mark and not text[mark.index :].strip():
        # What was never closed is found where it begins, or at the end of what was written; not below it, where nothing is.
        written = text[: mark.index].rstrip().split("\n")
        begin = fault.context_mark
        line, column = (begin.line, begin.column) if begin and text[begin.index :].strip() else (len(written) - 1, len(written[-1]))
    said = fault.problem or fault.context or "the structure is broken"
    plain = next((plain for found, plain in PLAIN if found in said), said)
    if mark and "cannot start any token" in said and text[mark.index : mark.index + 1] == "\t":
        plain = "a tab stands where only spaces may"
    error = ReadError("yaml-syntax", line, column, reason=plain, hint=LOOK)
    error.text, error.broken = text, place_of_fault(fault)
    return error


def _is_meant(error: ReadError) -> bool:
    """Return whether somebody uses the anchor or alias that a file has, and has not only begun a text with its sign."""
    name = re.search("[&*](.*)'$", str(error.values["found"]))
    return bool(name) and len(re.findall(rf"[&*]{re.escape(name[1])}(?![\w-])", error.text)) > 1  # type: ignore[index]


def explained(error: ReadError) -> ReadError:
    """Return `error` with the mistake behind it, where that is known: its place, its name, and as `mended` the line as it was meant.

    It is looked for only where somebody is told: that can take a hundred times as long as reading the file.
    """
    lines = error.text.split("\n")
    if error.broken:
        known = mistake(error.text, error.broken)
    elif error.rule == "yaml-record":
        known = next(colon(lines, error.line), None)
    else:
        known = None
        if error.rule == "yaml-alias" and len(lines[error.line]) <= LONGEST and not _is_meant(error):
            error.values["mended"] = next((each.mended for each in value(lines, error.line)), "")
    if known is None:
        return error
    return ReadError("yaml-syntax", known.line, known.column, reason=known.reason, hint=known.hint, mended=known.mended)
