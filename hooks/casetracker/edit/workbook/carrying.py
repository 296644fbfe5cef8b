"""What is to be changed → the files afterwards, each checked as `casetracker check` does, and every problem at the cell that it comes from.

A record that would get an error is left as it is; a new one that has any becomes a draft, which is no record yet.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from casetracker.edit.style import StyleError
from casetracker.edit.workbook.building import build, hidden, unfit
from casetracker.edit.workbook.changes import Changes, Finding
from casetracker.edit.workbook.drafts import DRAFT
from casetracker.edit.workbook.export import Record
from casetracker.edit.workbook.reading import At
from casetracker.record.model import KINDS
from casetracker.record.problems import Place, Problem, problem
from casetracker.record.read import Path, id_fault, path_text
from casetracker.record.references import Outline, across, outline
from casetracker.record.scope import ANY, Scope
from casetracker.record.validate import Checked, validate

_LAST = re.compile(r"(?:^|\.)[^.\[\]]+$|\[\d+\]$")
_MISSING = re.compile("'([^']+)'")
_OF_LINES = re.compile("^Add a line '[^']+': (?=.)")
_OF_SOURCES = "Write the ids of the sources that bear it out, apart by commas."
_OF_A_ROW = "Add a source to this row."
"""What is said in place of a hint that speaks of lines of a file."""


class Written(NamedTuple):
    """A file as it is to be."""

    file: str
    """From the folder of records."""
    content: bytes
    is_new: bool
    is_draft: bool = False


@dataclass
class _Result:
    """What came of the changes of one record."""

    changes: Changes
    content: bytes
    origins: Mapping[str, At]
    problems: list[Problem]
    outline: Outline | None

    @property
    def is_sound(self) -> bool:
        return not any(each.is_error for each in self.problems)


@dataclass
class Carrying:
    """Carries changes out, as far as they are sound."""

    records: Mapping[str, Record]
    today: date
    scope: Scope = ANY
    columns: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The headings of each sheet."""
    as_valid: bool = False
    """Whether a value that can't stand in a new record is left out, and told: not all that a stranger's table says can be known."""
    drafts: Collection[str] = ()
    """The names of the records of which there is a draft."""
    found: list[Finding] = field(default_factory=list)

    def carry_out(self, changes: Iterable[Changes]) -> list[Written]:
        """Return the files that are to be written."""
        results = [result for each in changes if (result := self._result(each))]
        self._between(results)
        written = []
        for result in results:
            self.found += [self._at_cell(each, result) for each in result.problems]
            of, kind = result.changes, KINDS[result.changes.kind]
            if of.record is None:
                written.append(
                    Written(kind.file(of.id if result.is_sound else f"{DRAFT}{of.id}"), result.content, True, not result.is_sound)
                )
            elif result.is_sound:
                written.append(Written(kind.file(of.id), result.content, False))
            else:
                self.found.append(Finding(of.at, f"'{of.id}' was left as it is: what is changed here would give it an error"))
        return written

    def _result(self, changes: Changes) -> _Result | None:
        if changes.record is None and (amiss := id_fault(changes.id)):
            self.found.append(_finding(problem(amiss[0], Place(""), **amiss[1]), changes.at))
            return None
        if changes.record is None and changes.name in self.drafts:
            hint = "Complete that file, or delete it and import again."
            self.found.append(Finding(changes.at, f"there is a draft of '{changes.id}' already, which was left as it is", hint))
            return None
        left_out = hidden(changes)
        if changes.record is None and self.as_valid:
            left_out += unfit(changes, self.scope)
        self.found += [_finding(each, value.at) for value, each in left_out]
        changes = changes.without([value for value, _ in left_out]) if left_out else changes
        try:
            tree = build(changes, self.scope)
            content = tree.content(has_new_items=bool(changes.items))
        except StyleError as fault:
            self.found.append(Finding(changes.at, f"'{changes.id}' was left as it is: {fault}"))
            return None
        before = changes.record.content if changes.record else b""
        if content == before:
            return None
        known = {(each.rule, each.field) for each in self._checked(changes, before).problems} if before else set()
        checked = self._checked(changes, content)
        new = [each for each in checked.problems if (each.rule, each.field) not in known]
        return _Result(changes, content, {path_text(path): at for path, at in tree.origins.items()}, new, _outline(checked))

    def _checked(self, changes: Changes, content: bytes) -> Checked:
        return validate(content, "", changes.id, changes.kind, self.today, self.scope)

    def _between(self, results: Sequence[_Result]) -> None:
        """Add the problems that records get with each other, again for as long as a record that is left as it was gives others one."""
        if not results:
            return
        changed = {each.changes.name: each for each in results}
        now = {
            name: _outline(validate(each.content, "", each.id, each.kind, self.today, self.scope)) for name, each in self.records.items()
        }
        known = {each for _, each in self._across(now)}
        while True:
            then = now | {name: each.outline for name, each in changed.items() if each.is_sound}
            news = [(name, each) for name, each in self._across(then) if each not in known and name in changed]
            for name, each in news:
                changed[name].problems.append(each)
                known.add(each)
            if not any(each.is_error for _, each in news):
                return

    def _across(self, outlines: Mapping[str, Outline | None]) -> list[tuple[str, Problem]]:
        told: list[tuple[str, Problem]] = []

        def locate(record: str, path: Path, rule: str, values: dict[str, object]) -> Problem:
            told.append((record, problem(rule, Place(record), path_text(path), **values)))
            return told[-1][1]

        unsound: dict[str, set[str]] = defaultdict(set)
        for name, each in outlines.items():
            if each is None or not each.is_sound:
                unsound[name.partition("/")[0]].add(name.partition("/")[2])
        across((each for each in outlines.values() if each), locate, unsound, self.scope)
        return told

    def _at_cell(self, found: Problem, result: _Result) -> Finding:
        """Return a problem at the cell that it is about: that of its value, that in which the value is missing, or its row."""
        path = found.field
        key = _MISSING.search(found.message) if found.rule == "key-missing" else None
        wanted = f"{path}.sources" if found.rule == "sources-missing" else f"{path}.{key[1]}".lstrip(".") if key else path
        at = result.origins.get(wanted)
        row = path
        while at is None:
            origin = result.origins.get(row)
            if origin is not None or not row:
                origin = origin or result.changes.at
                heading = wanted[len(row) :].lstrip(".")
                headings = self.columns.get(origin.sheet, ())
                at = origin._replace(column=list(headings).index(heading)) if heading in headings else origin
            row = _LAST.sub("", row)
        told = _finding(found, at)
        return told._replace(hint=_OF_A_ROW) if self.as_valid and found.rule == "sources-missing" else told


def _outline(checked: Checked) -> Outline | None:
    return outline(checked.record) if checked.record else outline(checked.partial, is_sound=False) if checked.partial else None


def _finding(found: Problem, at: At) -> Finding:
    field = f"{found.field}: " if found.field else ""
    hint = _OF_SOURCES if found.rule == "sources-missing" else _OF_LINES.sub("Fill it in: ", found.hint)
    return Finding(at, f"{field}{found.message}", hint, found.is_error)
