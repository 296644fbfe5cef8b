"""A folder of files → the tracker and every problem of all of them, in one run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from casetracker.link import Tracker, link
from casetracker.link.across import Broken
from casetracker.problems import Place, Problem, problem
from casetracker.read import RecordFile, path_text, record_files
from casetracker.validate import Checked, place_of, validate


@dataclass(frozen=True)
class Loaded:
    """The record, as far as it is sound, and all its problems."""

    tracker: Tracker
    problems: tuple[Problem, ...]
    files: tuple[RecordFile, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(each for each in self.problems if each.is_error)


def load(folder: Path, today: date) -> Loaded:
    """Read, validate and link every record in `folder`. `today` is the day of the check: nothing else may lie after it."""
    files = record_files(folder)
    contents: dict[str, tuple[str, bytes]] = {}
    checked = [_check(file, today, contents) for file in files]

    def locate(record: str, path: tuple[str | int, ...], rule: str, values: dict[str, object]) -> Problem:
        name, content = contents[record]
        return problem(rule, place_of(content, name, path), path_text(path), **values)

    broken = Broken(
        {each.id for each in checked if each.record is None and each.kind == "case"},
        {each.id for each in checked if each.record is None and each.kind == "swap"},
    )
    tracker, across = link((each.record for each in checked if each.record is not None), locate, broken)
    problems = [*(found for each in checked for found in each.problems), *across]
    return Loaded(tracker, tuple(problems), tuple(files))


def _check(file: RecordFile, today: date, contents: dict[str, tuple[str, bytes]]) -> Checked:
    if file.fault:
        return Checked(file.id, file.kind, file.name, None, (file.fault,))
    try:
        content = file.content()
    except OSError as fault:
        unreadable = problem("file-unreadable", Place(file.name), reason=fault.strerror or "no reason given")
        return Checked(file.id, file.kind, file.name, None, (unreadable,))
    contents[f"{file.kind}/{file.id}"] = (file.name, content)
    return validate(content, file.name, file.id, file.kind, today)
