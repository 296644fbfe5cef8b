"""Bad input in a real build: a message with its place and what to do for each, and the site that stood there stays whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from small_records import CASE, FREED, SWAP, altered, exchanged, with_keys
from small_sites import BuildFailed, build_site, run, write_tracker

ANNA = altered(CASE, ("Vera Example", "Anna Sample"))
BAD: dict[str, tuple[str | bytes, str, str]] = {
    "syntax-error": (altered(ANNA, ("[RU]", "[RU")), "2:41", "this can't be read as YAML: a list in brackets is not closed"),
    "duplicate-key": (
        altered(ANNA, ("summary:", "name: Anna Other\nsummary:")),
        "8:1",
        "the key 'name' stands here a second time (first on line 1)",
    ),
    "alias": (altered(ANNA, ("sources: [a]}\ndetained_by", "sources: *a}\ndetained_by")), "2:39", "the alias '*a' is not allowed"),
    "unknown-key": (altered(ANNA, ("detained_by:", "detaind_by:")), "3:1", "(did you mean 'detained_by'?)"),
    "wrong-type": (
        altered(ANNA, ("name: Anna Sample", "name: [Anna, Sample]")),
        "1:7",
        "name: this should be a text on one line, but is a list",
    ),
    "no-such-day": (
        altered(ANNA, ("from: 2024-05-01", "from: 2024-02-30")),
        "7:12",
        "custody[0].from: there is no such day or month: 2024-02-30",
    ),
    "no-source": (
        altered(ANNA, ("form: remand, sources: [a]}", "form: remand}")),
        "7:5",
        "custody[0]: there are no sources for this period of custody",
    ),
    "contradiction": (
        altered(FREED, ("Vera Example", "Anna Sample"), ("status: released", "status: exchanged")),
        "4:9",
        "status: the status is 'exchanged', but there is no release with 'manner: exchange'",
    ),
    "no-such-swap": (
        exchanged("Anna Sample", swap="2024-06-01-exampletown"),
        "7:53",
        "release.swap: there is no swap '2024-06-01-exampletown' (did you mean '2024-06-01-exampleton'?)",
    ),
    "empty": ("", "", "this file is empty"),
    "not-utf-8": (altered(ANNA, ("Anna", "Änne")).encode("latin-1"), "1:7", "this file is not UTF-8 text (byte 6)"),
    "ten-megabytes": (ANNA.encode() + b"# " + b"x" * 10_000_000, "", "this file is larger than 262,144 bytes"),
}
"""Name of the file → its content, line and column of its one problem (nothing where it is the whole file), and what is said of it."""


def told(name: str, said: str) -> bool:
    """Whether a report has the problem at its place, with the line, a caret below the column, and what to do."""
    _, place, words = BAD[name]
    where = f"cases/{name}.yml:{place}: " if place else f"cases/{name}.yml: "
    caret = rf"  \| .*\n  \| {' ' * (int(place.partition(':')[2]) - 1)}\^\n" if place else ""
    return re.search(rf"^{re.escape(where)}[^\n]*{re.escape(words)}[^\n]*\n{caret}  = \S", said, re.MULTILINE) is not None


SOUND = {
    "vera-example.yml": exchanged("Vera Example"),
    "boris-sample.yml": exchanged("Boris Sample", by="RU", to="US"),
    "swaps/2024-06-01-exampleton.yml": SWAP,
}


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tracker whose site stands."""
    folder = tmp_path_factory.mktemp("tracker")
    build_site(write_tracker(folder, SOUND), folder / "site")
    return folder


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_with_its_place_and_the_old_site_stays(tracker: Path, name: str) -> None:
    before = snapshot(tracker / "site")
    config = write_tracker(tracker, {f"{name}.yml": BAD[name][0]})
    try:
        with pytest.raises(BuildFailed) as failed:
            build_site(config, tracker / "site")
    finally:
        (tracker / "cases" / f"{name}.yml").unlink()
    said = str(failed.value)
    assert told(name, said), said
    assert "1 error in 1 file" in said
    assert "Traceback" not in said
    assert snapshot(tracker / "site") == before


def test_all_problems_of_all_files_are_told_in_one_run_and_the_old_site_stays(tracker: Path) -> None:
    before = snapshot(tracker / "site")
    write_tracker(tracker, {f"{name}.yml": content for name, (content, *_) in BAD.items()})
    try:
        done = run("casetracker", "build", at=tracker)
    finally:
        for name in BAD:
            (tracker / "cases" / f"{name}.yml").unlink()
    assert done.returncode == 1
    assert [name for name in BAD if not told(name, done.stderr)] == []
    # That all of them are about one person is told too, as a warning.
    files = re.findall(r"^cases/([a-z0-9-]+)\.yml[:0-9]*: (?!warning: )", done.stderr, re.MULTILINE)
    assert files == sorted(BAD)
    assert f"{len(BAD)} errors" in done.stderr
    assert done.stderr.endswith("The site at 'site' was left as it was.\n")
    assert snapshot(tracker / "site") == before


def test_a_file_that_is_no_record_where_it_stands_ends_the_build(tracker: Path) -> None:
    before = snapshot(tracker / "site")
    (tracker / "cases" / "2024").mkdir()
    config = write_tracker(tracker, {"2024/anna-sample.yml": ANNA})
    try:
        with pytest.raises(BuildFailed) as failed:
            build_site(config, tracker / "site")
    finally:
        (tracker / "cases" / "2024" / "anna-sample.yml").unlink()
        (tracker / "cases" / "2024").rmdir()
    assert (
        "cases/2024/anna-sample.yml: records stand directly in cases/, cases/swaps/ or cases/places/\n  = Move it to cases/anna-sample.yml.\n"
        in str(failed.value)
    )
    assert snapshot(tracker / "site") == before


def test_two_files_for_one_person_are_told_without_ending_the_build(tmp_path: Path) -> None:
    config = write_tracker(tmp_path, {"vera-example.yml": CASE, "vera-example-2.yml": CASE})
    site = build_site(config, tmp_path / "built")
    assert (
        "cases/vera-example-2.yml:1:7: warning: name: 'Vera Example' may be the same person as in cases/vera-example.yml\n"
        "  | name: Vera Example\n  |       ^\n"
        "  = If so, merge the two files; if it is another detention of that person, name it under 'same'; if they are two people, under 'not'.\n"
    ) in site.log
    assert {"cases/vera-example/", "cases/vera-example-2/"} <= set(site.addresses)
    assert "WARNING" in site.log


def test_two_files_that_claim_one_id_end_the_build(tmp_path: Path) -> None:
    config = write_tracker(tmp_path, {"vera-example.yml": CASE, "anna-sample.yml": with_keys(ANNA, "formerly: [vera-example]")})
    with pytest.raises(
        BuildFailed, match=r"cases/anna-sample.yml:8:12: formerly\[0\]: the id 'vera-example' belongs to cases/vera-example.yml"
    ):
        build_site(config, tmp_path / "built")


@pytest.mark.parametrize("former", ["status", "by", "index"])
def test_a_former_id_that_the_site_needs_ends_the_build(tmp_path: Path, former: str) -> None:
    config = write_tracker(tmp_path, {"anna-sample.yml": with_keys(ANNA, f"formerly: [{former}]")})
    with pytest.raises(BuildFailed, match=r"cases/anna-sample.yml:8:12: formerly\[0\]: .* can't be a former id"):
        build_site(config, tmp_path / "built")
