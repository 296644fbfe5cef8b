"""The problems of ids that were somebody else's, as a check tells them and a build refuses them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from casetracker.history.ids import ids, used_again
from casetracker.record.model import KINDS
from casetracker.record.problems import Problem, problem
from casetracker.record.read import RecordFile, path_text
from casetracker.record.references import Outline
from casetracker.record.validate import place_of


class PassedOn(NamedTuple):
    """A problem for each id that was somebody else's; `unknown` says why nobody knows of any."""

    problems: tuple[Problem, ...]
    unknown: str


def passed_on(folder: Path, files: Iterable[RecordFile], outlines: Iterable[Outline], cache: Path | None = None) -> PassedOn:
    """Return what git's history says of the ids of the sound records in `folder`. `cache` is the file to keep that history in."""
    known = ids(folder, cache)
    file_of = {f"{each.kind}/{each.id}": each for each in files}
    of_record = {each.record: each for each in outlines}
    found = []
    for record, whose, former in used_again(known, of_record.values()):
        file, fits = file_of[record], of_record[record]
        kind = KINDS[file.kind]
        key: tuple[str | int, ...] = (kind.heading,)
        if former and not fits.is_withdrawn:
            key = ("formerly", fits.formerly.index(former))
        rule, hint = ("former-another", kind.again_formerly) if former else ("id-again", kind.again)
        place = place_of(file.content(), file.name, key)
        found.append(problem(rule, place, path_text(key), id=former or file.id, whose=whose, hint=hint))
    return PassedOn(tuple(found), known.unknown)
