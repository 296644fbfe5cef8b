"""A new tracker as it is written: the files in which something of it stands are compared with `start/` (`make golden` writes it anew)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from casetracker.start.answers import QUESTIONS, answers
from casetracker.start.files import TEMPLATES, files, of_model
from casetracker.start.generator import Requirement

START = Path(__file__).parent / "start"
GIVEN = {
    "title": "Held abroad: a record",
    "address": "https://tracker.test.org/held/",
    "repository": "https://code.test.org/group/tracker",
    "states": "Chad, Norway, river-front = the River Front",
    "chosen": "all who were reported to us",
    "by_outcome": "yes",
    "private": "private@tracker.test.org",
    "corrections": "https://tracker.test.org/wrong",
}
MADE = files(
    answers({each.key: each.read(GIVEN.get(each.key, each.default)) for each in QUESTIONS}),
    Requirement("casetracker[locked] @ git+https://code.test.org/generator@v9"),
)
TAKEN = {name: content for name, content in MADE.items() if not name.startswith(("cases/", ".github/ISSUE_TEMPLATE/"))}


def _template(name: str) -> Path:
    return TEMPLATES / "/".join(f"dot-{part[1:]}" if part.startswith(".") else part for part in name.split("/"))


def test_these_files_are_written(golden: Callable[[Path, str], None]) -> None:
    golden(START / "files.txt", "".join(f"{name}\n" for name in MADE))


def test_what_stands_in_them_of_the_tracker_is_as_expected(golden: Callable[[Path, str], None]) -> None:
    own = {name: content.decode() for name, content in TAKEN.items() if content != _template(name).read_bytes()}
    assert set(own) == {path.relative_to(START).as_posix() for path in START.rglob("*") if path.is_file()} - {"files.txt"}
    for name, text in own.items():
        golden(START / name, text)


def test_the_rest_is_as_its_template_or_made_from_the_model() -> None:
    assert all("«" not in content.decode() for content in TAKEN.values())
    assert set(MADE) - set(TAKEN) == set(
        of_model({"extra": {"casetracker": {"contact": {"private": "a@b.org"}}}, "repo_url": "https://c.org"})
    )
