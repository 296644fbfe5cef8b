"""Many problems, printed: for a person, for GitHub's annotations, or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence

from casetracker.record.problems.annotation import annotation
from casetracker.record.problems.problem import Problem
from casetracker.record.problems.rules import RULES
from casetracker.text.hidden import working_in

SHOWN = 200
"""At most so many problems are printed as text; the count always covers all of them."""

PASTE = "Lines to paste, with … to be filled in:"
MENDED = "Write instead:"

BOLD, RED, YELLOW, DIM, PLAIN = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[2m", "\x1b[0m"


def report(problems: Sequence[Problem], form: str = "text", *, colour: bool = False) -> str:
    """Return all `problems` in one of `FORMATS`, worst first, then by place.

    The text ends with a line that counts errors and warnings; it is empty where there are none.
    """
    ordered = sorted(problems, key=lambda each: (not each.is_error, each))
    return FORMATS[form](ordered, colour)


def counted(problems: Sequence[Problem]) -> str:
    """Return `2 errors and 1 warning in 2 files`, nothing where there are none."""
    if not problems:
        return ""
    kinds = Counter("error" if each.is_error else "warning" for each in problems)
    files = len({each.place.file for each in problems})
    words = " and ".join(plural(kinds[kind], kind) for kind in ("error", "warning") if kinds[kind])
    return f"{words} in {plural(files, 'file')}"


def _text(problems: Sequence[Problem], colour: bool) -> str:
    if not problems:
        return ""
    shown = problems[:SHOWN]
    blocks = [_block(each, colour) for each in shown]
    if len(problems) > len(shown):
        blocks.append(f"… and {len(problems) - len(shown)} more. Mend these first, then run the check again.")
    blocks.append(counted(problems))
    return "\n".join(blocks) + "\n"


def _block(each: Problem, colour: bool) -> str:
    place, source = each.place, each.place.source
    first = str(each)
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
        lines.append(f"  {DIM}={PLAIN} {each.hint}" if colour else f"  = {each.hint}")
    if each.paste:
        # As it has to stand in the file, and so without a mark of ours before it.
        lines += [f"  {DIM}={PLAIN} {_head(each)}" if colour else f"  = {_head(each)}", each.paste]
    return "\n".join(lines)


def _head(each: Problem) -> str:
    return PASTE if "…" in each.paste else MENDED


def _github(problems: Sequence[Problem], colour: bool) -> str:
    """Workflow commands, as GitHub documents them; their text is escaped so that it can't become a command."""
    lines = []
    for each in problems:
        kind = "error" if each.is_error else "warning"
        text = f"{each.field}: {each.message}" if each.field else each.message
        if each.hint:
            text += f"\n{each.hint}"
        if each.paste:
            text += f"\n{_head(each)}\n{each.paste}"
        lines.append(annotation(kind, each.place.file, each.place.line, each.place.column, each.rule, text))
    return "".join(lines)


def _json(problems: Sequence[Problem], colour: bool) -> str:
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


FORMATS: dict[str, Callable[[Sequence[Problem], bool], str]] = {"text": _text, "github": _github, "json": _json}
