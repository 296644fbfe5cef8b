"""Many problems, printed: for a person, for GitHub's annotations, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from casetracker.record.problems.annotation import annotation
from casetracker.record.problems.problem import Problem
from casetracker.record.problems.rules import RULES
from casetracker.text.hidden import working_in
from casetracker.text.phrase import phrase, several

SHOWN = 200
"""At most so many problems are printed as text; the count always covers all of them."""

PASTE = phrase("Lines to paste, with … to be filled in:")
MENDED = phrase("Write instead:")
Said = Callable[[str], str]
"""Says a message in the language of whoever reads it."""

BOLD, RED, YELLOW, DIM, PLAIN = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[2m", "\x1b[0m"


def report(problems: Sequence[Problem], form: str = "text", *, colour: bool = False, said: Said = str) -> str:
    """Return all `problems` in one of `FORMATS`, worst first, then by place, and in the language of `said`; JSON is the same in all.

    The text ends with a line that counts errors and warnings; it is empty where there are none.
    """
    ordered = sorted(problems, key=lambda each: (not each.is_error, each))
    return FORMATS[form](ordered, colour, said)


def counted(problems: Sequence[Problem], said: Said = str) -> str:
    """Return `2 errors and 1 warning in 2 files`, nothing where there are none."""
    if not problems:
        return ""
    errors = sum(each.is_error for each in problems)
    warnings = len(problems) - errors
    kinds = [
        *([several("{number} error", "{number} errors", errors)] if errors else []),
        *([several("{number} warning", "{number} warnings", warnings)] if warnings else []),
    ]
    what = phrase("{errors} and {warnings}", errors=kinds[0], warnings=kinds[1]) if len(kinds) > 1 else kinds[0]
    files = len({each.place.file for each in problems})
    return said(several("{what} in {number} file", "{what} in {number} files", files, what=what))


def _text(problems: Sequence[Problem], colour: bool, said: Said) -> str:
    if not problems:
        return ""
    shown = problems[:SHOWN]
    blocks = [_block(each, colour, said) for each in shown]
    if len(problems) > len(shown):
        more = len(problems) - len(shown)
        blocks.append(said(phrase("… and {number} more. Mend these first, then run the check again.", number=more)))
    blocks.append(counted(problems, said))
    return "\n".join(blocks) + "\n"


def _block(each: Problem, colour: bool, said: Said) -> str:
    place, source = each.place, each.place.source
    first = each.worded(said)
    if colour:
        tint = RED if each.is_error else YELLOW
        rest = first[len(str(place)) :]
        first = f"{BOLD}{place}{PLAIN}{tint}{rest}{PLAIN}"
    lines = [first]
    if source.strip():
        start = max(0, place.column - 60)
        # One sign for one, so that the caret stays in its place: a tab has no width of its own, and a control could move the cursor.
        working = working_in(source)
        shown = "".join(
            char if char.isprintable() or at in working else " " if char.isspace() else "\ufffd"
            for at, char in enumerate(source[: start + 100])
            if at >= start
        )
        width = sum(at not in working for at in range(start, place.column - 1))
        lines += [f"  | {shown}", f"  | {' ' * width}^"]
    if each.hint:
        lines.append(f"  {DIM}={PLAIN} {said(each.hint)}" if colour else f"  = {said(each.hint)}")
    if each.paste:
        # As it has to stand in the file, and so without a mark of ours before it.
        lines += [f"  {DIM}={PLAIN} {said(_head(each))}" if colour else f"  = {said(_head(each))}", each.paste]
    return "\n".join(lines)


def _head(each: Problem) -> str:
    return PASTE if "…" in each.paste else MENDED


def _github(problems: Sequence[Problem], colour: bool, said: Said = str) -> str:
    """Workflow commands, as GitHub documents them; their text is escaped so that it can't become a command."""
    lines = []
    for each in problems:
        kind = "error" if each.is_error else "warning"
        text = f"{each.field}: {said(each.message)}" if each.field else said(each.message)
        if each.hint:
            text += f"\n{said(each.hint)}"
        if each.paste:
            text += f"\n{said(_head(each))}\n{each.paste}"
        lines.append(annotation(kind, each.place.file, each.place.line, each.place.column, each.rule, text))
    return "".join(lines)


def _json(problems: Sequence[Problem], colour: bool, said: Said) -> str:
    """An object with `errors`, `warnings` and `problems`; this shape only ever grows."""
    rows = [
        {
            "file": each.place.file,
            "line": each.place.line,
            "column": each.place.column,
            "severity": RULES[each.rule].severity.value,
            "rule": each.rule,
            "field": each.field,
            "message": each.message,
            "hint": each.hint,
            "paste": each.paste,
        }
        for each in problems
    ]
    errors = sum(each.is_error for each in problems)
    whole = {"errors": errors, "warnings": len(problems) - errors, "problems": rows}
    return json.dumps(whole, indent=2) + "\n"


def plural(number: int, word: str) -> str:
    """Return `1 file` or `2 files`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


FORMATS: dict[str, Callable[[Sequence[Problem], bool, Said], str]] = {"text": _text, "github": _github, "json": _json}
