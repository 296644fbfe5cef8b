"""The whole check of one file: bytes in, a record and its problems out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from typing import Any

from casetracker.record.model import KINDS, FieldSpec, Record, Withdrawal, Withdrawn
from casetracker.record.model import fields as specs
from casetracker.record.model.citing import cited, says_where
from casetracker.record.model.kinds import Text
from casetracker.record.parties import holders
from casetracker.record.problems import Place, Problem, problem
from casetracker.record.read import ID, LISTED, RESERVED, Data, Node, Path, at, lines_of, path_text, quoted, read_yaml, slip_in
from casetracker.record.scope import ANY, Scope
from casetracker.record.validate import order, states, status, swaps  # noqa: F401  (their rules register themselves)
from casetracker.record.validate.characters import hidden_characters
from casetracker.record.validate.citing import sources_cited, sources_cited_in
from casetracker.record.validate.comments import cut_texts
from casetracker.record.validate.damage import damage, hurts
from casetracker.record.validate.expected import expected
from casetracker.record.validate.finding import Finding
from casetracker.record.validate.mending import read_as_meant
from casetracker.record.validate.paste import paste
from casetracker.record.validate.rules import RULES_OF
from casetracker.record.validate.shape import IN_BRACKETS, group_reader, reader


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a file: its record if it has no errors, and every problem."""

    id: str
    kind: str
    file: str
    record: Record | Withdrawn | None
    problems: tuple[Problem, ...] = ()
    partial: Record | None = None
    """Of a file with errors what could be read: the rest is None, or not there."""


LONGEST_TEXT = 200
"""Lines in which a mark is looked for: a text of two paragraphs has fewer."""


def validate(content: bytes, file: str, id: str, kind: str, today: date, scope: Scope = ANY) -> Checked:
    """Return the record that `content` holds, or all its problems. `file` is the name that messages show, `scope` what the settings add."""
    hidden = hidden_characters(content, file)
    reading = read_as_meant(content, file, {each.place.line for each in hidden})
    data, content, slips = reading.data, reading.content, reading.problems
    if data is None:
        return Checked(id, kind, file, None, (*hidden, *slips))
    findings: list[Finding] = []
    if "withdrawn" in data:
        record: Record | Withdrawn | None = _withdrawn(data, id, kind, scope, findings)
    else:
        record = _record(data, id, kind, today, scope, findings)
    cut = [reading.in_file(each) for each in _cut(content, kind, file)]
    if not (findings or hidden or slips or cut):
        return Checked(id, kind, file, record)
    root, lines = read_yaml(content), lines_of(content)
    missing = {each.field for each in cut}
    found = (reading.in_file(located(finding, root, file, lines, kind)) for finding in findings)
    problems = (*hidden, *slips, *cut, *(each for each in found if each.rule != "value-missing" or each.field not in missing))
    if any(each.is_error for each in problems):
        return Checked(id, kind, file, None, problems, None if isinstance(record, Withdrawn) else record)
    return Checked(id, kind, file, record, problems)


def unsaid(content: bytes, kind: str, file: str) -> list[Problem]:
    """Return what a file that can be read holds and does not say: hidden characters, and texts that a comment cuts."""
    return [*hidden_characters(content, file), *_cut(content, kind, file)]


def _cut(content: bytes, kind: str, file: str) -> list[Problem]:
    # Few files have a comment behind anything, and most are done with here.
    return cut_texts(lines_of(content), partial(read_yaml, content), kind, file) if b" #" in content or b"\t#" in content else []


def _record(data: dict[str, Data], id: str, kind: str, today: date, scope: Scope, findings: list[Finding]) -> Record:
    """Return what can be read of a record, and put what is wrong with it into `findings`."""
    of: Any = KINDS[kind].record
    values = group_reader(of, scope)(data, (), findings.append)
    for each in _specs(of):
        if each.must or each.key in data:
            values.setdefault(each.attribute, None)  # only rules that do not read it see this record
    record: Record = of(id=id, **values)
    form = tuple(findings)
    damaged = damage(form, of)
    for reads, check in RULES_OF[kind]:
        if not damaged or not hurts(damaged, reads):
            findings.extend(check(record, today))
    if not says_where(of):
        return record
    if not form:
        findings.extend(sources_cited(list(record.sources), list(cited(record))))
        return record
    findings.extend(sources_cited_in(data, of, form))
    return record


@lru_cache(maxsize=9)
def _specs(of: type) -> tuple[FieldSpec, ...]:
    return tuple(specs(of))


def _withdrawn(data: dict[str, Data], id: str, kind: str, scope: Scope, findings: list[Finding]) -> Withdrawn | None:
    """A withdrawn file needs nothing else, and nothing else in it is checked."""
    spec = next(spec for spec in specs(KINDS[kind].record) if spec.key == "withdrawn")
    withdrawal = reader(spec.kind)(data["withdrawn"], ("withdrawn",), findings.append)
    if not isinstance(withdrawal, Withdrawal):
        return None
    former = data.get("formerly")
    formerly = (
        tuple(each for each in former if isinstance(each, str) and ID.fullmatch(each) and each not in RESERVED)
        if isinstance(former, list)
        else ()
    )
    release, state = data.get("release"), data.get("detained_by")
    swap = release.get("swap") if isinstance(release, dict) else None
    # Nothing of such a file is checked, so nothing of it may show but what can be no more than an id or a state.
    return Withdrawn(
        id,
        kind,
        withdrawal,
        formerly,
        swap if isinstance(swap, str) and ID.fullmatch(swap) else None,
        state if isinstance(state, str) and state in holders(scope.parties) else None,
    )


def located(finding: Finding, root: Node, file: str, lines: list[str], kind: str) -> Problem:
    """Return the problem for a finding, with the place of what it is about, and what to paste there."""
    line, column = _at_mark(finding, lines, *at(root, finding.path, finding.end))
    found = problem(finding.rule, _place(file, line, column, lines), path_text(finding.path), **finding.values)
    lacking = paste(finding.rule, finding.path, finding.values, kind, root.value if isinstance(root.value, dict) else ())
    lacking = lacking or _as_meant(finding, lines, line, column)
    return replace(found, paste=lacking) if lacking else found


def _as_meant(finding: Finding, lines: list[str], line: int, column: int) -> str:
    """Return the line of a finding without a slip that a parser does not see: a missing space, a text like a list, a list without brackets."""
    if finding.rule not in ("key-unknown", "value-type") or line >= len(lines):
        return ""
    rest = lines[line][column:].rstrip()
    if finding.values.get("hint") == IN_BRACKETS and rest and not re.search(r"[\[\]{}#\"'|>]", rest):
        return f"{lines[line][:column]}[{rest}]"
    if finding.path == ("sources",) and (source := LISTED.fullmatch(lines[line])):
        return f"  {source[2]}:"
    if finding.rule == "value-type" and lines[line][column : column + 1] == "[" and finding.values["expected"] == expected(Text()):
        return lines[line][:column] + quoted(lines[line][column:].rstrip())
    return slip_in(lines, line)


def _at_mark(finding: Finding, lines: list[str], line: int, column: int) -> tuple[int, int]:
    """Return where in a text of several lines the mark stands that a finding is about; the text's own place where it speaks of none."""
    if mark := finding.values.get("mark"):
        for number in range(line, min(line + LONGEST_TEXT, len(lines))):
            place = lines[number].find(mark, column if number == line else 0)
            if place >= 0:
                return number, place
    return line, column


def place_of(content: bytes, file: str, path: Path) -> Place:
    """Return the place of the value at `path` in a file that can be read."""
    content = read_as_meant(content, file, ()).content
    return _place(file, *at(read_yaml(content), path), lines_of(content))


def _place(file: str, line: int, column: int, lines: list[str]) -> Place:
    return Place(file, line + 1, column + 1, lines[line] if line < len(lines) else "")
