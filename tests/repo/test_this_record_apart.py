"""No test but those of `tests/this_record/` reads or names what stands in `cases/`: an edit of the record breaks no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TESTS = ROOT / "tests"
READS = re.compile(r"ROOT\s*/\s*\"cases\"(?!\s*/\s*\"_)|\breal_site\b")
"""The folder of the record, but for its schemas and blanks; and the site that is built of it."""
ALLOWED = {
    "repo/test_this_record_apart.py",
    "repo/test_declared_once.py",  # the schemas and blanks, which are made from the model
    "repo/test_a_field_more.py",  # the same
    "repo/test_schemas.py",  # the same
    "site/test_second_tracker.py",  # looks for its ids where none may be
    "site/test_new_trackers.py",  # the same
}


def others() -> list[Path]:
    files = [path for path in TESTS.rglob("*") if path.suffix in (".py", ".yml", ".json", ".html", ".txt", ".csv")]
    apart = ("this_record/", "node/")
    return [path for path in files if not path.relative_to(TESTS).as_posix().startswith(apart)]


def test_no_other_test_reads_the_record() -> None:
    found = [path.relative_to(TESTS).as_posix() for path in others() if path.suffix == ".py" and READS.search(path.read_text("utf-8"))]
    assert set(found) <= ALLOWED


def test_no_other_test_names_anybody_of_the_record() -> None:
    ids = {path.stem for path in (ROOT / "cases").rglob("[!_]*.yml")}
    named = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(ids, key=len, reverse=True)))})(?![\w-])")
    assert {
        path.relative_to(TESTS).as_posix(): found[0] for path in others() if (found := named.search(path.read_text("utf-8", "replace")))
    } == {}


@pytest.mark.parametrize("text", ['load(ROOT / "cases", TODAY)', "def test_x(real_site: BuiltSite) -> None:"])
def test_a_reading_of_the_record_is_seen(text: str) -> None:
    assert READS.search(text)
    assert not READS.search('ROOT / "cases" / "_schema"')
