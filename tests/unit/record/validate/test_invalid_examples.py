"""`tests/data/invalid/<rule>[--<variant>]/`: a record that breaks one rule, with its report, to the letter."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from casetracker.record.load import load
from casetracker.record.problems import RULES, report
from small_records import CASE, DATA, TODAY, altered

EXAMPLES = sorted(path for path in (DATA / "invalid").iterdir() if path.is_dir())


def rules_in(folder: Path) -> set[str]:
    return {row["rule"] for row in json.loads(report(load(folder, TODAY).problems, "json"))["problems"]}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_gives_its_report_to_the_letter(example: Path) -> None:
    assert report(load(example / "cases", TODAY).problems) == (example / "report.txt").read_text("utf-8")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_breaks_the_rule_that_it_is_named_after_and_no_other(example: Path) -> None:
    assert rules_in(example / "cases") == {example.name.split("--")[0]}


def test_a_link_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yml").write_text(CASE)
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "vera-example.yml").symlink_to(tmp_path / "elsewhere.yml")
    assert report(load(folder, TODAY).problems) == (
        "cases/vera-example.yml: this is a link, not a file\n  = Records are plain files inside the folder of records.\n1 error in 1 file\n"
    )


def test_a_linked_folder_of_swaps_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "2024-exampleton.yml").write_text("secret: true\n")
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "swaps").symlink_to(tmp_path / "elsewhere")
    assert [str(each) for each in load(folder, TODAY).problems] == ["cases/swaps: this is a link, not a file"]


def test_a_folder_and_a_pipe_are_no_records(tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    (folder / "vera-example.yml").mkdir(parents=True)
    os.mkfifo(folder / "ivan-sample.yml")
    assert report(load(folder, TODAY).problems) == (
        "cases/ivan-sample.yml: this is a device or a pipe, not a file\n"
        "  = Records are plain files inside the folder of records.\n"
        "cases/vera-example.yml: this is a folder, not a file\n"
        "  = Records are plain files inside the folder of records.\n"
        "2 errors in 2 files\n"
    )


def test_a_file_that_may_not_be_read_is_told() -> None:
    with tempfile.TemporaryDirectory() as root, without_privilege(Path(root)):
        folder = Path(root) / "cases"
        folder.mkdir()
        (folder / "vera-example.yml").write_text(CASE)
        (folder / "vera-example.yml").chmod(0)
        assert report(load(folder, TODAY).problems) == (
            "cases/vera-example.yml: this file can't be read (Permission denied)\n"
            "  = Check that it is a plain file which you may read.\n"
            "1 error in 1 file\n"
        )


@contextmanager
def without_privilege(folder: Path) -> Iterator[None]:
    """Run as nobody where the tests run as root, who may read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.chown(folder, 65534, -1)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_over_the_limit_is_told(written) -> None:
    folder = written({"vera-example.yml": CASE + "#" * 262_145})
    assert report(load(folder, TODAY).problems) == (
        "cases/vera-example.yml: this file is larger than 262,144 bytes\n"
        "  = A record holds facts and sources only; move long texts to what the sources link to.\n"
        "1 error in 1 file\n"
    )


def test_a_file_at_the_limit_is_sound(written) -> None:
    folder = written({"vera-example.yml": CASE + "#" * (262_144 - len(CASE))})
    assert load(folder, TODAY).problems == ()


def test_a_file_with_too_many_values_is_told(written) -> None:
    folder = written({"vera-example.yml": "aliases:\n" + "  - x\n" * 20_000})
    assert report(load(folder, TODAY).problems) == (
        "cases/vera-example.yml:20000:5: this file has more than 20,000 values\n"
        "  |   - x\n"
        "  |     ^\n"
        "  = Leave out what the record does not need.\n"
        "1 error in 1 file\n"
    )


def test_every_rule_has_an_example() -> None:
    in_code = {
        "file-kind",
        "file-folder",
        "file-git",
        "file-large",
        "file-unreadable",
        "yaml-many",
        "id-again",
        "former-another",
        "record-deleted",
        "record-renamed",
        "translation-citations",
        "translation-stray",
        "translation-unreadable",
    }
    assert {example.name.split("--")[0] for example in EXAMPLES} | in_code == set(RULES)
    assert not {example.name for example in EXAMPLES} & in_code


def test_the_record_that_the_examples_alter_is_sound(written) -> None:
    folder = written({"vera-example.yml": CASE, "ivan-sample.yml": altered(CASE, ("Vera Example", "Ivan Sample"))})
    assert load(folder, TODAY).problems == ()
