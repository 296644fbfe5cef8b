"""What a check has kept: used where a file is the same to the byte, and where it is spoiled or foreign as good as nothing."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from casetracker.record import cache_file
from casetracker.record import store as stores
from casetracker.record.load import Checked, check, load
from casetracker.record.parties import Party
from casetracker.record.scope import ANY, Scope
from casetracker.record.store import Store
from small_records import CASE, SWAP, TODAY, altered, exchanged

FILES = {
    "vera-example.yml": exchanged("Vera Example"),
    "anna-sample.yml": altered(CASE, ("Vera Example", "Anna Sample"), (", kind: official", "")),
    "gone.yml": "withdrawn: {date: 2026-11-02, reason: error}\n",
    "broken.yml": "name: [\n",
    "swaps/2024-06-01-exampleton.yml": SWAP,
}


@pytest.fixture
def record(written) -> Path:
    folder: Path = written(FILES)
    return folder


def kept(record: Path) -> Path:
    return record.parent / "user" / "checked.json"


def checked(record: Path, today: date = TODAY) -> Checked:
    return check(record, today, cache=Store(kept(record)))


def names(found: Checked) -> list[str]:
    return [each.name for each in found.outlines if each.kind == "case" and not each.is_withdrawn]


def forbid_validation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casetracker.record.load.validate", lambda content, name, *rest: pytest.fail(f"{name} was validated"))


def test_what_has_been_checked_is_not_validated_again_whatever_its_times(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = checked(record)
    assert first == check(record, TODAY)
    for path in record.glob("*.yml"):
        os.utime(path, (1, 1))
    forbid_validation(monkeypatch)
    assert checked(record) == first


def test_what_was_checked_with_other_parties_is_checked_anew(written) -> None:
    folder: Path = written(
        {"anna-sample.yml": altered(CASE, ("Vera Example", "Anna Sample"), ("detained_by: US", "detained_by: river-front"))}
    )
    for scope, told in ((ANY, ["party"]), (Scope((Party("river-front", "River Front"),)), []), (ANY, ["party"])):
        found = check(folder, TODAY, cache=Store(kept(folder)), scope=scope)
        assert [each.rule for each in found.problems] == told


def test_a_change_that_leaves_size_and_times_is_seen(record: Path) -> None:
    file = record / "vera-example.yml"
    assert names(checked(record)) == ["Anna Sample", "Vera Example"]
    before = file.stat()
    file.write_text(file.read_text().replace("Vera Example", "Vera Exemple"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert names(checked(record)) == ["Anna Sample", "Vera Exemple"]


def test_of_a_file_that_is_gone_nothing_is_kept(record: Path) -> None:
    checked(record)
    assert "anna sample" in kept(record).read_text()
    (record / "anna-sample.yml").unlink()
    checked(record)
    assert "anna sample" not in kept(record).read_text()


def test_a_verdict_that_the_day_changes_is_found_anew(record: Path) -> None:
    ahead = altered(CASE, ("from: 2024-05-01", f"from: {TODAY + timedelta(3)}"))
    (record / "vera-example.yml").write_text(ahead)
    assert "date-future" in [each.rule for each in checked(record).problems]
    for day in (TODAY + timedelta(9), TODAY, TODAY - timedelta(1)):
        assert checked(record, day) == check(record, day)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content[:-1],
        lambda content: content + b"x",
        lambda content: content.replace(b"vera example", b"vera exemple"),
        lambda content: stored(content.partition(b"\n")[2].replace(b"vera example", b"vera exemple"), "another version"),
        lambda content: stored(b"no JSON"),
        lambda content: stored(b"[" * 100_000),
        lambda content: stored(b"[]"),
        lambda content: stored(json.dumps(keyed(content, ["2026-11-01", [], ["Store", 1]])).encode()),
        lambda content: stored(json.dumps(keyed(content, ["2026-11-01", [["a"]], None])).encode()),
    ],
    ids=["empty", "half", "cut", "longer", "changed", "version", "no JSON", "too deep", "a list", "no outline", "no problem"],
)
def test_a_spoiled_store_changes_nothing(record: Path, spoil: Callable[[bytes], bytes]) -> None:
    first = checked(record)
    kept(record).write_bytes(spoil(kept(record).read_bytes()))
    assert checked(record) == first


def keyed(content: bytes, value: object) -> dict[str, object]:
    return {key: value for key in json.loads(content.partition(b"\n")[2])}  # noqa: C420


def stored(body: bytes, version: str = "") -> bytes:
    return f"{version or stores._version()} {hashlib.sha256(body).hexdigest()}\n".encode() + body


def test_where_nothing_can_be_written_a_check_costs_time_and_nothing_else(record: Path) -> None:
    kept(record).parent.write_text("a file where the folder should be")
    assert checked(record) == checked(record) == check(record, TODAY)


def test_what_is_half_written_is_never_seen(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache_file.write(kept(record), "v", ["before"])
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
        cache_file.write(kept(record), "v", ["after"])
    assert cache_file.read(kept(record), "v") == ["before"]
    assert list(kept(record).parent.iterdir()) == [kept(record)], "and nothing of it is left"


def test_what_many_records_say_is_in_memory_once(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casetracker.record.load.FEW", 0)  # so that records pass between processes
    loaded = load(record, TODAY, processes=2).tracker.cases
    vera, anna = loaded["vera-example"], loaded["anna-sample"]
    assert vera.person is not anna.person
    assert vera.reviewed is anna.reviewed
    assert vera.detained_by is anna.detained_by
    assert vera.person.sources[0] is anna.custody[0].sources[0]
