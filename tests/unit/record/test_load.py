"""A folder of files: everything that is sound in the tracker, and every problem of all files in one run."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from casetracker.record.load import load
from casetracker.record.memory_cache import MemoryCache
from casetracker.record.parties import Party
from casetracker.record.read import RecordFile
from casetracker.record.scope import Scope
from small_records import CASE, TODAY, altered

ANNA = altered(CASE, ("Vera Example", "Anna Example"))
BORIS = altered(CASE, ("Vera Example", "Boris Sample"))


def test_all_problems_of_all_files_are_told_in_one_run(written) -> None:
    files = {
        "anna.yml": altered(ANNA, ("status: detained", "status: detaind"), ("[RU]", "[XX]")),
        "boris.yml": altered(BORIS, ("summary:", "same: [nobody]\nsummary:")),
        "clara.yml": "name: [\n",
        "Dora.yml": CASE,
        "swaps/2024.yml": "title: [Exchange]\nwithdrawn: {}\n",
    }
    assert sorted((each.place.file, each.place.line, each.rule) for each in load(written(files), TODAY).problems) == [
        ("cases/Dora.yml", 0, "file-name"),
        ("cases/anna.yml", 2, "country"),
        ("cases/anna.yml", 4, "value-choice"),
        ("cases/boris.yml", 8, "case-unknown"),
        ("cases/clara.yml", 1, "yaml-syntax"),
        ("cases/swaps/2024.yml", 2, "key-missing"),
        ("cases/swaps/2024.yml", 2, "key-missing"),
    ]


def test_sound_files_are_loaded_beside_broken_ones(written) -> None:
    loaded = load(written({"anna.yml": ANNA, "boris.yml": BORIS, "clara.yml": "name: [\n"}), TODAY)
    assert list(loaded.tracker.cases) == ["anna", "boris"]
    assert [file.id for file in loaded.files] == ["anna", "boris", "clara"]
    assert [each.rule for each in loaded.errors] == ["yaml-syntax"]


def test_a_warning_is_no_error(written) -> None:
    loaded = load(written({"anna.yml": altered(ANNA, (", kind: official", ""))}), TODAY)
    assert ([each.rule for each in loaded.problems], loaded.errors) == (["source-few"], ())


def test_an_empty_folder_is_an_empty_record(written) -> None:
    loaded = load(written({}), TODAY)
    assert (loaded.problems, dict(loaded.tracker.cases), dict(loaded.tracker.swaps)) == ((), {}, {})


def test_reading_twice_gives_the_same(written) -> None:
    folder = written({"anna.yml": ANNA, "boris.yml": BORIS})
    assert load(folder, TODAY) == load(folder, TODAY)


def test_a_lasting_run_reads_anew_what_other_parties_make_of_a_file(written) -> None:
    folder: Path = written({"anna.yml": altered(ANNA, ("detained_by: US", "detained_by: river-front"))})
    cache = MemoryCache(time.time_ns)
    named = Scope((Party("river-front", "River Front"),))
    assert [each.rule for each in load(folder, TODAY, cache=cache).problems] == ["party"]
    assert load(folder, TODAY, cache=cache, scope=named).problems == ()
    assert [each.rule for each in load(folder, TODAY, cache=cache).problems] == ["party"]


@pytest.mark.parametrize("how", ["a link for a while", "not there for a moment"])
def test_a_file_that_could_not_be_read_for_a_while_is_read_when_it_can_be(written, monkeypatch, how: str) -> None:
    folder: Path = written({"anna.yml": ANNA, "boris.yml": BORIS})
    cache = MemoryCache(time.time_ns)
    sound = load(folder, TODAY, cache=cache)
    anna, aside = folder / "anna.yml", folder / "_aside"
    with monkeypatch.context() as changed:
        if how == "a link for a while":
            anna.rename(aside)
            anna.symlink_to(aside)
        else:
            content = RecordFile.content
            changed.setattr(RecordFile, "content", lambda file: content(file) if file.id != "anna" else Path("nowhere").read_bytes())
        unread = load(folder, TODAY, cache=cache)
    assert (len(unread.problems), list(unread.tracker.cases)) == (1, ["boris"])
    if aside.exists():
        aside.replace(anna)
    assert load(folder, TODAY, cache=cache) == sound
