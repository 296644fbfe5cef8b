"""The commented blank of a record: a file to copy and fill in, made from the model."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace

from casetracker.record.model import kinds
from casetracker.record.model.kinds import FieldSpec, Kind, fields, summary_line
from casetracker.record.model.placeholders import PROSE
from casetracker.record.model.records import KINDS

_WIDTH = 118


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the blank: help, or a key that is `live` or waits behind a `#`."""

    indent: int
    text: str
    is_help: bool = False
    live: bool = True
    dash: bool = False

    def __str__(self) -> str:
        margin = " " * self.indent
        if self.is_help:
            return f"{margin}# {self.text}"
        start = f"{margin[:-2]}- " if self.dash and self.live else margin
        if self.live:
            return f"{start}{self.text}"
        return f"{margin[:-2]}# - {self.text}" if self.dash else f"{margin}# {self.text}"


def blank(kind: str) -> str:
    """Return the blank of a kind of record: what must be there is ready to fill in, the rest waits behind a `#`."""
    of = KINDS[kind]
    lines = [
        of.modeline,
        f"# {summary_line(of.record)}",
        f"# Copy this file, name the copy {of.copy_named}, such as {of.example}.yml, and fill it in.",
        "# A key behind a '#' is optional: take '# ' away to use it, or delete it. Comments are published: delete these too.",
    ]
    for spec in fields(of.record):
        if spec.key != "withdrawn":
            lines += ["", *(str(line) for line in _field(spec, 0, spec.must))]
    return "\n".join(lines) + "\n"


def _field(spec: FieldSpec, indent: int, live: bool) -> Iterator[_Line]:
    """The lines of one field: its help, its choices, and the key with room for a value."""
    options = f" One of: {', '.join(spec.kind.options)}." if isinstance(spec.kind, kinds.Choice) else ""
    yield from (_Line(indent, text, is_help=True) for text in textwrap.wrap(f"{spec.help}{options}", _WIDTH - indent))
    if isinstance(spec.kind, kinds.Prose):
        yield _Line(indent, f"{spec.key}: |-", live=live)
        yield _Line(indent + 2, f"{PROSE}[^an-id]", live=live)
    elif _holds_groups(spec.kind):
        yield _Line(indent, f"{spec.key}:", live=live)
        yield from _inside(spec.kind, indent + 2, live)
    else:
        empty = " []" if isinstance(spec.kind, kinds.Many) else ""
        yield _Line(indent, f"{spec.key}:{empty}", live=live)
        if isinstance(spec.kind, kinds.Keyed):
            yield _Line(indent + 2, spec.example, live=live)


def _inside(kind: Kind, indent: int, live: bool) -> Iterator[_Line]:
    """The lines below a key that holds a group, a list of groups, or groups by id."""
    match kind:
        case kinds.Group(of=of) | kinds.Alias(of=of):
            for spec in sorted(fields(of), key=lambda each: not each.must):
                if spec.given_by_fmt:
                    continue
                yield from _field(spec, indent, live and spec.must)
        case kinds.Many(item=item):
            waiting = True
            for line in _inside(item, indent + 2, live):
                yield replace(line, dash=waiting and not line.is_help)
                waiting = waiting and line.is_help
        case kinds.Keyed(value=value):
            yield _Line(indent, "an-id:", live=live)
            yield from _inside(value, indent + 2, live)


def _holds_groups(kind: Kind) -> bool:
    match kind:
        case kinds.Group() | kinds.Alias():
            return True
        case kinds.Many(item=inner) | kinds.Keyed(value=inner):
            return _holds_groups(inner)
        case _:
            return False
