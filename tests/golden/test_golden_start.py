"""A new tracker as it is written: the files in which something of it stands are compared with `start/` (`make golden` writes it anew)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import yaml

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


ODD = "# 'Held': \"abroad\" «{{ x }}» & <b>, no, 1"


def test_whatever_is_answered_stands_in_the_files_as_it_was_meant() -> None:
    texts = {"title": ODD, "description": ODD, "chosen": ODD}
    made = files(answers({each.key: each.read(texts.get(each.key, each.default)) for each in QUESTIONS}), Requirement("casetracker"))
    settings, citation = (yaml.safe_load(made[name]) for name in ("mkdocs.yml", "CITATION.cff"))
    of_tracker = settings["extra"]["casetracker"]
    assert {settings["site_name"], of_tracker["description"], of_tracker["chosen"], citation["title"], citation["abstract"]} == {ODD}
    assert json.loads(made[".devcontainer/devcontainer.json"])["name"] == ODD
